package eu.sargs.camera;

import eu.sargs.camera.vlc.VlcLibrary;
import java.util.Optional;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avdevice;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.ffmpeg.global.swscale;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.javacpp.Pointer;

/** The libraries that decode pictures here. */
public final class Decoder {
    private Decoder() {}

    /**
     * Loads them on the calling thread: before several threads use them. Each of their classes loads its library when it is
     * first used, and while that library is loaded it waits for classes that another thread may be loading in the same way:
     * two threads that begin at once may wait for each other for ever, and every camera after them.
     *
     * @throws LinkageError where this machine can't load them
     */
    public static void load() {
        Loader.load(Pointer.class);
        Loader.load(avutil.class);
        Loader.load(swscale.class);
        Loader.load(avcodec.class);
        Loader.load(avformat.class);
        Loader.load(avdevice.class);
    }

    /** Loads them and says which they are; throws a LinkageError where this machine can't load them. */
    public static String version() {
        return "FFmpeg " + avutil.av_version_info().getString();
    }

    /** Starts VLC and says which it is, {@code 3.0.24 Vetinari}; empty where it is not installed or does not start. */
    public static Optional<String> vlc() {
        return VlcLibrary.installed().version();
    }
}

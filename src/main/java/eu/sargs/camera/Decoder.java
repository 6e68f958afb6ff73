package eu.sargs.camera;

import eu.sargs.camera.vlc.VlcLibrary;
import java.util.Optional;
import org.bytedeco.ffmpeg.global.avutil;

/** The libraries that decode pictures here. */
public final class Decoder {
    private Decoder() {}

    /** Loads them and says which they are; throws a LinkageError where this machine can't load them. */
    public static String version() {
        return "FFmpeg " + avutil.av_version_info().getString();
    }

    /** Starts VLC and says which it is, {@code 3.0.24 Vetinari}; empty where it is not installed or does not start. */
    public static Optional<String> vlc() {
        return VlcLibrary.installed().version();
    }
}

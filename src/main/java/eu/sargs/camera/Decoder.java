package eu.sargs.camera;

import org.bytedeco.ffmpeg.global.avutil;

/** The libraries that decode pictures here. */
public final class Decoder {
    private Decoder() {}

    /** Loads them and says which they are; throws a LinkageError where this machine can't load them. */
    public static String version() {
        return "FFmpeg " + avutil.av_version_info().getString();
    }
}

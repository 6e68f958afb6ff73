package eu.sargs.camera;

import eu.sargs.camera.vlc.VlcLibrary;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.bytedeco.ffmpeg.avutil.AVFrame;

/**
 * An open video stream, decoded. Used by one thread, which owns and closes it. Nothing here blocks for longer than its
 * limits, and all of it ends when the condition it was opened with holds.
 */
interface PictureSource extends AutoCloseable {
    /** What {@link #next} found. */
    enum Found {
        PICTURE,
        /** Something came in, no picture came out yet. */
        PACKET,
        /** What came in or its picture is damaged; where there is a picture it is not handed out. */
        DAMAGE
    }

    /**
     * Opens the stream by the address's backend; ends when the patience for it is over.
     *
     * @param stopped ends what blocks
     * @throws eu.sargs.platform.Fault CAM-01 for an address of no known kind
     */
    static PictureSource open(CameraAddress address, InputOptions.Patience patience, BooleanSupplier stopped)
            throws FeedTrouble {
        return switch (address.backend()) {
            case DIRECT -> VideoInput.open(address, patience, stopped);
            case VLC -> VlcInput.open(address, patience, stopped, VlcLibrary.installed());
        };
    }

    /**
     * Goes on. After {@link Found#PICTURE} the picture is in {@link #picture} until the next call.
     *
     * @param within time to wait for a sign of life
     */
    Found next(Duration within) throws FeedTrouble;

    /** The last picture; its memory may be taken over with {@code av_frame_move_ref}. */
    AVFrame picture();

    /** When the packet of the last picture came in, on {@link System#nanoTime}'s scale. */
    long arrivedNanos();

    /** The last picture's place in the stream in seconds, NaN when it says none. */
    double seconds();

    /** Decodes only pictures that stand for themselves, where there is a backlog. */
    void onlyKeyPictures(boolean only);

    /** Whether it gives pictures as fast as they are asked for, not as they happen. */
    boolean recorded();

    /** As announced, 0 when unknown. */
    double fps();

    int width();

    int height();

    /** {@code h264}. */
    String codec();

    @Override
    void close();
}

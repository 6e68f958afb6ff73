package eu.sargs.camera;

import java.nio.ByteBuffer;
import java.time.Instant;

/**
 * One decoded picture in native memory, planar YUV 4:2:0 with 8 bits a sample. Reference-counted: whoever wants it
 * beyond the call that hands it over takes {@link #share} and closes that. Immutable; readable from any thread while
 * somebody holds it.
 */
public interface Frame extends AutoCloseable {
    /** @param stride bytes from one row to the next */
    record Plane(ByteBuffer bytes, int stride, int width, int height) {}

    CameraId camera();

    /** Counts from 0 for each camera, across reconnects. */
    long number();

    /** When it was decoded here. */
    Instant decodedAt();

    /** When its first packet came in, on {@link System#nanoTime}'s scale. */
    long arrivedNanos();

    int width();

    int height();

    /** Luma, full size. */
    Plane y();

    /** Chroma, half size both ways. */
    Plane u();

    Plane v();

    /** One more owner of the same memory. */
    Frame share();

    /** Gives up this ownership; the last one frees the memory. */
    @Override
    void close();
}

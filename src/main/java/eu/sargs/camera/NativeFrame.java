package eu.sargs.camera;

import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;

import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.bytedeco.ffmpeg.avutil.AVFrame;

/** A decoder's own picture memory, lent out without a copy. Each handle is one owner; the last one gives the memory back to the decoder's pool. */
final class NativeFrame implements Frame {
    /** What all handles of one picture share. */
    private static final class Picture {
        final CameraId camera;
        final long number;
        final Instant decodedAt;
        final long arrivedNanos;
        final AVFrame memory;
        final AtomicLong living;
        final AtomicInteger owners = new AtomicInteger(1);
        final int width;
        final int height;
        final boolean fullRange;
        final int matrix;
        final Plane[] planes = new Plane[3];

        Picture(CameraId camera, long number, Instant decodedAt, long arrivedNanos, AVFrame memory, AtomicLong living) {
            this.camera = camera;
            this.number = number;
            this.decodedAt = decodedAt;
            this.arrivedNanos = arrivedNanos;
            this.memory = memory;
            this.living = living;
            width = memory.width();
            height = memory.height();
            fullRange = PixelFormats.fullRange(memory);
            matrix = memory.colorspace();
            for (int i = 0; i < 3; i++) {
                int w = i == 0 ? width : (width + 1) / 2;
                int h = i == 0 ? height : (height + 1) / 2;
                int stride = memory.linesize(i);
                // The last row ends with its last sample: what follows it is not ours to read.
                long size = (long) stride * (h - 1) + w;
                ByteBuffer bytes = MemorySegment.ofAddress(memory.data(i).address())
                        .reinterpret(size)
                        .asByteBuffer()
                        .asReadOnlyBuffer();
                planes[i] = new Plane(bytes, stride, w, h);
            }
        }
    }

    private final Picture picture;
    private final AtomicBoolean closed = new AtomicBoolean();

    private NativeFrame(Picture picture) {
        this.picture = picture;
    }

    /**
     * Takes over a planar 4:2:0 picture.
     *
     * @param living counts pictures whose memory is held; the leak test reads it
     */
    static NativeFrame owning(
            CameraId camera, long number, Instant decodedAt, long arrivedNanos, AVFrame memory, AtomicLong living) {
        NativeFrame frame = new NativeFrame(new Picture(camera, number, decodedAt, arrivedNanos, memory, living));
        living.incrementAndGet();
        return frame;
    }

    @Override
    public CameraId camera() {
        return picture.camera;
    }

    @Override
    public long number() {
        return picture.number;
    }

    @Override
    public Instant decodedAt() {
        return picture.decodedAt;
    }

    @Override
    public long arrivedNanos() {
        return picture.arrivedNanos;
    }

    @Override
    public int width() {
        return picture.width;
    }

    @Override
    public int height() {
        return picture.height;
    }

    @Override
    public Plane y() {
        return plane(0);
    }

    @Override
    public Plane u() {
        return plane(1);
    }

    @Override
    public Plane v() {
        return plane(2);
    }

    private Plane plane(int i) {
        if (closed.get()) {
            throw new IllegalStateException("The frame was closed");
        }
        return picture.planes[i];
    }

    /** Whether its samples use 0 to 255 rather than 16 to 235. */
    boolean fullRange() {
        return picture.fullRange;
    }

    /** FFmpeg's number of its colour matrix. */
    int matrix() {
        return picture.matrix;
    }

    @Override
    public Frame share() {
        if (closed.get()) {
            throw new IllegalStateException("The frame was closed");
        }
        picture.owners.incrementAndGet();
        return new NativeFrame(picture);
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true) && picture.owners.decrementAndGet() == 0) {
            av_frame_free(picture.memory);
            picture.living.decrementAndGet();
        }
    }
}

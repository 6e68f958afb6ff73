package eu.sargs.recognition;

import eu.sargs.camera.CameraId;
import eu.sargs.camera.Frame;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;

/** A frame on the heap that counts its owners, for tests. */
class PlainFrame implements Frame {
    static final int WIDTH = 320;
    static final int HEIGHT = 180;

    final AtomicInteger owners;
    private final CameraId camera;
    private final long number;
    private final Instant at;
    final ByteBuffer luma;
    private final ByteBuffer chroma;

    PlainFrame(CameraId camera, long number, Instant at) {
        this(camera, number, at, ByteBuffer.allocate(WIDTH * HEIGHT), new AtomicInteger(1));
    }

    private PlainFrame(CameraId camera, long number, Instant at, ByteBuffer luma, AtomicInteger owners) {
        this.camera = camera;
        this.number = number;
        this.at = at;
        this.luma = luma;
        this.owners = owners;
        chroma = ByteBuffer.allocate(WIDTH * HEIGHT / 4);
        for (int i = 0; i < chroma.capacity(); i++) {
            chroma.put(i, (byte) 128);
        }
    }

    PlainFrame filled(int x, int y, int width, int height, int value) {
        for (int row = y; row < y + height; row++) {
            for (int column = x; column < x + width; column++) {
                luma.put(row * WIDTH + column, (byte) value);
            }
        }
        return this;
    }

    @Override
    public CameraId camera() {
        return camera;
    }

    @Override
    public long number() {
        return number;
    }

    @Override
    public Instant decodedAt() {
        return at;
    }

    @Override
    public long arrivedNanos() {
        return 0;
    }

    @Override
    public int width() {
        return WIDTH;
    }

    @Override
    public int height() {
        return HEIGHT;
    }

    @Override
    public Plane y() {
        return new Plane(luma, WIDTH, WIDTH, HEIGHT);
    }

    @Override
    public Plane u() {
        return new Plane(chroma, WIDTH / 2, WIDTH / 2, HEIGHT / 2);
    }

    @Override
    public Plane v() {
        return u();
    }

    @Override
    public Frame share() {
        owners.incrementAndGet();
        return new PlainFrame(camera, number, at, luma, owners);
    }

    @Override
    public void close() {
        owners.decrementAndGet();
    }
}

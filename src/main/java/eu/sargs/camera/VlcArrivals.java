package eu.sargs.camera;

import static org.bytedeco.ffmpeg.global.avutil.*;

import eu.sargs.camera.vlc.VlcPlayer;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.bytedeco.ffmpeg.avutil.AVFrame;

/**
 * What VLC hands over on its own threads, copied, until the feed's thread takes it. A picture that VLC only draws again
 * is left out, or a stream that stands still would look alive; but one that the camera itself sends unchanged is let
 * through once a second, for that is how a still camera is found out.
 */
final class VlcArrivals implements VlcPlayer.Listener {
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
    private static final int MOST_WAITING = 2;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition news = lock.newCondition();
    private final Deque<AVFrame> waiting = new ArrayDeque<>();
    private boolean ended;
    private boolean failed;
    private boolean any;
    private long lastPrint;
    private long takenNanos;
    private long livelyNanos = System.nanoTime();

    @Override
    public void picture(VlcPlayer.Planes planes) {
        long print = PictureSigns.print(new Frame.Plane(planes.y(), planes.stride(), planes.width(), planes.height()));
        long now = System.nanoTime();
        lock.lock();
        try {
            boolean again = any && print == lastPrint;
            if (again && (now - takenNanos < SECOND || now - livelyNanos > SECOND)) {
                return;
            }
            any = true;
            lastPrint = print;
            takenNanos = now;
            if (waiting.size() == MOST_WAITING) {
                av_frame_free(waiting.removeFirst());
            }
            waiting.addLast(copied(planes));
            news.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private static AVFrame copied(VlcPlayer.Planes planes) {
        AVFrame copy = PlanarPicture.allocated(planes.width(), planes.height(), AV_PIX_FMT_YUV420P);
        ByteBuffer[] from = {planes.y(), planes.u(), planes.v()};
        for (int i = 0; i < 3; i++) {
            int width = i == 0 ? planes.width() : (planes.width() + 1) / 2;
            int height = i == 0 ? planes.height() : (planes.height() + 1) / 2;
            int stride = i == 0 ? planes.stride() : planes.stride() / 2;
            MemorySegment source = MemorySegment.ofBuffer(from[i].duplicate().clear());
            MemorySegment target = MemorySegment.ofAddress(copy.data(i).address())
                    .reinterpret((long) copy.linesize(i) * (height - 1) + width);
            for (int row = 0; row < height; row++) {
                MemorySegment.copy(source, (long) row * stride, target, (long) row * copy.linesize(i), width);
            }
        }
        return copy;
    }

    @Override
    public void ended(boolean badly) {
        lock.lock();
        try {
            ended = true;
            failed |= badly;
            news.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Something came in just now: what VLC draws may be the camera's. */
    void lively(long nanos) {
        lock.lock();
        livelyNanos = nanos;
        lock.unlock();
    }

    /** The next picture, the caller's; null where none waits. */
    AVFrame poll() {
        lock.lock();
        try {
            return waiting.pollFirst();
        } finally {
            lock.unlock();
        }
    }

    /** The next picture without taking it; null where none waits. */
    AVFrame first() {
        lock.lock();
        try {
            return waiting.peekFirst();
        } finally {
            lock.unlock();
        }
    }

    boolean ended() {
        lock.lock();
        try {
            return ended;
        } finally {
            lock.unlock();
        }
    }

    boolean failed() {
        lock.lock();
        try {
            return failed;
        } finally {
            lock.unlock();
        }
    }

    /** Waits for a picture or the end, this long at the most. */
    void await(long nanos) {
        lock.lock();
        try {
            if (waiting.isEmpty() && !ended) {
                news.awaitNanos(nanos);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // it is for whoever waits to know whether that means the end
        } finally {
            lock.unlock();
        }
    }

    /** Frees what nobody took. Nothing may arrive any more. */
    void free() {
        lock.lock();
        try {
            waiting.forEach(frame -> av_frame_free(frame));
            waiting.clear();
        } finally {
            lock.unlock();
        }
    }
}

package eu.sargs.simulation;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * One clip offered in an endless loop by a {@link RtspServer}, with one position for all its viewers. Thread-safe: the
 * server's sender thread advances it, anyone may change its trouble.
 */
public final class RtspStream {
    private record Waiting(long due, Trouble what) {}

    private final String path;
    private final H264Track track;
    private final Optional<RtspLogin> login;
    private final List<RtspConnection> viewers = new CopyOnWriteArrayList<>();
    private final Random noise = new Random(7);
    private volatile Trouble trouble = new Trouble.None();
    private volatile Waiting waiting;
    private volatile String url = "";

    // Of the sender thread.
    private long due;
    private long sent;
    private int next;
    private double clock90k;

    private volatile long position;

    RtspStream(String path, H264Track track, Optional<RtspLogin> login) {
        this.path = path;
        this.track = track;
        this.login = login;
    }

    /** {@code rtsp://127.0.0.1:port/path}, without a login; empty before the server runs. */
    public String url() {
        return url;
    }

    public Trouble trouble() {
        return trouble;
    }

    /** Makes it fail, or work again with {@link Trouble.None}. Takes effect with the next picture. */
    public void trouble(Trouble what) {
        trouble = what;
        if (what instanceof Trouble.Closed) {
            viewers.forEach(RtspConnection::hangUp);
        }
    }

    /** As {@link #trouble(Trouble)}, later; a call replaces one that still waits. */
    public void troubleAfter(Duration after, Trouble what) {
        waiting = new Waiting(System.nanoTime() + after.toNanos(), what);
    }

    /** How many are watching now. */
    public int viewers() {
        return viewers.size();
    }

    /** Milliseconds from the clip's start of the picture last sent. */
    public long positionMs() {
        return position;
    }

    /** Pictures in the loop divided by their rate, milliseconds. */
    public long loopMs() {
        return Math.round(track.pictures().size() * 1000 / track.fps());
    }

    String path() {
        return path;
    }

    H264Track track() {
        return track;
    }

    Optional<RtspLogin> login() {
        return login;
    }

    void served(String url) {
        this.url = url;
    }

    void begin(long now) {
        due = now;
    }

    long due() {
        return due;
    }

    /** The timestamp the next picture will carry. */
    long timestamp() {
        return (long) clock90k & 0xFFFFFFFFL;
    }

    void join(RtspConnection viewer) {
        viewers.add(viewer);
    }

    void leave(RtspConnection viewer) {
        viewers.remove(viewer);
    }

    /** Sends the picture that is due. Sender thread only. */
    void advance(long now) {
        Waiting planned = waiting;
        if (planned != null && planned.due - now <= 0) {
            waiting = null;
            trouble(planned.what);
        }
        double fps = trouble instanceof Trouble.Slow(int slow) ? Math.min(slow, track.fps()) : track.fps();
        due += (long) (1e9 / fps);
        if (now - due > 1_000_000_000L) {
            due = now; // the machine slept; do not send the backlog at once
        }
        clock90k += 90_000 / fps;
        switch (trouble) {
            case Trouble.Silent silent -> {}
            case Trouble.SamePicture same -> {
                while (!track.pictures().get(next).key()) {
                    next = (next + track.pictures().size() - 1)
                            % track.pictures().size();
                }
                send(track.pictures().get(next));
            }
            case Trouble.Garbage garbage -> send(rubbish());
            default -> {
                send(track.pictures().get(next));
                position = Math.round(next * 1000 / track.fps());
                next = (next + 1) % track.pictures().size();
            }
        }
        sent++;
    }

    private void send(H264Track.CodedPicture picture) {
        boolean report = sent % Math.max(1, Math.round(track.fps() * 5)) == 0;
        for (RtspConnection viewer : viewers) {
            viewer.offer(picture, timestamp(), report);
        }
    }

    private H264Track.CodedPicture rubbish() {
        byte[] bytes = new byte[900];
        noise.nextBytes(bytes);
        bytes[0] = 0x65;
        return new H264Track.CodedPicture(true, List.of(bytes));
    }
}

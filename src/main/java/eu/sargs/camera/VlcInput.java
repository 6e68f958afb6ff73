package eu.sargs.camera;

import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;

import eu.sargs.camera.CameraHealth.Cause;
import eu.sargs.camera.vlc.VlcLibrary;
import eu.sargs.camera.vlc.VlcPlayer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.bytedeco.ffmpeg.avutil.AVFrame;

/** A stream that VLC opens, decodes and paces, for cameras that FFmpeg cannot get along with. */
final class VlcInput implements PictureSource {
    /** How long VLC holds pictures so that they follow each other evenly. */
    private static final Duration HELD_BACK = Duration.ofMillis(300);

    private static final Duration SIZE_LIMIT = Duration.ofSeconds(2);
    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

    private final InputOptions.Kind kind;
    private final InputOptions.Patience patience;
    private final BooleanSupplier stopped;
    private VlcPlayer player;
    private VlcArrivals arrivals;
    private AVFrame picture;
    private int width;
    private int height;
    private long lookedNanos = System.nanoTime();
    private long livelyNanos = lookedNanos;
    private long life;
    private long damaged;

    private VlcInput(InputOptions.Kind kind, InputOptions.Patience patience, BooleanSupplier stopped) {
        this.patience = patience;
        this.kind = kind;
        this.stopped = stopped;
    }

    /**
     * Opens and waits for the first picture; ends when the patience for it is over.
     *
     * @throws eu.sargs.platform.Fault CAM-01, CAM-10 for an address that VLC is not asked to open
     */
    static VlcInput open(CameraAddress address, InputOptions.Patience patience, BooleanSupplier stopped, VlcLibrary vlc)
            throws FeedTrouble {
        address.check();
        InputOptions options = InputOptions.of(address);
        VlcInput input = new VlcInput(options.kind(), patience, stopped);
        try {
            input.play(vlc, location(options), address.transport());
            return input;
        } catch (FeedTrouble | RuntimeException e) {
            input.close();
            throw e;
        }
    }

    private static String location(InputOptions options) throws FeedTrouble {
        if (options.kind() != InputOptions.Kind.FILE) {
            return options.url();
        }
        Path file = Path.of(options.url().substring("file:".length()));
        if (!Files.exists(file)) {
            throw new FeedTrouble(Cause.NO_SUCH_STREAM, "no such file");
        }
        return file.toUri().toString();
    }

    private void play(VlcLibrary vlc, String where, CameraAddress.Transport transport) throws FeedTrouble {
        start(vlc, where, transport, Optional.empty());
        // Where the container names no size, VLC learns it from the first pictures, and has scaled them by then.
        long begun = System.nanoTime();
        while (player.size().isEmpty()
                && !arrivals.ended()
                && !stopped.getAsBoolean()
                && System.nanoTime() - begun < SIZE_LIMIT.toNanos()) {
            sleep();
        }
        Optional<VlcPlayer.Size> size = player.size();
        AVFrame first = arrivals.first();
        if (size.isPresent()
                && first != null
                && !size.get().equals(new VlcPlayer.Size(first.width(), first.height()))) {
            end();
            start(vlc, where, transport, size);
        }
        first = arrivals.first();
        width = first == null ? 0 : first.width();
        height = first == null ? 0 : first.height();
    }

    private void start(VlcLibrary vlc, String where, CameraAddress.Transport transport, Optional<VlcPlayer.Size> size)
            throws FeedTrouble {
        List<String> options = new ArrayList<>(List.of(
                ":network-caching=" + HELD_BACK.toMillis(),
                ":file-caching=" + HELD_BACK.toMillis(),
                ":avcodec-threads=1",
                ":avcodec-hw=none"));
        if (transport == CameraAddress.Transport.TCP) {
            options.add(":rtsp-tcp");
        }
        arrivals = new VlcArrivals();
        player = VlcPlayer.open(vlc, where, options, size, arrivals)
                .orElseThrow(() -> new FeedTrouble(Cause.NO_VLC, "no VLC"));
        long begun = System.nanoTime();
        while (arrivals.first() == null) {
            if (stopped.getAsBoolean()) {
                throw new FeedTrouble(Cause.NONE, "closed");
            }
            if (arrivals.ended()) {
                // VLC does not say why it failed; what is not a file was most likely not reached.
                boolean reached = !arrivals.failed() || kind == InputOptions.Kind.FILE;
                throw new FeedTrouble(reached ? Cause.GARBAGE : Cause.UNREACHABLE, "open failed");
            }
            if (System.nanoTime() - begun > patience.open().toNanos()) {
                boolean something = player.signsOfLife() > 0;
                throw new FeedTrouble(something ? Cause.GARBAGE : Cause.UNREACHABLE, "open took too long");
            }
            arrivals.await(LOOK_NANOS);
        }
    }

    private void sleep() {
        try {
            Thread.sleep(Duration.ofNanos(LOOK_NANOS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // "stopped" tells whether that means the end
        }
    }

    @Override
    public Found next(Duration within) throws FeedTrouble {
        while (true) {
            boolean lively = look();
            AVFrame next = arrivals.poll();
            if (next != null) {
                if (picture != null) {
                    av_frame_free(picture);
                }
                picture = next;
                width = next.width();
                height = next.height();
                return Found.PICTURE;
            }
            if (stopped.getAsBoolean()) {
                throw new FeedTrouble(Cause.NONE, "closed");
            }
            if (arrivals.ended()) {
                throw new FeedTrouble(Cause.ENDED, "end of the stream");
            }
            if (lively) {
                long before = damaged;
                damaged = player.damaged();
                return damaged > before ? Found.DAMAGE : Found.PACKET;
            }
            if (System.nanoTime() - livelyNanos > within.toNanos()) {
                throw new FeedTrouble(Cause.NO_PACKETS, "nothing comes in");
            }
            arrivals.await(LOOK_NANOS);
        }
    }

    /** Asks VLC now and then. @return whether something has come in since it was last asked */
    private boolean look() {
        long now = System.nanoTime();
        if (now - lookedNanos < LOOK_NANOS) {
            return false;
        }
        lookedNanos = now;
        long before = life;
        life = player.signsOfLife();
        if (life == before) {
            return false;
        }
        livelyNanos = now;
        arrivals.lively(now);
        return true;
    }

    @Override
    public AVFrame picture() {
        return picture;
    }

    /** VLC does not tell; it is what it holds pictures back for. */
    @Override
    public long arrivedNanos() {
        return System.nanoTime() - (kind == InputOptions.Kind.FILE ? 0 : HELD_BACK.toNanos());
    }

    /** Not told either, nor needed: VLC gives pictures when they are due, and leaves out what is late. */
    @Override
    public double seconds() {
        return Double.NaN;
    }

    @Override
    public void onlyKeyPictures(boolean only) {
        // VLC catches up by itself.
    }

    @Override
    public boolean recorded() {
        return false;
    }

    @Override
    public double fps() {
        return player.fps();
    }

    @Override
    public int width() {
        return width;
    }

    @Override
    public int height() {
        return height;
    }

    @Override
    public String codec() {
        return player.codec();
    }

    private void end() {
        if (player != null) {
            player.close();
            player = null;
        }
        if (arrivals != null) {
            arrivals.free();
        }
    }

    @Override
    public void close() {
        end();
        if (picture != null) {
            av_frame_free(picture);
            picture = null;
        }
    }
}

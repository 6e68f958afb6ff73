package eu.sargs.camera.vlc;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import uk.co.caprica.vlcj.factory.MediaPlayerFactory;
import uk.co.caprica.vlcj.media.MediaStatistics;
import uk.co.caprica.vlcj.media.VideoTrackInfo;
import uk.co.caprica.vlcj.player.base.MediaPlayer;
import uk.co.caprica.vlcj.player.base.MediaPlayerEventAdapter;
import uk.co.caprica.vlcj.player.embedded.EmbeddedMediaPlayer;
import uk.co.caprica.vlcj.player.embedded.videosurface.CallbackVideoSurface;
import uk.co.caprica.vlcj.player.embedded.videosurface.callback.BufferFormat;
import uk.co.caprica.vlcj.player.embedded.videosurface.callback.BufferFormatCallback;
import uk.co.caprica.vlcj.player.embedded.videosurface.callback.RenderCallback;

/**
 * One stream that VLC plays, its pictures handed out as bytes. VLC itself keeps the time between pictures, and draws
 * the last one again and again (every 80 ms or so) until there is a new one. Everything VLC calls back into is held by
 * this object until {@link #close}.
 */
public final class VlcPlayer implements AutoCloseable {
    /** Decoders pad a picture to whole blocks; more than this is no padding but another size. */
    private static final int MOST_PADDING = 64;
    /** VLC wants rows that begin at multiples of this. */
    private static final int ALIGN = 32;

    private static final long MOST_PIXELS = 64L << 20;

    /** What VLC calls, on its own threads: be quick, and never close the player there. */
    public interface Listener {
        /** A picture, new or drawn again. Its buffers are VLC's, and good for this call only. */
        void picture(Planes planes);

        /** Nothing more comes. @param failed rather than played to its end */
        void ended(boolean failed);
    }

    /** Planar YUV 4:2:0, 8 bits, 16 to 235; the strides of U and V are half that of Y. */
    public record Planes(ByteBuffer y, ByteBuffer u, ByteBuffer v, int stride, int width, int height) {}

    /** What is shown of a coded picture. */
    public record Size(int width, int height) {}

    private final MediaPlayerFactory vlc;
    private final EmbeddedMediaPlayer player;
    private final Surface callbacks;
    private final CallbackVideoSurface surface;
    private final Events events;

    private VlcPlayer(MediaPlayerFactory vlc, Optional<Size> size, Listener listener) {
        this.vlc = vlc;
        player = vlc.mediaPlayers().newEmbeddedMediaPlayer();
        callbacks = new Surface(size, listener);
        surface = vlc.videoSurfaces().newVideoSurface(callbacks, callbacks, true);
        events = new Events(listener);
        player.videoSurface().set(surface);
        player.events().addMediaPlayerEventListener(events);
    }

    /**
     * Begins to play; whether it can be opened is told to the listener.
     *
     * @param address as VLC takes it, {@code rtsp://…}, {@code http://…}, {@code file:///…}
     * @param options of VLC for this stream, {@code :network-caching=300}
     * @param size of the pictures where it is known from before; VLC alone often learns it too late
     * @return empty where VLC is not there
     */
    public static Optional<VlcPlayer> open(
            VlcLibrary library, String address, List<String> options, Optional<Size> size, Listener listener) {
        return library.load().map(vlc -> {
            VlcPlayer player = new VlcPlayer(vlc, size, listener);
            if (!player.player.media().play(address, options.toArray(String[]::new))) {
                listener.ended(true);
            }
            return player;
        });
    }

    /** A number that changes while something comes in or is decoded; VLC counts four times a second. */
    public long signsOfLife() {
        MediaStatistics now = statistics();
        return now == null ? 0 : (long) now.inputBytesRead() + now.demuxBytesRead() + now.decodedVideo();
    }

    /** Packets VLC could make nothing of, since it was opened. */
    public long damaged() {
        MediaStatistics now = statistics();
        return now == null ? 0 : now.demuxCorrupted();
    }

    private MediaStatistics statistics() {
        return player.media().isValid() ? player.media().info().statistics() : null;
    }

    /** Empty until VLC knows it. */
    public Optional<Size> size() {
        return track().filter(t -> t.width() > 0 && t.height() > 0).map(t -> new Size(t.width(), t.height()));
    }

    /** As announced, 0 when unknown. */
    public double fps() {
        return track().filter(t -> t.frameRateBase() > 0)
                .map(t -> (double) t.frameRate() / t.frameRateBase())
                .orElse(0.0);
    }

    /** VLC's four letters, {@code h264}; empty when unknown. */
    public String codec() {
        return track().map(t -> t.codecName().strip()).orElse("");
    }

    private Optional<VideoTrackInfo> track() {
        return player.media().isValid()
                ? player.media().info().videoTracks().stream().findFirst()
                : Optional.empty();
    }

    /** Returns when VLC's threads have ended: no callback comes after it. */
    @Override
    public void close() {
        player.events().removeMediaPlayerEventListener(events);
        player.controls().stop();
        player.release();
        vlc.release();
    }

    private static final class Events extends MediaPlayerEventAdapter {
        private final Listener listener;

        Events(Listener listener) {
            this.listener = listener;
        }

        @Override
        public void finished(MediaPlayer player) {
            listener.ended(false);
        }

        @Override
        public void error(MediaPlayer player) {
            listener.ended(true);
        }
    }

    private final class Surface implements BufferFormatCallback, RenderCallback {
        private final Optional<Size> known;
        private final Listener listener;

        Surface(Optional<Size> known, Listener listener) {
            this.known = known;
            this.listener = listener;
        }

        /** VLC asks with the padded size and scales to what is answered: only the true size leaves pictures as they are. */
        @Override
        public BufferFormat getBufferFormat(int paddedWidth, int paddedHeight) {
            Size padded = new Size(paddedWidth, paddedHeight);
            Size size = known.or(VlcPlayer.this::size)
                    .filter(s -> pads(s.width(), paddedWidth) && pads(s.height(), paddedHeight))
                    .orElse(padded);
            if ((long) size.width() * size.height() > MOST_PIXELS) {
                listener.ended(true);
                size = new Size(ALIGN, ALIGN); // something has to be answered; nobody takes these pictures
            }
            int stride = (size.width() + 2 * ALIGN - 1) / (2 * ALIGN) * (2 * ALIGN);
            int lines = (size.height() + 1) / 2;
            return new BufferFormat(
                    "I420", size.width(), size.height(), new int[] {stride, stride / 2, stride / 2}, new int[] {
                        2 * lines, lines, lines
                    });
        }

        private static boolean pads(int size, int padded) {
            return padded >= size && padded - size < MOST_PADDING;
        }

        @Override
        public void display(
                MediaPlayer player, ByteBuffer[] planes, BufferFormat format, int displayWidth, int displayHeight) {
            listener.picture(new Planes(
                    planes[0], planes[1], planes[2], format.getPitches()[0], format.getWidth(), format.getHeight()));
        }

        @Override
        public void newFormatSize(int width, int height, int displayWidth, int displayHeight) {}

        @Override
        public void allocatedBuffers(ByteBuffer[] buffers) {}

        @Override
        public void lock(MediaPlayer player) {}

        @Override
        public void unlock(MediaPlayer player) {}
    }
}

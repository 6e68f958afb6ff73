package eu.sargs.ui.wall;

import eu.sargs.camera.Frame;
import eu.sargs.camera.TilePainter;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import javafx.geometry.Rectangle2D;
import javafx.scene.image.ImageView;
import javafx.scene.layout.Region;
import javafx.stage.Window;

/**
 * A camera's picture, as large as fits in its own shape. Frames come from any thread and only the newest is kept;
 * the wall's beat converts it to exactly the device pixels shown; the FX thread merely swaps images.
 */
final class VideoSurface extends Region {
    /** Told on the FX thread of each picture that has been put on the screen. */
    interface Watcher {
        void shown(long number, long arrivedNanos);
    }

    /** In device pixels. */
    private record Size(int width, int height, double scale) {
        /** No wider than on a locked screen; even, as the scaler likes it. */
        Size coarse() {
            int across = Math.min(width, COARSE) & ~1;
            return width == 0 ? this : new Size(across, Math.max(2, height * across / width), scale);
        }
    }

    /** Device pixels across: traffic, light and weather are seen, and a plate is a few pixels wide. */
    static final int COARSE = 192;

    /** @param nanos when it was decoded and came here */
    private record Offered(Frame frame, long nanos) {
        void close() {
            frame.close();
        }
    }

    private final ImageView view = new ImageView();
    private final LongSupplier nanos;
    private final AtomicReference<Offered> newest = new AtomicReference<>();
    private final boolean coarse;
    private volatile boolean grey;
    private volatile double shape = 16.0 / 9;
    private volatile Size wanted = new Size(0, 0, 1);

    // Of the beat alone.
    private Offered last;
    private PixelStore back;
    private Size paintedSize;
    private boolean paintedGrey;
    private boolean ended;

    // Handed from the beat to the FX thread and back: one of them owns it at a time.
    private PixelStore ready;
    private long readyNumber;
    private long readyArrived;
    private long readyNanos;

    // Of the FX thread alone.
    private PixelStore front;
    private long frontNanos;
    private long oldest;
    private Watcher watcher = (number, arrived) -> {};
    private Runnable onPlace = () -> {};

    VideoSurface() {
        this(System::nanoTime);
    }

    /** @param nanos a clock as {@link System#nanoTime} */
    VideoSurface(LongSupplier nanos) {
        this(nanos, false);
    }

    /** For who is not to read plates in it: painted {@link #COARSE} pixels across, however large it is shown. */
    static VideoSurface coarse() {
        return new VideoSurface(System::nanoTime, true);
    }

    private VideoSurface(LongSupplier nanos, boolean coarse) {
        this.nanos = nanos;
        this.coarse = coarse;
        view.setSmooth(false);
        view.setPreserveRatio(false);
        view.setManaged(false);
        view.setMouseTransparent(true);
        getChildren().add(view);
        getStyleClass().add("wall-picture");
    }

    void watch(Watcher watcher) {
        this.watcher = watcher;
    }

    /** A newer picture, just decoded, lent for the call. Any thread; never waits. */
    void offer(Frame frame) {
        drop(newest.getAndSet(new Offered(frame.share(), nanos.getAsLong())));
    }

    /** A picture that was kept, to begin with; a newer one goes before it. Any thread; never waits. */
    void begin(Frame kept) {
        Offered mine = new Offered(kept.share(), kept.arrivedNanos());
        if (!newest.compareAndSet(null, mine)) {
            mine.close();
        }
    }

    /**
     * How old the picture on the screen got since this was asked last, so that a tile that lags or stutters says so.
     * FX thread.
     *
     * @param delay of its camera: what was lost before a picture was decoded
     * @return nothing until there is a picture
     */
    Optional<Duration> age(Duration delay) {
        if (front == null) {
            return Optional.empty();
        }
        long most = Math.max(oldest, nanos.getAsLong() - frontNanos);
        oldest = 0;
        return Optional.of(delay.plusNanos(most));
    }

    /** Whether the picture is to look old. */
    void grey(boolean old) {
        grey = old;
    }

    /**
     * Converts what is new. Beat thread, and only while nothing painted awaits its {@link #swap}.
     *
     * @return whether there is something to swap in
     */
    boolean paint(TilePainter painter) {
        Offered next = newest.getAndSet(null);
        if (next != null) {
            drop(last);
            last = next;
        }
        Size size = wanted;
        boolean old = grey;
        boolean changed = old != paintedGrey || !size.equals(paintedSize);
        if (last == null || size.width() == 0 || !(changed || next != null && !old)) {
            return false;
        }
        shape = (double) last.frame().width() / last.frame().height();
        if (back == null || back.width != size.width() || back.height != size.height()) {
            back = new PixelStore(size.width(), size.height());
        }
        painter.paint(last.frame(), back.bytes, size.width(), size.height());
        if (old) {
            Dimmed.paint(back.ints, size.width(), size.height(), size.scale());
        }
        paintedSize = size;
        paintedGrey = old;
        ready = back;
        readyNumber = last.frame().number();
        readyArrived = last.frame().arrivedNanos();
        readyNanos = last.nanos();
        return true;
    }

    /** Shows what was painted. FX thread, between two paintings. */
    void swap() {
        PixelStore next = ready;
        if (next == null) {
            return;
        }
        ready = null;
        if (front != null) {
            oldest = Math.max(oldest, nanos.getAsLong() - frontNanos);
        }
        frontNanos = readyNanos;
        back = front; // its texture is uploaded: the pulse that shows the next one has not begun
        front = next;
        view.setImage(next.fresh());
        watcher.shown(readyNumber, readyArrived);
        if (Math.abs(painted(fitted()).width() - wanted.width()) > 2
                || Math.abs(painted(fitted()).height() - wanted.height()) > 2) {
            requestLayout(); // the camera's pictures are of another shape than was thought
        }
    }

    /** Gives the frames back. Beat thread, when this surface is taken from the beat. */
    void release() {
        drop(newest.getAndSet(null));
        drop(last);
        last = null;
        paintedSize = null;
    }

    /** Where the picture lies, in this region's coordinates. FX thread. */
    Rectangle2D picture() {
        return new Rectangle2D(view.getX(), view.getY(), view.getFitWidth(), view.getFitHeight());
    }

    /** Told when the picture's place changes. FX thread. */
    void onPlaced(Runnable task) {
        onPlace = task;
    }

    private Size painted(Size shown) {
        return coarse ? shown.coarse() : shown;
    }

    private Size fitted() {
        Window window = getScene() == null ? null : getScene().getWindow();
        double scale = window == null ? 1 : window.getOutputScaleX();
        int width = (int) Math.floor(getWidth() * scale);
        int height = (int) Math.floor(getHeight() * scale);
        if (width < 16 || height < 16) {
            return new Size(0, 0, scale);
        }
        int fitWidth = (int) Math.min(width, Math.round(height * shape));
        int fitHeight = (int) Math.min(height, Math.round(fitWidth / shape));
        // Two pixels off the shape are not seen; a bar of two pixels is.
        if (width - fitWidth <= 4) {
            fitWidth = width;
        }
        if (height - fitHeight <= 4) {
            fitHeight = height;
        }
        // Even: for an odd width the scaler leaves its fast road and takes three times as long.
        return new Size(fitWidth & ~1, fitHeight, scale);
    }

    @Override
    protected void layoutChildren() {
        Size size = fitted();
        wanted = painted(size);
        double width = size.width() / size.scale();
        double height = size.height() / size.scale();
        Rectangle2D before = picture();
        view.setFitWidth(width);
        view.setFitHeight(height);
        view.setX(snapPositionX((getWidth() - width) / 2));
        view.setY(snapPositionY((getHeight() - height) / 2));
        if (!before.equals(picture())) {
            onPlace.run();
        }
    }

    private static void drop(Offered picture) {
        if (picture != null) {
            picture.close();
        }
    }
}

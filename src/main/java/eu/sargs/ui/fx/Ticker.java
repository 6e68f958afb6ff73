package eu.sargs.ui.fx;

import eu.sargs.platform.Pin;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Consumer;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ChangeListener;
import javafx.util.Duration;

/** The one clock tick of the screen, once a second on the FX thread: ages, waiting times and clocks follow it together. */
public final class Ticker implements AutoCloseable {
    private final InstantSource time;
    private final ReadOnlyObjectWrapper<Instant> now;
    private final Timeline timeline;

    public Ticker(InstantSource time) {
        this.time = time;
        this.now = new ReadOnlyObjectWrapper<>(time.instant());
        // Four looks a second, one change a second: the shown second then is at most a quarter late.
        this.timeline = new Timeline(new KeyFrame(Duration.millis(250), e -> tick()));
        timeline.setCycleCount(Timeline.INDEFINITE);
    }

    /** FX thread. */
    public void start() {
        tick();
        timeline.play();
    }

    /** Looks at the time now; tests call it after they moved their clock. FX thread. */
    public void tick() {
        Instant instant = time.instant();
        if (instant.getEpochSecond() != now.get().getEpochSecond()) {
            now.set(instant);
        }
    }

    public Instant now() {
        return now.get();
    }

    public ReadOnlyObjectProperty<Instant> nowProperty() {
        return now.getReadOnlyProperty();
    }

    /** Tells at once and then each second, on the FX thread, until the handle is closed. */
    public Pin each(Consumer<Instant> listener) {
        ChangeListener<Instant> own = (o, was, is) -> listener.accept(is);
        now.addListener(own);
        listener.accept(now.get());
        return () -> now.removeListener(own);
    }

    @Override
    public void close() {
        timeline.stop();
    }
}

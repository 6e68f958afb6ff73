package eu.sargs.ui.fx;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.animation.PauseTransition;
import javafx.application.Platform;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one way from other threads to the FX thread. News is coalesced: however often a room tells of a change, the
 * screen follows at most once a {@link #BEAT}, and the first change after a rest follows at once, so that an alarm
 * does not wait. Questions to ports run on the work executor, never on the FX thread.
 */
public final class FxBridge {
    /** Shortest time between two updates of one part of the screen. */
    public static final Duration BEAT = Duration.ofMillis(200);

    private static final Logger LOG = LoggerFactory.getLogger(FxBridge.class);

    private final Executor work;
    private final Executor fx;
    private final BiConsumer<Duration, Runnable> later;

    /** @param work carries questions to ports; virtual threads do */
    public FxBridge(Executor work) {
        this(work, FxBridge::onFx, FxBridge::pause);
    }

    /**
     * For tests without a screen.
     *
     * @param fx stands for the FX thread
     * @param later runs a task on it after a while
     */
    public FxBridge(Executor work, Executor fx, BiConsumer<Duration, Runnable> later) {
        this.work = work;
        this.fx = fx;
        this.later = later;
    }

    /**
     * A trigger that any thread may run, as often as it likes.
     *
     * @param onFx runs on the FX thread, at most once a beat, and once more after the last trigger
     */
    public Runnable coalesce(Runnable onFx) {
        return new Coalesced(onFx);
    }

    /** A list that follows a source in bulk. */
    public <T> FxList<T> list(Supplier<? extends List<? extends T>> source) {
        return new FxList<>(this, source);
    }

    /**
     * Asks off the FX thread and answers on it.
     *
     * @param question may wait and may throw
     * @param failed hears what the question threw; logging it is up to the hearer
     */
    public <T> void ask(
            Supplier<? extends T> question, Consumer<? super T> answer, Consumer<? super RuntimeException> failed) {
        work.execute(() -> {
            T found;
            try {
                found = question.get();
            } catch (RuntimeException e) {
                fx.execute(() -> failed.accept(e));
                return;
            }
            fx.execute(() -> answer.accept(found));
        });
    }

    /** As {@link #ask} for questions whose failure only the log needs to know. */
    public <T> void ask(Supplier<? extends T> question, Consumer<? super T> answer) {
        ask(question, answer, e -> LOG.error("A question of the screen was not answered", e));
    }

    /** Runs now where this is the FX thread, else soon on it. */
    public static void onFx(Runnable task) {
        if (Platform.isFxApplicationThread()) {
            task.run();
        } else {
            Platform.runLater(task);
        }
    }

    private static void pause(Duration time, Runnable task) {
        PauseTransition pause = new PauseTransition(javafx.util.Duration.millis(time.toNanos() / 1e6));
        pause.setOnFinished(e -> task.run());
        pause.play();
    }

    private final class Coalesced implements Runnable {
        private final Runnable onFx;
        private final AtomicBoolean waiting = new AtomicBoolean();
        private long last = System.nanoTime() - BEAT.toNanos();

        Coalesced(Runnable onFx) {
            this.onFx = onFx;
        }

        @Override
        public void run() {
            if (waiting.compareAndSet(false, true)) {
                fx.execute(this::due);
            }
        }

        private void due() {
            long rest = BEAT.toNanos() - (System.nanoTime() - last);
            if (rest <= 0) {
                fire();
            } else {
                later.accept(Duration.ofNanos(rest), this::fire);
            }
        }

        private void fire() {
            last = System.nanoTime();
            waiting.set(false); // before the work: a trigger that comes during it must not be lost
            try {
                onFx.run();
            } catch (RuntimeException e) {
                LOG.error("An update of the screen failed", e);
            }
        }
    }
}

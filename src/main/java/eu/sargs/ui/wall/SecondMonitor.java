package eu.sargs.ui.wall;

import eu.sargs.platform.Pin;
import eu.sargs.platform.Settings;
import eu.sargs.ui.fx.FxBridge;
import eu.sargs.ui.part.OnDuty;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.value.ChangeListener;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.stage.Stage;

/**
 * When the wall stands on another monitor: while an officer is on duty, where the settings want it and there is one; or
 * when the officer asks. Without an officer on duty nothing is shown there, and while the screen is locked no more than a
 * passer-by may see. FX thread.
 */
final class SecondMonitor implements AutoCloseable {
    private final Stage main;
    private final Settings settings;
    private final OnDuty duty;
    private final ObservableList<?> monitors;
    private final Supplier<WallWindow> maker;
    private final ChangeListener<Object> changed = (o, was, is) -> follow();
    private final ChangeListener<Boolean> shut = (o, was, is) -> cover(is);
    private final ListChangeListener<Object> plugged = change -> follow();
    private final Pin pin;
    private Optional<WallWindow> window = Optional.empty();
    private boolean wanted;
    private boolean closed;

    /** @param monitors one each that is plugged in */
    SecondMonitor(Stage main, Settings settings, OnDuty duty, ObservableList<?> monitors, Supplier<WallWindow> maker) {
        this.main = main;
        this.settings = settings;
        this.duty = duty;
        this.monitors = monitors;
        this.maker = maker;
        duty.officerProperty().addListener(changed);
        duty.lockedProperty().addListener(shut);
        monitors.addListener(plugged);
        pin = settings.onChange(now -> FxBridge.onFx(this::follow));
        follow();
    }

    /** Opens it whatever the settings say. */
    void open() {
        if (window.isEmpty()) {
            window = Optional.of(maker.get());
        }
        window.get().open(main);
    }

    private void cover(boolean locked) {
        window.ifPresent(one -> one.cover(locked));
    }

    private void follow() {
        if (closed) {
            return;
        }
        boolean onDuty = duty.officer().isPresent();
        boolean now = onDuty && settings.now().wallOnSecondMonitor() && monitors.size() > 1;
        if (now && !wanted) {
            open();
            main.requestFocus();
        } else if (!onDuty || wanted && !now) {
            window.ifPresent(WallWindow::hide);
        }
        wanted = now;
    }

    @Override
    public void close() {
        closed = true;
        duty.officerProperty().removeListener(changed);
        duty.lockedProperty().removeListener(shut);
        monitors.removeListener(plugged);
        pin.close();
        window.ifPresent(WallWindow::close);
    }
}

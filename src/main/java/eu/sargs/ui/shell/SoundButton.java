package eu.sargs.ui.shell;

import eu.sargs.platform.Pin;
import eu.sargs.ui.alert.AlertSounder;
import eu.sargs.ui.fx.FxBridge;
import eu.sargs.ui.part.Desk;
import eu.sargs.ui.part.Icon;
import eu.sargs.ui.part.Times;
import java.time.Duration;
import java.time.Instant;
import javafx.scene.control.Button;

/** Whether alarms sound, and the switch that holds their sound back for five minutes; counts down while it does. */
final class SoundButton extends Button implements AutoCloseable {
    private final Desk desk;
    private final AlertSounder sounder;
    private final Pin pins;

    SoundButton(Desk desk, AlertSounder sounder) {
        this.desk = desk;
        this.sounder = sounder;
        getStyleClass().addAll("small", "sound");
        setMinWidth(USE_PREF_SIZE);
        setOnAction(e -> sounder.toggleMute());
        pins = Pin.all(
                sounder.onState(state -> FxBridge.onFx(() -> show(desk.ticker().now()))),
                desk.words().each(() -> show(desk.ticker().now())),
                desk.ticker().each(now -> {
                    if (sounder.state().mutedUntil().isPresent()) {
                        show(now);
                    }
                }));
    }

    private void show(Instant now) {
        AlertSounder.State state = sounder.state();
        getStyleClass().removeAll("degraded", "muted");
        if (state.deviceLost()) {
            face("mdi2v-volume-off", "degraded-mark", desk.words().get("shell.sound.lost"));
            getStyleClass().add("degraded");
        } else if (state.muted(now)) {
            Duration left = Duration.between(now, state.mutedUntil().orElseThrow());
            face("mdi2v-volume-off", "icon-1", desk.words().get("shell.sound.muted", Times.running(left)));
            getStyleClass().add("muted");
        } else {
            face("mdi2v-volume-high", "icon-1", desk.words().get("shell.sound.on"));
        }
    }

    @Override
    public void close() {
        pins.close();
    }

    private void face(String icon, String style, String text) {
        setText(text);
        setGraphic(Icon.of(icon, style));
    }
}

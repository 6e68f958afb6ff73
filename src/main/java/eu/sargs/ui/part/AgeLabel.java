package eu.sargs.ui.part;

import eu.sargs.platform.Pin;
import eu.sargs.ui.fx.Ticker;
import java.time.Duration;
import java.time.Instant;
import javafx.scene.control.Label;

/** How old something is, counting on while it is in a window: {@code 6 min ago}. */
public final class AgeLabel extends Label {
    private final Ticker ticker;
    private final Times times;
    private Instant since;
    private Pin pin;

    public AgeLabel(Ticker ticker, Times times) {
        this.ticker = ticker;
        this.times = times;
        getStyleClass().add("meta");
        setMinWidth(USE_PREF_SIZE);
        // Listening only while shown: a card that left the rail must not keep counting.
        sceneProperty().addListener((o, was, is) -> {
            if (pin != null) {
                pin.close();
                pin = null;
            }
            if (is != null) {
                pin = ticker.each(this::update);
            }
        });
    }

    public void since(Instant time) {
        since = time;
        update(ticker.now());
    }

    private void update(Instant now) {
        setText(since == null ? "" : times.age(Duration.between(since, now)));
    }
}

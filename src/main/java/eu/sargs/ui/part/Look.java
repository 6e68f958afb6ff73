package eu.sargs.ui.part;

import eu.sargs.platform.StationSettings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Scene;

/** How the screen looks at this seat, changed while it runs: room light, text scale, still screen. FX thread. */
public final class Look {
    private final ObjectProperty<StationSettings.Theme> tone = new SimpleObjectProperty<>(StationSettings.Theme.DARK);
    private final IntegerProperty scale = new SimpleIntegerProperty(100);
    private final BooleanProperty still = new SimpleBooleanProperty(false);

    public ObjectProperty<StationSettings.Theme> toneProperty() {
        return tone;
    }

    /** Text scale in percent, one of {@link StationSettings#TEXT_SCALES}. */
    public IntegerProperty scaleProperty() {
        return scale;
    }

    /** Still screen: nothing blinks; sound and the steady frame carry the alarm. */
    public BooleanProperty stillProperty() {
        return still;
    }

    public boolean dark() {
        return tone.get() == StationSettings.Theme.DARK;
    }

    /** Takes the look from the settings. */
    public void take(StationSettings settings) {
        tone.set(settings.theme());
        scale.set(settings.textScale());
        still.set(settings.stillScreen());
    }

    /** A length at 100 % in this scale, for what is laid out or drawn in code. */
    public double px(double at100) {
        return at100 * scale.get() / 100;
    }

    /** Dresses a window now and whenever the look changes. */
    public void dress(Scene scene) {
        Runnable apply = () -> Theme.apply(scene, tone.get(), scale.get());
        tone.addListener((o, was, is) -> apply.run());
        scale.addListener((o, was, is) -> apply.run());
        apply.run();
    }
}

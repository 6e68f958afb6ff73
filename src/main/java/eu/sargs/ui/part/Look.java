package eu.sargs.ui.part;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Scene;

/** How the screen looks at this seat, changed while it runs: room light, text scale, still screen. FX thread. */
public final class Look {
    private final ObjectProperty<Theme.Tone> tone = new SimpleObjectProperty<>(Theme.Tone.DARK);
    private final IntegerProperty scale = new SimpleIntegerProperty(100);
    private final BooleanProperty still = new SimpleBooleanProperty(false);

    public ObjectProperty<Theme.Tone> toneProperty() {
        return tone;
    }

    /** Text scale in percent, one of {@link Theme#SCALES}. */
    public IntegerProperty scaleProperty() {
        return scale;
    }

    /** Still screen: nothing blinks; sound and the steady frame carry the alarm. */
    public BooleanProperty stillProperty() {
        return still;
    }

    public boolean dark() {
        return tone.get() == Theme.Tone.DARK;
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

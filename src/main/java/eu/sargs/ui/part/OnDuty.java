package eu.sargs.ui.part;

import eu.sargs.access.Officer;
import eu.sargs.access.Right;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.Scene;
import javafx.scene.input.InputEvent;

/** Who sits at this seat now, and whether its screen is locked in their name. FX thread. */
public final class OnDuty {
    private final ReadOnlyObjectWrapper<Optional<Officer>> officer = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyBooleanWrapper locked = new ReadOnlyBooleanWrapper();
    private Runnable stirred = () -> {};

    public Optional<Officer> officer() {
        return officer.get();
    }

    public ReadOnlyObjectProperty<Optional<Officer>> officerProperty() {
        return officer.getReadOnlyProperty();
    }

    /** Whether the screen offers it to whoever sits here now; the ports ask anew. */
    public boolean may(Right right) {
        return officer().filter(who -> who.may(right)).isPresent();
    }

    /** Whoever is on duty is not at the screen: windows cover what they show until {@link #begin}. */
    public void lock() {
        locked.set(officer().isPresent());
    }

    public boolean locked() {
        return locked.get();
    }

    public ReadOnlyBooleanProperty lockedProperty() {
        return locked.getReadOnlyProperty();
    }

    /** Keys and mouse in this window tell that somebody is there. */
    public void heed(Scene scene) {
        Stirring stirring = new Stirring(() -> stirred.run());
        scene.addEventFilter(InputEvent.ANY, stirring::heard);
    }

    /** Told each time somebody uses keys or mouse in one of the windows. */
    public void onStir(Runnable told) {
        stirred = told;
    }

    public void begin(Officer who) {
        locked.set(false);
        officer.set(Optional.of(who));
    }

    public void end() {
        locked.set(false);
        officer.set(Optional.empty());
    }
}

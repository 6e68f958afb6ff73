package eu.sargs.ui.part;

import eu.sargs.access.Officer;
import eu.sargs.access.Right;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** Who sits at this seat now. FX thread. */
public final class OnDuty {
    private final ReadOnlyObjectWrapper<Optional<Officer>> officer = new ReadOnlyObjectWrapper<>(Optional.empty());

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

    public void begin(Officer who) {
        officer.set(Optional.of(who));
    }

    public void end() {
        officer.set(Optional.empty());
    }
}

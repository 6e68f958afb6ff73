package eu.sargs.ui.part;

import eu.sargs.access.Officer;
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

    public void begin(Officer who) {
        officer.set(Optional.of(who));
    }

    public void end() {
        officer.set(Optional.empty());
    }
}

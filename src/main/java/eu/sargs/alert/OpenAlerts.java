package eu.sargs.alert;

import eu.sargs.platform.Pin;
import java.util.List;
import java.util.function.Consumer;

/** The alerts that are open, for those who show them and decide nothing. Thread-safe; never on the FX thread. */
public interface OpenAlerts {
    /** Not ended yet, most urgent first. */
    List<Alert> open();

    /** Told of each raised and each changed alert after its commit; a replay tells nothing. */
    Pin onChange(Consumer<Alert> listener);
}

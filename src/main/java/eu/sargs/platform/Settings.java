package eu.sargs.platform;

import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** The station's settings as they are now. Thread-safe; a change is told at once and written soon after. */
public interface Settings {
    StationSettings now();

    /** Changes what is set; listeners hear on the calling thread. */
    void change(UnaryOperator<StationSettings> change);

    Pin onChange(Consumer<StationSettings> listener);

    /** Told, on any thread, each time a change could not be written; it is tried again until it is. */
    Pin onTrouble(Consumer<Fault> listener);
}

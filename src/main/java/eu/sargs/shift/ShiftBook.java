package eu.sargs.shift;

import eu.sargs.journal.Draft;
import eu.sargs.platform.Pin;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/** What was said of shifts, as the store keeps it. Thread-safe; does I/O. */
public interface ShiftBook {
    /** How many of the latest {@link #signings} it gives: half a year of a small room. */
    int SIGNINGS = 1_000;

    /** Who signed on and off: the latest {@link #SIGNINGS}, in any order. */
    List<ShiftNews> signings();

    /** What officers wrote from one moment until before another, the earliest first. */
    List<ShiftNews.Written> written(Instant from, Instant to);

    /** Durable and to be found on return. */
    void say(Draft draft);

    /** Told after each that came, on any thread; must not write there. */
    Pin onChange(Consumer<ShiftNews> listener);
}

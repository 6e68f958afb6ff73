package eu.sargs.ui.fx;

import eu.sargs.ui.fx.FreezeMonitor.Freeze;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Freezes as lines of the log: the first at once, further ones a minute later in one line. Thread-safe. */
final class FreezeLog {
    private static final long PAUSE = TimeUnit.MINUTES.toNanos(1);

    private final Consumer<String> warning;
    private int untold;
    private Freeze longest;
    private boolean told;
    private long toldAt;

    FreezeLog(Consumer<String> warning) {
        this.warning = warning;
    }

    synchronized void add(Freeze freeze) {
        untold++;
        if (longest == null || freeze.length().compareTo(longest.length()) > 0) {
            longest = freeze;
        }
    }

    /** Writes what there is to tell, if it is time. @param now of a clock in nanoseconds */
    synchronized void tell(long now) {
        if (untold == 0 || told && now - toldAt < PAUSE) {
            return;
        }
        warning.accept("The screen stood still "
                + (untold == 1 ? "for " : untold + " times since the last such line, at the longest for ")
                + longest.length().toMillis() + " ms at " + longest.where());
        untold = 0;
        longest = null;
        told = true;
        toldAt = now;
    }
}

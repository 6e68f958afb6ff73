package eu.sargs.alert;

import eu.sargs.platform.Fault;
import eu.sargs.watchlist.Priority;
import java.time.Duration;

/** For how long an alert may be set aside, and that nobody does it without a reason. */
public final class Shelving {
    /** Longest time for any alert; it comes back within a shift. */
    public static final Duration LONGEST = Duration.ofHours(4);

    /** Longest time for one of high priority. */
    public static final Duration LONGEST_HIGH = Duration.ofMinutes(30);

    /** Longest reason, in signs. */
    public static final int LONGEST_REASON = 200;

    private Shelving() {}

    public static Duration longest(Priority priority) {
        return priority == Priority.HIGH ? LONGEST_HIGH : LONGEST;
    }

    /**
     * The reason as it is kept.
     *
     * @throws Fault ALR-04 no reason or one that is too long, ALR-05 no time or one that is too long
     */
    public static String checked(Duration time, String reason, Priority priority) {
        String stripped = reason.strip();
        if (stripped.isEmpty() || stripped.length() > LONGEST_REASON) {
            throw new Fault("ALR-04", "alert.fault.shelve-reason", LONGEST_REASON);
        }
        if (time.toSeconds() < 1 || time.compareTo(longest(priority)) > 0) {
            throw new Fault(
                    "ALR-05", "alert.fault.shelve-time", longest(priority).toMinutes());
        }
        return stripped;
    }
}

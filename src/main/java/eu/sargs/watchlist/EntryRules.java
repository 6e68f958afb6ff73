package eu.sargs.watchlist;

import eu.sargs.plate.PlatePattern;
import eu.sargs.platform.Fault;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** What an entry must be before it is written. Pure. */
public final class EntryRules {
    public static final int LONGEST_REASON = 200;
    public static final int LONGEST_OWNER = 80;
    public static final int LONGEST_GUIDANCE = 2000;

    /** A pattern with {@code *} must name at least so many signs, else every tenth vehicle rings. */
    public static final int LEAST_SIGNS_WITH_STAR = 3;

    /** A pattern with {@code ?} alone must name at least so many. */
    public static final int LEAST_SIGNS = 2;

    private EntryRules() {}

    /**
     * @return the entry with its pattern normalised, its texts stripped, its times in whole milliseconds
     * @throws Fault PLA-01 to PLA-03 bad pattern, WAT-01 pattern too broad, WAT-02 no reason or too long, WAT-03 ends
     *     before it begins, WAT-04 no owner or too long, WAT-05 guidance too long
     */
    public static WatchEntry checked(WatchEntry entry) {
        PlatePattern pattern = PlatePattern.parse(entry.pattern());
        int least = pattern.hasStar() ? LEAST_SIGNS_WITH_STAR : LEAST_SIGNS;
        if (pattern.fixedSigns() < least) {
            throw new Fault("WAT-01", "watchlist.fault.broad", pattern.text(), least);
        }
        String reason = entry.reason().strip();
        if (reason.isEmpty() || reason.length() > LONGEST_REASON) {
            throw new Fault("WAT-02", "watchlist.fault.reason", LONGEST_REASON);
        }
        Instant from = entry.validFrom().truncatedTo(ChronoUnit.MILLIS);
        var to = entry.validTo().map(end -> end.truncatedTo(ChronoUnit.MILLIS));
        if (to.isPresent() && !to.get().isAfter(from)) {
            throw new Fault("WAT-03", "watchlist.fault.dates");
        }
        String owner = entry.owner().strip();
        if (owner.isEmpty() || owner.length() > LONGEST_OWNER) {
            throw new Fault("WAT-04", "watchlist.fault.owner", LONGEST_OWNER);
        }
        String guidance = entry.guidance().strip();
        if (guidance.length() > LONGEST_GUIDANCE) {
            throw new Fault("WAT-05", "watchlist.fault.guidance", LONGEST_GUIDANCE);
        }
        return new WatchEntry(
                entry.id(),
                pattern.text(),
                reason,
                entry.priority(),
                from,
                to,
                owner,
                guidance,
                entry.edition(),
                entry.audience(),
                entry.home());
    }
}

package eu.sargs.access;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One thing that was done with the station's data.
 *
 * @param mark where it stands among the others
 * @param writer whose journal says so
 * @param ours whether that is this station
 * @param officer account, or {@code machine}; empty where what it said was erased
 * @param given its reason
 * @param type of its event, {@code PlateLookedUp}
 * @param plate or pattern that it was about; empty where it was about none
 * @param details what else the event says: texts and whole numbers by their names, in a fixed order for each type
 */
public record Deed(
        Mark mark,
        StationKey writer,
        boolean ours,
        String officer,
        String seat,
        Given given,
        DeedKind kind,
        String type,
        String plate,
        Map<String, Object> details) {
    /**
     * The order of deeds: by time, then by place in this station's tables.
     *
     * @param at to the millisecond
     */
    public record Mark(Instant at, long place) {}

    /**
     * A reason as it was given.
     *
     * @param said as one line; empty where none is asked for
     * @param code of the agency's list; empty where none was chosen
     * @param caseNumber empty where none was named
     */
    public record Given(String said, String code, String caseNumber) {}

    public Deed {
        details = Collections.unmodifiableMap(new LinkedHashMap<>(details));
    }

    /** As one line; empty where none is asked for. */
    public String reason() {
        return given.said();
    }

    public Instant at() {
        return mark.at();
    }
}

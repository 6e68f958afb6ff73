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
 * @param reason as given; empty where none is asked for
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
        String reason,
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

    public Deed {
        details = Collections.unmodifiableMap(new LinkedHashMap<>(details));
    }

    public Instant at() {
        return mark.at();
    }
}

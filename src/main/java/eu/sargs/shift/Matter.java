package eu.sargs.shift;

import eu.sargs.watchlist.Priority;
import java.time.Instant;
import java.util.Optional;

/**
 * One thing that whoever comes next has to know of. In no language: screens say it in words.
 *
 * @param id tells it from others of its kind, also on a later sheet
 * @param title plate, pattern, camera, or what an officer wrote; how many where it stands for several
 * @param detail reason, cause, or the writer's name; may be empty
 * @param at since when; of what is shelved or expires, until when
 * @param priority of an alert
 */
public record Matter(Kind kind, String id, String title, String detail, Instant at, Optional<Priority> priority) {
    Matter(Kind kind, String id, String title, String detail, Instant at) {
        this(kind, id, title, detail, at, Optional.empty());
    }

    public enum Kind {
        OPEN_ALERT,
        /** How many open alerts there are besides those that stand on the sheet. */
        MORE_ALERTS,
        SHELVED,
        BLIND_CAMERA,
        EXPIRING_ENTRY,
        /** Written to be handed over. */
        NOTE
    }

    /** Whether it is the same matter, however it stands now. */
    public boolean same(Matter other) {
        return kind == other.kind && id.equals(other.id);
    }
}

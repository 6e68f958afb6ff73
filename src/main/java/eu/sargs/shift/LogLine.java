package eu.sargs.shift;

import eu.sargs.alert.Alert;
import eu.sargs.alert.Handling;
import eu.sargs.sighting.Coverage;
import java.time.Instant;

/** One line of the shift's log. */
public sealed interface LogLine {
    Instant at();

    /** An alert as it is now: where it came before the shift, at the time of its end. */
    record Alerted(Instant at, Alert alert) implements LogLine {}

    /** Set aside, brought back, forwarded, or told elsewhere because nobody answered. */
    record Handled(Instant at, Alert alert, Handling handling) implements LogLine {}

    /** @param again whether this tells its end */
    record Blind(Instant at, Coverage.Blind period, boolean again) implements LogLine {}

    record Changed(Instant at, Happenings.ChangedEntry entry) implements LogLine {}

    /** @param on or off */
    record Signed(Instant at, String name, boolean on) implements LogLine {}

    /** The beginning of a shift that took over from another, with what stood on the sheet. */
    record Taken(Instant at, ShiftNews.HandedOver handed) implements LogLine {}

    /** The end of a shift that another took over from. */
    record Handed(Instant at, ShiftNews.HandedOver handed) implements LogLine {}

    /** @param corrected whether a later entry puts it right */
    record Wrote(Instant at, ShiftNews.Written entry, boolean corrected) implements LogLine {}
}

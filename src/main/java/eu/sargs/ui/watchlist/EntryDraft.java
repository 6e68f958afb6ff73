package eu.sargs.ui.watchlist;

import eu.sargs.access.Audience;
import eu.sargs.platform.Fault;
import eu.sargs.watchlist.EntryId;
import eu.sargs.watchlist.Priority;
import eu.sargs.watchlist.WatchEntry;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;

/**
 * An entry while it is typed.
 *
 * @param entry the one that is changed; empty for a new one
 * @param audience who may see it
 * @param validTo a day as typed, {@code 2026-11-22} or {@code 22.11.2026}; empty for an open end
 */
record EntryDraft(
        Optional<WatchEntry> entry,
        String pattern,
        String reason,
        Priority priority,
        String validTo,
        String owner,
        String guidance,
        Audience audience) {
    private static final List<DateTimeFormatter> DAYS =
            List.of(DateTimeFormatter.ISO_LOCAL_DATE, DateTimeFormatter.ofPattern("d.M.uuuu"));

    static EntryDraft empty(String owner, Audience audience) {
        return new EntryDraft(Optional.empty(), "", "", Priority.MEDIUM, "", owner, "", audience);
    }

    static EntryDraft of(WatchEntry entry, ZoneId zone) {
        return new EntryDraft(
                Optional.of(entry),
                entry.pattern(),
                entry.reason(),
                entry.priority(),
                // the end is the first moment that no longer counts, so the last day is just before it
                entry.validTo()
                        .map(to -> to.minusMillis(1).atZone(zone).toLocalDate().toString())
                        .orElse(""),
                entry.owner(),
                entry.guidance(),
                entry.audience());
    }

    /**
     * The entry that is meant; its rules are checked where it is written.
     *
     * @throws Fault WAT-14 when the day is none
     */
    WatchEntry toEntry(EntryId newId, Instant now, ZoneId zone) {
        Optional<Instant> to = validTo.isBlank() ? Optional.empty() : Optional.of(endOf(validTo.strip(), zone));
        return new WatchEntry(
                entry.map(WatchEntry::id).orElse(newId),
                pattern,
                reason,
                priority,
                entry.map(WatchEntry::validFrom).orElse(now),
                to,
                owner,
                guidance,
                entry.map(one -> one.edition() + 1).orElse(1),
                audience,
                entry.flatMap(WatchEntry::home));
    }

    private static Instant endOf(String day, ZoneId zone) {
        for (DateTimeFormatter format : DAYS) {
            try {
                return LocalDate.parse(day, format)
                        .plusDays(1)
                        .atStartOfDay(zone)
                        .toInstant();
            } catch (DateTimeParseException e) {
                // not this way
            }
        }
        throw new Fault("WAT-14", "watchlist.csv.date", day);
    }
}

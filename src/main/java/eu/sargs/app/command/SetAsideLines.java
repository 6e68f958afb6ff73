package eu.sargs.app.command;

import eu.sargs.watchlist.EntryChange;
import eu.sargs.watchlist.EntryId;
import eu.sargs.watchlist.Told;
import eu.sargs.watchlist.WatchEntry;
import eu.sargs.watchlist.Watchlist;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What was set aside of a watchlist, as lines: what it was, who wrote it and when, so that it can be entered anew. */
final class SetAsideLines {
    private static final String REMOVED = "REMOVED";

    private final Watchlist watchlist;
    private final List<EntryChange> changes;
    private final ZoneId zone;

    SetAsideLines(Watchlist watchlist, ZoneId zone) {
        this.watchlist = watchlist;
        this.zone = zone;
        changes = watchlist.setAside();
    }

    void print(boolean json, Console console) {
        for (EntryChange change : changes) {
            if (json) {
                console.print(object(change));
            } else {
                console.print(line(change));
            }
        }
    }

    private Map<String, Object> object(EntryChange change) {
        Told told = change.told().orElseThrow();
        Map<String, Object> line = new LinkedHashMap<>();
        change.value().ifPresentOrElse(value -> line.putAll(WatchlistCommand.ListAll.object(value, watchlist)), () -> {
            line.put("id", change.entry().toString());
            line.put("plate", plate(change));
            line.put("shared_with", change.audience().text());
        });
        line.put("removed", change.value().isEmpty());
        line.put("written_by", told.by().hex());
        line.put("officer", told.officer());
        line.put("at", told.at().toString());
        return line;
    }

    private String line(EntryChange change) {
        Told told = change.told().orElseThrow();
        Optional<WatchEntry> value = change.value();
        return "%-12s %-7s %-30s %-16s %-19s %s, %s"
                .formatted(
                        plate(change),
                        value.map(entry -> entry.priority().name()).orElse(REMOVED),
                        value.map(WatchEntry::reason).orElse(""),
                        change.audience(),
                        told.at().atZone(zone).truncatedTo(ChronoUnit.SECONDS).toLocalDateTime(),
                        watchlist
                                .neighbours()
                                .station(told.by())
                                .orElse(told.by().toString()),
                        told.officer());
    }

    /** A removal names no plate: that of the entry as it stands, or stood. */
    private String plate(EntryChange change) {
        return change.value()
                .or(() -> watchlist.find(change.entry()))
                .or(() -> lastOf(change.entry()))
                .map(WatchEntry::pattern)
                .orElse(change.entry().toString());
    }

    private Optional<WatchEntry> lastOf(EntryId entry) {
        return changes.stream()
                .filter(change -> change.entry().equals(entry))
                .flatMap(change -> change.value().stream())
                .findFirst();
    }
}

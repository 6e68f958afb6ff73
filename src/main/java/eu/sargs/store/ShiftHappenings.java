package eu.sargs.store;

import eu.sargs.access.Deed;
import eu.sargs.access.DeedKind;
import eu.sargs.alert.AlertFold;
import eu.sargs.alert.Handling;
import eu.sargs.shift.Happenings;
import eu.sargs.watchlist.WatchCodec;
import eu.sargs.watchlist.WatchEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What came about in a time, from the tables of alerts, coverage and deeds. */
final class ShiftHappenings implements Happenings {
    private final Database database;
    private final Household household;
    private final DeedTable deeds;
    private final WatchlistTable watchlist;

    ShiftHappenings(Database database, Household household, DeedTable deeds, WatchlistTable watchlist) {
        this.database = database;
        this.household = household;
        this.deeds = deeds;
        this.watchlist = watchlist;
    }

    @Override
    public Happened between(Instant from, Instant to) {
        List<ChangedEntry> entries = entries(from, to);
        return database.read(connection -> {
            AlertRows rows = new AlertRows(connection, household);
            List<HandledAlert> handlings = new ArrayList<>();
            for (Handling handling : rows.handlings(from, to)) {
                rows.find(handling.alert())
                        .ifPresent(group -> handlings.add(new HandledAlert(group.alert(), handling)));
            }
            return new Happened(
                    rows.touched(from, to).stream().map(AlertFold.Group::alert).toList(),
                    handlings,
                    CoverageTable.periods(connection, from, to),
                    entries);
        });
    }

    @Override
    public Standing standing() {
        List<WatchEntry> wanted = watchlist.wanted();
        return database.read(connection -> new Standing(
                new AlertRows(connection, household)
                        .open().stream().map(AlertFold.Group::alert).toList(),
                CoverageTable.blind(connection),
                wanted));
    }

    private List<ChangedEntry> entries(Instant from, Instant to) {
        List<ChangedEntry> entries = new ArrayList<>();
        for (DeedKind kind : List.of(DeedKind.COLLECTION, DeedKind.ALTERATION)) {
            for (Deed deed : deeds.between(from, to, kind)) {
                if (deed.ours() && deed.type().equals(WatchCodec.PUT)) {
                    Change change = kind == DeedKind.COLLECTION ? Change.ADDED : Change.CHANGED;
                    entries.add(new ChangedEntry(deed.at(), deed.officer(), change, deed.plate()));
                } else if (deed.ours() && deed.type().equals(WatchCodec.REMOVED)) {
                    entries.add(new ChangedEntry(deed.at(), deed.officer(), Change.REMOVED, deed.plate()));
                }
            }
        }
        return entries;
    }
}

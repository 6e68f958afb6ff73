package eu.sargs.store;

import eu.sargs.journal.ActedBy;
import eu.sargs.journal.Draft;
import eu.sargs.journal.Event;
import eu.sargs.journal.FeedId;
import eu.sargs.journal.HybridTime;
import eu.sargs.journal.Journal;
import eu.sargs.journal.Lane;
import eu.sargs.journal.Scope;
import eu.sargs.platform.Listeners;
import eu.sargs.platform.Pin;
import eu.sargs.shift.ShiftBook;
import eu.sargs.shift.ShiftCodec;
import eu.sargs.shift.ShiftNews;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** What was said of shifts; follows the journal. Listeners are told on the projections' thread. */
final class ShiftTable implements Projection, ShiftBook {
    private static final String COLUMNS =
            "SELECT event_type, at_millis, at_counter, officer, seat, body FROM shift_said ";

    private final Database database;
    private final JournalTables tables;
    private final Journal journal;
    private final Consumer<List<Event>> passed;
    private final Listeners<ShiftNews> listeners = new Listeners<>();

    /** @param passed waits until the projections have passed these events */
    ShiftTable(Database database, Journal journal, Consumer<List<Event>> passed) {
        this.database = database;
        this.tables = new JournalTables(database);
        this.journal = journal;
        this.passed = passed;
    }

    @Override
    public String name() {
        return "shift";
    }

    @Override
    public Set<Lane> lanes() {
        return Set.of(Lane.DUTY);
    }

    /** Who is on shift is the station's own matter. */
    @Override
    public boolean follows(FeedId feed) {
        return Projection.super.follows(feed) && feed.scope().equals(Scope.STATION);
    }

    @Override
    public Map<String, String> tables() {
        return Map.of("shift_said", "place");
    }

    private static boolean isOne(Event event) {
        return ShiftCodec.knows(event.type()) && event.payload().isPresent();
    }

    @Override
    public void apply(Connection connection, Event event) throws SQLException {
        if (!isOne(event)) {
            return;
        }
        ShiftNews news = ShiftCodec.decode(event);
        Query.update(
                connection,
                "INSERT INTO shift_said (place, event_type, at_millis, at_counter, officer, seat, signing, body)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                EventTable.place(tables.number(event.feed()).orElseThrow(), event.sequence()),
                event.type(),
                news.at().millis(),
                news.at().counter(),
                news.by().officer(),
                news.by().seat(),
                !(news instanceof ShiftNews.Written),
                event.payload().orElseThrow());
    }

    private static ShiftNews news(ResultSet row) throws SQLException {
        return ShiftCodec.decode(
                row.getString(1),
                row.getBytes(6),
                new HybridTime(row.getLong(2), row.getInt(3)),
                new ActedBy(row.getString(4), row.getString(5), ""));
    }

    @Override
    public List<ShiftNews> signings() {
        return database.read(connection -> Query.list(
                connection,
                ShiftTable::news,
                COLUMNS + "WHERE signing = TRUE ORDER BY at_millis DESC, at_counter DESC, place DESC"
                        + " FETCH FIRST ? ROWS ONLY",
                SIGNINGS));
    }

    @Override
    public List<ShiftNews.Written> written(Instant from, Instant to) {
        return database.read(connection -> Query.list(
                connection,
                row -> (ShiftNews.Written) news(row),
                COLUMNS + "WHERE signing = FALSE AND at_millis >= ? AND at_millis < ?"
                        + " ORDER BY at_millis, at_counter, place",
                from.toEpochMilli(),
                to.toEpochMilli()));
    }

    @Override
    public void say(Draft draft) {
        passed.accept(journal.append(List.of(draft)));
    }

    @Override
    public Pin onChange(Consumer<ShiftNews> listener) {
        return listeners.add(listener);
    }

    @Override
    public void passed(List<Event> events) {
        if (!listeners.isEmpty()) {
            events.stream().filter(ShiftTable::isOne).map(ShiftCodec::decode).forEach(listeners::tell);
        }
    }
}

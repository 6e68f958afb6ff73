package eu.sargs.store;

import eu.sargs.camera.CameraId;
import eu.sargs.journal.ActedBy;
import eu.sargs.journal.Draft;
import eu.sargs.journal.Event;
import eu.sargs.journal.FeedId;
import eu.sargs.journal.Journal;
import eu.sargs.journal.Lane;
import eu.sargs.journal.Scope;
import eu.sargs.sighting.Coverage;
import eu.sargs.sighting.SightingCodec;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** When cameras saw nothing. */
public final class CoverageTable implements Projection, Coverage {
    private static final String COLUMNS = "SELECT camera, blind_from, blind_to, cause FROM blind ";
    private static final Query.Row<Blind> ROW = row -> new Blind(
            new CameraId(row.getString("camera")),
            Query.instant(row, "blind_from").orElseThrow(),
            Query.instant(row, "blind_to"),
            row.getString("cause"));

    private final Database database;
    private final Journal journal;
    private final ActedBy machine;
    private final Consumer<List<Event>> passed;

    /** @param passed waits until the projections have passed these events: {@link Projections#awaitPassed(List)} */
    public CoverageTable(Database database, Journal journal, String seat, Consumer<List<Event>> passed) {
        this.database = database;
        this.journal = journal;
        this.machine = ActedBy.machine(seat);
        this.passed = passed;
    }

    @Override
    public String name() {
        return "coverage";
    }

    @Override
    public Set<Lane> lanes() {
        return Set.of(Lane.TRAFFIC);
    }

    /** Cameras are told apart by their ids, which are this station's own; so that is where they are told of. */
    @Override
    public boolean follows(FeedId feed) {
        return Projection.super.follows(feed) && feed.scope().equals(Scope.STATION);
    }

    @Override
    public Map<String, String> tables() {
        return Map.of("blind", "camera, blind_from");
    }

    @Override
    public void apply(Connection connection, Event event) throws SQLException {
        boolean blind = event.type().equals(SightingCodec.WENT_BLIND);
        if (!blind && !event.type().equals(SightingCodec.SEES_AGAIN)
                || event.payload().isEmpty()) {
            return;
        }
        SightingCodec.SightChange change =
                SightingCodec.decodeSight(event.payload().get());
        Optional<Blind> now = now(connection, change.camera());
        if (blind && now.isEmpty()) {
            begin(connection, change);
        } else if (!blind && now.isPresent()) {
            Instant from = now.get().from();
            Query.update(
                    connection,
                    "UPDATE blind SET blind_to = ? WHERE camera = ? AND blind_from = ?",
                    change.at().isBefore(from) ? from : change.at(),
                    change.camera().text(),
                    from);
        }
    }

    private static void begin(Connection connection, SightingCodec.SightChange change) throws SQLException {
        int again = Query.update(
                connection,
                "UPDATE blind SET blind_to = NULL, cause = ? WHERE camera = ? AND blind_from = ?",
                change.cause(),
                change.camera().text(),
                change.at());
        if (again == 0) {
            Query.update(
                    connection,
                    "INSERT INTO blind (camera, blind_from, cause) VALUES (?, ?, ?)",
                    change.camera().text(),
                    change.at(),
                    change.cause());
        }
    }

    private static Optional<Blind> now(Connection connection, CameraId camera) throws SQLException {
        return Query.first(connection, ROW, COLUMNS + "WHERE camera = ? AND blind_to IS NULL", camera.text());
    }

    @Override
    public synchronized void wentBlind(CameraId camera, Instant since, String cause) {
        if (database.read(connection -> now(connection, camera)).isEmpty()) {
            write(SightingCodec.wentBlind(camera, since.truncatedTo(ChronoUnit.MILLIS), cause, machine));
        }
    }

    @Override
    public synchronized void seesAgain(CameraId camera, Instant at) {
        if (database.read(connection -> now(connection, camera)).isPresent()) {
            write(SightingCodec.seesAgain(camera, at.truncatedTo(ChronoUnit.MILLIS), machine));
        }
    }

    private void write(Draft draft) {
        passed.accept(journal.append(List.of(draft)));
    }

    /** The times without sight that last. */
    static List<Blind> blind(Connection connection) throws SQLException {
        return Query.list(connection, ROW, COLUMNS + "WHERE blind_to IS NULL ORDER BY blind_from, camera");
    }

    /** Of all cameras: times without sight that touch a time, oldest first. */
    static List<Blind> periods(Connection connection, Instant from, Instant to) throws SQLException {
        return Query.list(
                connection,
                ROW,
                COLUMNS + "WHERE blind_from < ? AND (blind_to IS NULL OR blind_to > ?) ORDER BY blind_from, camera",
                to,
                from);
    }

    @Override
    public List<Blind> periods(CameraId camera, Instant from, Instant to) {
        return database.read(connection -> Query.list(
                connection,
                ROW,
                COLUMNS + "WHERE camera = ? AND blind_from < ? AND (blind_to IS NULL OR blind_to > ?)"
                        + " ORDER BY blind_from",
                camera.text(),
                to,
                from));
    }
}

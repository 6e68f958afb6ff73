package eu.sargs.store;

import eu.sargs.access.Officer;
import eu.sargs.alert.Alert;
import eu.sargs.alert.AlertCodec;
import eu.sargs.alert.AlertId;
import eu.sargs.alert.AlertLogic;
import eu.sargs.alert.AlertProjector;
import eu.sargs.alert.Alerts;
import eu.sargs.alert.Hit;
import eu.sargs.alert.HitBook;
import eu.sargs.alert.Outcome;
import eu.sargs.journal.Draft;
import eu.sargs.journal.Event;
import eu.sargs.journal.Journal;
import eu.sargs.journal.Lane;
import eu.sargs.platform.Fault;
import eu.sargs.platform.Listeners;
import eu.sargs.platform.Pin;
import eu.sargs.sighting.SightingId;
import eu.sargs.watchlist.EntryId;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The alerts and the hits in them. Listeners are told on the projections' thread and must not give commands there. */
public final class AlertTable implements Projection, Alerts, HitBook {
    private static final Logger LOG = LoggerFactory.getLogger(AlertTable.class);

    private final Database database;
    private final Journal journal;
    private final Consumer<List<Event>> passed;
    private final Listeners<Alert> listeners = new Listeners<>();

    /** @param passed waits until the projections have passed these events: {@link Projections#awaitPassed(List)} */
    public AlertTable(Database database, Journal journal, Consumer<List<Event>> passed) {
        this.database = database;
        this.journal = journal;
        this.passed = passed;
    }

    @Override
    public String name() {
        return "alert";
    }

    @Override
    public Set<Lane> lanes() {
        return Set.of(Lane.DUTY);
    }

    @Override
    public Map<String, String> tables() {
        Map<String, String> tables = new LinkedHashMap<>();
        tables.put("alert", "alert");
        tables.put("alert_hit", "hit");
        return tables;
    }

    @Override
    public void apply(Connection connection, Event event) throws SQLException {
        try {
            AlertProjector.apply(new SqlAlertRows(connection), event);
        } catch (IllegalArgumentException e) {
            LOG.error("Event {} of its feed holds no news of an alert and is passed by", event.sequence(), e);
        }
    }

    @Override
    public void passed(List<Event> events) {
        List<Alert> changed = database.read(connection -> {
            SqlAlertRows rows = new SqlAlertRows(connection);
            Set<AlertId> ids = new LinkedHashSet<>();
            for (Event event : events) {
                about(rows, event).ifPresent(ids::add);
            }
            List<Alert> alerts = new ArrayList<>();
            for (AlertId id : ids) {
                rows.find(id).ifPresent(alerts::add);
            }
            return alerts;
        });
        changed.forEach(listeners::tell);
    }

    private static Optional<AlertId> about(SqlAlertRows rows, Event event) throws SQLException {
        try {
            return AlertProjector.about(rows, event);
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // logged when it was passed by
        }
    }

    @Override
    public List<Alert> open() {
        return Alert.mostUrgentFirst(database.read(connection ->
                Query.list(connection, SqlAlertRows::read, SqlAlertRows.SELECT + "WHERE closed_at IS NULL")));
    }

    @Override
    public List<Alert> since(Instant time) {
        return Alert.mostUrgentFirst(database.read(connection ->
                Query.list(connection, SqlAlertRows::read, SqlAlertRows.SELECT + "WHERE raised_at >= ?", time)));
    }

    @Override
    public Optional<Alert> find(AlertId id) {
        return database.read(connection -> new SqlAlertRows(connection).find(id));
    }

    @Override
    public List<Hit> hitsOf(SightingId sighting) {
        return database.read(connection -> new SqlAlertRows(connection).hitsOf(sighting));
    }

    @Override
    public Optional<AlertId> openNear(EntryId entry, Instant seen) {
        return database.read(connection -> Query.first(
                connection,
                row -> new AlertId(row.getString(1)),
                "SELECT alert FROM alert WHERE entry = ? AND first_seen > ? AND first_seen < ? AND closed_at IS NULL"
                        + " ORDER BY raised_at, alert FETCH FIRST 1 ROWS ONLY",
                entry.value(),
                seen.minus(AlertLogic.WINDOW),
                seen.plus(AlertLogic.WINDOW)));
    }

    @Override
    public void take(AlertId id, Officer officer) {
        if (known(id).open()) {
            write(AlertCodec.taken(id, officer));
        }
    }

    @Override
    public synchronized Alert close(AlertId id, Outcome outcome, String note, Officer officer) {
        String stripped = note.strip();
        if (stripped.length() > AlertLogic.LONGEST_NOTE) {
            throw new Fault("ALR-02", "alert.fault.note", AlertLogic.LONGEST_NOTE);
        }
        known(id).closed().ifPresent(closed -> {
            throw new Fault("ALR-01", "alert.fault.closed", closed.officer(), Date.from(closed.at()));
        });
        write(AlertCodec.closed(id, outcome, stripped, officer));
        return known(id);
    }

    private Alert known(AlertId id) {
        return find(id).orElseThrow(() -> new Fault("ALR-03", "alert.fault.unknown"));
    }

    private void write(Draft draft) {
        passed.accept(journal.append(List.of(draft)));
    }

    @Override
    public Pin onChange(Consumer<Alert> listener) {
        return listeners.add(listener);
    }
}

package eu.sargs.store;

import eu.sargs.alert.Alert;
import eu.sargs.alert.AlertCodec;
import eu.sargs.alert.AlertId;
import eu.sargs.alert.AlertRows;
import eu.sargs.alert.Hit;
import eu.sargs.alert.HitId;
import eu.sargs.alert.Outcome;
import eu.sargs.sighting.SightingId;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** The rows of the alert tables, in one transaction. */
final class SqlAlertRows implements AlertRows<SQLException> {
    static final String SELECT = "SELECT alert, raised_at, hits, late, body, taken_by, taken_at, closed_by, closed_at,"
            + " outcome, note FROM alert ";

    private final Connection connection;

    SqlAlertRows(Connection connection) {
        this.connection = connection;
    }

    static Alert read(ResultSet row) throws SQLException {
        Hit shown = AlertCodec.decodeHit(row.getBytes("body"));
        Optional<Alert.Taken> taken = Optional.empty();
        if (row.getString("taken_by") != null) {
            taken = Optional.of(new Alert.Taken(
                    row.getString("taken_by"), Query.instant(row, "taken_at").orElseThrow()));
        }
        Optional<Alert.Closed> closed = Optional.empty();
        if (row.getString("closed_by") != null) {
            closed = Optional.of(new Alert.Closed(
                    row.getString("closed_by"),
                    Query.instant(row, "closed_at").orElseThrow(),
                    Outcome.valueOf(row.getString("outcome")),
                    row.getString("note")));
        }
        return new Alert(
                new AlertId(row.getString("alert")),
                Query.instant(row, "raised_at").orElseThrow(),
                shown.entry(),
                shown.sighting(),
                shown.match(),
                row.getInt("hits"),
                row.getBoolean("late"),
                taken,
                closed);
    }

    private static byte[] shown(Alert alert) {
        HitId hit = HitId.of(alert.sighting().id(), alert.entry().id());
        return AlertCodec.encode(
                new Hit(alert.id(), hit, alert.sighting(), alert.entry(), alert.match(), alert.late()));
    }

    @Override
    public Optional<Alert> find(AlertId id) throws SQLException {
        return Query.first(connection, SqlAlertRows::read, SELECT + "WHERE alert = ?", id.hex());
    }

    @Override
    public Optional<AlertId> alertOf(HitId hit) throws SQLException {
        return Query.first(
                connection,
                row -> new AlertId(row.getString(1)),
                "SELECT alert FROM alert_hit WHERE hit = ?",
                hit.hex());
    }

    List<Hit> hitsOf(SightingId sighting) throws SQLException {
        return Query.list(
                connection,
                row -> AlertCodec.decodeHit(row.getBytes(1)),
                "SELECT body FROM alert_hit WHERE sighting = ? ORDER BY hit",
                sighting.value());
    }

    @Override
    public void add(Alert alert) throws SQLException {
        Query.update(
                connection,
                "INSERT INTO alert (alert, entry, first_seen, raised_at, hits, late, body)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?)",
                alert.id().hex(),
                alert.entry().id().value(),
                alert.sighting().from(),
                alert.raisedAt(),
                alert.hits(),
                alert.late(),
                shown(alert));
    }

    @Override
    public void change(Alert alert) throws SQLException {
        Query.update(
                connection,
                "UPDATE alert SET hits = ?, late = ?, body = ?, taken_by = ?, taken_at = ?, closed_by = ?,"
                        + " closed_at = ?, outcome = ?, note = ? WHERE alert = ?",
                alert.hits(),
                alert.late(),
                shown(alert),
                alert.taken().map(Alert.Taken::officer),
                alert.taken().map(Alert.Taken::at),
                alert.closed().map(Alert.Closed::officer),
                alert.closed().map(Alert.Closed::at),
                alert.closed().map(closed -> closed.outcome().name()),
                alert.closed().map(Alert.Closed::note),
                alert.id().hex());
    }

    @Override
    public void put(Hit hit) throws SQLException {
        byte[] body = AlertCodec.encode(hit);
        int changed = Query.update(
                connection,
                "UPDATE alert_hit SET alert = ?, body = ? WHERE hit = ?",
                hit.alert().hex(),
                body,
                hit.id().hex());
        if (changed == 0) {
            Query.update(
                    connection,
                    "INSERT INTO alert_hit (hit, alert, sighting, body) VALUES (?, ?, ?, ?)",
                    hit.id().hex(),
                    hit.alert().hex(),
                    hit.sighting().id().value(),
                    body);
        }
    }
}

package eu.sargs.store;

import eu.sargs.access.Audience;
import eu.sargs.access.StationKey;
import eu.sargs.journal.ActedBy;
import eu.sargs.journal.Event;
import eu.sargs.watchlist.EntryChange;
import eu.sargs.watchlist.Proposal;
import eu.sargs.watchlist.Told;
import eu.sargs.watchlist.WatchCodec;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiPredicate;

/** The rows of the watchlist's tables, in one transaction. */
final class WatchRows {
    private static final String STANDING =
            "SELECT event_type, scope, origin, officer, at_millis, body FROM watch_change";

    private final Connection connection;
    /** Of the changes that these events name: those that have a row, or had one. */
    private final Set<UUID> known = new HashSet<>();

    private final Set<UUID> replaced = new HashSet<>();

    WatchRows(Connection connection) {
        this.connection = connection;
    }

    static boolean ours(Event event) {
        return isChange(event)
                || event.payload().isPresent()
                        && (event.type().equals(WatchCodec.PROPOSED)
                                || event.type().equals(WatchCodec.ANSWERED));
    }

    /** Whether it puts or removes an entry. */
    static boolean isChange(Event event) {
        return event.payload().isPresent()
                && (event.type().equals(WatchCodec.PUT) || event.type().equals(WatchCodec.REMOVED));
    }

    /**
     * Takes events in their order; those of other rooms pass by. What stands of the entries they change is asked once for
     * all of them: an import changes thousands.
     *
     * @throws IllegalArgumentException when one cannot be read
     */
    void apply(List<Event> events) throws SQLException {
        Set<UUID> named = new HashSet<>();
        for (Event event : events) {
            if (isChange(event)) {
                EntryChange change = change(event);
                named.add(change.id());
                named.addAll(change.over());
            }
        }
        known.addAll(among("watch_change", named));
        replaced.addAll(among("watch_replaced", named));
        for (Event event : events) {
            apply(event);
        }
    }

    private List<UUID> among(String table, Set<UUID> changes) throws SQLException {
        return Query.among(
                connection,
                row -> row.getObject(1, UUID.class),
                "SELECT change_id FROM " + table + " WHERE change_id IN ",
                changes);
    }

    private void apply(Event event) throws SQLException {
        if (!ours(event)) {
            return;
        }
        byte[] body = event.payload().orElseThrow();
        switch (event.type()) {
            case WatchCodec.PROPOSED -> propose(event, body);
            case WatchCodec.ANSWERED -> answer(event, body);
            default -> change(event, body);
        }
    }

    /** Rows stand for changes that none we know of takes the place of, whichever of them came first. */
    private void change(Event event, byte[] body) throws SQLException {
        Told told = told(event);
        EntryChange change = decoded(event, told, body);
        for (UUID before : change.over()) {
            if (replaced.add(before)) {
                Query.update(connection, "INSERT INTO watch_replaced (change_id) VALUES (?)", before);
                Query.update(connection, "DELETE FROM watch_change WHERE change_id = ?", before);
            }
        }
        if (!replaced.contains(change.id()) && known.add(change.id())) {
            Query.update(
                    connection,
                    "INSERT INTO watch_change (change_id, event_type, scope, origin, officer, at_millis, body)"
                            + " VALUES (?, ?, ?, ?, ?, ?, ?)",
                    change.id(),
                    event.type(),
                    event.feed().scope().text(),
                    told.by().hex(),
                    told.officer(),
                    event.said().millis(),
                    body);
        }
    }

    /** The change an event says. @throws IllegalArgumentException when it cannot be read */
    static EntryChange change(Event event) {
        return decoded(event, told(event), event.payload().orElseThrow());
    }

    private static EntryChange decoded(Event event, Told told, byte[] body) {
        return WatchCodec.decodeChange(
                event.type(), body, Audience.of(event.feed().scope()), told);
    }

    private void propose(Event event, byte[] body) throws SQLException {
        Proposal proposal =
                WatchCodec.decodeProposal(body, Audience.of(event.feed().scope()), told(event));
        if (!isKnown("SELECT proposal FROM watch_proposal WHERE proposal = ?", proposal.id())) {
            Query.update(
                    connection,
                    "INSERT INTO watch_proposal (proposal, scope, origin, at_millis, body) VALUES (?, ?, ?, ?, ?)",
                    proposal.id(),
                    event.feed().scope().text(),
                    event.feed().origin().hex(),
                    event.said().millis(),
                    body);
        }
    }

    private void answer(Event event, byte[] body) throws SQLException {
        Query.update(
                connection,
                "INSERT INTO watch_answer (answer_id, proposal, origin, at_millis, at_counter, body)"
                        + " VALUES (?, ?, ?, ?, ?, ?)",
                event.feed().origin().hex() + " " + event.feed().epoch() + " "
                        + event.feed().scope() + " " + event.sequence(),
                WatchCodec.answered(body),
                event.feed().origin().hex(),
                event.said().millis(),
                event.said().counter(),
                body);
    }

    private static Told told(Event event) {
        return new Told(
                StationKey.of(event.feed().origin()),
                event.by().map(ActedBy::officer).orElse(""),
                event.said().instant());
    }

    private boolean isKnown(String sql, UUID id) throws SQLException {
        return Query.first(connection, row -> true, sql, id).isPresent();
    }

    List<EntryChange> standing() throws SQLException {
        return Query.list(connection, WatchRows::change, STANDING);
    }

    /** Those of some changes that stand. */
    List<EntryChange> standing(Collection<UUID> some) throws SQLException {
        return Query.among(connection, WatchRows::change, STANDING + " WHERE change_id IN ", some);
    }

    private static EntryChange change(ResultSet row) throws SQLException {
        return WatchCodec.decodeChange(
                row.getString("event_type"),
                row.getBytes("body"),
                new Audience(row.getString("scope")),
                new Told(
                        new StationKey(row.getString("origin").intern()),
                        row.getString("officer").intern(),
                        Instant.ofEpochMilli(row.getLong("at_millis"))));
    }

    /**
     * Proposals with the first answer that counts, the latest first.
     *
     * @param mayAnswer whether the second key may answer what the first proposed
     */
    List<Proposal> proposals(BiPredicate<Proposal, StationKey> mayAnswer) throws SQLException {
        Map<UUID, List<Proposal.Answer>> answers = new HashMap<>();
        Query.list(
                        connection,
                        row -> Map.entry(
                                row.getObject(1, UUID.class),
                                WatchCodec.decodeAnswer(
                                        row.getBytes(4),
                                        new StationKey(row.getString(2)),
                                        Instant.ofEpochMilli(row.getLong(3)))),
                        "SELECT proposal, origin, at_millis, body FROM watch_answer"
                                + " ORDER BY at_millis, at_counter, answer_id")
                .forEach(answer -> answers.computeIfAbsent(answer.getKey(), k -> new java.util.ArrayList<>())
                        .add(answer.getValue()));
        return Query.list(
                        connection,
                        row -> WatchCodec.decodeProposal(
                                row.getBytes("body"),
                                new Audience(row.getString("scope")),
                                new Told(
                                        new StationKey(row.getString("origin")),
                                        "",
                                        Instant.ofEpochMilli(row.getLong("at_millis")))),
                        "SELECT scope, origin, at_millis, body FROM watch_proposal ORDER BY at_millis DESC, proposal")
                .stream()
                .map(proposal -> proposal.answered(answers.getOrDefault(proposal.id(), List.of()).stream()
                        .filter(answer -> mayAnswer.test(proposal, answer.by()))
                        .findFirst()))
                .toList();
    }
}

package eu.sargs.store;

import eu.sargs.access.Officer;
import eu.sargs.journal.Event;
import eu.sargs.journal.Journal;
import eu.sargs.journal.Lane;
import eu.sargs.plate.Confusables;
import eu.sargs.plate.Plate;
import eu.sargs.platform.Listeners;
import eu.sargs.platform.Pin;
import eu.sargs.sighting.Sighting;
import eu.sargs.sighting.SightingCodec;
import eu.sargs.sighting.SightingId;
import eu.sargs.sighting.Sightings;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The sightings, as they stand after their refinements. Listeners are told on the projections' thread. */
public final class SightingTable implements Projection, Sightings {
    private static final Logger LOG = LoggerFactory.getLogger(SightingTable.class);

    private final Database database;
    private final Journal journal;
    private final Listeners<Sighting> listeners = new Listeners<>();

    /** @param journal where look-ups are recorded */
    public SightingTable(Database database, Journal journal) {
        this.database = database;
        this.journal = journal;
    }

    @Override
    public String name() {
        return "sighting";
    }

    @Override
    public Set<Lane> lanes() {
        return Set.of(Lane.TRAFFIC);
    }

    @Override
    public Map<String, String> tables() {
        return Map.of("sighting", "sighting");
    }

    @Override
    public void apply(Connection connection, Event event) throws SQLException {
        Optional<Sighting> told = sighting(event);
        if (told.isEmpty()) {
            return;
        }
        Sighting sighting = told.get();
        String folded = Confusables.fold(sighting.reading().plate().text());
        byte[] body = event.payload().orElseThrow();
        if (event.type().equals(SightingCodec.REFINED)) {
            int hit = Query.update(
                    connection,
                    "UPDATE sighting SET seen_from = ?, folded = ?, body = ? WHERE sighting = ?",
                    sighting.from(),
                    folded,
                    body,
                    sighting.id().value());
            if (hit > 0) {
                return;
            }
        } else if (find(connection, sighting.id()).isPresent()) {
            return; // told twice, or after its refinement
        }
        Query.update(
                connection,
                "INSERT INTO sighting (sighting, seen_from, folded, body) VALUES (?, ?, ?, ?)",
                sighting.id().value(),
                sighting.from(),
                folded,
                body);
    }

    @Override
    public void passed(List<Event> events) {
        events.forEach(event -> sighting(event).ifPresent(listeners::tell));
    }

    private static Optional<Sighting> sighting(Event event) {
        boolean ours =
                event.type().equals(SightingCodec.RECORDED) || event.type().equals(SightingCodec.REFINED);
        if (!ours || event.payload().isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(SightingCodec.decode(event.payload().get()));
        } catch (IllegalArgumentException e) {
            LOG.error("Event {} of its feed holds no sighting and is passed by", event.sequence(), e);
            return Optional.empty();
        }
    }

    private static Sighting read(ResultSet row) throws SQLException {
        return SightingCodec.decode(row.getBytes("body"));
    }

    private static Optional<Sighting> find(Connection connection, SightingId id) throws SQLException {
        return Query.first(connection, SightingTable::read, "SELECT body FROM sighting WHERE sighting = ?", id.value());
    }

    @Override
    public Optional<Sighting> find(SightingId id) {
        return database.read(connection -> find(connection, id));
    }

    @Override
    public List<Sighting> latest(int limit) {
        return database.read(connection -> Query.list(
                connection,
                SightingTable::read,
                "SELECT body FROM sighting ORDER BY seen_from DESC, sighting FETCH FIRST ? ROWS ONLY",
                limit));
    }

    @Override
    public List<Sighting> of(Plate plate, int limit, Officer officer) {
        List<Sighting> found = database.read(connection -> Query.list(
                connection,
                SightingTable::read,
                "SELECT body FROM sighting WHERE folded = ? ORDER BY seen_from DESC, sighting FETCH FIRST ? ROWS ONLY",
                Confusables.fold(plate.text()),
                limit));
        // Nothing is shown before it is on record that it was asked for.
        journal.append(List.of(SightingCodec.lookedUp(plate, found.size(), officer)));
        return found;
    }

    @Override
    public Pin onChange(Consumer<Sighting> listener) {
        return listeners.add(listener);
    }
}

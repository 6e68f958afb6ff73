package eu.sargs.store;

import eu.sargs.journal.Event;
import java.util.ArrayList;
import java.util.List;

/**
 * The tables of a duty room's day, and the {@link Projections} that lead them: a command waits for the projections, and
 * they lead the tables, so both are made together here. Start {@link #projections} before anything that reads.
 */
public final class DutyTables {
    private final SightingTable sightings;
    private final CoverageTable coverage;
    private final WatchlistTable watchlist;
    private final AlertTable alerts;
    private final Projections projections;

    /**
     * @param seat of this machine
     * @param others projections to be led with these
     */
    public DutyTables(Database database, SqlJournal journal, String seat, List<Projection> others) {
        sightings = new SightingTable(database, journal);
        coverage = new CoverageTable(database, journal, seat, this::await);
        watchlist = new WatchlistTable(database, journal, this::await);
        alerts = new AlertTable(database, journal, this::await);
        // The list first and the alerts before the traffic: what an officer waits for is not behind what cameras saw.
        List<Projection> all = new ArrayList<>(List.of(watchlist, alerts));
        all.addAll(others);
        all.addAll(List.of(coverage, sightings));
        projections = new Projections(database, journal, all);
    }

    private void await(List<Event> events) {
        projections.awaitPassed(events);
    }

    public SightingTable sightings() {
        return sightings;
    }

    public CoverageTable coverage() {
        return coverage;
    }

    public WatchlistTable watchlist() {
        return watchlist;
    }

    public AlertTable alerts() {
        return alerts;
    }

    public Projections projections() {
        return projections;
    }
}

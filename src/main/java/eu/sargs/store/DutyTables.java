package eu.sargs.store;

import eu.sargs.access.Deeds;
import eu.sargs.access.Neighbours;
import eu.sargs.access.Reasons;
import eu.sargs.access.StationKey;
import eu.sargs.journal.Event;
import eu.sargs.shift.Happenings;
import eu.sargs.shift.ShiftBook;
import java.util.ArrayList;
import java.util.List;

/**
 * The tables of a duty room's day, and the {@link Projections} that lead them: a command waits for the projections, and
 * they lead the tables, so both are made together here. Start {@link #projections} before anything that reads.
 */
public final class DutyTables {
    private final Household household;
    private final SightingTable sightings;
    private final CoverageTable coverage;
    private final WatchlistTable watchlist;
    private final AlertTable alerts;
    private final DeedTable deeds;
    private final ShiftTable shifts;
    private final ShiftHappenings happenings;
    private final EvidenceTable evidence;
    private final ReasonTable reasons;
    private final Projections projections;

    /**
     * @param seat of this machine
     * @param others projections to be led with these
     */
    public DutyTables(Database database, SqlJournal journal, String seat, List<Projection> others) {
        coverage = new CoverageTable(database, journal, seat, this::await);
        household = new Household(StationKey.of(journal.origin()));
        sightings = new SightingTable(database, journal, household);
        watchlist = new WatchlistTable(database, journal, household, this::await);
        alerts = new AlertTable(database, journal, household, this::await);
        evidence = new EvidenceTable(database);
        reasons = new ReasonTable(database, journal, this::await);
        deeds = new DeedTable(database, journal, household, this::await);
        shifts = new ShiftTable(database, journal, this::await);
        happenings = new ShiftHappenings(database, household, deeds, watchlist);
        // The list first and the alerts before the traffic: what an officer waits for is not behind what cameras saw.
        List<Projection> all = new ArrayList<>(List.of(watchlist, alerts, shifts));
        all.addAll(others);
        all.addAll(List.of(coverage, evidence, reasons, deeds, sightings));
        projections = new Projections(database, journal, all);
    }

    private void await(List<Event> events) {
        projections.awaitPassed(events);
    }

    /** Who writes for which station, from now on: what is this station's own is told by it. */
    public void know(Neighbours neighbours) {
        household.know(neighbours);
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

    public EvidenceTable evidence() {
        return evidence;
    }

    public Reasons reasons() {
        return reasons;
    }

    public Deeds deeds() {
        return deeds;
    }

    public ShiftBook shifts() {
        return shifts;
    }

    public Happenings happenings() {
        return happenings;
    }

    public Projections projections() {
        return projections;
    }
}

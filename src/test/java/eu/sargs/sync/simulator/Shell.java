package eu.sargs.sync.simulator;

import eu.sargs.journal.ActedBy;
import eu.sargs.journal.Envelope;
import eu.sargs.journal.FeedId;
import eu.sargs.journal.SigningKey;
import eu.sargs.sync.member.KeyRotation;
import eu.sargs.sync.member.MemberCodec;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What is done at a station by command or by the night: its key changes, its sightings are retired. */
final class Shell {
    private final SimulatedStation station;
    private final Schedule schedule;
    private final Oracle oracle;

    Shell(SimulatedStation station, Schedule schedule, Oracle oracle) {
        this.station = station;
        this.schedule = schedule;
        this.oracle = oracle;
    }

    /**
     * Retention: bodies of an own feed go, then it says so, then the events go; it may end between. @param whole whether
     * it comes to the last of these
     */
    void retire(FeedId feed, long upto, boolean whole) {
        station.ledger.retirement(feed, upto).ifPresent(retirement -> {
            station.ledger.letGo(feed, retirement.last());
            station.state.reset(station.ledger);
            station.later(schedule.between(2, 40), () -> {
                List<Envelope> written = station.ledger.append(List.of(retirement.draft(ActedBy.machine("seat"))));
                oracle.acknowledged(station, written);
                station.grew(written);
                if (whole) {
                    station.ledger.forget(retirement);
                    station.state.reset(station.ledger);
                }
            });
        });
    }

    /**
     * {@code sargs peer rotate}, of a station that does not run.
     *
     * @param next the key it gets
     * @param steps of three that are carried out before the power fails
     * @return whether it may have another key
     */
    boolean rotate(SigningKey next, int steps) {
        if (!station.ledger.open()) {
            return false;
        }
        station.view.reset(station.ledger);
        if (!station.view.isMember(station.origin()) || !station.view.isDescribed()) {
            return false;
        }
        station.ledger.disk().keys = station.ledger.disk().keys.begun(next);
        if (steps >= 2) {
            Map<FeedId, Long> cuts = new HashMap<>();
            station.ledger.tips().forEach((feed, tip) -> {
                if (feed.origin().equals(station.origin())) {
                    cuts.put(feed, tip.sequence());
                }
            });
            List<Envelope> written = station.ledger.append(
                    List.of(MemberCodec.draft(KeyRotation.to(next, station.origin(), cuts), ActedBy.machine("seat"))));
            oracle.rotated(station, written.getFirst(), cuts);
            oracle.acknowledged(station, written);
        }
        if (steps >= 3) {
            station.ledger.disk().keys = station.ledger.disk().keys.finished();
        }
        return true;
    }
}

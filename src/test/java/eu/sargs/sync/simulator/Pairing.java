package eu.sargs.sync.simulator;

import eu.sargs.journal.ActedBy;
import eu.sargs.journal.Draft;
import eu.sargs.sync.member.Member;
import eu.sargs.sync.member.MemberCodec;
import eu.sargs.sync.member.MemberEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Administrators who let stations in, once and where that is lost. */
final class Pairing {
    private final Simulation all;

    Pairing(Simulation all) {
        this.all = all;
    }

    static Oracle.Place place(int index) {
        return new Oracle.Place("S" + index, "a" + index % 2, index % 3 == 2 ? "LT" : "LV");
    }

    /** Starts, and admits itself and those it is joined to. */
    void open(SimulatedStation station) {
        station.start();
        List<Draft> drafts = new ArrayList<>(List.of(admission(station)));
        all.wires.stream()
                .filter(wire -> wire.joins(station))
                .forEach(wire -> drafts.add(admission(wire.other(station))));
        if (station.index == 0) {
            drafts.add(MemberCodec.draft(new MemberEvent.GroupSet("g", Set.of("a0")), ActedBy.machine("seat")));
        }
        station.append(drafts);
    }

    private Draft admission(SimulatedStation station) {
        Oracle.Place place = place(station.index);
        return MemberCodec.draft(
                new MemberEvent.Admitted(
                        new Member(station.origin(), place.station(), "seat", place.agency(), place.country(), true)),
                ActedBy.machine("seat"));
    }

    /**
     * A station whose admissions stood in what was set aside or lost trusts nobody; its administrator pairs it again.
     * That tells of the station itself, too: without it, it does not know what it may see (seed 3778).
     */
    void again(SimulatedStation station) {
        if (!all.takesPart(station) || all.keyChanges.setUpAnew(station)) {
            return;
        }
        List<Draft> drafts = new ArrayList<>();
        all.wires.stream()
                .filter(wire -> wire.joins(station))
                .map(wire -> wire.other(station))
                .filter(other -> all.takesPart(other)
                        && !all.oracle.isReplaced(other.origin())
                        && station.view.revokedBy(other.origin()).isEmpty())
                .filter(other -> all.keyChanges.isPairedByHand(other)
                        ? !station.view.isMember(other.origin())
                        : !station.knows(other))
                .map(this::admission)
                .forEach(drafts::add);
        if (!drafts.isEmpty()) {
            drafts.addFirst(admission(station));
            station.append(drafts);
        }
    }
}

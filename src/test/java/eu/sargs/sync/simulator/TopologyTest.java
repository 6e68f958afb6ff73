package eu.sargs.sync.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import eu.sargs.journal.ActedBy;
import eu.sargs.journal.Draft;
import eu.sargs.journal.FeedId;
import eu.sargs.journal.FeedTip;
import eu.sargs.journal.Lane;
import eu.sargs.journal.OriginKey;
import eu.sargs.journal.Scope;
import eu.sargs.journal.SeededKeys;
import eu.sargs.journal.SigningKey;
import eu.sargs.sync.engine.Limits;
import eu.sargs.sync.engine.Sight;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Four stations in a line, and two hundred. */
class TopologyTest {
    private static final Sight ALL_SEE_ALL = new Sight() {
        @Override
        public boolean isMember(OriginKey key) {
            return true;
        }

        @Override
        public boolean maySee(OriginKey viewer, FeedId feed) {
            return true;
        }

        @Override
        public long lastValid(FeedId feed) {
            return Long.MAX_VALUE;
        }
    };

    private final Schedule schedule = new Schedule(20260101);
    private final Oracle oracle = new Oracle(Limits.usual());
    private final List<SimulatedStation> stations = new ArrayList<>();
    private final List<Wire> wires = new ArrayList<>();

    private void stations(int count, long tick) {
        for (int i = 0; i < count; i++) {
            SigningKey key = SeededKeys.next(schedule.random());
            oracle.place(key.origin(), new Oracle.Place("S" + i, "a0", "LV"));
            SimulatedStation station = new SimulatedStation(
                    i,
                    key,
                    new View(key.origin(), Plant.NOTHING, Optional.of(ALL_SEE_ALL)),
                    schedule,
                    oracle,
                    Limits.usual(),
                    new SimulatedStation.Setting(Plant.NOTHING, tick, 0));
            stations.add(station);
            station.start();
        }
    }

    private void join(int one, int other) {
        wires.add(new Wire(schedule, stations.get(one), stations.get(other), oracle));
    }

    private void write(SimulatedStation station, Lane lane, int events) {
        station.append(IntStream.range(0, events)
                .mapToObj(i -> new Draft(lane, Scope.ALL, "EntrySet", 1, ActedBy.machine("seat"), new byte[] {
                    (byte) i, (byte) station.index
                }))
                .toList());
    }

    private boolean converged(int feeds) {
        Map<FeedId, FeedTip> first = stations.getFirst().ledger.tips();
        return first.size() == feeds
                && stations.stream()
                        .map(s -> s.ledger.tips())
                        .allMatch(tips -> tips.size() == feeds
                                && tips.entrySet().stream()
                                        .allMatch(tip -> Arrays.equals(
                                                tip.getValue().hash(),
                                                first.getOrDefault(tip.getKey(), FeedTip.empty())
                                                        .hash())));
    }

    /** @return simulated milliseconds until all hold the same */
    private long untilConverged(int feeds, long atMost) {
        long began = schedule.now();
        while (!converged(feeds)) {
            assertThat(schedule.now() - began).as("milliseconds").isLessThan(atMost);
            schedule.runFor(50);
        }
        return schedule.now() - began;
    }

    @Test
    void fourInALineComeTogetherAgainWhicheverLinkWasCutForAnHour() {
        stations(4, 1_000);
        for (int i = 1; i < 4; i++) {
            join(i - 1, i);
        }
        stations.forEach(station -> write(station, Lane.DUTY, 1));
        long first = untilConverged(4, 30_000);
        List<Long> healed = new ArrayList<>();
        for (Wire cut : wires) {
            cut.cut(true);
            for (int minute = 0; minute < 60; minute++) {
                stations.forEach(station -> write(station, Lane.DUTY, 1));
                stations.forEach(station -> write(station, Lane.TRAFFIC, 3));
                schedule.runFor(60_000);
            }
            assertThat(converged(8)).isFalse();
            cut.raise();
            healed.add(untilConverged(8, 30_000));
        }
        oracle.end(stations);
        stations.forEach(station -> assertThat(station.ledger.tips().values().stream()
                        .mapToLong(FeedTip::sequence)
                        .sum())
                .as("every event once")
                .isEqualTo(4 + 3 * 60 * 4 * 4));
        System.out.println("Four in a line: together after " + first + " ms, after an hour's cut of each link " + healed
                + " ms (simulated, reconnecting included)");
    }

    @Test
    void twoHundredComeTogether() {
        int count = 200;
        stations(count, 1_000);
        for (int i = 0; i < count; i++) {
            join(i, (i + 1) % count);
            join(i, (i + 7 + (int) schedule.between(0, 99)) % count);
        }
        schedule.runFor(5_000); // all links are up
        stations.forEach(station -> write(station, Lane.DUTY, 1));
        long time = untilConverged(count, 60_000);
        int vector = count * (32 + 4 + 3 + 1 + 8 + 32 + 12);
        System.out.printf(
                "%d stations with %d links: together after %d ms (simulated; %d rounds of the longest delay of a run: "
                        + "fsync, hop and turn, 110 ms); a whole vector is %d feeds, about %d bytes%n",
                count, wires.size(), time, Math.ceilDiv(time, 110), count, vector);
        assertThat(time).isLessThan(5_000);
    }
}

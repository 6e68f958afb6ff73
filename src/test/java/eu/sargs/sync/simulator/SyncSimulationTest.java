package eu.sargs.sync.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import eu.sargs.sync.simulator.Simulation.Trouble;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Stations under everything that can go wrong, seed by seed. More seeds: {@code -Dsync.first=1 -Dsync.seeds=10000}; one
 * seed again: {@code -Dsync.seed=N}.
 */
class SyncSimulationTest {
    private static final int IN_CI = 200;

    @Test
    void keepsEveryInvariantWhateverGoesWrong() {
        Long one = Long.getLong("sync.seed");
        long first = one != null ? one : Long.getLong("sync.first", 1);
        long count = one != null ? 1 : Long.getLong("sync.seeds", IN_CI);
        long began = System.nanoTime();
        long events = 0;
        long steps = 0;
        long carried = 0;
        long pictures = 0;
        long rotations = 0;
        long rivals = 0;
        long begunLater = 0;
        long leapt = 0;
        long reentered = 0;
        long lettingGo = 0;
        long filled = 0;
        Map<String, Integer> farewells = new TreeMap<>();
        for (long seed = first; seed < first + count; seed++) {
            Simulation simulation = new Simulation(seed, Plant.NOTHING);
            try {
                simulation.run();
            } catch (RuntimeException | AssertionError e) {
                throw new AssertionError(
                        "Seed " + seed + " " + simulation.troubles + " after " + simulation.schedule.now()
                                + " ms: " + e.getMessage() + "\nAgain: ./sargs test -Dtest=SyncSimulationTest"
                                + " -Dsync.seed=" + seed,
                        e);
            }
            events += simulation.oracle.events;
            steps += simulation.schedule.happened();
            carried += simulation.oracle.carried;
            pictures += simulation.oracle.picturesKept;
            rotations += simulation.oracle.rotations;
            rivals += simulation.rivals.answered() ? 1 : 0;
            begunLater += simulation.begunLater();
            leapt += simulation.leapt();
            lettingGo += simulation.oracle.lettingGo;
            filled += simulation.oracle.filled;
            reentered += simulation.oracle.reentered.events;
            simulation.oracle.farewells().forEach((why, times) -> farewells.merge(why, times, Integer::sum));
        }
        System.out.printf(
                "%d seeds from %d without a violation: %d events written, %d steps, links closed %s,"
                        + " %d files carried, %d pictures fetched, %d keys changed, %d rivals, %d feeds begun later,"
                        + " %d gone on with later,"
                        + " %d events taken without what was let go of, %d of them filled later, %d events entered anew, %.1f s%n",
                count,
                first,
                events,
                steps,
                farewells,
                carried,
                pictures,
                rotations,
                rivals,
                begunLater,
                leapt,
                lettingGo,
                filled,
                reentered,
                (System.nanoTime() - began) / 1e9);
        assertThat(events).isPositive();
        if (count >= IN_CI) {
            assertThat(farewells).as("what goes wrong is seen").containsKeys("ALTERED", "SILENT", "PROTOCOL");
            assertThat(carried).as("files carried").isPositive();
            assertThat(pictures).as("pictures fetched").isPositive();
            assertThat(rotations).as("keys changed").isPositive();
            assertThat(rivals).as("revocations by who is out").isPositive();
            assertThat(reentered).as("entered anew").isPositive();
            assertThat(begunLater).as("feeds begun at their retirement").isPositive();
            assertThat(leapt).as("feeds gone on with after a retirement").isPositive();
            assertThat(lettingGo)
                    .as("events taken without bodies that were let go of")
                    .isPositive();
            assertThat(filled).as("bodies that came later").isPositive();
        }
    }

    /** Each showed something once: what was mended stands beside it. */
    @Test
    void keepsThemOnSeedsThatOnceShowedTheyDidNot() {
        for (long seed : new long[] {874, 3778, 3985, 7960}) {
            new Simulation(seed, Plant.NOTHING, Set.of()).run();
        }
        // Pictures over slow links; askers that wait in step with each other; a revocation (2577) and a pairing (8776)
        // that were set aside; an outcast's own feeds (3381).
        for (long seed : new long[] {15, 89, 203, 620, 2577, 3381, 8776}) {
            new Simulation(seed, Plant.NOTHING, Simulation.SECOND).run();
        }
        // An end that another history was held at; what is planted has no part in it.
        new Simulation(22, Plant.FORGOTTEN_REVOCATION, Simulation.THIRD).run();
        // A third key, after what followed the first was set aside.
        new Simulation(695, Plant.NOTHING, Simulation.THIRD).run();
        // A thief's history that went on before the owner's other one was compared.
        new Simulation(1875, Plant.NOTHING, Simulation.THIRD).run();
        // A proof that came before it was known that the feed may be seen; one that was revoked as soon as it had
        // joined.
        new Simulation(6097, Plant.NOTHING, Simulation.THIRD).run();
        new Simulation(6783, Plant.NOTHING, Simulation.THIRD).run();
        // A revocation by somebody that only whom it revokes had let in.
        new Simulation(7963, Plant.NOTHING, Simulation.THIRD).run();
        new Simulation(8824, Plant.NOTHING, Simulation.THIRD).run();
        // Behind a retirement: another history parts before it (113) or in the hole (6324), or its times go back
        // (5082).
        for (long seed : new long[] {113, 5082, 6324}) {
            new Simulation(seed, Plant.NOTHING, Simulation.FOURTH).run();
        }
        // A hole whose reason was set aside with a thief's history (9316); a backup that revoked with a key which was
        // replaced before (8671).
        new Simulation(9316, Plant.NOTHING, Simulation.FOURTH).run();
        new Simulation(8671, Plant.NOTHING, Simulation.FOURTH).run();
        // What was written after a disk was put back, or in two machines with one disk, and set aside.
        for (long seed : new long[] {15, 59, 63, 134}) {
            new Simulation(seed, Plant.NOTHING, Simulation.THIRD).run();
        }
        // A relay that said twice that it let go of something, and was asked no more for what it had left.
        new Simulation(1232, Plant.NOTHING, Simulation.FIFTH).run();
        // Two machines with one disk, of which one retired where they part: its times go back for who holds the
        // other's.
        new Simulation(2107, Plant.NOTHING, Simulation.FIFTH).run();
        // A relay that was filled itself, and told nobody.
        new Simulation(805, Plant.NOTHING).run();
        Simulation third = new Simulation(1091, Plant.NOTHING, Simulation.THIRD);
        third.troubles.addAll(Set.of(Trouble.ERASED, Trouble.STICK, Trouble.ROTATED, Trouble.RETIRED));
        third.run();
    }

    @Test
    void comesToTheSameFromTheSameSeed() {
        Simulation one = new Simulation(7, Plant.NOTHING);
        Simulation again = new Simulation(7, Plant.NOTHING);
        one.run();
        again.run();
        assertThat(again.schedule.happened()).isEqualTo(one.schedule.happened());
        assertThat(again.oracle.held(again.stations)).isEqualTo(one.oracle.held(one.stations));
    }
}

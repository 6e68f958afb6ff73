package eu.sargs.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.sargs.platform.Fault;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** That the fuzzing itself finds what it is there for. */
class FuzzTest {
    private static final List<byte[]> CORPUS =
            List.of("one valid input".getBytes(), "another, longer valid input".getBytes());

    @Test
    void findsADoorThatBreaks() {
        assertThatThrownBy(() -> new Fuzz("broken door").run(5, CORPUS, input -> {
                    if (input.length > 60) {
                        throw new IllegalStateException("a bug");
                    }
                }))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("broken door breaks")
                .hasRootCauseMessage("a bug");
    }

    @Test
    void findsADoorThatIsSlowOrTakesMuch() {
        assertThatThrownBy(() -> new Fuzz("slow door").within(20).run(5, CORPUS, input -> {
                    long end = System.nanoTime() + 40_000_000;
                    while (System.nanoTime() < end) {
                        Thread.onSpinWait();
                    }
                }))
                .hasMessageContaining("slow door takes");
        assertThatThrownBy(() -> new Fuzz("greedy door").allocating(1).run(5, CORPUS, input -> {
                    byte[] much = new byte[2 << 20];
                    assertThat(much[input.length]).isZero();
                }))
                .hasMessageContaining("greedy door allocates");
    }

    @Test
    void findsADoorThatRefusesEverything() {
        assertThatThrownBy(() -> new Fuzz("shut door").run(5, CORPUS, input -> {
                    throw new Fault("X-01", "x.fault");
                }))
                .hasMessageContaining("a valid input is taken");
    }

    @Test
    void altersInManyWaysAndTheSameForTheSameSeed() {
        List<String> first = inputs(7);
        assertThat(inputs(7)).isEqualTo(first);
        assertThat(inputs(8)).isNotEqualTo(first);
        assertThat(first.stream().distinct().count()).isGreaterThan(900);
    }

    private static List<String> inputs(long seed) {
        Mutation mutation = new Mutation(new Random(seed), CORPUS);
        List<String> inputs = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            inputs.add(Arrays.toString(mutation.next()));
        }
        return inputs;
    }
}

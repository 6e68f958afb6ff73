package eu.sargs.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.sargs.journal.ActedBy;
import eu.sargs.journal.Draft;
import eu.sargs.journal.Envelope;
import eu.sargs.journal.Lane;
import eu.sargs.journal.Run;
import eu.sargs.journal.Scope;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EventBlockTest {
    private final Origin origin = new Origin();

    private static Draft draft(int kind, int length) {
        return new Draft(
                Lane.TRAFFIC,
                Scope.ALL,
                "Kind" + kind,
                1 + kind,
                new ActedBy("i.vitola", "desk", ""),
                new byte[length]);
    }

    private static List<Envelope> all(Run run, List<EventBlock> blocks) {
        List<Envelope> all = new ArrayList<>();
        blocks.forEach(block -> all.addAll(block.after(run.feed(), 0, block.events())));
        return all;
    }

    @Test
    void givesBackWhatItWasGiven() {
        Run run = origin.write(
                IntStream.range(0, 500).mapToObj(i -> draft(i % 150, i)).toArray(Draft[]::new));
        List<Envelope> events = new ArrayList<>(run.envelopes());
        for (int i = 0; i < events.size(); i += 7) {
            events.set(i, new Envelope(events.get(i).header(), Optional.empty()));
        }
        List<EventBlock> blocks = EventBlock.of(events);
        assertThat(all(run, blocks)).isEqualTo(events);
        assertThat(blocks).hasSizeGreaterThan(4).allSatisfy(block -> {
            assertThat(block.content().length).isLessThanOrEqualTo(14 << 10);
            for (long sequence = block.first(); sequence <= block.last(); sequence++) {
                assertThat(block.body(sequence))
                        .isEqualTo(events.get((int) sequence - 1).body());
            }
        });
    }

    @Test
    void oneThatIsLongerThanABlockStandsAlone() {
        Run run = origin.write(draft(1, 10), draft(1, 300_000), draft(1, 10));
        List<EventBlock> blocks = EventBlock.of(run.envelopes());
        assertThat(blocks).extracting(EventBlock::events).containsExactly(1, 1, 1);
        assertThat(all(run, blocks)).isEqualTo(run.envelopes());
    }

    @Test
    void saysThatWhatIsDamagedIsNoBlock() {
        Run run = origin.write(draft(1, 30), draft(2, 30));
        EventBlock block = EventBlock.of(run.envelopes()).getFirst();
        for (int length = 0; length < block.content().length; length++) {
            EventBlock cut = new EventBlock(2, 2, Arrays.copyOf(block.content(), length));
            assertThatThrownBy(() -> cut.after(run.feed(), 0, 2)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> cut.body(2)).isInstanceOf(IllegalArgumentException.class);
        }
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int i = 0; i < 2_000; i++) {
            byte[] content = block.content().clone();
            content[random.nextInt(content.length)] = (byte) random.nextInt(256);
            EventBlock damaged = new EventBlock(2, 2, content);
            assertThatCode(() -> {
                        try {
                            damaged.after(run.feed(), 0, 2);
                            damaged.body(2);
                        } catch (IllegalArgumentException e) {
                            // as it should be; where the damage is in a body, its hash tells
                        }
                    })
                    .as("seed " + seed)
                    .doesNotThrowAnyException();
        }
    }
}

package eu.sargs.journal;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import eu.sargs.journal.wire.SuccessorBody;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SuccessionTest {
    private final SigningKey first = SigningKey.generate();
    private final SigningKey second = SigningKey.generate();
    private final SigningKey third = SigningKey.generate();
    private final SigningKey stranger = SigningKey.generate();

    private static Event says(SigningKey by, long millis, Draft draft) {
        HybridClock clock = new HybridClock(() -> Instant.ofEpochMilli(millis), new HybridTime(0, 0));
        Batch batch = new Batch(by, 1, clock, new Random(7), feed -> FeedTip.empty());
        return batch.add(draft).event();
    }

    private static Draft rotation(OriginKey older, OriginKey next, SigningKey signs, Scope scope) {
        byte[] body = SuccessorBody.newBuilder()
                .setNext(ByteString.copyFrom(HexFormat.of().parseHex(next.hex())))
                .setSignature(ByteString.copyFrom(Succession.sign(older, signs)))
                .build()
                .toByteArray();
        return new Draft(Lane.LIST, scope, Succession.TYPE, 1, ActedBy.machine("seat"), body);
    }

    private static Succession after(SigningKey older, SigningKey next, long millis) {
        return Succession.of(says(older, millis, rotation(older.origin(), next.origin(), next, Scope.ALL)))
                .orElseThrow();
    }

    @Test
    void whoFollowsSpeaksForAllBeforeIt() {
        Successions known = Successions.NONE.with(List.of(after(second, third, 2_000), after(first, second, 1_000)));
        assertThat(known.speaksFor(third.origin(), first.origin())).isTrue();
        assertThat(known.speaksFor(second.origin(), first.origin())).isTrue();
        assertThat(known.speaksFor(first.origin(), second.origin())).isFalse();
        assertThat(known.speaksFor(stranger.origin(), first.origin())).isFalse();
        assertThat(known.without(said -> said.feed().origin().equals(second.origin()))
                        .speaksFor(third.origin(), first.origin()))
                .as("the link between was set aside")
                .isFalse();
    }

    @Test
    void ofSeveralSuccessorsTheEarliestIsTheOneWhateverTheOrder() {
        Succession right = after(first, second, 1_000);
        Succession wrong = after(first, stranger, 2_000);
        for (List<Succession> order : List.of(List.of(right, wrong), List.of(wrong, right))) {
            Successions known = Successions.NONE.with(order);
            assertThat(known.after(first.origin())).contains(second.origin());
            assertThat(known.speaksFor(stranger.origin(), first.origin())).isFalse();
        }
    }

    @Test
    void keysThatFollowEachOtherInACircleComeToAnEnd() {
        Successions known = Successions.NONE.with(List.of(after(first, second, 1_000), after(second, first, 2_000)));
        assertThat(known.speaksFor(first.origin(), second.origin())).isTrue();
        assertThat(known.speaksFor(stranger.origin(), second.origin())).isFalse();
    }

    @Test
    void countsOnlyWhereTheNewerKeySignedItAndEverybodySeesIt() {
        OriginKey older = first.origin();
        assertThat(Succession.of(says(first, 1, rotation(older, second.origin(), stranger, Scope.ALL))))
                .as("signed by another")
                .isEmpty();
        assertThat(Succession.of(says(stranger, 1, rotation(older, second.origin(), second, Scope.ALL))))
                .as("said by another")
                .isEmpty();
        assertThat(Succession.of(says(first, 1, rotation(older, second.origin(), second, Scope.STATION))))
                .as("said to some")
                .isEmpty();
    }

    @Test
    void aSuccessorErasesAndRetiresWhatTheOlderKeyWrote() {
        FeedId traffic = new FeedId(first.origin(), 1, Scope.ALL, Lane.TRAFFIC);
        Event erased = says(second, 5, new Erasure(traffic, 1, 3).draft(ActedBy.machine("seat")));
        Event retired = says(second, 5, new Retirement(traffic, 3, new byte[32]).draft(ActedBy.machine("seat")));
        Successions known = Successions.NONE.with(List.of(after(first, second, 1)));

        assertThat(Erasure.of(erased, known)).contains(new Erasure(traffic, 1, 3));
        assertThat(Retirement.of(retired, known)).isPresent();
        assertThat(Erasure.of(erased, Successions.NONE)).isEmpty();
        assertThat(Retirement.of(retired, Successions.NONE)).isEmpty();
    }
}

package eu.sargs.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.sargs.journal.Event;
import eu.sargs.journal.FeedId;
import eu.sargs.journal.HybridTime;
import eu.sargs.journal.Journal;
import eu.sargs.journal.Lane;
import eu.sargs.journal.OriginKey;
import eu.sargs.journal.Scope;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ReadAheadTest {
    private static final int STRIDE = ReadAhead.STRIDE;
    private static final FeedId FEED = new FeedId(new OriginKey("ab".repeat(32)), 1, Scope.ALL, Lane.TRAFFIC);

    private final List<Long> reads = Collections.synchronizedList(new ArrayList<>());
    private volatile long length;
    private volatile String word = "first";
    private volatile boolean failing;
    private final ReadAhead ahead = new ReadAhead((Journal) Proxy.newProxyInstance(
            Journal.class.getClassLoader(),
            new Class<?>[] {Journal.class},
            (proxy, method, arguments) -> read((long) arguments[1], (int) arguments[2])));

    private List<Event> read(long after, int limit) {
        reads.add(after);
        if (failing) {
            throw new IllegalStateException("no answer");
        }
        return LongStream.rangeClosed(after + 1, Math.min(length, after + limit))
                .mapToObj(sequence -> new Event(
                        FEED,
                        sequence,
                        new HybridTime(sequence, 0),
                        "Noted",
                        1,
                        Optional.empty(),
                        Optional.of(word.getBytes())))
                .toList();
    }

    @AfterEach
    void close() {
        ahead.close();
    }

    @Test
    void thoseInStepShareAReadingAndTheNextOneIsReadMeanwhile() {
        length = 2L * STRIDE + 5;
        for (int follower = 0; follower < 2; follower++) {
            assertThat(ahead.after(FEED, 0, length)).hasSize(STRIDE);
        }
        for (int follower = 0; follower < 2; follower++) {
            assertThat(ahead.after(FEED, STRIDE, length).getFirst().sequence()).isEqualTo(STRIDE + 1);
        }
        assertThat(ahead.after(FEED, 2L * STRIDE, length)).hasSize(5);
        // The last one is read again: more might have come since it was read ahead.
        assertThat(reads).containsExactlyInAnyOrder(0L, (long) STRIDE, 2L * STRIDE, 2L * STRIDE);
    }

    @Test
    void whatCameSinceIsNotMissed() {
        length = STRIDE + 1;
        ahead.after(FEED, 0, length);
        assertThat(ahead.after(FEED, STRIDE, length)).hasSize(1);
        length = STRIDE + 3;
        assertThat(ahead.after(FEED, STRIDE, length)).hasSize(3);
    }

    @Test
    void whatWasCutOffOrTakenBackSinceIsNotGivenOut() {
        length = 2L * STRIDE;
        ahead.after(FEED, 0, length);
        length = STRIDE + 7;
        assertThat(ahead.after(FEED, STRIDE, length)).hasSize(7);

        length = 2L * STRIDE;
        ahead.after(FEED, 0, length);
        ahead.forget();
        word = "erased";
        assertThat(ahead.after(FEED, STRIDE, length).getFirst().payload().orElseThrow())
                .asString()
                .isEqualTo("erased");
    }

    @Test
    void aReadingThatFailedIsTriedAgainByWhoAsks() {
        length = 2L * STRIDE;
        failing = true;
        assertThatThrownBy(() -> ahead.after(FEED, 0, length)).hasMessage("no answer");
        failing = false;
        assertThat(ahead.after(FEED, 0, length)).hasSize(STRIDE);
        assertThat(ahead.after(FEED, STRIDE, length)).hasSize(STRIDE);
    }
}

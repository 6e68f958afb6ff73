package eu.sargs.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.sargs.journal.ActedBy;
import eu.sargs.journal.Event;
import eu.sargs.journal.Lane;
import eu.sargs.journal.Position;
import eu.sargs.platform.Fault;
import eu.sargs.platform.Pin;
import java.nio.file.Files;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a journal in tables keeps; run on H2 here and on PostgreSQL by an integration test. */
class SqlJournalTest extends StoreFixture {
    @Test
    void keepsWhatWasAppendedOverAClosing() {
        List<Event> written =
                journal.append(List.of(draft(Lane.DUTY, "a"), draft(Lane.TRAFFIC, "b"), draft(Lane.DUTY, "c")));
        shut();
        reopen();
        assertThat(journal.epoch()).isEqualTo(1);
        assertThat(journal.heads().values()).containsExactly(2L, 1L);
        assertThat(written).extracting(Event::sequence).containsExactly(1L, 1L, 2L);
        Event found = journal.find(written.getLast().position()).orElseThrow();
        assertThat(text(found)).isEqualTo("c");
        assertThat(found.by()).contains(new ActedBy("i.vitola", "desk", "to test"));
        assertThat(found.time()).isEqualTo(written.getLast().time());
        assertThat(journal.append(List.of(draft(Lane.DUTY, "d"))).getFirst().sequence())
                .isEqualTo(3);
    }

    @Test
    void readsOnFromAnyPlace() {
        Event last = journal.append(Stream.iterate(0, i -> i + 1)
                        .limit(10)
                        .map(i -> draft(Lane.LIST, "e" + i))
                        .toList())
                .getLast();
        assertThat(journal.read(last.feed(), 7, 2))
                .extracting(StoreFixture::text)
                .containsExactly("e7", "e8");
        assertThat(journal.read(last.feed(), 10, 5)).isEmpty();
        assertThat(journal.find(new Position(last.feed(), 11))).isEmpty();
    }

    @Test
    void movesACheckpointTogetherWithWhatFollows() {
        Event cause = journal.append(List.of(draft(Lane.TRAFFIC, "seen"))).getFirst();
        assertThat(journal.checkpoint("matcher", cause.feed())).isZero();
        journal.append(List.of(draft(Lane.DUTY, "hit")), "matcher", cause.position());
        Event next = journal.append(List.of(draft(Lane.TRAFFIC, "seen too"))).getFirst();
        journal.append(List.of(), "matcher", next.position());
        shut();
        reopen();
        assertThat(journal.checkpoint("matcher", cause.feed())).isEqualTo(2);
        assertThat(journal.heads().values()).containsExactly(1L, 2L);
    }

    @Test
    void tellsAfterTheCommitAndInOrder() throws Exception {
        LinkedBlockingQueue<String> told = new LinkedBlockingQueue<>();
        Pin pin = journal.onCommit(events -> events.forEach(
                event -> told.add(text(event) + journal.find(event.position()).isPresent())));
        journal.append(List.of(draft(Lane.DUTY, "1"), draft(Lane.DUTY, "2")));
        journal.append(List.of(draft(Lane.DUTY, "3")));
        for (String expected : List.of("1true", "2true", "3true")) {
            assertThat(told.poll(10, TimeUnit.SECONDS)).isEqualTo(expected);
        }
        pin.close();
    }

    @Test
    void numbersWithoutAGapUnderManyThreads() throws Exception {
        CountDownLatch done = new CountDownLatch(8);
        for (int t = 0; t < 8; t++) {
            int thread = t;
            Thread.ofPlatform().start(() -> {
                for (int i = 0; i < 25; i++) {
                    journal.append(List.of(draft(Lane.TRAFFIC, thread + "-" + i)));
                }
                done.countDown();
            });
        }
        assertThat(done.await(60, TimeUnit.SECONDS)).isTrue();
        var feed = journal.heads().keySet().iterator().next();
        List<Event> all = journal.read(feed, 0, 1000);
        assertThat(all).hasSize(200);
        assertThat(all.getLast().sequence()).isEqualTo(200);
        for (int i = 1; i < all.size(); i++) {
            assertThat(all.get(i).time()).isGreaterThan(all.get(i - 1).time());
        }
    }

    @Test
    void survivesTheInterruptOfAThreadThatAppendsOrReads() {
        Event event = journal.append(List.of(draft(Lane.DUTY, "before"))).getFirst();
        Thread.currentThread().interrupt();
        journal.append(List.of(draft(Lane.DUTY, "interrupted")));
        Thread.currentThread().interrupt();
        journal.read(event.feed(), 0, 10);
        Thread.interrupted();
        assertThat(journal.read(event.feed(), 0, 10)).hasSize(2);
        assertThat(journal.append(List.of(draft(Lane.DUTY, "after"))).getFirst().sequence())
                .isEqualTo(3);
    }

    @Test
    void refusesWhatComesAfterItsClosing() {
        journal.close();
        assertThatThrownBy(() -> journal.append(List.of(draft(Lane.DUTY, "late"))))
                .isInstanceOfSatisfying(Fault.class, f -> assertThat(f.code()).isEqualTo("JRN-02"));
    }

    @Test
    void opensANewEpochWhenItsNoteIsGone() throws Exception {
        journal.append(List.of(draft(Lane.DUTY, "a")));
        shut();
        Files.delete(home.seat());
        reopen();
        assertThat(journal.epoch()).isGreaterThan(1);
        Event opened = journal.append(List.of(draft(Lane.DUTY, "b"))).getFirst();
        assertThat(opened.feed().epoch()).isEqualTo(journal.epoch());
        assertThat(opened.sequence()).isEqualTo(1);
        int epoch = journal.epoch();
        shut();
        reopen();
        assertThat(journal.epoch()).as("goes on where it is now").isEqualTo(epoch);
    }
}

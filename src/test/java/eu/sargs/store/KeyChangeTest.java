package eu.sargs.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.sargs.access.Seat;
import eu.sargs.journal.ActedBy;
import eu.sargs.journal.Draft;
import eu.sargs.journal.Erasure;
import eu.sargs.journal.Event;
import eu.sargs.journal.FeedId;
import eu.sargs.journal.KeyFiles;
import eu.sargs.journal.Lane;
import eu.sargs.journal.OriginKey;
import eu.sargs.journal.Scope;
import eu.sargs.journal.SigningKey;
import eu.sargs.platform.Fault;
import eu.sargs.platform.Home;
import eu.sargs.platform.HomeKey;
import eu.sargs.sync.member.MemberEvent;
import eu.sargs.sync.member.Statement;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A home's key is changed, and the change is broken off after each of its steps. */
class KeyChangeTest {
    private static final Seat SEAT = new Seat("Krāslava 1");
    private static final ActedBy BY = new ActedBy("boss", "Krāslava 1", "a drive was lost");

    @TempDir
    Path folder;

    private Home home;
    private HomeKey key;
    private KeyFiles files;
    private OriginKey first;

    @BeforeEach
    void found() {
        home = Home.open(folder);
        key = HomeKey.of(home);
        files = new KeyFiles(home, key);
        try (Store store = Store.open(home, key, SigningKey.of(home, key), InstantSource.system(), SEAT)) {
            first = store.origin();
            note(store, "before");
        }
    }

    @AfterEach
    void close() {
        home.close();
    }

    private Store open() {
        return Store.open(home, key, InstantSource.system(), SEAT);
    }

    private static Event note(Store store, String text) {
        return store.journal()
                .append(List.of(new Draft(
                        Lane.TRAFFIC, Scope.STATION, "NoteWritten", 1, BY, text.getBytes(StandardCharsets.UTF_8))))
                .getFirst();
    }

    private Path next() {
        return home.keys().resolve("origin.next");
    }

    private static void holds(Store store) {
        assertThat(store.verify()).allMatch(Verify.FeedReport::holds);
        assertThat(store.newEpoch()).as("it simply went on").isEmpty();
    }

    /** 0: nothing was done. 1: the older key was copied. 2: the next one was written. 3: the journal names it. 4: all. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4})
    void whereverItIsBrokenOffTheNextStartHasTheKeyTheJournalNames(int step) throws Exception {
        OriginKey made = first;
        try (Store store = open()) {
            if (step >= 1) {
                SigningKey begun = files.begin();
                made = begun.origin();
                if (step == 1) {
                    Files.delete(next());
                }
                if (step >= 3) {
                    store.handOver(begun, BY);
                }
                if (step == 4) {
                    files.finish();
                }
            }
        }
        OriginKey expected = step >= 3 ? made : first;
        for (int start = 0; start < 2; start++) {
            try (Store store = open()) {
                assertThat(store.origin()).isEqualTo(expected);
                assertThat(store.keys().older())
                        .extracting(SigningKey::origin)
                        .containsExactlyElementsOf(step >= 3 ? List.of(first) : List.of());
                assertThat(next()).doesNotExist();
                assertThat(note(store, "after").feed().origin()).isEqualTo(expected);
                holds(store);
            }
        }
    }

    @Test
    void theRotationIsTheLastThatTheOlderKeyWritesAndNothingStandsBehindItsCuts() throws Exception {
        CountDownLatch begun = new CountDownLatch(4);
        Map<FeedId, Long> ends = new HashMap<>();
        try (Store store = open()) {
            List<Thread> busy = java.util.stream.IntStream.range(0, 4)
                    .mapToObj(i -> Thread.ofPlatform().start(() -> {
                        try {
                            while (true) {
                                note(store, "busy");
                                begun.countDown();
                            }
                        } catch (Fault refused) {
                            assertThat(refused.code()).isEqualTo("JRN-02");
                        }
                    }))
                    .toList();
            assertThat(begun.await(20, TimeUnit.SECONDS)).isTrue();
            store.handOver(files.begin(), BY);
            for (Thread one : busy) {
                one.join(20_000);
                assertThat(one.isAlive()).as("refused").isFalse();
            }
            ends.putAll(store.journal().heads());
        }
        try (Store store = open()) {
            FeedId list = ends.keySet().stream()
                    .filter(feed -> feed.lane() == Lane.LIST && feed.scope().equals(Scope.ALL))
                    .findFirst()
                    .orElseThrow();
            Event said = store.journal().read(list, ends.get(list) - 1, 1).getFirst();
            assertThat(said.by()).contains(BY);
            MemberEvent.Rotated rotated =
                    (MemberEvent.Rotated) Statement.of(said).said();
            assertThat(rotated.next()).isEqualTo(store.origin());
            ends.remove(list);
            assertThat(rotated.cuts()).containsAllEntriesOf(ends);
            assertThat(ends).isNotEmpty();
        }
    }

    @Test
    void afterItTheHomeStillErasesWhatItWroteBefore() {
        FeedId feed;
        try (Store store = open()) {
            feed = note(store, "a person's data").feed();
            store.handOver(files.begin(), BY);
        }
        try (Store store = open()) {
            note(store, "after");
            long last = store.erasures().feeds().get(feed);
            store.erasures().erase(new Erasure(feed, last, last), BY);
            assertThat(store.journal().read(feed, last - 1, 1).getFirst().payload())
                    .isEmpty();
            holds(store);
        }
    }

    @Test
    void aHomeWithoutTheKeyTheJournalNamesDoesNotStart() throws Exception {
        try (Store store = open()) {
            store.handOver(files.begin(), BY);
        }
        Files.delete(next());
        assertThatThrownBy(() -> open().close())
                .isInstanceOfSatisfying(Fault.class, f -> assertThat(f.code()).isEqualTo("JRN-06"));
    }

    @Test
    void keysFollowEachOtherAndAllOlderOnesStay() {
        for (int i = 0; i < 3; i++) {
            try (Store store = open()) {
                note(store, "turn " + i);
                store.handOver(files.begin(), BY);
            }
        }
        try (Store store = open()) {
            assertThat(store.keys().older())
                    .hasSize(3)
                    .extracting(SigningKey::origin)
                    .contains(first);
            assertThat(store.successions().speaksFor(store.origin(), first)).isTrue();
            holds(store);
        }
    }
}

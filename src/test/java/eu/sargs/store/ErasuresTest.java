package eu.sargs.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.sargs.journal.ActedBy;
import eu.sargs.journal.Draft;
import eu.sargs.journal.Erasure;
import eu.sargs.journal.ErasureFollower;
import eu.sargs.journal.Event;
import eu.sargs.journal.FeedId;
import eu.sargs.journal.Followers;
import eu.sargs.journal.Lane;
import eu.sargs.journal.Run;
import eu.sargs.journal.Scope;
import eu.sargs.journal.SigningKey;
import eu.sargs.platform.Fault;
import eu.sargs.platform.Home;
import eu.sargs.platform.HomeKey;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What was taken back is gone from every table; run on H2 here and on PostgreSQL by an integration test. */
class ErasuresTest extends StoreFixture {
    private static final ActedBy BY = new ActedBy("a.berzs", "desk", "asked by the person");

    /** Each text, once. */
    private static final class Words implements Projection {
        final List<String> told = Collections.synchronizedList(new ArrayList<>());

        @Override
        public String name() {
            return "words";
        }

        @Override
        public Set<Lane> lanes() {
            return Set.of(Lane.TRAFFIC);
        }

        @Override
        public Map<String, String> tables() {
            return Map.of("word", "text");
        }

        @Override
        public void apply(Connection connection, Event event) throws SQLException {
            if (event.payload().isPresent()
                    && Query.first(connection, row -> 1, "SELECT 1 FROM word WHERE text = ?", text(event))
                            .isEmpty()) {
                Query.update(connection, "INSERT INTO word (text) VALUES (?)", text(event));
            }
        }

        @Override
        public void passed(List<Event> events) {
            events.forEach(event -> told.add(event.payload().isPresent() ? text(event) : "-"));
        }
    }

    private final Words words = new Words();
    private Projections projections;
    private Erasures erasures;

    @BeforeEach
    void follow() {
        execute("CREATE TABLE word (text VARCHAR(100) PRIMARY KEY)");
        begin();
    }

    private void begin() {
        projections = new Projections(database, journal, List.of(words));
        projections.start();
        erasures = new Erasures(journal, projections, () -> {});
    }

    @AfterEach
    void stop() {
        projections.close();
    }

    private Event append(String... texts) {
        List<Draft> drafts = new ArrayList<>();
        for (String text : texts) {
            drafts.add(draft(Lane.TRAFFIC, text));
        }
        List<Event> written = journal.append(drafts);
        projections.awaitPassed(written);
        return written.getLast();
    }

    private List<String> words() {
        return database.read(
                connection -> Query.list(connection, row -> row.getString(1), "SELECT text FROM word ORDER BY text"));
    }

    @Test
    void erasesNothingOfTheRecord() {
        List<Event> written = journal.append(Stream.of(
                        "AccountOpened",
                        "ActRefused",
                        "SignedIn",
                        "SignedOut",
                        "SignInFailed",
                        "Consulted",
                        "PlateLookedUp")
                .map(type -> new Draft(Lane.RECORD, Scope.STATION, type, 1, BY, new byte[] {1}))
                .toList());
        FeedId feed = written.getFirst().feed();
        Erasure all = new Erasure(
                feed, written.getFirst().sequence(), written.getLast().sequence());
        assertThatThrownBy(() -> erasures.count(all))
                .isInstanceOfSatisfying(
                        Fault.class, fault -> assertThat(fault.code()).isEqualTo("ERA-02"));
        assertThatThrownBy(() -> erasures.erase(all, BY))
                .isInstanceOfSatisfying(
                        Fault.class, fault -> assertThat(fault.code()).isEqualTo("ERA-02"));
        journal.append(List.of(all.draft(BY))); // as an older version, or somebody with the key, would write it
        projections.rebuildTakenBack();
        assertThat(journal.read(feed, 0, 100))
                .hasSize(7)
                .allSatisfy(event -> assertThat(event.payload()).isPresent());
        assertThat(new Verify(database).all()).allMatch(Verify.FeedReport::holds);
    }

    @Test
    void anErasedEventIsGoneFromTheTablesToo() {
        FeedId feed = append("a", "b", "c").feed();
        Erasure erasure = new Erasure(feed, 2, 3);
        assertThat(erasures.count(erasure)).isEqualTo(2);
        erasures.erase(erasure, BY);
        assertThat(words()).containsExactly("a");
        assertThat(projections.differing()).isEmpty();
        assertThat(erasures.count(erasure)).isZero();
        assertThat(erasures.all()).singleElement().satisfies(state -> {
            assertThat(state.erasure()).isEqualTo(erasure);
            assertThat(state.answered()).isEmpty();
        });
        append("d");
        assertThat(words()).containsExactly("a", "d");
        assertThat(words.told).as("a rebuild tells nothing").containsExactly("a", "b", "c", "d");
        assertThat(new Verify(database).all()).allMatch(Verify.FeedReport::holds);
    }

    @Test
    void aRebuildThatWasBrokenOffIsDoneAtTheNextStart() {
        FeedId feed = append("a", "b").feed();
        projections.close(); // nobody follows when the erasure is written
        journal.append(List.of(new Erasure(feed, 1, 1).draft(BY)));
        shut();
        reopen();
        begin();
        assertThat(words()).containsExactly("b");
        assertThat(projections.differing()).isEmpty();
    }

    @Test
    void aLongTableIsRebuiltStrideByStride() {
        List<Draft> many = IntStream.range(0, 20_500)
                .mapToObj(i -> draft(Lane.TRAFFIC, "w" + i))
                .toList();
        Event last = journal.append(many).getLast();
        projections.awaitPassed(last.position());
        int told = words.told.size();
        erasures.erase(new Erasure(last.feed(), 1, 20_499), BY);
        projections.awaitPassed(last.position());
        assertThat(words()).containsExactly("w20499");
        assertThat(words.told).hasSize(told);
        append("next");
        assertThat(words.told.getLast()).isEqualTo("next");
    }

    @Test
    void erasesNothingThatIsNotItsOwn() {
        FeedId feed = append("a").feed();
        assertThatThrownBy(() -> erasures.erase(new Erasure(feed, 1, 2), BY))
                .isInstanceOfSatisfying(Fault.class, f -> assertThat(f.code()).isEqualTo("ERA-01"));
        assertThat(words()).containsExactly("a");
    }

    @Test
    void answersOnceToAnotherStationsErasure() throws Exception {
        FeedId feed = append("a", "b").feed();
        Home other = Home.open(folder.resolve("other"));
        HomeKey otherKey = HomeKey.of(other);
        try (other;
                Database elsewhere = Database.h2(other, otherKey);
                SqlJournal copy = SqlJournal.open(
                        elsewhere, other, SigningKey.of(other, otherKey), InstantSource.system(), "b")) {
            carry(journal, copy);
            erasures.erase(new Erasure(feed, 1, 1), BY);
            carry(journal, copy);
            Followers followers =
                    new Followers(copy, List.of(new ErasureFollower(copy.origin(), copy::successions, "b")));
            followers.step();
            new Followers(copy, List.of(new ErasureFollower(copy.origin(), copy::successions, "b"))).step();
            assertThat(copy.read(feed, 0, 1).getFirst().payload()).isEmpty();
            carry(copy, journal);
            assertThat(erasures.all())
                    .singleElement()
                    .satisfies(state -> assertThat(state.answered()).containsOnlyKeys(copy.origin()));
            assertThat(journal.heads().entrySet().stream()
                            .filter(head -> head.getKey().origin().equals(copy.origin()))
                            .mapToLong(Map.Entry::getValue)
                            .sum())
                    .as("one answer")
                    .isEqualTo(1);
        }
    }

    private static void carry(SqlJournal from, SqlJournal to) {
        from.ledger().tips().keySet().forEach(feed -> {
            long after = to.heads().getOrDefault(feed, 0L);
            from.ledger()
                    .read(feed, after, 1 << 20)
                    .ifPresent(run -> to.ledger().take(List.of(run)));
        });
    }

    @Test
    void retentionForgetsUpToASignedHeadAndTheRestStillVerifies() {
        append("a", "b");
        append("c", "d");
        FeedId feed = append("e").feed();
        assertThat(erasures.drop(feed, 3, BY)).as("as far as was signed").isEqualTo(2);
        assertThat(words()).containsExactly("c", "d", "e");
        assertThat(journal.read(feed, 0, 10)).extracting(Event::sequence).containsExactly(3L, 4L, 5L);
        Run run = journal.ledger().read(feed, 2, 1 << 20).orElseThrow();
        assertThat(run.last()).isEqualTo(5);
        projections.close();
        shut();
        reopen();
        begin();
        assertThat(new Verify(database).all()).allMatch(Verify.FeedReport::holds);
        append("f");
        assertThat(words()).containsExactly("c", "d", "e", "f");
        execute(
                "UPDATE gone SET head_hash = (SELECT e.body_hash FROM event e WHERE e.place = (SELECT MIN(f.place) FROM event f)) WHERE kind = 2");
        assertThat(new Verify(database).all())
                .filteredOn(report -> report.feed().equals(feed))
                .noneMatch(Verify.FeedReport::holds);
    }
}

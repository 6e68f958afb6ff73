package eu.sargs.store;

import static org.assertj.core.api.Assertions.assertThat;

import eu.sargs.journal.ActedBy;
import eu.sargs.journal.Envelope;
import eu.sargs.journal.Erasure;
import eu.sargs.journal.Event;
import eu.sargs.journal.FeedId;
import eu.sargs.journal.Lane;
import eu.sargs.journal.Run;
import eu.sargs.journal.Taken.Finding;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Events of another station that came many at once stand many in a row, and nobody who reads or takes back something
 * sees a difference; run on H2 here and on PostgreSQL by an integration test.
 */
class BlocksTest extends StoreFixture {
    private static final int EVENTS = 305;

    private final Origin origin = new Origin();
    private final List<String> written = new ArrayList<>();
    private FeedId feed;

    /** Three rows, two hundred events in blocks, two rows, a hundred in blocks. */
    @BeforeEach
    void takeRowsAndBlocks() {
        feed = take(3).feed();
        take(200);
        take(2);
        take(100);
        assertThat(count("event")).as("rows").isEqualTo(5);
        assertThat(count("event_block")).isBetween(8, 40);
    }

    private Run take(int events) {
        String[] texts = IntStream.range(0, events)
                .mapToObj(i -> "note " + (written.size() + i + 1) + " " + "x".repeat(300))
                .toArray(String[]::new);
        written.addAll(Arrays.asList(texts));
        Run run = origin.notes(Lane.TRAFFIC, texts);
        assertThat(journal.ledger().take(List.of(run)).getFirst().finding()).isEqualTo(Finding.SOUND);
        return run;
    }

    private int count(String table) {
        return database.read(
                connection -> Query.first(connection, row -> row.getInt(1), "SELECT COUNT(*) FROM " + table)
                        .orElseThrow());
    }

    private static String read(Event event) {
        return event.payload().isPresent() ? text(event) : "-";
    }

    private void assertHolds() {
        assertThat(new Verify(database).all()).allMatch(Verify.FeedReport::holds);
    }

    @Test
    void readsFromAnySequenceOn() {
        for (int opening = 0; opening < 2; opening++) {
            for (int limit : new int[] {1, 7, 40, 1_000}) {
                for (int after = 0; after <= EVENTS; after++) {
                    List<Event> found = journal.read(feed, after, limit);
                    assertThat(found)
                            .extracting(BlocksTest::read)
                            .isEqualTo(written.subList(after, Math.min(EVENTS, after + limit)));
                    for (int i = 0; i < found.size(); i++) {
                        assertThat(found.get(i).sequence()).isEqualTo(after + i + 1);
                    }
                }
            }
            assertThat(journal.heads()).containsEntry(feed, (long) EVENTS);
            assertHolds();
            shut();
            reopen();
        }
    }

    @Test
    void passesThemOnAsTheyCame() {
        List<Envelope> passed = new ArrayList<>();
        for (long at = 0; at < EVENTS; at = passed.size()) {
            Run run = journal.ledger().read(feed, at, 1).orElseThrow();
            assertThat(run.first()).isEqualTo(at + 1);
            passed.addAll(run.envelopes());
        }
        assertThat(passed.getLast().header().hash())
                .isEqualTo(origin.tips.get(feed).hash());
        for (int sequence = 1; sequence <= EVENTS; sequence++) {
            assertThat(journal.ledger().hash(feed, sequence))
                    .contains(passed.get(sequence - 1).header().hash());
        }
    }

    @Test
    void findsWhatStandsAtAPlace() {
        int number = new JournalTables(database).number(feed).orElseThrow();
        List<Long> places = IntStream.of(300, 2, 150, 4, 305, 203)
                .mapToObj(sequence -> EventTable.place(number, sequence))
                .toList();
        List<byte[]> payloads = database.read(connection -> EventTable.payloads(connection, places));
        assertThat(payloads)
                .extracting(String::new)
                .containsExactly(
                        written.get(299),
                        written.get(1),
                        written.get(149),
                        written.get(3),
                        written.get(304),
                        written.get(202));
        List<Long> none = List.of(EventTable.place(number, 306), EventTable.place(number + 1, 5));
        assertThat(database.<List<byte[]>>read(connection -> EventTable.payloads(connection, none)))
                .isEmpty();
    }

    @Test
    void erasesInTheMiddleOfABlock() {
        Run erased = origin.write(new Erasure(feed, 100, 101).draft(ActedBy.machine("x")));
        journal.ledger().take(List.of(erased));
        written.set(99, "-");
        written.set(100, "-");
        assertThat(journal.read(feed, 0, 1_000)).extracting(BlocksTest::read).isEqualTo(written);
        assertThat(count("event")).as("the rest stays in blocks").isLessThan(100);
        assertHolds();
        take(50);
        assertThat(journal.read(feed, 0, 1_000)).extracting(BlocksTest::read).isEqualTo(written);
        assertHolds();
    }

    /** Who reads sees what others have committed between two of its questions to the database. */
    @Test
    void readsAllOfThemWhileOthersLayThemOut() {
        take(3_000);
        int number = new JournalTables(database).number(feed).orElseThrow();
        Long last = (long) written.size();
        for (int question : new int[] {2, 1}) {
            assertThat(database.<Long>read(connection ->
                            EventTable.end(before(question, connection, layingOut(number, last)), number)))
                    .isEqualTo(last);
        }
        for (int i = 0; i < 12; i++) {
            int question = 1 + i % 3;
            long from = 400 + 200L * i;
            assertThat(database.<List<Envelope>>read(connection -> EventTable.after(
                            before(question, connection, layingOut(number, from + 1)), feed, number, from, 10)))
                    .extracting(envelope -> envelope.header().sequence())
                    .isEqualTo(
                            LongStream.rangeClosed(from + 1, from + 10).boxed().toList());
            assertThat(database.<List<byte[]>>read(connection -> EventTable.payloads(
                            before(question, connection, layingOut(number, from + 100)),
                            List.of(EventTable.place(number, from + 100)))))
                    .hasSize(1);
        }
        assertHolds();
    }

    @Test
    void readsNoneWithoutThoseBeforeItWhileMoreAreTaken() {
        int number = new JournalTables(database).number(feed).orElseThrow();
        for (int question = 1; question <= 3; question++) {
            int when = question;
            take(1);
            long from = written.size() - 1;
            List<Envelope> found = database.read(connection -> EventTable.after(
                    before(when, connection, () -> {
                        take(50);
                        take(1);
                    }),
                    feed,
                    number,
                    from,
                    1_000));
            assertThat(found)
                    .extracting(envelope -> envelope.header().sequence())
                    .isEqualTo(LongStream.rangeClosed(from + 1, from + found.size())
                            .boxed()
                            .toList());
        }
    }

    private Runnable layingOut(int number, long sequence) {
        return () -> database.change(connection -> BlockTable.unfold(connection, number, sequence, sequence));
    }

    /** A connection on which something else happens before its n-th question is answered. */
    private static Connection before(int question, Connection connection, Runnable other) {
        int[] asked = {0};
        return standIn(Connection.class, connection, (method, result) -> {
            if (!method.equals("prepareStatement")) {
                return result.call();
            }
            return standIn(PreparedStatement.class, result.call(), (inner, answer) -> {
                if (inner.equals("executeQuery") && ++asked[0] == question) {
                    other.run();
                }
                return answer.call();
            });
        });
    }

    private interface Meanwhile {
        Object on(String method, Callable<Object> call) throws Throwable;
    }

    private static <T> T standIn(Class<T> type, Object real, Meanwhile meanwhile) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> meanwhile.on(method.getName(), () -> method.invoke(real, arguments))));
    }

    @Test
    void takesABlockWithoutWhatWasErasedBefore() {
        Run erased = origin.write(new Erasure(feed, 310, 315).draft(ActedBy.machine("x")));
        journal.ledger().take(List.of(erased));
        take(40);
        written.subList(309, 315).replaceAll(text -> "-");
        assertThat(journal.read(feed, 0, 1_000)).extracting(BlocksTest::read).isEqualTo(written);
        assertHolds();
    }

    @Test
    void letsGoOfBodiesInTheMiddleOfABlock() {
        journal.drop(feed, 1, 60);
        written.subList(0, 60).replaceAll(text -> "-");
        assertThat(journal.read(feed, 0, 1_000)).extracting(BlocksTest::read).isEqualTo(written);
        assertHolds();
    }

    @Test
    void endsAFeedInTheMiddleOfABlock() {
        journal.ledger().end(feed, 250, journal.ledger().hash(feed, 250), "revoked");
        for (int opening = 0; opening < 2; opening++) {
            assertThat(journal.read(feed, 0, 1_000))
                    .extracting(BlocksTest::read)
                    .isEqualTo(written.subList(0, 250));
            assertThat(count("set_aside")).isEqualTo(EVENTS - 250);
            assertHolds();
            shut();
            reopen();
        }
        journal.ledger().end(feed, 0, Optional.empty(), "revoked before");
        assertThat(journal.heads()).doesNotContainKey(feed);
        assertThat(count("event_block")).isZero();
        assertThat(count("set_aside")).isEqualTo(EVENTS);
        assertHolds();
    }

    @Test
    void begunInABlockItIsReadFromThere() {
        journal.forget(feed, 30);
        assertThat(journal.read(feed, 0, 10)).extracting(BlocksTest::read).isEqualTo(written.subList(30, 40));
        execute("DELETE FROM event WHERE place % " + EventTable.SPAN + " < 203");
        List<Event> found = journal.read(feed, 0, 1_000);
        assertThat(found.getLast().sequence()).isEqualTo(EVENTS);
        assertThat(found).extracting(BlocksTest::read).isEqualTo(written.subList(EVENTS - found.size(), EVENTS));
    }

    @Test
    void theListLaneStaysInRows() {
        String[] texts = IntStream.range(0, 40).mapToObj(i -> "entry " + i).toArray(String[]::new);
        int blocks = count("event_block");
        journal.ledger().take(List.of(origin.notes(Lane.LIST, texts)));
        assertThat(count("event_block")).isEqualTo(blocks);
    }
}

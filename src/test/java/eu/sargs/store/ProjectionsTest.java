package eu.sargs.store;

import static org.assertj.core.api.Assertions.assertThat;

import eu.sargs.journal.Draft;
import eu.sargs.journal.Event;
import eu.sargs.journal.FeedId;
import eu.sargs.journal.Lane;
import eu.sargs.journal.Scope;
import eu.sargs.platform.Fault;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tables that follow the journal; run on H2 here and on PostgreSQL by an integration test. */
class ProjectionsTest extends StoreFixture {
    /** Keeps each text once, with how often it came. */
    private static final class Notes implements Projection {
        final List<String> told = Collections.synchronizedList(new ArrayList<>());
        final AtomicInteger toFail = new AtomicInteger();
        volatile boolean full;
        /** Of the feeds it follows; empty where all. */
        Optional<Scope> scope = Optional.empty();

        @Override
        public String name() {
            return "notes";
        }

        @Override
        public Set<Lane> lanes() {
            return Set.of(Lane.LIST, Lane.DUTY);
        }

        @Override
        public boolean follows(FeedId feed) {
            return Projection.super.follows(feed)
                    && scope.map(feed.scope()::equals).orElse(true);
        }

        @Override
        public Map<String, String> tables() {
            return Map.of("note", "text");
        }

        @Override
        public void apply(Connection connection, Event event) throws SQLException {
            if (full) {
                throw new Fault("STO-03", "store.fault.write");
            }
            try (PreparedStatement update =
                    connection.prepareStatement("UPDATE note SET times = times + 1 WHERE text = ?")) {
                update.setString(1, StoreFixture.text(event));
                if (update.executeUpdate() == 0) {
                    try (PreparedStatement insert =
                            connection.prepareStatement("INSERT INTO note (text, times) VALUES (?, 1)")) {
                        insert.setString(1, StoreFixture.text(event));
                        insert.executeUpdate();
                    }
                }
            }
            if (toFail.getAndUpdate(n -> Math.max(0, n - 1)) > 0) {
                throw new SQLException("made to fail");
            }
        }

        @Override
        public void passed(List<Event> events) {
            events.forEach(event -> told.add(StoreFixture.text(event)));
        }
    }

    private final Notes notes = new Notes();
    private Projections projections;

    @BeforeEach
    void table() {
        execute("CREATE TABLE note (text VARCHAR(100) PRIMARY KEY, times INTEGER NOT NULL)");
        projections = new Projections(database, journal, List.of(notes));
    }

    @AfterEach
    void stop() {
        projections.close();
    }

    @Test
    void holdsWhatACommandAppendedOnceItHasWaited() {
        projections.start();
        for (int i = 0; i < 20; i++) {
            append("a", Lane.DUTY);
            assertThat(times("a")).isEqualTo(i + 1);
        }
    }

    @Test
    void replaysWhatItMissedWithoutTellingAndGoesOnFromThere() {
        projections.start();
        append("told", Lane.LIST);
        projections.close();
        journal.append(List.of(draft(Lane.LIST, "missed")));
        projections = new Projections(database, journal, List.of(notes));
        projections.start();
        assertThat(times("missed")).isEqualTo(1);
        assertThat(times("told")).isEqualTo(1);
        append("told", Lane.DUTY);
        assertThat(times("told")).isEqualTo(2);
        assertThat(notes.told).containsExactly("told", "told");
    }

    @Test
    void isAskedAsAWholeOnlyOnceItHoldsAllThatTheJournalSays() {
        projections.start();
        notes.toFail.set(1); // it comes to it later
        journal.append(List.of(draft(Lane.DUTY, "late")));
        assertThat(projections.<Integer>whole(() -> times("late"))).isEqualTo(1);
    }

    @Test
    void startsOnAFullDiskAndFollowsWhenThereIsRoom() {
        projections.start();
        append("before", Lane.LIST);
        projections.close();
        List<Event> missed = journal.append(List.of(draft(Lane.LIST, "missed")));
        projections = new Projections(database, journal, List.of(notes));
        notes.full = true;
        projections.start();
        assertThat(times("before")).isEqualTo(1);
        assertThat(times("missed")).isZero();
        notes.full = false;
        projections.awaitPassed(missed);
        assertThat(times("missed")).isEqualTo(1);
        assertThat(notes.told).containsExactly("before", "missed");
    }

    @Test
    void passesByLanesItDoesNotRead() {
        projections.start();
        append("traffic", Lane.TRAFFIC);
        assertThat(times("traffic")).isZero();
    }

    @Test
    void leavesFeedsAloneItDoesNotFollowWhateverTheirLane() {
        notes.scope = Optional.of(Scope.ALL);
        projections.start();
        Draft own = draft(Lane.DUTY, "own");
        append("own", Lane.DUTY);
        assertThat(own.scope()).isNotEqualTo(Scope.ALL);
        assertThat(times("own")).isZero();
        List<Event> all = journal.append(
                List.of(new Draft(Lane.DUTY, Scope.ALL, own.type(), own.version(), own.by(), own.payload())));
        projections.awaitPassed(all);
        assertThat(times("own")).isEqualTo(1);
        projections.rebuild(notes);
        assertThat(times("own")).isEqualTo(1);
        assertThat(projections.differing()).isEmpty();
    }

    @Test
    void triesAgainAfterAFailureAndTakesEachEventOnce() {
        projections.start();
        notes.toFail.set(1);
        append("a", Lane.DUTY);
        assertThat(times("a")).isEqualTo(1);
    }

    @Test
    void passesByWhatItCannotHoldAndStartsAgainAfterIt() {
        projections.start();
        String tooLong = "x".repeat(101);
        projections.awaitPassed(
                journal.append(List.of(draft(Lane.DUTY, "a"), draft(Lane.DUTY, tooLong), draft(Lane.DUTY, "b"))));
        append("a", Lane.DUTY);
        assertThat(times("a")).isEqualTo(2);
        assertThat(times("b")).isEqualTo(1);
        assertThat(projections.differing()).isEmpty();
        projections.close();
        journal.append(List.of(draft(Lane.DUTY, tooLong), draft(Lane.DUTY, "b")));
        projections = new Projections(database, journal, List.of(notes));
        projections.start();
        assertThat(times("b")).isEqualTo(2);
        assertThat(projections.differing()).isEmpty();
    }

    @Test
    void equalsItsRebuild() {
        projections.start();
        for (String text : List.of("a", "b", "a", "c", "a")) {
            append(text, Lane.DUTY);
        }
        assertThat(projections.differing()).isEmpty();
        execute("UPDATE note SET times = 7 WHERE text = 'b'");
        assertThat(projections.differing()).containsExactly("notes");
        assertThat(times("b")).as("comparing changes nothing").isEqualTo(7);
        projections.rebuild(notes);
        assertThat(projections.differing()).isEmpty();
        assertThat(times("a")).isEqualTo(3);
        assertThat(times("b")).isEqualTo(1);
        assertThat(notes.told).as("a replay tells nothing").hasSize(5);
        append("b", Lane.DUTY);
        assertThat(times("b")).isEqualTo(2);
    }

    private void append(String text, Lane lane) {
        List<Draft> drafts = List.of(draft(lane, text));
        projections.awaitPassed(journal.append(drafts));
    }

    private int times(String text) {
        return database.read(connection -> {
            try (PreparedStatement select = connection.prepareStatement("SELECT times FROM note WHERE text = ?")) {
                select.setString(1, text);
                try (ResultSet rows = select.executeQuery()) {
                    return rows.next() ? rows.getInt(1) : 0;
                }
            }
        });
    }
}

package eu.sargs.store;

import static org.assertj.core.api.Assertions.assertThat;

import eu.sargs.journal.Chain.Break;
import eu.sargs.journal.Lane;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Finds what somebody changed behind the journal's back; run on H2 here and on PostgreSQL by an integration test. */
class VerifyTest extends StoreFixture {
    @BeforeEach
    void write() {
        for (int i = 0; i < 10; i++) {
            int batch = i;
            journal.append(IntStream.range(0, 3)
                    .mapToObj(n -> draft(Lane.TRAFFIC, batch + "/" + n))
                    .toList());
        }
        journal.append(List.of(draft(Lane.DUTY, "hit")));
    }

    @Test
    void findsNothingInWhatTheJournalWrote() {
        assertThat(new Verify(database).all()).hasSize(2).allMatch(Verify.FeedReport::holds);
        assertThat(traffic().events()).isEqualTo(30);
    }

    @Test
    void allowsErasedBodies() {
        execute("UPDATE event SET salt = NULL, body = NULL WHERE " + at(5));
        assertThat(traffic().holds()).isTrue();
        assertThat(journal.read(traffic().feed(), 4, 1).getFirst().payload()).isEmpty();
    }

    @Test
    void findsAChangedBody() {
        execute("UPDATE event SET body = salt WHERE " + at(5));
        assertBroken(4, Break.BODY);
    }

    @Test
    void findsAChangedHeader() {
        execute("UPDATE event SET event_type = 'OtherThing' WHERE " + at(5));
        // Its own place still looks right; the next one does not follow from it.
        assertBroken(5, Break.HASH);
    }

    @Test
    void findsAMissingEvent() {
        execute("DELETE FROM event WHERE " + at(5));
        assertBroken(4, Break.GAP);
    }

    @Test
    void findsAMissingTail() {
        execute("DELETE FROM event WHERE " + at(30));
        assertBroken(29, Break.UNSIGNED);
    }

    @Test
    void findsAForgedSignature() {
        execute("UPDATE signed_head SET signature = (SELECT other.signature FROM signed_head other WHERE other."
                + at(27) + ") WHERE " + at(30));
        assertBroken(30, Break.SIGNATURE);
    }

    private void assertBroken(long after, Break broken) {
        assertThat(traffic().broken()).contains(broken);
        assertThat(traffic().events()).isEqualTo(after);
    }

    private Verify.FeedReport traffic() {
        return new Verify(database)
                .all().stream()
                        .filter(report -> report.feed().lane() == Lane.TRAFFIC)
                        .findFirst()
                        .orElseThrow();
    }

    private String at(long sequence) {
        int feed = new JournalTables(database)
                .number(journal.heads().keySet().stream()
                        .filter(f -> f.lane() == Lane.TRAFFIC)
                        .findFirst()
                        .orElseThrow())
                .orElseThrow();
        return "place = " + EventTable.place(feed, sequence);
    }
}

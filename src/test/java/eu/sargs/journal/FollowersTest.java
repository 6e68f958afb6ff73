package eu.sargs.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.sargs.platform.Fault;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FollowersTest {
    private final InMemoryJournal journal = new InMemoryJournal(() -> Instant.EPOCH);
    private final List<String> asked = new ArrayList<>();
    private final Followers followers = new Followers(journal, List.of(new Doubler()));

    /** Answers what it reads in TRAFFIC and LIST with the same in DUTY, except for what is marked dull. */
    private final class Doubler implements Follower {
        @Override
        public String name() {
            return "doubler";
        }

        @Override
        public Set<Lane> lanes() {
            return Set.of(Lane.TRAFFIC, Lane.LIST);
        }

        @Override
        public List<Draft> react(Event event) {
            String text = new String(event.payload().orElseThrow());
            asked.add(text);
            return text.startsWith("dull") ? List.of() : List.of(draft(Lane.DUTY, text));
        }
    }

    private static Draft draft(Lane lane, String text) {
        return new Draft(lane, Scope.STATION, "NoteWritten", 1, ActedBy.machine("test"), text.getBytes());
    }

    private List<String> answers() {
        return journal.everything().stream()
                .filter(event -> event.feed().lane() == Lane.DUTY)
                .map(event -> new String(event.payload().orElseThrow()))
                .toList();
    }

    @Test
    void answersOnceMoreWhatItPassedWithoutItsBody() {
        List<Event> written = journal.append(
                List.of(draft(Lane.TRAFFIC, "a"), draft(Lane.TRAFFIC, "b"), draft(Lane.TRAFFIC, "dull")));
        FeedId feed = written.getFirst().feed();
        followers.step();
        asked.clear();
        journal.append(List.of(draft(Lane.TRAFFIC, "c"), draft(Lane.RECORD, "no")));
        journal.cameLate(new LateBodies(feed, 2, 4));
        journal.full(true);
        assertThatThrownBy(followers::step).isInstanceOf(Fault.class);
        journal.full(false);
        asked.clear();
        followers.step();
        assertThat(asked).as("c is ahead of it").containsExactly("b", "dull", "c");
        assertThat(answers()).containsExactly("a", "b", "b", "c");
        assertThat(journal.late()).isEmpty();
        followers.step();
        assertThat(answers()).hasSize(4);
    }

    @Test
    void answersEachEventOnceAndNoOtherLane() {
        journal.append(List.of(draft(Lane.TRAFFIC, "a"), draft(Lane.RECORD, "no"), draft(Lane.TRAFFIC, "dull")));
        followers.step();
        followers.step();
        journal.append(List.of(draft(Lane.TRAFFIC, "b")));
        followers.step();
        assertThat(answers()).containsExactly("a", "b");
        assertThat(asked).containsExactly("a", "dull", "b");
    }

    @Test
    void takesLanesInTheirOrder() {
        journal.append(List.of(draft(Lane.TRAFFIC, "later"), draft(Lane.LIST, "first")));
        followers.step();
        assertThat(answers()).containsExactly("first", "later");
    }

    @Test
    void losesAndDoublesNothingWhenTheDiskIsFull() {
        journal.append(List.of(draft(Lane.TRAFFIC, "a"), draft(Lane.TRAFFIC, "b")));
        journal.full(true);
        assertThatThrownBy(followers::step).isInstanceOf(Fault.class);
        journal.full(false);
        followers.step();
        followers.step();
        assertThat(answers()).containsExactly("a", "b");
    }
}

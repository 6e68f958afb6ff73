package eu.sargs.store;

import static org.assertj.core.api.Assertions.assertThat;

import eu.sargs.journal.ActedBy;
import eu.sargs.journal.Draft;
import eu.sargs.journal.Erasure;
import eu.sargs.journal.Event;
import eu.sargs.journal.FeedId;
import eu.sargs.journal.FirstSaid;
import eu.sargs.journal.ForkProof;
import eu.sargs.journal.Lane;
import eu.sargs.journal.Run;
import eu.sargs.journal.Scope;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** A seat whose disk was put back, note included, and that wrote before it linked, enters that anew. */
class ReentryTest extends StoreFixture {
    private byte[] note;

    /** The disk as it is now can be {@link #putBack} from now on. */
    private void keep() throws Exception {
        Path file = home.folder().resolve("sargs.mv.db");
        Assumptions.assumeTrue(Files.exists(file), "only a file is put back by copying it");
        shut();
        Files.copy(file, folder.resolve("backup"), StandardCopyOption.REPLACE_EXISTING);
        note = Files.readAllBytes(home.seat());
        reopen();
    }

    private void putBack() throws Exception {
        shut();
        Files.copy(folder.resolve("backup"), home.folder().resolve("sargs.mv.db"), StandardCopyOption.REPLACE_EXISTING);
        Files.write(home.seat(), note);
        reopen();
    }

    /** Written after the disk was kept, and held by peers alone once it is put back. */
    private Run elsewhere(String text) {
        Event there = journal.append(List.of(draft(Lane.LIST, text))).getFirst();
        return journal.ledger()
                .read(there.feed(), there.sequence() - 1, 1 << 20)
                .orElseThrow();
    }

    private void hear(Run other) {
        ForkProof proof =
                journal.ledger().take(List.of(other)).getFirst().fork().orElseThrow();
        journal.ledger().quarantine(proof);
    }

    private int enterAnew() {
        int all = 0;
        for (int some = journal.enterAnew(); some > 0; some = journal.enterAnew()) {
            all += some;
        }
        return all;
    }

    private FeedId now(FeedId before) {
        return new FeedId(before.origin(), journal.epoch(), before.scope(), before.lane());
    }

    private List<Event> events(FeedId feed) {
        return journal.read(feed, 0, 5_000);
    }

    private List<String> texts(FeedId feed) {
        return events(feed).stream()
                .map(event -> event.payload().isPresent() ? text(event) : "-")
                .toList();
    }

    @Test
    void entersAnewOnceWithOfficerAndTimeWhatItWroteItself() throws Exception {
        journal.append(List.of(draft(Lane.LIST, "kept")));
        keep();
        Run other = elsewhere("there");
        putBack();
        Event here = journal.append(List.of(draft(Lane.LIST, "here"))).getFirst();
        byte[] hash = journal.ledger().hash(here.feed(), here.sequence()).orElseThrow();
        hear(other);
        assertThat(texts(here.feed())).containsExactly("kept");

        assertThat(enterAnew()).isEqualTo(1);

        Event anew = events(now(here.feed())).getFirst();
        assertThat(text(anew)).isEqualTo("here");
        assertThat(anew.type()).isEqualTo(here.type());
        assertThat(anew.by()).isEqualTo(here.by());
        assertThat(anew.time()).isGreaterThan(here.time());
        assertThat(anew.said()).isEqualTo(here.time());
        assertThat(anew.first()).hasValueSatisfying(first -> {
            assertThat(first)
                    .extracting(FirstSaid::epoch, FirstSaid::sequence, FirstSaid::time)
                    .containsExactly(1, here.sequence(), here.time());
            assertThat(first.hash()).isEqualTo(hash);
        });
        for (int opening = 0; opening < 2; opening++) {
            assertThat(enterAnew()).as("once").isZero();
            assertThat(texts(now(here.feed()))).containsExactly("here");
            assertThat(new Verify(database).all()).allMatch(Verify.FeedReport::holds);
            shut();
            reopen();
            assertThat(journal.newEpoch()).isEmpty();
        }
    }

    @Test
    void goesOnWhereItWasBrokenOff() throws Exception {
        keep();
        Run other = elsewhere("there");
        putBack();
        List<String> here = IntStream.range(0, 1_200).mapToObj(i -> "here " + i).toList();
        Event last = journal.append(
                        here.stream().map(text -> draft(Lane.LIST, text)).toList())
                .getLast();
        hear(other);
        assertThat(journal.enterAnew()).isBetween(1, 1_199);
        shut();
        reopen();
        enterAnew();
        assertThat(texts(now(last.feed()))).isEqualTo(here);
    }

    @Test
    void entersAnewAgainWhatIsSetAsideAgainAndNamesWhereItStoodFirst() throws Exception {
        keep();
        Run other = elsewhere("there");
        putBack();
        Event here = journal.append(List.of(draft(Lane.LIST, "here"))).getFirst();
        hear(other);
        keep();
        enterAnew();
        Run second = journal.ledger().read(now(here.feed()), 0, 1 << 20).orElseThrow();
        putBack();
        journal.append(List.of(draft(Lane.LIST, "before it heard")));
        hear(second);

        enterAnew();

        assertThat(texts(now(here.feed()))).containsExactly("here", "before it heard");
        assertThat(events(now(here.feed())).getFirst().first())
                .hasValueSatisfying(first -> assertThat(first.epoch()).isEqualTo(1));
        assertThat(events(now(here.feed())).getFirst().said()).isEqualTo(here.time());
    }

    @Test
    void leavesWhatPeersBroughtBackForAThiefMayHaveWrittenIt() throws Exception {
        keep();
        Run one = elsewhere("one");
        putBack();
        Run other = elsewhere("other");
        putBack();
        assertThat(journal.ledger().take(List.of(one)).getFirst().end().sequence())
                .isEqualTo(1);
        assertThat(texts(one.feed())).containsExactly("one");
        hear(other);
        assertThat(texts(one.feed())).isEmpty();

        assertThat(enterAnew()).isZero();

        assertThat(journal.setAside(Lane.LIST, "NoteWritten"))
                .singleElement()
                .satisfies(left -> assertThat(text(left)).isEqualTo("one"));
    }

    @Test
    void whatWasErasedDoesNotComeBack() throws Exception {
        keep();
        Run other = elsewhere("there");
        putBack();
        Event erased = journal.append(List.of(draft(Lane.LIST, "to be erased"), draft(Lane.LIST, "here")))
                .getFirst();
        hear(other);
        ActedBy by = new ActedBy("i.vitola", "desk", "to test");
        journal.append(List.of(new Erasure(erased.feed(), 1, 1).draft(by)));

        assertThat(enterAnew()).isEqualTo(1);

        FeedId now = now(erased.feed());
        Event here = events(now).getLast();
        assertThat(text(here)).isEqualTo("here");
        journal.append(List.of(new Erasure(now, here.sequence(), here.sequence()).draft(by)));
        assertThat(enterAnew()).isZero();
        assertThat(journal.setAside(Lane.LIST, "NoteWritten"))
                .extracting(Event::payload)
                .allMatch(Optional::isEmpty);
    }

    @Test
    void leavesLaneRecordAndWhatSaysWhoBelongs() throws Exception {
        keep();
        Run other = elsewhere("there");
        journal.append(List.of(draft(Lane.RECORD, "record there")));
        FeedId record = new FeedId(journal.origin(), 1, Scope.STATION, Lane.RECORD);
        Run otherRecord = journal.ledger().read(record, 0, 1 << 20).orElseThrow();
        putBack();
        List<Draft> here = new ArrayList<>();
        here.add(draft(Lane.RECORD, "record here"));
        here.add(new Draft(
                Lane.LIST,
                Scope.STATION,
                "GroupSet",
                1,
                new ActedBy("a", "b", ""),
                "a group".getBytes(StandardCharsets.UTF_8)));
        journal.append(here);
        hear(other);
        hear(otherRecord);
        assertThat(enterAnew()).isZero();
        assertThat(journal.setAside(Lane.RECORD, "NoteWritten")).hasSize(1);
    }
}

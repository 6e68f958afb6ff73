package eu.sargs.store;

import eu.sargs.journal.ActedBy;
import eu.sargs.journal.Erasure;
import eu.sargs.journal.Event;
import eu.sargs.journal.FeedId;
import eu.sargs.journal.Lane;
import eu.sargs.journal.OriginKey;
import eu.sargs.journal.Position;
import eu.sargs.journal.Retirement;
import eu.sargs.journal.SignedHead;
import eu.sargs.platform.Fault;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Deletes bodies of events: everywhere and for good on request ({@link #erase}), or here alone when their time is over
 * ({@link #drop}). Thread-safe; may take minutes where tables are rebuilt.
 */
public final class Erasures {
    private static final Comparator<OriginKey> KEYS = Comparator.comparing(OriginKey::hex);
    static final int STRIDE = 500;
    /** Bodies let go of in one transaction, for which own events wait. */
    private static final int DROPPED_AT_ONCE = 5_000;

    /**
     * An erasure as it stands.
     *
     * @param told the event that says it
     * @param by who asked for it and why; the machine where its days were over
     * @param answered keys of the seats that have answered that they carried it out, and when they first did; the origin
     *     itself needs not
     */
    public record State(Erasure erasure, Position told, Instant at, ActedBy by, Map<OriginKey, Instant> answered) {}

    private final SqlJournal journal;
    private final Projections projections;
    private final Runnable pictures;

    /** @param pictures deletes those that nothing names any more */
    Erasures(SqlJournal journal, Projections projections, Runnable pictures) {
        this.journal = journal;
        this.projections = projections;
        this.pictures = pictures;
    }

    /** Feeds written by this home's own key or one before it, whose events it may erase; with their last sequence. */
    public Map<FeedId, Long> feeds() {
        Map<FeedId, Long> own = new LinkedHashMap<>();
        journal.heads().forEach((feed, head) -> {
            if (journal.speaksFor(feed.origin())) {
                own.put(feed, head);
            }
        });
        return own;
    }

    /**
     * How many events of a range have a body that would be erased.
     *
     * @throws Fault ERA-02 where it is of the record
     */
    public long count(Erasure erasure) {
        requirePossible(erasure);
        long count = 0;
        for (long at = erasure.first() - 1; at < erasure.last(); ) {
            List<Event> events = journal.read(erasure.feed(), at, STRIDE);
            if (events.isEmpty()) {
                break;
            }
            count += events.stream()
                    .filter(event -> event.sequence() <= erasure.last()
                            && event.payload().isPresent()
                            && Erasure.mayErase(event.type()))
                    .count();
            at = events.getLast().sequence();
        }
        return count;
    }

    /**
     * Erases: bodies are deleted here before this returns, the tables hold nothing of them, and the pictures that only they
     * named are deleted, too; other stations do the same as soon as they hear of it.
     *
     * @throws Fault ERA-01 when the range is not one of this home's own events, ERA-02 where it is of the record; PIC-03 when it was erased and a picture is
     *     still there
     */
    public void erase(Erasure erasure, ActedBy by) {
        requirePossible(erasure);
        Long head = feeds().get(erasure.feed());
        if (head == null || erasure.last() > head) {
            throw new Fault("ERA-01", "store.fault.erase_range");
        }
        List<Event> written = journal.append(List.of(erasure.draft(by)));
        projections.rebuildTakenBack();
        projections.awaitPassed(written);
        pictures.run();
    }

    /**
     * As {@link #erase}, for ranges of this home's own that are known to be there: what has had its days. The tables are
     * built anew once.
     */
    void eraseOver(List<Erasure> ranges, ActedBy by) {
        List<Event> written = new ArrayList<>();
        for (int from = 0; from < ranges.size(); from += STRIDE) {
            written.addAll(journal.append(ranges.subList(from, Math.min(ranges.size(), from + STRIDE)).stream()
                    .map(erasure -> erasure.draft(by))
                    .toList()));
        }
        if (!written.isEmpty()) {
            settle(written);
        }
    }

    /** Builds the tables anew of which something was taken back, and waits until they have passed these. */
    void settle(List<Event> written) {
        projections.rebuildTakenBack();
        projections.awaitPassed(written);
    }

    /** Lets go of all of another's feed that nothing follows any more, here alone. @return how far it went */
    long dropAll(FeedId feed, long last) {
        journal.drop(feed, journal.dropped(feed) + 1, last);
        projections.rebuildTakenBack();
        return last;
    }

    private static void requirePossible(Erasure erasure) {
        if (!erasure.isPossible()) {
            throw new Fault("ERA-02", "store.fault.erase_record");
        }
    }

    /** All erasures that are known, by time. */
    public List<State> all() {
        Map<Position, State> all = new LinkedHashMap<>();
        List<Event> said = new ArrayList<>();
        for (FeedId feed : journal.heads().keySet()) {
            if (feed.lane() == Lane.LIST) {
                List<Event> events = journal.read(feed, 0, STRIDE);
                while (!events.isEmpty()) {
                    events.stream()
                            .filter(event -> event.type().equals(Erasure.TYPE)
                                    || event.type().equals(Erasure.CONFIRMED))
                            .forEach(said::add);
                    events = journal.read(feed, events.getLast().sequence(), STRIDE);
                }
            }
        }
        for (Event event : said) {
            Erasure.of(event, journal.successions())
                    .ifPresent(erasure -> all.put(
                            event.position(),
                            new State(
                                    erasure,
                                    event.position(),
                                    event.time().instant(),
                                    event.by().orElseThrow(),
                                    new TreeMap<>(KEYS))));
        }
        for (Event event : said) {
            Erasure.confirmed(event)
                    .map(all::get)
                    .ifPresent(state -> state.answered()
                            .merge(
                                    event.feed().origin(),
                                    event.time().instant(),
                                    (one, other) -> one.isBefore(other) ? one : other));
        }
        return all.values().stream().sorted(Comparator.comparing(State::at)).toList();
    }

    /**
     * Retention: lets go of bodies up to the last signed head at or before an event, here alone and silently. Of an own
     * feed it says so to others, and deletes those events whole.
     *
     * @param last sequence, or the feed's end where that comes first
     * @return how far it went, 0 for nothing
     */
    public long drop(FeedId feed, long last, ActedBy by) {
        // The last event stays, for the next one to follow from. So it is with other stations' feeds too: who lets go
        // of
        // more than the origin passes that on without bodies.
        long end = Math.min(last, journal.heads().getOrDefault(feed, 0L) - 1);
        long done = journal.dropped(feed);
        Optional<SignedHead> head = end <= done ? Optional.empty() : journal.signed(feed, end);
        long upto = head.map(SignedHead::sequence).orElse(0L);
        if (upto <= done) {
            return 0;
        }
        for (long at = done; at < upto; at += DROPPED_AT_ONCE) {
            journal.drop(feed, at + 1, Math.min(upto, at + DROPPED_AT_ONCE));
        }
        if (journal.speaksFor(feed.origin())) {
            journal.append(List.of(new Retirement(feed, upto, head.get().hash()).draft(by)));
            journal.forget(feed, upto);
        }
        projections.rebuildTakenBack();
        return upto;
    }
}

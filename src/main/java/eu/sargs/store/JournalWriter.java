package eu.sargs.store;

import eu.sargs.journal.ActedBy;
import eu.sargs.journal.Batch;
import eu.sargs.journal.Draft;
import eu.sargs.journal.Envelope;
import eu.sargs.journal.EpochCause;
import eu.sargs.journal.EpochOpening;
import eu.sargs.journal.Event;
import eu.sargs.journal.FeedId;
import eu.sargs.journal.FeedTip;
import eu.sargs.journal.ForkProof;
import eu.sargs.journal.Header;
import eu.sargs.journal.HybridClock;
import eu.sargs.journal.Position;
import eu.sargs.journal.RunCheck;
import eu.sargs.journal.SigningKey;
import eu.sargs.journal.Successions;
import eu.sargs.platform.Fault;
import eu.sargs.platform.Threads;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that writes the journal: it takes what has gathered while the last batch was being fsynced, own and
 * foreign events, and fsyncs that together (group commit).
 */
final class JournalWriter implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(JournalWriter.class);

    /** Events that come back from what was set aside in one transaction. */
    private static final int BACK_AT_ONCE = 2_000;

    private final JournalTables tables;
    private final FeedBook book;
    private final SigningKey key;
    private final HybridClock clock;
    private final SeatMark mark;
    private final JournalNews news;
    private final String seat;
    private final SecureRandom random = new SecureRandom();
    private final WriteQueue queue = new WriteQueue();
    private final Reentries reentries;
    private final CameBare bareness;
    private final Thread thread = Threads.computing("journal/writer").newThread(this::run);
    private volatile int epoch;
    /** The key has written its last event; touched by the thread alone. */
    private boolean finished;

    /** A batch of which it is not known whether it was written, because the database went away in the middle. */
    private Optional<Told> doubtful = Optional.empty();

    /** A commit and the events it brings, as listeners will hear of them. */
    private record Told(Commit commit, CommittedEvents events) {}

    JournalWriter(
            JournalTables tables,
            FeedBook book,
            SigningKey key,
            HybridClock clock,
            SeatMark mark,
            JournalNews news,
            String seat) {
        this.tables = tables;
        this.book = book;
        this.key = key;
        this.clock = clock;
        this.mark = mark;
        this.news = news;
        this.seat = seat;
        reentries = new Reentries(tables, key.origin());
        bareness = new CameBare(book);
    }

    void start(SeatOpening opening) {
        epoch = opening.epoch();
        thread.start();
        if (opening.cause().isEmpty()) {
            note();
            return;
        }
        // Noted with its first event, not before: an opening that finds the disk full leaves no epoch that nothing
        // tells of.
        CompletableFuture<List<Event>> done = new CompletableFuture<>();
        Batch.Sealed first = opened(opening.last(), opening.cause().get());
        queue.put(new WriteQueue.Append(List.of(first), Optional.empty(), done));
        try {
            Waiting.on(done);
        } catch (Fault e) {
            // Nobody did anything yet that could have been lost.
            throw e.code().equals("JRN-01") ? new Fault(e, "JRN-08", "journal.fault.not_begun") : e;
        }
    }

    private Batch.Sealed opened(int last, EpochCause cause) {
        LOG.warn("The journal goes on in a new epoch: {}", cause);
        return Batch.Sealed.of(EpochOpening.draft(epoch, last, cause, ActedBy.machine(seat)), random);
    }

    int epoch() {
        return epoch;
    }

    WriteQueue queue() {
        return queue;
    }

    private void run() {
        for (Optional<WriteQueue.Group> group = queue.next(); group.isPresent(); group = queue.next()) {
            try {
                if (group.get().deed().isPresent()) {
                    perform(group.get().deed().get());
                } else if (finished && !group.get().own().isEmpty()) {
                    group.get().fail(new Fault("JRN-02", "journal.fault.closed"));
                } else {
                    commit(group.get());
                }
            } catch (Exception e) {
                if (e instanceof Fault fault && fault.getCause() == null) {
                    LOG.error("The journal could not be written: {}", fault.code()); // no room, say
                } else {
                    LOG.error("The journal could not be written", e);
                }
                group.get().fail(new Fault(e, "JRN-01", "journal.fault.write"));
            }
        }
    }

    private void perform(WriteQueue.Deed deed) throws Exception {
        if (doubtful.isPresent()) {
            settle();
        }
        Object result = deed.deed().call();
        deed.done().complete(result);
    }

    private void commit(WriteQueue.Group group) {
        if (doubtful.isPresent()) {
            settle();
        }
        Commit commit = new Commit();
        List<Event> own = new ArrayList<>();
        List<Envelope> others = new ArrayList<>();
        List<List<Event>> written = own(group.own(), commit, own);
        List<WriteQueue.Store> refused = foreign(group, commit, others);
        refused.forEach(store -> store.done().complete(false));
        if (commit.hasEvents() || !commit.moves.isEmpty()) {
            write(commit, new CommittedEvents(own, others));
        }
        for (int i = 0; i < written.size(); i++) {
            group.own().get(i).done().complete(written.get(i));
        }
        group.foreign().forEach(store -> store.done().complete(true)); // refused ones have heard already
    }

    private void write(Commit commit, CommittedEvents events) {
        decide(commit);
        noteBefore(commit);
        Told told = new Told(commit, events);
        try {
            committed(told, tables.write(commit));
        } catch (Fault e) {
            doubtful = Optional.of(told);
            if (!settle()) {
                throw e; // known now: nothing was written
            }
        }
    }

    /** What becomes of bodies by this commit: also by what was said before, where it only now counts. */
    private void decide(Commit commit) {
        Successions known = book.successions().with(commit.successions);
        if (known != book.successions()) {
            commit.hear(tables.saidOfBodies(known.heirs()));
        }
        commit.decide(known);
    }

    private List<List<Event>> own(List<WriteQueue.Append> appends, Commit commit, List<Event> events) {
        Batch batch = new Batch(key, epoch, clock, random, book::tip);
        List<List<Event>> written = new ArrayList<>();
        for (WriteQueue.Append append : appends) {
            List<Event> own = new ArrayList<>();
            append.drafts().forEach(draft -> own.add(batch.add(draft)));
            written.add(List.copyOf(own));
            events.addAll(own);
            append.move().ifPresent(commit.moves::add);
        }
        commit.add(batch.envelopes(), batch.sign());
        commit.ends.putAll(batch.tips());
        return written;
    }

    /** @return those that do not go on where their feed ends: something failed before them */
    private List<WriteQueue.Store> foreign(WriteQueue.Group group, Commit commit, List<Envelope> written) {
        List<WriteQueue.Store> refused = new ArrayList<>();
        for (WriteQueue.Store store : group.foreign()) {
            long end = commit.ends
                    .getOrDefault(store.feed(), tables.tip(store.feed(), book))
                    .sequence();
            boolean past = book.end(store.feed())
                    .filter(e -> store.envelopes().getLast().header().sequence() > e.sequence())
                    .isPresent();
            boolean ours =
                    store.feed().origin().equals(key.origin()) && store.feed().epoch() == epoch;
            boolean follows = end == store.after()
                    || end < store.after()
                            && book.retired(store.feed(), store.after()).isPresent();
            if (!follows || past || ours) {
                refused.add(store);
                continue;
            }
            List<Envelope> envelopes = book.hasErasures(store.feed()) ? erased(store) : store.envelopes();
            if (book.end(store.feed()).isPresent()
                    && isAnother(envelopes.getFirst().header())) {
                commit.others.putIfAbsent(store.feed(), store.after());
            }
            if (store.feed().origin().equals(key.origin())) {
                commit.brought.merge(store.feed(), envelopes.getFirst().header().sequence(), Math::min);
            }
            commit.addForeign(envelopes, store.heads());
            commit.noteBare(envelopes, bareness, book);
            commit.ends.put(store.feed(), Commit.tip(envelopes.getLast().header()));
            written.addAll(envelopes);
        }
        return refused;
    }

    /** Whether another event was set aside in this one's place. */
    private boolean isAnother(Header header) {
        return tables.setAside(header.feed(), header.sequence() - 1, 1).stream()
                .map(Envelope::header)
                .anyMatch(
                        aside -> aside.sequence() == header.sequence() && !Arrays.equals(aside.hash(), header.hash()));
    }

    /** Without the bodies that were erased since they were checked. */
    private List<Envelope> erased(WriteQueue.Store store) {
        return store.envelopes().stream()
                .map(envelope -> FeedHolding.isErased(book, envelope.header())
                        ? new Envelope(envelope.header(), Optional.empty())
                        : envelope)
                .toList();
    }

    /**
     * After a failed commit nobody but the database knows whether it happened. Asks it.
     *
     * @return whether the doubtful batch is there
     * @throws Fault when it still does not answer; the batch stays doubtful
     */
    private boolean settle() {
        Map<FeedId, FeedTip> now = tables.tips();
        Told asked = doubtful.orElseThrow();
        doubtful = Optional.empty();
        boolean there = !asked.events().isEmpty()
                && asked.commit().ends.entrySet().stream()
                        .allMatch(end -> Arrays.equals(
                                now.getOrDefault(end.getKey(), FeedTip.empty()).hash(),
                                end.getValue().hash()));
        if (there) {
            tables.sync();
            Set<FeedId> touched = new HashSet<>();
            asked.commit().erasures.forEach(erasure -> touched.add(erasure.feed()));
            committed(asked, touched);
        }
        return there;
    }

    private void committed(Told told, Set<FeedId> touched) {
        Map<FeedId, FeedTip> ends = told.commit().ends;
        told.commit().erasures.forEach(erasure -> book.gone(erasure.feed(), JournalTables.range(erasure)));
        told.commit().retirements.forEach(one -> book.gone(one.feed(), JournalTables.range(one)));
        told.commit().bare.forEach((feed, ranges) -> ranges.forEach(range -> book.bare(feed, range)));
        book.successions(book.successions().with(told.commit().successions));
        told.commit().reopening.ifPresent(one -> book.goesOn(one.feed(), one.end()));
        book.grew(ends);
        if (told.events().isEmpty()) {
            return;
        }
        ends.forEach((feed, tip) -> {
            if (!feed.origin().equals(key.origin())) {
                clock.observe(tip.time());
            }
        });
        note();
        news.told(told.events(), Map.copyOf(ends));
        if (!touched.isEmpty()) {
            news.takenBack(touched);
        }
    }

    /**
     * By the writer: bodies came of events that are held without; what was erased or let go of since is left out.
     *
     * @return how many were taken
     */
    int fill(FeedId feed, List<Envelope> envelopes) {
        List<Envelope> missing = envelopes.stream()
                .filter(envelope -> book.isMissing(feed, envelope.header().sequence()))
                .toList();
        if (missing.isEmpty()) {
            return 0;
        }
        List<Long> filled =
                missing.stream().map(envelope -> envelope.header().sequence()).toList();
        List<BareTable.Range> left = book.bare(feed).stream()
                .flatMap(range -> range.without(filled).stream())
                .filter(range -> !LongStream.rangeClosed(range.first(), range.last())
                        .allMatch(one -> book.isErased(feed, one))) // what was erased is no loss by itself
                .toList();
        tables.fill(feed, missing, left);
        book.bare(feed, left);
        news.cameLate(new Position(feed, filled.getFirst()));
        return filled.size();
    }

    /** By the writer: ends a feed, or lets it go on to an end that comes later, where no fork ended it. */
    void end(FeedId feed, RunCheck.End end, String why, Optional<ForkProof> proof) {
        Optional<RunCheck.End> before = book.end(feed);
        if (proof.isEmpty()
                && before.filter(known -> known.sequence() < end.sequence()).isPresent()) {
            reopen(feed, end, why);
            return;
        }
        boolean learned = before.filter(known -> known.sequence() == end.sequence()
                        && known.hash().isEmpty()
                        && end.hash().isPresent())
                .isPresent();
        if (before.isPresent() && before.get().sequence() <= end.sequence() && !learned) {
            proof.ifPresent(tables::keep);
            return;
        }
        if (feed.origin().equals(key.origin()) && feed.epoch() == epoch) {
            nextEpoch(); // before anything of it is moved: nothing is ever appended to an ended feed
        }
        JournalTables.Cut cut = tables.end(feed, end, why, proof, book.successions());
        book.ended(feed, end, cut.tip());
        proof.ifPresent(fork -> LOG.warn(
                "JRN-07: {} signed two histories of its {} feed for {}, epoch {}; it ends after event {} for everyone, and {}"
                        + " events are set aside here",
                feed.origin().hex(),
                feed.lane(),
                feed.scope(),
                feed.epoch(),
                end.sequence(),
                cut.moved()));
        book.successions(cut.left());
        cut.forsaken().forEach(erasure -> book.forsaken(erasure.feed(), erasure.first(), erasure.last()));
        news.told(new CommittedEvents(List.of(), List.of()), Map.of(feed, cut.tip()));
        if (cut.moved() > 0) {
            reentries.setAside(feed);
            news.takenBack(Set.of(feed));
        }
    }

    /** The revocation that ended a feed counts no more: what was set aside for it comes back, some at a time. */
    private void reopen(FeedId feed, RunCheck.End until, String why) {
        Optional<RunCheck.End> end = tables.forks().stream()
                .filter(proof -> proof.feed().equals(feed) && proof.common() <= until.sequence())
                .map(proof -> new RunCheck.End(
                        proof.common(), Optional.of(proof.one().getFirst().previous())))
                .findFirst()
                .or(() -> Optional.of(until).filter(later -> later.sequence() < Long.MAX_VALUE));
        if (end.filter(same -> same.sequence() == book.end(feed).orElseThrow().sequence())
                .isPresent()) {
            return;
        }
        boolean more = true;
        while (more) {
            List<Envelope> back = comingBack(feed, end);
            more = !back.isEmpty();
            Commit commit = new Commit();
            commit.add(back, List.of()); // their signed heads never left
            if (!back.isEmpty()) {
                commit.noteBare(back, bareness, book);
                commit.ends.put(feed, Commit.tip(back.getLast().header()));
            }
            commit.reopening = Optional.of(new Commit.Reopening(feed, more ? endAt(back.getLast()) : end, why));
            write(commit, new CommittedEvents(List.of(), back));
        }
    }

    /** What follows from the end of a feed, as far as it does and can be checked, of what was set aside. */
    private List<Envelope> comingBack(FeedId feed, Optional<RunCheck.End> end) {
        long last = end.map(RunCheck.End::sequence).orElse(Long.MAX_VALUE);
        FeedTip tip = tables.tip(feed, book);
        List<Envelope> following = new ArrayList<>();
        for (Envelope envelope : tables.setAside(feed, tip.sequence(), BACK_AT_ONCE)) {
            Header header = envelope.header();
            if (header.sequence() > last || !follows(header, tip)) {
                break;
            }
            following.add(envelope);
            tip = Commit.tip(header);
        }
        byte[] reached = tip.hash();
        boolean told = end.flatMap(RunCheck.End::hash)
                .filter(hash -> Arrays.equals(hash, reached))
                .isPresent();
        long signed = told ? tip.sequence() : tables.signed(feed, tip.sequence());
        return following.stream()
                .takeWhile(envelope -> envelope.header().sequence() <= signed)
                .toList();
    }

    /** Whether a header goes on from an end, or from where the feed was retired after that. */
    private boolean follows(Header header, FeedTip tip) {
        long before = header.sequence() - 1;
        Optional<byte[]> hash =
                before == tip.sequence() ? Optional.of(tip.hash()) : book.retired(header.feed(), before);
        return hash.filter(known -> Arrays.equals(header.previous(), known)).isPresent();
    }

    private static Optional<RunCheck.End> endAt(Envelope last) {
        return Optional.of(new RunCheck.End(
                last.header().sequence(), Optional.of(last.header().hash())));
    }

    /** By the writer: goes on in a new epoch. */
    void nextEpoch() {
        int last = Math.max(epoch, SeatOpening.highest(key.origin(), book));
        epoch = SeatOpening.after(last);
        note();
        commit(new WriteQueue.Group(
                List.of(new WriteQueue.Append(
                        List.of(opened(last, EpochCause.KNOWN_ELSEWHERE)),
                        Optional.empty(),
                        new CompletableFuture<>())),
                List.of(),
                Optional.empty()));
    }

    /** By the writer: the last event of this key, told where its feeds end. Nothing of its own is written after it. */
    void finish(Function<Map<FeedId, Long>, Draft> last) {
        Map<FeedId, Long> ends = new TreeMap<>(FeedId.LANES_FIRST);
        book.tips().forEach((feed, tip) -> {
            if (feed.origin().equals(key.origin())) {
                ends.put(feed, tip.sequence());
            }
        });
        finished = true;
        commit(new WriteQueue.Group(
                List.of(new WriteQueue.Append(
                        List.of(Batch.Sealed.of(last.apply(ends), random)),
                        Optional.empty(),
                        new CompletableFuture<>())),
                List.of(),
                Optional.empty()));
    }

    /**
     * By the writer: enters anew what was written here and set aside with a second history, some of it, in one transaction
     * with its leaving what was set aside.
     *
     * @return how many events; 0 where nothing is left
     */
    int enterAnew() {
        List<Envelope> due = finished ? List.of() : reentries.due();
        if (due.isEmpty()) {
            return 0;
        }
        Commit commit = new Commit();
        commit.anew.addAll(Reentries.places(due));
        List<Event> events = new ArrayList<>();
        own(
                List.of(new WriteQueue.Append(
                        Reentries.sealed(due, random), Optional.empty(), new CompletableFuture<>())),
                commit,
                events);
        write(commit, new CommittedEvents(events, List.of()));
        reentries.written(due);
        return due.size();
    }

    /** A later epoch that peers bring is noted before it is there: a kill in between would look like a lost tail. */
    private void noteBefore(Commit commit) {
        int known = Math.max(epoch, SeatOpening.highest(key.origin(), book));
        int later = SeatOpening.highest(key.origin(), commit.ends.keySet());
        if (later > known) {
            mark.write(epoch, later, ownTips());
        }
    }

    private void note() {
        mark.write(epoch, SeatOpening.highest(key.origin(), book), ownTips());
    }

    private Map<FeedId, FeedTip> ownTips() {
        Map<FeedId, FeedTip> own = new TreeMap<>(FeedId.LANES_FIRST);
        book.tips().forEach((feed, tip) -> {
            if (feed.origin().equals(key.origin()) && feed.epoch() == epoch) {
                own.put(feed, tip);
            }
        });
        return own;
    }

    /** Writes what was put in the queue, refuses what comes now, and ends. */
    @Override
    public void close() {
        queue.close();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

package eu.sargs.store;

import eu.sargs.access.Audience;
import eu.sargs.access.StationKey;
import eu.sargs.journal.Event;
import eu.sargs.journal.FeedId;
import eu.sargs.journal.Lane;
import eu.sargs.watchlist.EntryChange;
import eu.sargs.watchlist.EntryId;
import eu.sargs.watchlist.EntryState;
import eu.sargs.watchlist.Proposal;
import eu.sargs.watchlist.Told;
import eu.sargs.watchlist.WatchCodec;
import eu.sargs.watchlist.WatchEntry;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * What this home wrote of list entries that were removed, or over, long ago. A change goes no sooner than those it took
 * the place of, for without it they would stand again: together with them where others hear of both at once, in one
 * scope, else the next time.
 */
final class EndedEntries {
    /** @param telling by whom and in which scope; what is erased of one is erased of all of it at once */
    private record Standing(String telling, Set<UUID> over) {}

    private final SqlJournal journal;
    private final Instant before;
    private final Set<EntryId> over = new HashSet<>();
    private final Map<UUID, Standing> standing = new HashMap<>();
    private final Map<UUID, Boolean> goes = new HashMap<>();
    private final Map<UUID, Proposal> proposals = new HashMap<>();
    private final Set<EntryId> there = new HashSet<>();

    /** @param before it ended */
    EndedEntries(Database database, SqlJournal journal, WatchlistTable list, Instant before) {
        this.journal = journal;
        this.before = before;
        List<EntryChange> last = database.read(connection -> new WatchRows(connection).standing());
        for (EntryState state : EntryState.of(last)) {
            there.add(state.entry());
            if (end(state).filter(end -> end.isBefore(before)).isPresent()) {
                over.add(state.entry());
            }
        }
        list.proposals().forEach(proposal -> proposals.put(proposal.id(), proposal));
    }

    /** Reads of the journal what took the place of what; with many entries it takes a while. */
    void read() {
        if (!over.isEmpty()) {
            journal.heads().keySet().forEach(feed -> walk(feed, this::note));
        }
    }

    /** When it was removed, or its time was over; empty while it is looked for. */
    private static Optional<Instant> end(EntryState state) {
        Instant end = Instant.MIN;
        for (EntryChange head : state.heads()) {
            Optional<Instant> validTo = head.value().flatMap(WatchEntry::validTo);
            if (head.value().isPresent() && validTo.isEmpty()) {
                return Optional.empty();
            }
            Instant told = head.told().map(Told::at).orElse(Instant.MAX);
            Instant its = validTo.filter(told::isBefore).orElse(told);
            end = its.isAfter(end) ? its : end;
        }
        return Optional.of(end);
    }

    private void walk(FeedId feed, Consumer<Event> each) {
        if (feed.lane() != Lane.LIST) {
            return;
        }
        for (List<Event> events = journal.read(feed, 0, Erasures.STRIDE);
                !events.isEmpty();
                events = journal.read(feed, events.getLast().sequence(), Erasures.STRIDE)) {
            events.forEach(each);
        }
    }

    private static Optional<EntryChange> change(Event event) {
        try {
            return WatchRows.isChange(event) ? Optional.of(WatchRows.change(event)) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // no table shows it
        }
    }

    private void note(Event event) {
        FeedId feed = event.feed();
        change(event)
                .filter(change -> over.contains(change.entry()))
                .ifPresent(change -> standing.put(
                        change.id(),
                        new Standing(
                                (journal.speaksFor(feed.origin())
                                                ? ""
                                                : feed.origin().hex()) + " " + feed.scope(),
                                change.over())));
    }

    /** Adds what is to be erased of a feed of this home's. */
    void of(FeedId feed, ErasureRanges ranges) {
        walk(feed, event -> ranges.next(event, event.payload().isPresent() && isOld(event) && isOver(event)));
    }

    private boolean isOver(Event event) {
        byte[] payload = event.payload().orElseThrow();
        try {
            return switch (event.type()) {
                case WatchCodec.PUT, WatchCodec.REMOVED ->
                    change(event).filter(this::isOver).isPresent();
                case WatchCodec.PROPOSED ->
                    isOver(WatchCodec.decodeProposal(
                            payload,
                            Audience.of(event.feed().scope()),
                            new Told(
                                    StationKey.of(event.feed().origin()),
                                    "",
                                    event.said().instant())));
                case WatchCodec.ANSWERED -> !proposals.containsKey(WatchCodec.answered(payload));
                default -> false;
            };
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** Of what was said since, the tables that were asked may know nothing. */
    private boolean isOld(Event event) {
        return event.said().instant().isBefore(before);
    }

    private boolean isOver(EntryChange change) {
        return over.contains(change.entry()) && goes(change.id());
    }

    /** Of a change of this home's: whether nothing that it took the place of would be left. */
    private boolean goes(UUID change) {
        Boolean known = goes.putIfAbsent(change, false); // also where they go in a circle
        if (known != null) {
            return known;
        }
        Standing its = standing.get(change);
        boolean all = its != null
                && its.over().stream()
                        .allMatch(before -> !standing.containsKey(before)
                                || standing.get(before).telling().equals(its.telling()) && goes(before));
        goes.put(change, all);
        return all;
    }

    /** Once it was answered long ago, or there is nothing to change any more. */
    private boolean isOver(Proposal proposal) {
        return !there.contains(proposal.entry())
                || Optional.ofNullable(proposals.get(proposal.id()))
                        .flatMap(Proposal::answer)
                        .filter(answer -> answer.at().isBefore(before))
                        .isPresent();
    }
}

package eu.sargs.store;

import eu.sargs.journal.Envelope;
import eu.sargs.journal.Erasure;
import eu.sargs.journal.Event;
import eu.sargs.journal.FeedId;
import eu.sargs.journal.FeedTip;
import eu.sargs.journal.Header;
import eu.sargs.journal.Position;
import eu.sargs.journal.Retirement;
import eu.sargs.journal.RunCheck;
import eu.sargs.journal.SignedHead;
import eu.sargs.journal.Succession;
import eu.sargs.journal.Successions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What one transaction of the journal writes: own events and those of others, and what follows from them. */
final class Commit {
    private static final Set<String> EFFECTIVE = Set.of(Erasure.TYPE, Retirement.TYPE, Succession.TYPE);

    /**
     * A feed goes on after the end it had; its events in this commit were set aside until now.
     *
     * @param end where it ends from now on; empty where it goes on
     */
    record Reopening(FeedId feed, Optional<RunCheck.End> end, String why) {}

    /** A follower's checkpoint to be moved. */
    record Move(String follower, Position done) {}

    final List<Envelope> envelopes = new ArrayList<>();
    /** Of other stations, each consecutive events of one feed that are to stand together. */
    final List<List<Envelope>> blocks = new ArrayList<>();

    final List<SignedHead> heads = new ArrayList<>();
    final List<Move> moves = new ArrayList<>();
    final Map<FeedId, FeedTip> ends = new HashMap<>();
    final List<Succession> successions = new ArrayList<>();
    final List<Erasure> erasures = new ArrayList<>();
    final List<Retirement> retirements = new ArrayList<>();
    /** A feed that was ended before these events of it. */
    Optional<Reopening> reopening = Optional.empty();
    /** What was set aside and is entered anew in this commit. */
    final List<Position> anew = new ArrayList<>();
    /** Own feeds that peers bring back, and from which event on. */
    final Map<FeedId, Long> brought = new HashMap<>();
    /** Feeds of which another history was set aside than the one that now goes on here, and after which sequence it does. */
    final Map<FeedId, Long> others = new HashMap<>();
    /** What came without its bodies. */
    final Map<FeedId, List<BareTable.Range>> bare = new HashMap<>();
    /** Events that say something of bodies, or would if their writer may. */
    private final List<Event> telling = new ArrayList<>();

    void add(List<Envelope> more, List<SignedHead> signed) {
        envelopes.addAll(more);
        heads.addAll(signed);
        hear(more);
    }

    /** Adds checked events of another's feed. */
    void addForeign(List<Envelope> more, List<SignedHead> signed) {
        if (BlockTable.takes(more)) {
            blocks.add(more);
            heads.addAll(signed);
            hear(more);
        } else {
            add(more, signed);
        }
    }

    /** Notes what of these came without its body. */
    void noteBare(List<Envelope> more, CameBare bareness, FeedBook book) {
        FeedId feed = more.getFirst().header().feed();
        List<BareTable.Range> noted = bare.computeIfAbsent(feed, any -> new ArrayList<>());
        List<BareTable.Range> known = noted.isEmpty() ? book.bare(feed) : noted;
        noted.addAll(bareness.of(feed, more, known.isEmpty() ? Optional.empty() : Optional.of(known.getLast())));
    }

    boolean hasEvents() {
        return !envelopes.isEmpty() || !blocks.isEmpty();
    }

    /** What these events say counts in this commit, also where they were written before. */
    void hear(List<Envelope> said) {
        for (Envelope envelope : said) {
            if (EFFECTIVE.contains(envelope.header().type())) {
                try {
                    Event event = envelope.event();
                    telling.add(event);
                    Succession.of(event).ifPresent(successions::add);
                } catch (IllegalArgumentException e) {
                    // a body that nobody can read says nothing
                }
            }
        }
    }

    /** Finds what becomes of bodies. @param known which keys follow which, with this commit's own */
    void decide(Successions known) {
        for (Event event : telling) {
            Erasure.of(event, known).ifPresent(erasures::add);
            Retirement.of(event, known).ifPresent(retirements::add);
        }
    }

    static FeedTip tip(Header last) {
        return new FeedTip(last.sequence(), last.hash(), last.time());
    }
}

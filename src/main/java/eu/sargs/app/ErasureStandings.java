package eu.sargs.app;

import eu.sargs.access.DeedCodec;
import eu.sargs.app.ErasureStanding.Answer;
import eu.sargs.app.ErasureStanding.Reached;
import eu.sargs.journal.Event;
import eu.sargs.journal.FeedId;
import eu.sargs.journal.Lane;
import eu.sargs.journal.OriginKey;
import eu.sargs.journal.Position;
import eu.sargs.journal.Scope;
import eu.sargs.store.Erasures;
import eu.sargs.store.Store;
import eu.sargs.sync.member.Member;
import eu.sargs.sync.member.MemberEvent;
import eu.sargs.sync.member.Membership;
import eu.sargs.sync.member.Statement;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds how far erasures have come, as far as it can be known here: by answers, and by what was handed over. */
final class ErasureStandings {
    private static final int STRIDE = 500;

    private final Store store;
    private final Membership members;

    ErasureStandings(Store store) {
        this.store = store;
        this.members = store.members().now();
    }

    /** All that are known, by time. Goes through the record. */
    List<ErasureStanding> all() {
        List<Erasures.State> all = store.erasures().all();
        Map<Position, Map<OriginKey, Instant>> told = all.isEmpty() ? Map.of() : told(all);
        return all.stream()
                .map(state -> new ErasureStanding(state, answers(state, told.getOrDefault(state.told(), Map.of()))))
                .toList();
    }

    private List<Answer> answers(Erasures.State state, Map<OriginKey, Instant> told) {
        OriginKey eraser = members.latest(state.told().feed().origin());
        return members.everyone().stream()
                .filter(member -> !members.latest(member.key()).equals(eraser))
                .filter(member -> mayHold(member, state.erasure().feed()))
                .map(member -> answer(member, state, told))
                .sorted(Comparator.comparing(Answer::station)
                        .thenComparing(Answer::seat)
                        .thenComparing(Answer::key))
                .toList();
    }

    /** One that left may have held it before; of one with a new key only that one counts. */
    private boolean mayHold(Member member, FeedId feed) {
        if (!members.latest(member.key()).equals(member.key())) {
            return false;
        }
        return members.isOut(member.key()) ? !feed.scope().equals(Scope.STATION) : members.maySee(member.key(), feed);
    }

    private Answer answer(Member member, Erasures.State state, Map<OriginKey, Instant> told) {
        Optional<Instant> confirmed = first(member, state.answered());
        Optional<Instant> heard = first(member, told);
        Optional<Instant> left = members.leaving(member.key())
                .filter(statement -> !(statement.said() instanceof MemberEvent.Rotated))
                .map(Statement::time)
                .map(time -> time.instant());
        Reached reached = confirmed.isPresent()
                ? Reached.CONFIRMED
                : left.isPresent() ? Reached.LEFT : heard.isPresent() ? Reached.TOLD : Reached.NOT_TOLD;
        return new Answer(
                member.key().hex(),
                member.station(),
                member.seat(),
                reached,
                confirmed.or(() -> left).or(() -> heard));
    }

    /** What a member said or was told first, under this key or one before it. */
    private Optional<Instant> first(Member member, Map<OriginKey, Instant> times) {
        return times.entrySet().stream()
                .filter(one -> members.latest(one.getKey()).equals(member.key()))
                .map(Map.Entry::getValue)
                .min(Comparator.naturalOrder());
    }

    /** To whom the events that say it were handed over, and when that was first on record. */
    private Map<Position, Map<OriginKey, Instant>> told(List<Erasures.State> all) {
        Map<FeedId, Set<Position>> asked = new HashMap<>();
        all.forEach(state ->
                asked.computeIfAbsent(state.told().feed(), k -> new HashSet<>()).add(state.told()));
        Map<Position, Map<OriginKey, Instant>> told = new HashMap<>();
        for (FeedId feed : store.journal().heads().keySet()) {
            if (feed.lane() == Lane.RECORD) {
                for (List<Event> events = store.journal().read(feed, 0, STRIDE);
                        !events.isEmpty();
                        events = store.journal().read(feed, events.getLast().sequence(), STRIDE)) {
                    events.forEach(event -> note(event, asked, told));
                }
            }
        }
        return told;
    }

    private static void note(
            Event event, Map<FeedId, Set<Position>> asked, Map<Position, Map<OriginKey, Instant>> told) {
        if (!event.type().equals(DeedCodec.HANDED_OVER) || event.payload().isEmpty()) {
            return;
        }
        try {
            DeedCodec.Handed handed = DeedCodec.handed(event.payload().get());
            OriginKey to = new OriginKey(handed.to().hex());
            handed.ranges()
                    .forEach(range -> asked.getOrDefault(range.feed(), Set.of()).stream()
                            .filter(said -> said.sequence() >= range.first() && said.sequence() <= range.last())
                            .forEach(said -> told.computeIfAbsent(said, k -> new HashMap<>())
                                    .merge(to, event.time().instant(), (a, b) -> a.isBefore(b) ? a : b)));
        } catch (IllegalArgumentException e) {
            // what nobody can read says of nobody that it was told
        }
    }
}

package eu.sargs.sync.link;

import eu.sargs.journal.FeedId;
import eu.sargs.journal.FeedTip;
import eu.sargs.journal.Hole;
import eu.sargs.journal.OriginKey;
import eu.sargs.platform.Fault;
import eu.sargs.sync.Carried;
import eu.sargs.sync.Peer;
import eu.sargs.sync.PeerKey;
import eu.sargs.sync.member.Member;
import eu.sargs.sync.member.Membership;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What a file took out or brought, as the rest of the program sees it: stations by their names. */
final class StickReport {
    private final OriginKey self;
    private final Membership members;

    StickReport(OriginKey self, Membership members) {
        this.self = self;
        this.members = members;
    }

    Carried out(Stick.Carried by) {
        List<Carried.Lacking> lacking = by.bare().stream()
                .map(one -> lacking(one.writer(), new Peer.Missing(one.since(), one.until(), true, one.events(), true)))
                .toList();
        return carried(by.events(), by, lacking);
    }

    /**
     * @param events that were new here
     * @param before how far the feeds went before the file was taken in
     * @param holes that are known since
     */
    Carried in(long events, Stick.Carried by, Map<FeedId, FeedTip> before, List<Hole> holes) {
        List<Carried.Lacking> lacking = holes.stream()
                .flatMap(hole -> after(before.getOrDefault(hole.feed(), FeedTip.empty()), hole).stream())
                .filter(hole ->
                        hole.cause() == Hole.Cause.LET_GO || !isOwn(hole.feed().origin()))
                .map(hole -> lacking(hole.feed().origin(), Peer.Missing.of(hole)))
                .toList();
        return carried(events, by, lacking);
    }

    /** What of a hole was not known before. */
    private static Optional<Hole> after(FeedTip before, Hole hole) {
        if (hole.last() <= before.sequence()) {
            return Optional.empty();
        }
        if (hole.first() > before.sequence()) {
            return Optional.of(hole);
        }
        Instant since = before.time().instant();
        return Optional.of(new Hole(
                hole.feed(), before.sequence() + 1, hole.last(), since, hole.until(), hole.exact(), hole.cause()));
    }

    private Carried carried(long events, Stick.Carried by, List<Carried.Lacking> lacking) {
        List<Fault> why = by.refused().entrySet().stream()
                .map(one -> one.getKey().fault(names(one.getValue().writers())))
                .toList();
        return new Carried(events, by.runs(), why, lacking);
    }

    private Carried.Lacking lacking(OriginKey writer, Peer.Missing missing) {
        return new Carried.Lacking(names(Set.of(writer)), missing);
    }

    private boolean isOwn(OriginKey writer) {
        return members.latest(writer).equals(self);
    }

    private String names(Set<OriginKey> writers) {
        return writers.stream()
                .map(who -> members.find(who)
                        .map(Member::station)
                        .orElseGet(() -> PeerKey.of(who).toString()))
                .distinct()
                .sorted()
                .collect(Collectors.joining(", "));
    }
}

package eu.sargs.sync.link;

import eu.sargs.journal.FeedId;
import eu.sargs.journal.FeedTip;
import eu.sargs.journal.Hole;
import eu.sargs.journal.Lane;
import eu.sargs.journal.OriginKey;
import eu.sargs.journal.Scope;
import eu.sargs.platform.Fault;
import eu.sargs.sync.Circle;
import eu.sargs.sync.Description;
import eu.sargs.sync.OwnStation;
import eu.sargs.sync.Peer;
import eu.sargs.sync.PeerAddress;
import eu.sargs.sync.PeerKey;
import eu.sargs.sync.PeerLink;
import eu.sargs.sync.engine.PeerId;
import eu.sargs.sync.member.Member;
import eu.sargs.sync.member.MemberBook;
import eu.sargs.sync.member.MemberEvent;
import eu.sargs.sync.member.Membership;
import eu.sargs.sync.member.Statement;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Members, addresses, feeds and links of one moment, as the rest of the program sees them. */
final class CircleView {
    private static final Comparator<Peer> ORDER = Comparator.comparing((Peer peer) -> !peer.belongs())
            .thenComparing(peer -> peer.described().station())
            .thenComparing(peer -> peer.described().seat())
            .thenComparing(peer -> peer.key().hex());

    private final OriginKey self;
    private final MemberBook book;
    private final Membership members;
    private final Map<PeerKey, PeerAddress> addresses;
    private final Map<OriginKey, Instant> heldUntil = new HashMap<>();
    private final List<Hole> holes;
    private final Instant now;

    CircleView(
            OriginKey self,
            MemberBook book,
            Map<PeerKey, PeerAddress> addresses,
            Map<FeedId, FeedTip> tips,
            List<Hole> holes,
            Instant now) {
        this.self = self;
        this.book = book;
        this.members = book.now();
        this.addresses = addresses;
        this.holes = holes;
        this.now = now;
        tips.forEach((feed, tip) -> {
            if (tip.sequence() > 0) {
                heldUntil.merge(feed.origin(), tip.time().instant(), (a, b) -> a.isAfter(b) ? a : b);
            }
        });
    }

    Circle of(Optional<Online> online, Optional<Reach> reach, Optional<Fault> hindered) {
        List<Peer> peers = members.everyone().stream()
                .filter(member -> !members.latest(member.key()).equals(self))
                .map(member -> peer(member, online))
                .sorted(ORDER)
                .toList();
        OwnStation own = new OwnStation(
                PeerKey.of(self),
                members.find(self).map(CircleView::described),
                online.flatMap(Online::listensAt),
                online.map(Online::certificateUntil).orElse(now.plus(StationCertificate.LIFE)),
                online.isPresent()
                        && reach.filter(one -> one.discovers() && one.listenAt().isPresent())
                                .isPresent(),
                hindered,
                ownMissing(),
                members.leaving(self).map(this::leaving));
        return new Circle(own, peers, members.groups());
    }

    private Peer peer(Member member, Optional<Online> online) {
        PeerId id = new PeerId(member.key());
        PeerKey key = PeerKey.of(member.key());
        Optional<Peer.Leaving> left = members.leaving(member.key()).map(this::leaving);
        Optional<PeerAddress> address =
                Optional.ofNullable(addresses.get(key)).or(() -> online.flatMap(one -> one.callsAt(id)));
        return new Peer(
                key,
                described(member),
                members.admits(member.key()),
                members.admission(member.key()).map(this::said),
                left,
                groups(member.agency()),
                left.isPresent() ? List.of() : sees(member),
                left.isPresent() ? Optional.empty() : address,
                Optional.ofNullable(heldUntil.get(member.key())),
                missing(hole -> hole.feed().origin().equals(member.key())),
                left.isPresent()
                        ? PeerLink.notCalled()
                        : online.map(one -> one.link(id)).orElseGet(PeerLink::notCalled));
    }

    /** What it retired itself is no loss, though it had been put back since. */
    private List<Peer.Missing> ownMissing() {
        return missing(hole -> hole.cause() == Hole.Cause.LET_GO
                && members.latest(hole.feed().origin()).equals(self));
    }

    private List<Peer.Missing> missing(Predicate<Hole> which) {
        return holes.stream()
                .filter(which)
                .map(Peer.Missing::of)
                .sorted(Comparator.comparing(Peer.Missing::since))
                .toList();
    }

    private static Description described(Member member) {
        return new Description(member.station(), member.seat(), member.agency(), member.country());
    }

    private Peer.Leaving leaving(Statement statement) {
        Optional<PeerKey> successor = statement.said() instanceof MemberEvent.Rotated rotated
                ? Optional.of(PeerKey.of(rotated.next()))
                : Optional.empty();
        return new Peer.Leaving(said(statement), successor);
    }

    private Peer.Said said(Statement statement) {
        String by = members.find(statement.by())
                .map(Member::station)
                .orElseGet(() -> PeerKey.of(statement.by()).toString());
        return new Peer.Said(by, book.officer(statement), statement.time().instant());
    }

    private List<String> groups(String agency) {
        return members.groups().entrySet().stream()
                .filter(group -> group.getValue().contains(agency))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    /** Scopes this station can write in that the member may see. */
    private List<String> sees(Member member) {
        Stream<String> country = members.find(self).stream().map(own -> "country:" + own.country());
        Stream<String> groups = members.groups().keySet().stream().sorted().map(group -> "group:" + group);
        return Stream.of(Stream.of(Scope.ALL.text(), Scope.STATION.text()), country, groups)
                .reduce(Stream.empty(), Stream::concat)
                .filter(scope -> members.maySee(member.key(), new FeedId(self, 1, new Scope(scope), Lane.LIST)))
                .toList();
    }
}

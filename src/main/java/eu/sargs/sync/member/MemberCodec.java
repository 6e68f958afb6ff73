package eu.sargs.sync.member;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import eu.sargs.journal.ActedBy;
import eu.sargs.journal.Draft;
import eu.sargs.journal.Event;
import eu.sargs.journal.FeedId;
import eu.sargs.journal.Lane;
import eu.sargs.journal.OriginKey;
import eu.sargs.journal.Scope;
import eu.sargs.journal.Succession;
import eu.sargs.sync.member.wire.AdmittedBody;
import eu.sargs.sync.member.wire.GroupBody;
import eu.sargs.sync.member.wire.RevokedBody;
import eu.sargs.sync.member.wire.RotatedBody;
import eu.sargs.sync.member.wire.WireCut;
import eu.sargs.sync.member.wire.WireFeed;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Membership events as journal events: lane list, scope all. */
public final class MemberCodec {
    public static final String REVOKED = "MemberRevoked";

    public static final String ADMITTED = "MemberAdmitted";
    private static final String GROUP = "GroupSet";
    private static final String ROTATED = Succession.TYPE;
    private static final int HASH = 32;
    /** Types of events that {@link #decode} reads. */
    public static final Set<String> TYPES = Set.of(ADMITTED, GROUP, ROTATED, REVOKED);

    private MemberCodec() {}

    public static Draft draft(MemberEvent said, ActedBy by) {
        return switch (said) {
            case MemberEvent.Admitted admitted -> draft(ADMITTED, by, admitted(admitted.member()));
            case MemberEvent.GroupSet set ->
                draft(
                        GROUP,
                        by,
                        GroupBody.newBuilder()
                                .setGroup(set.group())
                                .addAllAgencies(set.agencies().stream().sorted().toList())
                                .build()
                                .toByteArray());
            case MemberEvent.Rotated rotated ->
                draft(
                        ROTATED,
                        by,
                        RotatedBody.newBuilder()
                                .setNext(bytes(rotated.next()))
                                .setSignature(ByteString.copyFrom(rotated.signature()))
                                .addAllCuts(cuts(rotated.cuts(), Map.of()))
                                .build()
                                .toByteArray());
            case MemberEvent.Revoked revoked ->
                draft(
                        REVOKED,
                        by,
                        RevokedBody.newBuilder()
                                .setKey(bytes(revoked.key()))
                                .addAllCuts(cuts(revoked.cuts(), revoked.hashes()))
                                .build()
                                .toByteArray());
        };
    }

    private static Draft draft(String type, ActedBy by, byte[] payload) {
        return new Draft(Lane.LIST, Scope.ALL, type, 1, by, payload);
    }

    /** @throws IllegalArgumentException when it is no membership event, was erased, or cannot be read */
    public static MemberEvent decode(Event event) {
        byte[] payload = event.payload().orElseThrow(() -> new IllegalArgumentException("An event without its body"));
        try {
            return switch (event.type()) {
                case ADMITTED -> new MemberEvent.Admitted(admitted(AdmittedBody.parseFrom(payload)));
                case GROUP -> group(GroupBody.parseFrom(payload));
                case ROTATED -> {
                    RotatedBody body = RotatedBody.parseFrom(payload);
                    yield new MemberEvent.Rotated(
                            key(body.getNext()), body.getSignature().toByteArray(), cuts(body.getCutsList()));
                }
                case REVOKED -> {
                    RevokedBody body = RevokedBody.parseFrom(payload);
                    yield new MemberEvent.Revoked(
                            key(body.getKey()), cuts(body.getCutsList()), hashes(body.getCutsList()));
                }
                default -> throw new IllegalArgumentException("Not a membership event: " + event.type());
            };
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalArgumentException("A membership event that cannot be read", e);
        }
    }

    private static byte[] admitted(Member member) {
        return AdmittedBody.newBuilder()
                .setKey(bytes(member.key()))
                .setStation(member.station())
                .setSeat(member.seat())
                .setAgency(member.agency())
                .setCountry(member.country())
                .setAdmits(member.admits())
                .build()
                .toByteArray();
    }

    private static Member admitted(AdmittedBody body) {
        return new Member(
                key(body.getKey()),
                body.getStation(),
                body.getSeat(),
                body.getAgency(),
                body.getCountry(),
                body.getAdmits());
    }

    private static MemberEvent.GroupSet group(GroupBody body) {
        new Scope("group:" + body.getGroup()); // says so where it is no name of a group
        return new MemberEvent.GroupSet(body.getGroup(), Set.copyOf(body.getAgenciesList()));
    }

    private static ByteString bytes(OriginKey key) {
        return ByteString.copyFrom(HexFormat.of().parseHex(key.hex()));
    }

    private static OriginKey key(ByteString bytes) {
        return new OriginKey(HexFormat.of().formatHex(bytes.toByteArray()));
    }

    private static List<WireCut> cuts(Map<FeedId, Long> cuts, Map<FeedId, byte[]> hashes) {
        return cuts.entrySet().stream()
                .sorted(Map.Entry.comparingByKey(FeedId.LANES_FIRST))
                .map(cut -> cut(cut.getKey(), cut.getValue(), Optional.ofNullable(hashes.get(cut.getKey()))))
                .toList();
    }

    private static Map<FeedId, Long> cuts(List<WireCut> cuts) {
        return cuts.stream().collect(Collectors.toMap(cut -> feed(cut.getFeed()), WireCut::getLast, Math::max));
    }

    /** Of those that are hashes at all, and belong to the end that counts where a feed is named twice. */
    private static Map<FeedId, byte[]> hashes(List<WireCut> cuts) {
        Map<FeedId, Long> ends = cuts(cuts);
        return cuts.stream()
                .filter(cut -> cut.getHash().size() == HASH)
                .filter(cut -> cut.getLast() == ends.get(feed(cut.getFeed())))
                .collect(Collectors.toMap(
                        cut -> feed(cut.getFeed()), cut -> cut.getHash().toByteArray(), (one, other) -> one));
    }

    private static WireCut cut(FeedId feed, long last, Optional<byte[]> hash) {
        return WireCut.newBuilder()
                .setFeed(WireFeed.newBuilder()
                        .setOrigin(bytes(feed.origin()))
                        .setEpoch(feed.epoch())
                        .setScope(feed.scope().text())
                        .setLane(feed.lane().code()))
                .setLast(last)
                .setHash(hash.map(ByteString::copyFrom).orElse(ByteString.EMPTY))
                .build();
    }

    private static FeedId feed(WireFeed feed) {
        return new FeedId(key(feed.getOrigin()), feed.getEpoch(), new Scope(feed.getScope()), Lane.of(feed.getLane()));
    }
}

package eu.sargs.alert;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import eu.sargs.access.Officer;
import eu.sargs.access.StationKey;
import eu.sargs.alert.wire.ClosedBody;
import eu.sargs.alert.wire.HitBody;
import eu.sargs.alert.wire.LateBody;
import eu.sargs.alert.wire.TakenBody;
import eu.sargs.alert.wire.WireKind;
import eu.sargs.alert.wire.WireMatch;
import eu.sargs.alert.wire.WireOutcome;
import eu.sargs.alert.wire.WireSubstitution;
import eu.sargs.journal.ActedBy;
import eu.sargs.journal.Draft;
import eu.sargs.journal.Lane;
import eu.sargs.journal.Scope;
import eu.sargs.plate.Plate;
import eu.sargs.plate.PlateMatch;
import eu.sargs.sighting.SightingCodec;
import eu.sargs.watchlist.WatchCodec;
import eu.sargs.watchlist.WatchEntry;
import java.util.HexFormat;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** This room's events on the wire. Decoding throws IllegalArgumentException for bytes that are none of ours. */
public final class AlertCodec {
    /** A hit. */
    public static final String RAISED = "AlertRaised";
    /** The last read of a hit's sighting is in. */
    public static final String REFINED = "AlertRefined";

    public static final String TAKEN = "AlertTaken";
    public static final String CLOSED = "AlertClosed";
    /** A hit that another station told of was old when it arrived here. */
    public static final String CAME_LATE = "HitCameLate";

    /** That one event ends; more are ended by several. */
    public static final int MOST_HITS = 5_000;

    private static final int VERSION = 1;

    /** @param officer name as shown */
    public record TakenNews(AlertId alert, String officer) {}

    /**
     * @param hits that it ends
     * @param officer name as shown
     */
    public record ClosedNews(AlertId alert, Set<HitId> hits, String officer, Outcome outcome, String note) {}

    /**
     * Of which decision an end is a part, and where it was taken.
     *
     * @param act empty in one of before there were scopes
     * @param seat name of the officer's seat, likewise
     */
    public record Act(String act, String seat) {}

    private AlertCodec() {}

    /**
     * @param type {@link #RAISED} or {@link #REFINED}
     * @param scope the narrowest of its parts
     */
    public static Draft hit(String type, Hit hit, Scope scope, ActedBy by) {
        return new Draft(Lane.DUTY, scope, type, SightingCodec.SIGHTING_VERSION, by, encode(hit));
    }

    /** @param scope of the hits in it that are meant; {@code alert} is one that they raise */
    public static Draft taken(AlertId alert, Scope scope, Officer officer) {
        byte[] payload = TakenBody.newBuilder()
                .setAlert(bytes(alert.hex()))
                .setOfficer(officer.name())
                .build()
                .toByteArray();
        return draft(TAKEN, scope, officer.acts(), payload);
    }

    /**
     * @param said what it ends: {@link #MOST_HITS} hits at most, those that its officer saw
     * @param act the same for all that one officer's decision wrote
     */
    public static Draft closed(ClosedNews said, UUID act, Scope scope, Officer officer) {
        if (said.hits().isEmpty() || said.hits().size() > MOST_HITS) {
            throw new IllegalArgumentException("Not an end of " + said.hits().size() + " hits");
        }
        byte[] payload = ClosedBody.newBuilder()
                .setAlert(bytes(said.alert().hex()))
                .setOfficer(said.officer())
                .setOutcome(WireOutcome.valueOf("OUTCOME_" + said.outcome().name()))
                .setNote(said.note())
                .setAct(bytes(HexFormat.of().toHexDigits(act.getMostSignificantBits())
                        + HexFormat.of().toHexDigits(act.getLeastSignificantBits())))
                .setSeat(officer.seat().name())
                .addAllHits(said.hits().stream()
                        .map(HitId::hex)
                        .sorted()
                        .map(AlertCodec::bytes)
                        .toList())
                .build()
                .toByteArray();
        return draft(CLOSED, scope, officer.acts(), payload);
    }

    private static Draft draft(String type, Scope scope, ActedBy by, byte[] payload) {
        return new Draft(Lane.DUTY, scope, type, VERSION, by, payload);
    }

    public static byte[] encode(Hit hit) {
        return HitBody.newBuilder()
                .setHit(bytes(hit.id().hex()))
                .setSighting(ByteString.copyFrom(SightingCodec.encode(hit.sighting())))
                .setEntry(ByteString.copyFrom(WatchCodec.encode(hit.entry())))
                .setMatch(wire(hit.match()))
                .setLate(hit.late())
                .setSeenBy(bytes(hit.seenBy().hex()))
                .build()
                .toByteArray();
    }

    /** @param teller who wrote it: of one from before there were scopes, camera and entry were its own */
    public static Hit decodeHit(byte[] payload, StationKey teller) {
        try {
            HitBody body = HitBody.parseFrom(payload);
            WatchEntry entry = WatchCodec.decode(body.getEntry().toByteArray());
            return new Hit(
                    new HitId(hex(body.getHit())),
                    SightingCodec.decode(body.getSighting().toByteArray()),
                    body.getSeenBy().isEmpty() ? teller : new StationKey(hex(body.getSeenBy())),
                    entry.home().isPresent() ? entry : entry.written(entry.edition(), teller),
                    match(body.getMatch()),
                    body.getLate());
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalArgumentException("Not a hit", e);
        }
    }

    public static TakenNews decodeTaken(byte[] payload) {
        try {
            TakenBody body = TakenBody.parseFrom(payload);
            return new TakenNews(new AlertId(hex(body.getAlert())), body.getOfficer());
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalArgumentException("Not a taking of an alert", e);
        }
    }

    public static ClosedNews decodeClosed(byte[] payload) {
        try {
            ClosedBody body = ClosedBody.parseFrom(payload);
            Outcome outcome = switch (body.getOutcome()) {
                case OUTCOME_STOPPED -> Outcome.STOPPED;
                case OUTCOME_UNIT_FOLLOWS -> Outcome.UNIT_FOLLOWS;
                case OUTCOME_PASSED_ON -> Outcome.PASSED_ON;
                case OUTCOME_NOT_FOUND -> Outcome.NOT_FOUND;
                case OUTCOME_MISREAD -> Outcome.MISREAD;
                case OUTCOME_OTHER_VEHICLE -> Outcome.OTHER_VEHICLE;
                case OUTCOME_ENTRY_OUTDATED -> Outcome.ENTRY_OUTDATED;
                case OUTCOME_FALSE_PLATE -> Outcome.FALSE_PLATE;
                case OUTCOME_UNKNOWN, UNRECOGNIZED ->
                    throw new IllegalArgumentException("An outcome of a newer version");
            };
            return new ClosedNews(
                    new AlertId(hex(body.getAlert())),
                    body.getHitsList().stream().map(hit -> new HitId(hex(hit))).collect(Collectors.toSet()),
                    body.getOfficer(),
                    outcome,
                    body.getNote());
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalArgumentException("Not an end of an alert", e);
        }
    }

    public static Act decodeAct(byte[] payload) {
        try {
            ClosedBody body = ClosedBody.parseFrom(payload);
            return new Act(hex(body.getAct()), body.getSeat());
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalArgumentException("Not an end of an alert", e);
        }
    }

    /** A hit that was old when it arrived from elsewhere; of this station alone. */
    public static Draft cameLate(HitId hit, ActedBy by) {
        byte[] payload = LateBody.newBuilder().setHit(bytes(hit.hex())).build().toByteArray();
        return draft(CAME_LATE, Scope.STATION, by, payload);
    }

    public static HitId decodeLate(byte[] payload) {
        try {
            return new HitId(hex(LateBody.parseFrom(payload).getHit()));
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalArgumentException("Not a late hit", e);
        }
    }

    private static WireMatch wire(PlateMatch match) {
        WireMatch.Builder wire = WireMatch.newBuilder()
                .setPattern(match.pattern())
                .setPlate(match.plate().text())
                .setKind(WireKind.valueOf("KIND_" + match.kind().name()))
                .setScore(match.score())
                .setFormatFits(match.formatFits());
        for (PlateMatch.Substitution one : match.substitutions()) {
            wire.addSubstitutions(WireSubstitution.newBuilder()
                    .setAt(one.at())
                    .setRead(String.valueOf(one.read()))
                    .setWanted(String.valueOf(one.wanted())));
        }
        return wire.build();
    }

    private static PlateMatch match(WireMatch wire) {
        PlateMatch.Kind kind = switch (wire.getKind()) {
            case KIND_EXACT -> PlateMatch.Kind.EXACT;
            case KIND_WILDCARD -> PlateMatch.Kind.WILDCARD;
            case KIND_CONFUSABLE -> PlateMatch.Kind.CONFUSABLE;
            // The least sure is the safest to assume of a newer version's kinds.
            case KIND_ALTERNATIVE, KIND_UNKNOWN, UNRECOGNIZED -> PlateMatch.Kind.ALTERNATIVE;
        };
        return new PlateMatch(
                wire.getPattern(),
                new Plate(wire.getPlate()),
                kind,
                wire.getScore(),
                wire.getSubstitutionsList().stream()
                        .map(one ->
                                new PlateMatch.Substitution(one.getAt(), sign(one.getRead()), sign(one.getWanted())))
                        .toList(),
                wire.getFormatFits());
    }

    private static char sign(String text) {
        if (text.length() != 1) {
            throw new IllegalArgumentException("Not one sign");
        }
        return text.charAt(0);
    }

    private static ByteString bytes(String hex) {
        return ByteString.copyFrom(HexFormat.of().parseHex(hex));
    }

    private static String hex(ByteString bytes) {
        return HexFormat.of().formatHex(bytes.toByteArray());
    }
}

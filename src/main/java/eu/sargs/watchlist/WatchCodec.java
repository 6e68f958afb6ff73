package eu.sargs.watchlist;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import eu.sargs.access.Audience;
import eu.sargs.access.Officer;
import eu.sargs.access.StationKey;
import eu.sargs.journal.Draft;
import eu.sargs.journal.Lane;
import eu.sargs.journal.Scope;
import eu.sargs.watchlist.wire.AnsweredBody;
import eu.sargs.watchlist.wire.EntryBody;
import eu.sargs.watchlist.wire.EntryRemovedBody;
import eu.sargs.watchlist.wire.ListImportedBody;
import eu.sargs.watchlist.wire.ProposedBody;
import eu.sargs.watchlist.wire.WirePriority;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** This room's events on the wire. Decoding throws IllegalArgumentException for bytes that are none of ours. */
public final class WatchCodec {
    public static final String PUT = "EntryPut";
    public static final String REMOVED = "EntryRemoved";
    /** What a station would change in another's entry. */
    public static final String PROPOSED = "EntryProposed";
    /** What its owner says to it. */
    public static final String ANSWERED = "ProposalAnswered";

    /** A list file is taken, or was taken as far as it says. */
    public static final String IMPORTED = "ListImported";

    private static final int VERSION = 1;

    private WatchCodec() {}

    public static Draft draft(EntryChange change, Officer officer) {
        return new Draft(
                Lane.LIST,
                change.audience().scope(),
                change.value().isPresent() ? PUT : REMOVED,
                VERSION,
                officer.acts(),
                encode(change));
    }

    /**
     * The one deed that an import is, in lane record.
     *
     * @param taken what of it was done; all of it where it begins
     */
    public static Draft imported(ListPreview preview, ListTaken taken, Officer officer) {
        byte[] payload = ListImportedBody.newBuilder()
                .setSha256(ByteString.copyFrom(
                        HexFormat.of().parseHex(preview.file().sha256())))
                .setBytes(preview.file().bytes())
                .setEncoding(preview.file().encoding())
                .setAdded(taken.added())
                .setChanged(taken.changed())
                .setRemoved(taken.removed())
                .setBad(preview.bad().size())
                .setWhole(preview.whole())
                .setStopped(taken.stopped())
                .build()
                .toByteArray();
        return new Draft(Lane.RECORD, Scope.STATION, IMPORTED, VERSION, officer.acts(), payload);
    }

    /** What an import says of itself, in an order that stays. */
    public static Map<String, Object> decodeImported(byte[] payload) {
        try {
            ListImportedBody body = ListImportedBody.parseFrom(payload);
            Map<String, Object> said = new LinkedHashMap<>();
            said.put("file_hash", HexFormat.of().formatHex(body.getSha256().toByteArray()));
            said.put("added", (long) body.getAdded());
            said.put("changed", (long) body.getChanged());
            said.put("removed", (long) body.getRemoved());
            said.put("bad_lines", (long) body.getBad());
            said.put("whole_list", body.getWhole() ? 1L : 0L);
            said.put("stopped", body.getStopped() ? 1L : 0L);
            return said;
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalArgumentException("Not an import", e);
        }
    }

    private static byte[] encode(EntryChange change) {
        List<ByteString> over =
                change.over().stream().sorted().map(WatchCodec::bytes).toList();
        return change.value()
                .map(entry -> body(entry)
                        .setChange(bytes(change.id()))
                        .addAllOver(over)
                        .build()
                        .toByteArray())
                .orElseGet(() -> EntryRemovedBody.newBuilder()
                        .setId(bytes(change.entry().value()))
                        .setChange(bytes(change.id()))
                        .addAllOver(over)
                        .build()
                        .toByteArray());
    }

    public static Draft draft(Proposal proposal, Officer officer) {
        ProposedBody.Builder body = ProposedBody.newBuilder()
                .setProposal(bytes(proposal.id()))
                .setEntry(bytes(proposal.entry().value()))
                .setOfficer(proposal.officer())
                .setNote(proposal.note());
        proposal.value().ifPresent(value -> body.setValue(body(value)));
        return new Draft(
                Lane.LIST,
                proposal.audience().scope(),
                PROPOSED,
                VERSION,
                officer.acts(),
                body.build().toByteArray());
    }

    /** As seen by those who saw the proposal. */
    public static Draft answer(Proposal proposal, boolean accepted, String note, Officer officer) {
        byte[] payload = AnsweredBody.newBuilder()
                .setProposal(bytes(proposal.id()))
                .setAccepted(accepted)
                .setOfficer(officer.name())
                .setNote(note)
                .build()
                .toByteArray();
        return new Draft(Lane.LIST, proposal.audience().scope(), ANSWERED, VERSION, officer.acts(), payload);
    }

    /** @param audience of its feed */
    public static Proposal decodeProposal(byte[] payload, Audience audience, Told told) {
        try {
            ProposedBody body = ProposedBody.parseFrom(payload);
            return new Proposal(
                    uuid(body.getProposal()),
                    new EntryId(uuid(body.getEntry())),
                    body.hasValue()
                            ? Optional.of(entry(body.getValue(), audience, Optional.empty()))
                            : Optional.empty(),
                    body.getOfficer(),
                    body.getNote(),
                    audience,
                    Optional.of(told),
                    Optional.empty());
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalArgumentException("Not a proposal", e);
        }
    }

    /** Which proposal an answer is for. */
    public static UUID answered(byte[] payload) {
        try {
            return uuid(AnsweredBody.parseFrom(payload).getProposal());
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalArgumentException("Not an answer", e);
        }
    }

    public static Proposal.Answer decodeAnswer(byte[] payload, StationKey by, Instant at) {
        try {
            AnsweredBody body = AnsweredBody.parseFrom(payload);
            return new Proposal.Answer(body.getAccepted(), body.getOfficer(), body.getNote(), by, at);
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalArgumentException("Not an answer", e);
        }
    }

    /**
     * @param type {@link #PUT} or {@link #REMOVED}
     * @param audience of its feed
     */
    public static EntryChange decodeChange(String type, byte[] payload, Audience audience, Told told) {
        try {
            if (type.equals(PUT)) {
                EntryBody body = EntryBody.parseFrom(payload);
                WatchEntry entry = entry(body, audience, Optional.of(told.by()));
                return new EntryChange(
                        uuid(body.getChange()),
                        entry.id(),
                        Optional.of(entry),
                        over(body.getOverList()),
                        audience,
                        Optional.of(told));
            }
            EntryRemovedBody body = EntryRemovedBody.parseFrom(payload);
            return new EntryChange(
                    uuid(body.getChange()),
                    new EntryId(uuid(body.getId())),
                    Optional.empty(),
                    over(body.getOverList()),
                    audience,
                    Optional.of(told));
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalArgumentException("Not a change of an entry", e);
        }
    }

    private static Set<UUID> over(List<ByteString> ids) {
        return ids.stream().map(WatchCodec::uuid).collect(Collectors.toSet());
    }

    /** The copy of an entry that an alert carries. */
    public static byte[] encode(WatchEntry entry) {
        EntryBody.Builder body = body(entry).setScope(entry.audience().text());
        entry.home()
                .ifPresent(
                        home -> body.setHome(ByteString.copyFrom(HexFormat.of().parseHex(home.hex()))));
        return body.build().toByteArray();
    }

    private static EntryBody.Builder body(WatchEntry entry) {
        EntryBody.Builder body = EntryBody.newBuilder()
                .setId(bytes(entry.id().value()))
                .setPattern(entry.pattern())
                .setReason(entry.reason())
                .setPriority(
                        switch (entry.priority()) {
                            case HIGH -> WirePriority.PRIORITY_HIGH;
                            case MEDIUM -> WirePriority.PRIORITY_MEDIUM;
                            case LOW -> WirePriority.PRIORITY_LOW;
                        })
                .setValidFrom(entry.validFrom().toEpochMilli())
                .setOwner(entry.owner())
                .setGuidance(entry.guidance())
                .setEdition(entry.edition());
        entry.validTo().ifPresent(to -> body.setValidTo(to.toEpochMilli()));
        return body;
    }

    /** A copy; one of before there were scopes was its station's own. */
    public static WatchEntry decode(byte[] payload) {
        try {
            EntryBody body = EntryBody.parseFrom(payload);
            return entry(
                    body,
                    Audience.typed(body.getScope()).orElse(Audience.STATION),
                    body.getHome().isEmpty()
                            ? Optional.empty()
                            : Optional.of(new StationKey(
                                    HexFormat.of().formatHex(body.getHome().toByteArray()))));
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalArgumentException("Not a watchlist entry", e);
        }
    }

    private static WatchEntry entry(EntryBody body, Audience audience, Optional<StationKey> home) {
        return new WatchEntry(
                new EntryId(uuid(body.getId())),
                body.getPattern(),
                // Of a list of a hundred thousand, most say the same: one copy of it is enough.
                body.getReason().intern(),
                switch (body.getPriority()) {
                    case PRIORITY_HIGH -> Priority.HIGH;
                    case PRIORITY_LOW -> Priority.LOW;
                    // A priority that a newer version knows is not taken lightly.
                    case PRIORITY_MEDIUM, PRIORITY_UNKNOWN, UNRECOGNIZED -> Priority.MEDIUM;
                },
                Instant.ofEpochMilli(body.getValidFrom()),
                body.hasValidTo() ? Optional.of(Instant.ofEpochMilli(body.getValidTo())) : Optional.empty(),
                body.getOwner().intern(),
                body.getGuidance().intern(),
                body.getEdition(),
                audience,
                home);
    }

    private static ByteString bytes(UUID id) {
        return ByteString.copyFrom(ByteBuffer.allocate(16)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .flip());
    }

    private static UUID uuid(ByteString bytes) {
        if (bytes.size() != 16) {
            throw new IllegalArgumentException("Not an id");
        }
        ByteBuffer buffer = bytes.asReadOnlyByteBuffer();
        return new UUID(buffer.getLong(), buffer.getLong());
    }
}

package eu.sargs.watchlist;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import eu.sargs.access.Officer;
import eu.sargs.journal.Draft;
import eu.sargs.journal.Lane;
import eu.sargs.journal.Scope;
import eu.sargs.watchlist.wire.EntryBody;
import eu.sargs.watchlist.wire.EntryRemovedBody;
import eu.sargs.watchlist.wire.WirePriority;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** This room's events on the wire. Decoding throws IllegalArgumentException for bytes that are none of ours. */
public final class WatchCodec {
    public static final String PUT = "EntryPut";
    public static final String REMOVED = "EntryRemoved";

    private static final int VERSION = 1;

    private WatchCodec() {}

    public static Draft draft(EntryChange change, Officer officer) {
        return new Draft(
                Lane.LIST,
                Scope.STATION,
                change.value().isPresent() ? PUT : REMOVED,
                VERSION,
                officer.acts(),
                encode(change));
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

    /** @param type {@link #PUT} or {@link #REMOVED} */
    public static EntryChange decodeChange(String type, byte[] payload) {
        try {
            if (type.equals(PUT)) {
                EntryBody body = EntryBody.parseFrom(payload);
                WatchEntry entry = entry(body);
                return new EntryChange(
                        uuid(body.getChange()), entry.id(), Optional.of(entry), over(body.getOverList()));
            }
            EntryRemovedBody body = EntryRemovedBody.parseFrom(payload);
            return new EntryChange(
                    uuid(body.getChange()),
                    new EntryId(uuid(body.getId())),
                    Optional.empty(),
                    over(body.getOverList()));
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalArgumentException("Not a change of an entry", e);
        }
    }

    private static Set<UUID> over(List<ByteString> ids) {
        return ids.stream().map(WatchCodec::uuid).collect(Collectors.toSet());
    }

    /** The copy of an entry that an alert carries. */
    public static byte[] encode(WatchEntry entry) {
        return body(entry).build().toByteArray();
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

    public static WatchEntry decode(byte[] payload) {
        try {
            return entry(EntryBody.parseFrom(payload));
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalArgumentException("Not a watchlist entry", e);
        }
    }

    private static WatchEntry entry(EntryBody body) {
        return new WatchEntry(
                new EntryId(uuid(body.getId())),
                body.getPattern(),
                body.getReason(),
                switch (body.getPriority()) {
                    case PRIORITY_HIGH -> Priority.HIGH;
                    case PRIORITY_LOW -> Priority.LOW;
                    // A priority that a newer version knows is not taken lightly.
                    case PRIORITY_MEDIUM, PRIORITY_UNKNOWN, UNRECOGNIZED -> Priority.MEDIUM;
                },
                Instant.ofEpochMilli(body.getValidFrom()),
                body.hasValidTo() ? Optional.of(Instant.ofEpochMilli(body.getValidTo())) : Optional.empty(),
                body.getOwner(),
                body.getGuidance(),
                body.getEdition());
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

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
import java.util.Optional;
import java.util.UUID;

/** This room's events on the wire. Decoding throws IllegalArgumentException for bytes that are none of ours. */
public final class WatchCodec {
    public static final String PUT = "EntryPut";
    public static final String REMOVED = "EntryRemoved";

    private static final int VERSION = 1;

    private WatchCodec() {}

    public static Draft put(WatchEntry entry, Officer officer) {
        return new Draft(Lane.LIST, Scope.STATION, PUT, VERSION, officer.acts(), encode(entry));
    }

    public static Draft removed(EntryId id, Officer officer) {
        byte[] payload = EntryRemovedBody.newBuilder().setId(bytes(id)).build().toByteArray();
        return new Draft(Lane.LIST, Scope.STATION, REMOVED, VERSION, officer.acts(), payload);
    }

    public static byte[] encode(WatchEntry entry) {
        EntryBody.Builder body = EntryBody.newBuilder()
                .setId(bytes(entry.id()))
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
        return body.build().toByteArray();
    }

    public static WatchEntry decode(byte[] payload) {
        try {
            EntryBody body = EntryBody.parseFrom(payload);
            return new WatchEntry(
                    id(body.getId()),
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
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalArgumentException("Not a watchlist entry", e);
        }
    }

    public static EntryId decodeRemoved(byte[] payload) {
        try {
            return id(EntryRemovedBody.parseFrom(payload).getId());
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalArgumentException("Not a removal of an entry", e);
        }
    }

    private static ByteString bytes(EntryId id) {
        return ByteString.copyFrom(ByteBuffer.allocate(16)
                .putLong(id.value().getMostSignificantBits())
                .putLong(id.value().getLeastSignificantBits())
                .flip());
    }

    private static EntryId id(ByteString bytes) {
        if (bytes.size() != 16) {
            throw new IllegalArgumentException("Not an id");
        }
        ByteBuffer buffer = bytes.asReadOnlyByteBuffer();
        return new EntryId(new UUID(buffer.getLong(), buffer.getLong()));
    }
}

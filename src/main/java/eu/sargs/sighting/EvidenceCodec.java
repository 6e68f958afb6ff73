package eu.sargs.sighting;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import eu.sargs.access.Officer;
import eu.sargs.access.Reason;
import eu.sargs.journal.ActedBy;
import eu.sargs.journal.Draft;
import eu.sargs.journal.Lane;
import eu.sargs.journal.Scope;
import eu.sargs.sighting.wire.EvidenceKeptBody;
import eu.sargs.sighting.wire.EvidenceLiftedBody;
import eu.sargs.sighting.wire.EvidenceLockedBody;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.UUID;

/** The events of evidence on the wire. Decoding throws IllegalArgumentException for bytes that are none of ours. */
public final class EvidenceCodec {
    public static final String LOCKED = "EvidenceLocked";
    public static final String LIFTED = "EvidenceLifted";
    public static final String KEPT = "EvidenceKept";

    private static final int VERSION = 1;

    /** @param second account of who agreed; may be empty */
    public record Locked(
            UUID lock, SightingId sighting, String plate, String caseNumber, Instant until, String second) {}

    public record Lifted(UUID lock, SightingId sighting, String plate) {}

    public record Kept(UUID lock, Sighting sighting) {}

    private EvidenceCodec() {}

    public static Draft draft(Locked said, Reason reason, Officer officer) {
        byte[] payload = EvidenceLockedBody.newBuilder()
                .setLock(bytes(said.lock()))
                .setSighting(bytes(said.sighting().value()))
                .setPlate(said.plate())
                .setCaseNumber(said.caseNumber())
                .setUntil(said.until().toEpochMilli())
                .setSecond(said.second())
                .build()
                .toByteArray();
        return new Draft(Lane.RECORD, Scope.STATION, LOCKED, VERSION, officer.acts(reason), payload);
    }

    public static Draft draft(Lifted said, Reason reason, Officer officer) {
        byte[] payload = EvidenceLiftedBody.newBuilder()
                .setLock(bytes(said.lock()))
                .setSighting(bytes(said.sighting().value()))
                .setPlate(said.plate())
                .build()
                .toByteArray();
        return new Draft(Lane.RECORD, Scope.STATION, LIFTED, VERSION, officer.acts(reason), payload);
    }

    /** The copy, in a lane of which something can be erased. */
    public static Draft draft(Kept said, ActedBy machine) {
        byte[] payload = EvidenceKeptBody.newBuilder()
                .setLock(bytes(said.lock()))
                .setSighting(ByteString.copyFrom(SightingCodec.encode(said.sighting())))
                .build()
                .toByteArray();
        return new Draft(Lane.DUTY, Scope.STATION, KEPT, VERSION, machine, payload);
    }

    public static Locked decodeLocked(byte[] payload) {
        try {
            EvidenceLockedBody body = EvidenceLockedBody.parseFrom(payload);
            return new Locked(
                    uuid(body.getLock()),
                    new SightingId(uuid(body.getSighting())),
                    body.getPlate(),
                    body.getCaseNumber(),
                    Instant.ofEpochMilli(body.getUntil()),
                    body.getSecond());
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalArgumentException("Not a lock", e);
        }
    }

    public static Lifted decodeLifted(byte[] payload) {
        try {
            EvidenceLiftedBody body = EvidenceLiftedBody.parseFrom(payload);
            return new Lifted(uuid(body.getLock()), new SightingId(uuid(body.getSighting())), body.getPlate());
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalArgumentException("Not the end of a lock", e);
        }
    }

    public static Kept decodeKept(byte[] payload) {
        try {
            EvidenceKeptBody body = EvidenceKeptBody.parseFrom(payload);
            return new Kept(
                    uuid(body.getLock()),
                    SightingCodec.decode(body.getSighting().toByteArray()));
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalArgumentException("Not a copy of a sighting", e);
        }
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

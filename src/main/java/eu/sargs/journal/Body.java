package eu.sargs.journal;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import eu.sargs.journal.wire.EventBody;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * The part of an event that can be erased: who, from where, why, and what. Its bytes are kept exactly as they were
 * written, because protobuf has more than one encoding for the same message and the hash is over bytes. The salt is a
 * must: all plates of two countries can be hashed in seconds. Thread-safe; nobody changes its arrays.
 */
public final class Body {
    public static final int SALT_LENGTH = 16;

    /** Bytes at most; pictures and clips are kept elsewhere and named by their hash. */
    public static final int LIMIT = 1 << 19;

    private final byte[] salt;
    private final byte[] bytes;
    /** Made when it is first asked for. */
    private volatile byte[] hash;

    /**
     * @param salt 16 random bytes
     * @param bytes a protobuf {@code EventBody}, at most {@link #LIMIT}
     */
    public Body(byte[] salt, byte[] bytes) {
        if (salt.length != SALT_LENGTH || bytes.length > LIMIT) {
            throw new IllegalArgumentException("Not a body of an event: " + bytes.length + " bytes");
        }
        this.salt = salt;
        this.bytes = bytes;
    }

    public byte[] salt() {
        return salt;
    }

    public byte[] bytes() {
        return bytes;
    }

    /** @param random a cryptographic one */
    static Body of(Draft draft, RandomGenerator random) {
        byte[] salt = new byte[SALT_LENGTH];
        random.nextBytes(salt);
        EventBody.Builder body = EventBody.newBuilder()
                .setOfficer(draft.by().officer())
                .setSeat(draft.by().seat())
                .setReason(draft.by().why().text())
                .setReasonCode(draft.by().why().code())
                .setReasonWords(draft.by().why().words())
                .setCaseNumber(draft.by().why().caseNumber())
                .setPayload(ByteString.copyFrom(draft.payload()));
        draft.first().ifPresent(first -> body.setFirstSaid(first.wire()));
        return new Body(salt, body.build().toByteArray());
    }

    /** SHA-256 of salt and bytes. */
    public byte[] hash() {
        byte[] known = hash;
        if (known == null) {
            known = Digests.sha256(salt, bytes);
            hash = known;
        }
        return known;
    }

    /** What the event says. @throws IllegalArgumentException when the bytes are no {@code EventBody} */
    public byte[] payload() {
        return read().getPayload().toByteArray();
    }

    /** @throws IllegalArgumentException when the bytes are no {@code EventBody} */
    EventBody read() {
        try {
            return EventBody.parseFrom(bytes);
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalArgumentException("A body that cannot be read", e);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Body body && Arrays.equals(salt, body.salt) && Arrays.equals(bytes, body.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }
}

package eu.sargs.journal;

import com.google.protobuf.InvalidProtocolBufferException;
import eu.sargs.journal.wire.SuccessorBody;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Optional;

/**
 * One key after another, as the older one said in its own feed and the newer one signed too: who writes with the newer
 * key speaks for what the older one wrote. Who belongs by it is not decided here.
 *
 * @param said where it stands; its feed's origin is the older key
 */
public record Succession(Position said, HybridTime time, OriginKey next) {
    public static final String TYPE = "KeyRotated";

    /** The same for everybody, whatever the order of arrival. */
    static final Comparator<Succession> IN_TIME = Comparator.comparing(Succession::time)
            .thenComparing(one -> one.older().hex())
            .thenComparing(one -> one.said().feed().epoch())
            .thenComparing(one -> one.said().sequence());

    private static final byte[] CONTEXT = "sargs key rotation 1\0".getBytes(StandardCharsets.US_ASCII);

    public OriginKey older() {
        return said.feed().origin();
    }

    /** What an event says; empty where it is no rotation, or not one that both keys signed. */
    public static Optional<Succession> of(Event event) {
        if (!event.type().equals(TYPE)
                || event.payload().isEmpty()
                || event.feed().lane() != Lane.LIST
                || !event.feed().scope().equals(Scope.ALL)) {
            return Optional.empty();
        }
        try {
            SuccessorBody body = SuccessorBody.parseFrom(event.payload().get());
            OriginKey next =
                    new OriginKey(HexFormat.of().formatHex(body.getNext().toByteArray()));
            return holds(event.feed().origin(), next, body.getSignature().toByteArray())
                    ? Optional.of(new Succession(event.position(), event.time(), next))
                    : Optional.empty();
        } catch (InvalidProtocolBufferException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The newer key's consent. @return 64 bytes */
    public static byte[] sign(OriginKey older, SigningKey next) {
        return next.sign(message(older, next.origin()));
    }

    /** Whether the newer key consented to follow the older one. */
    public static boolean holds(OriginKey older, OriginKey next, byte[] signature) {
        return !older.equals(next) && SigningKey.verify(next, message(older, next), signature);
    }

    private static byte[] message(OriginKey older, OriginKey next) {
        byte[] keys = HexFormat.of().parseHex(older.hex() + next.hex());
        return ByteBuffer.allocate(CONTEXT.length + keys.length)
                .put(CONTEXT)
                .put(keys)
                .array();
    }
}

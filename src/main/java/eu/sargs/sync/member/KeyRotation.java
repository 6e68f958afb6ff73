package eu.sargs.sync.member;

import eu.sargs.journal.FeedId;
import eu.sargs.journal.OriginKey;
import eu.sargs.journal.SigningKey;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;

/** One key after another: said by the older one in its own feed, and signed by the newer one as well. */
public final class KeyRotation {
    private static final String CONTEXT = "sargs key rotation 1\0";

    private KeyRotation() {}

    /** @param cuts where the older key's feeds end, the list lane's not needed */
    public static MemberEvent.Rotated to(SigningKey next, OriginKey older, Map<FeedId, Long> cuts) {
        return new MemberEvent.Rotated(next.origin(), next.sign(message(older, next.origin())), Map.copyOf(cuts));
    }

    static boolean holds(OriginKey older, MemberEvent.Rotated rotated) {
        return !older.equals(rotated.next())
                && SigningKey.verify(rotated.next(), message(older, rotated.next()), rotated.signature());
    }

    private static byte[] message(OriginKey older, OriginKey next) {
        byte[] context = CONTEXT.getBytes(StandardCharsets.US_ASCII);
        byte[] keys = HexFormat.of().parseHex(older.hex() + next.hex());
        byte[] message = new byte[context.length + keys.length];
        System.arraycopy(context, 0, message, 0, context.length);
        System.arraycopy(keys, 0, message, context.length, keys.length);
        return message;
    }
}

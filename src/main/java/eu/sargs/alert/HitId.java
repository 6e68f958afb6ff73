package eu.sargs.alert;

import eu.sargs.sighting.SightingId;
import eu.sargs.watchlist.EntryId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;

/** One sighting hitting one entry: the hash of both ids, 64 lower-case hex digits, so that two stations raise one. */
public record HitId(String hex) {
    public HitId {
        if (!hex.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException("Not a hit id");
        }
    }

    public static HitId of(SightingId sighting, EntryId entry) {
        ByteBuffer ids = ByteBuffer.allocate(32);
        put(ids, sighting.value());
        put(ids, entry.value());
        return new HitId(sha256(ids.array()));
    }

    /** The alert that this hit raises when there is none to fold into. */
    public AlertId raises() {
        return new AlertId(sha256(("alert " + hex).getBytes(StandardCharsets.US_ASCII)));
    }

    private static void put(ByteBuffer ids, UUID id) {
        ids.putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}

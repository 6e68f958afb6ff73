package eu.sargs.access;

import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Locale;
import java.util.OptionalLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Codes that a telephone shows for thirty seconds each (RFC 6238): HMAC-SHA-1 of the count of half minutes since 1970,
 * cut to six digits (RFC 4226). These are what every such program on a telephone takes without asking. Pure.
 */
public final class Totp {
    /** Bytes of a secret: as long as the hash. */
    public static final int SECRET = 20;

    private static final int STEP_SECONDS = 30;
    /** Steps a telephone's clock may be off, either way. */
    private static final int SLACK = 1;

    private static final int SIX_DIGITS = 1_000_000;
    private static final int BITS_A_LETTER = 5;
    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private Totp() {}

    public static byte[] newSecret() {
        byte[] secret = new byte[SECRET];
        new SecureRandom().nextBytes(secret);
        return secret;
    }

    /** Half minutes since 1970. */
    static long step(Instant now) {
        return Math.floorDiv(now.getEpochSecond(), STEP_SECONDS);
    }

    /** What the telephone shows in that step. */
    public static String code(byte[] secret, Instant at) {
        return code(secret, step(at));
    }

    static String code(byte[] secret, long step) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(secret, "HmacSHA1"));
            byte[] hash =
                    mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
            int at = hash[hash.length - 1] & 0xF;
            int number = ByteBuffer.wrap(hash, at, Integer.BYTES).getInt() & Integer.MAX_VALUE;
            return String.format(Locale.ROOT, "%06d", number % SIX_DIGITS);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This JDK has no HMAC-SHA-1", e);
        }
    }

    /**
     * Which step a typed code is of. Takes as long whichever it is, and where it is none.
     *
     * @param used the last step that was used, or 0; it and those before count no more, so that a code that was looked at
     *     or recorded opens nothing
     */
    public static OptionalLong accept(byte[] secret, String typed, Instant now, long used) {
        byte[] digits = typed.replace(" ", "").getBytes(StandardCharsets.UTF_8);
        OptionalLong found = OptionalLong.empty();
        for (long step = step(now) - SLACK; step <= step(now) + SLACK; step++) {
            byte[] wanted = code(secret, step).getBytes(StandardCharsets.UTF_8);
            if (MessageDigest.isEqual(wanted, digits) & step > used) {
                found = OptionalLong.of(step);
            }
        }
        return found;
    }

    /** As it is typed into a telephone: Base32 (RFC 4648), without the signs that fill up. */
    public static String written(byte[] secret) {
        StringBuilder text = new StringBuilder();
        int held = 0;
        int bits = 0;
        for (byte one : secret) {
            held = held << Byte.SIZE | one & 0xFF;
            bits += Byte.SIZE;
            while (bits >= BITS_A_LETTER) {
                bits -= BITS_A_LETTER;
                text.append(LETTERS.charAt(held >> bits & 31));
            }
            held &= (1 << bits) - 1;
        }
        if (bits > 0) {
            text.append(LETTERS.charAt(held << BITS_A_LETTER - bits & 31));
        }
        return text.toString();
    }

    /** As it was {@link #written}. @throws IllegalArgumentException where it was not */
    public static byte[] read(String written) {
        ByteBuffer bytes = ByteBuffer.allocate(written.length() * BITS_A_LETTER / Byte.SIZE);
        int held = 0;
        int bits = 0;
        for (char letter : written.toCharArray()) {
            int value = LETTERS.indexOf(letter);
            if (value < 0) {
                throw new IllegalArgumentException("Not a secret");
            }
            held = (held << BITS_A_LETTER | value) & 0xFFF;
            bits += BITS_A_LETTER;
            if (bits >= Byte.SIZE) {
                bits -= Byte.SIZE;
                bytes.put((byte) (held >> bits));
            }
        }
        if (bytes.position() != SECRET) {
            throw new IllegalArgumentException("Not a secret");
        }
        return bytes.array();
    }

    /** What a telephone reads from a picture: the key URI that all such programs know. */
    public static String uri(String station, String account, byte[] secret) {
        String issuer = escaped("Sargs " + station);
        return "otpauth://totp/" + issuer + ":" + escaped(account) + "?secret=" + written(secret) + "&issuer=" + issuer;
    }

    private static String escaped(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}

package eu.sargs.sync.link;

import eu.sargs.journal.OriginKey;
import eu.sargs.journal.SigningKey;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.crypto.agreement.X25519Agreement;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.generators.HKDFBytesGenerator;
import org.bouncycastle.crypto.params.HKDFParameters;
import org.bouncycastle.crypto.params.X25519PrivateKeyParameters;
import org.bouncycastle.crypto.params.X25519PublicKeyParameters;

/**
 * Seals parts of a file one after the other so that only one station opens them, in their order and whole:
 * {@code docs/sync.md}, "On a stick". Not thread-safe.
 */
final class Envelope25519 {
    static final int POINT = 32;
    static final int TAG = 16;

    private static final BigInteger P = BigInteger.TWO.pow(255).subtract(BigInteger.valueOf(19));
    private static final byte[] PURPOSE = "sargs carry 1".getBytes(StandardCharsets.US_ASCII);

    private final SecretKeySpec key;
    private final int mode;
    private long part;

    private Envelope25519(byte[] shared, byte[] ephemeral, OriginKey recipient, int mode) {
        this.mode = mode;
        byte[] salt = Arrays.copyOf(ephemeral, 2 * POINT);
        System.arraycopy(HexFormat.of().parseHex(recipient.hex()), 0, salt, POINT, POINT);
        HKDFBytesGenerator derive = new HKDFBytesGenerator(new SHA256Digest());
        derive.init(new HKDFParameters(shared, salt, PURPOSE));
        byte[] bytes = new byte[32];
        derive.generateBytes(bytes, 0, bytes.length);
        key = new SecretKeySpec(bytes, "ChaCha20");
    }

    /** A new key pair for one file. */
    record Sealing(byte[] ephemeral, Envelope25519 envelope) {}

    /** @throws IllegalArgumentException when the recipient is no key anybody has */
    static Sealing seal(OriginKey recipient, SecureRandom random) {
        X25519PrivateKeyParameters secret = new X25519PrivateKeyParameters(random);
        byte[] ephemeral = secret.generatePublicKey().getEncoded();
        X25519Agreement agreement = new X25519Agreement();
        agreement.init(secret);
        byte[] shared = new byte[agreement.getAgreementSize()];
        try {
            agreement.calculateAgreement(new X25519PublicKeyParameters(point(recipient)), shared, 0);
        } catch (IllegalStateException e) {
            throw new IllegalArgumentException("Not a station's key", e);
        }
        return new Sealing(ephemeral, new Envelope25519(shared, ephemeral, recipient, Cipher.ENCRYPT_MODE));
    }

    /** @throws IllegalArgumentException when the point is none that can be used */
    static Envelope25519 open(SigningKey recipient, byte[] ephemeral) {
        return new Envelope25519(recipient.agree(ephemeral), ephemeral, recipient.origin(), Cipher.DECRYPT_MODE);
    }

    /**
     * Seals or opens the next part.
     *
     * @throws GeneralSecurityException when it is not the next part as it was sealed
     */
    byte[] next(byte[] bytes, boolean last) throws GeneralSecurityException {
        byte[] nonce = new byte[12];
        nonce[0] = (byte) (last ? 1 : 0);
        for (int i = 0; i < 8; i++) {
            nonce[4 + i] = (byte) (part >>> (8 * (7 - i)));
        }
        part++;
        Cipher cipher = Cipher.getInstance("ChaCha20-Poly1305");
        cipher.init(mode, key, new IvParameterSpec(nonce));
        return cipher.doFinal(bytes);
    }

    /** The Ed25519 point as X25519 knows it: u = (1 + y) / (1 - y), RFC 7748 section 4.1. */
    static byte[] point(OriginKey key) {
        byte[] bytes = HexFormat.of().parseHex(key.hex());
        bytes[31] &= 0x7f; // the sign of x
        BigInteger y = new BigInteger(1, reversed(bytes));
        BigInteger below = BigInteger.ONE.subtract(y).mod(P);
        if (below.signum() == 0) {
            throw new IllegalArgumentException("Not a station's key");
        }
        BigInteger u = BigInteger.ONE.add(y).multiply(below.modInverse(P)).mod(P);
        byte[] big = u.toByteArray();
        byte[] little = new byte[POINT];
        for (int i = 0; i < Math.min(POINT, big.length); i++) {
            little[i] = big[big.length - 1 - i];
        }
        return little;
    }

    private static byte[] reversed(byte[] bytes) {
        byte[] other = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            other[i] = bytes[bytes.length - 1 - i];
        }
        return other;
    }
}

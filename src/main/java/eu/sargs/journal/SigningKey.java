package eu.sargs.journal;

import eu.sargs.platform.Fault;
import eu.sargs.platform.Home;
import eu.sargs.platform.HomeKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.HexFormat;
import org.bouncycastle.crypto.agreement.X25519Agreement;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;
import org.bouncycastle.crypto.params.X25519PrivateKeyParameters;
import org.bouncycastle.crypto.params.X25519PublicKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;
import org.bouncycastle.util.Arrays;

/** The Ed25519 key a seat signs its feeds with (Bouncy Castle: the JDK's own is about ten times slower). Thread-safe. */
public final class SigningKey {
    private static final String PURPOSE = "origin key";
    /** What stands before the 32 bytes of an Ed25519 key in PKCS #8 (RFC 8410). */
    private static final byte[] PKCS8 = HexFormat.of().parseHex("302e020100300506032b657004220420");

    private final Ed25519PrivateKeyParameters secret;
    private final OriginKey origin;

    private SigningKey(Ed25519PrivateKeyParameters secret) {
        this.secret = secret;
        this.origin = new OriginKey(
                HexFormat.of().formatHex(secret.generatePublicKey().getEncoded()));
    }

    public static SigningKey generate() {
        return new SigningKey(new Ed25519PrivateKeyParameters(new SecureRandom()));
    }

    /** @param secret 32 bytes that nobody else knows */
    static SigningKey ofSecret(byte[] secret) {
        return new SigningKey(new Ed25519PrivateKeyParameters(secret));
    }

    /**
     * The key of a new home, sealed in {@code keys/origin.key}; made where there is none. Where there is data it is never made
     * anew, for another key is another station, which no peer knows: {@link KeyFiles}.
     *
     * @throws Fault JRN-03 when it is there and can't be opened
     */
    public static SigningKey of(Home home, HomeKey key) {
        Path file = home.keys().resolve("origin.key");
        if (!Files.exists(file)) {
            SigningKey made = generate();
            made.write(file, key);
            return made;
        }
        return read(file, key);
    }

    /** Writes it, sealed, whole or not at all; durable on return. */
    void write(Path file, HomeKey key) {
        HomeKey.writeOwn(file, key.seal(PURPOSE, secret.getEncoded()));
    }

    /** @throws Fault JRN-03 when it is missing or can't be opened */
    static SigningKey read(Path file, HomeKey key) {
        try {
            return new SigningKey(new Ed25519PrivateKeyParameters(key.open(PURPOSE, Files.readAllBytes(file))));
        } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
            throw new Fault(e, "JRN-03", "journal.fault.key");
        }
    }

    public OriginKey origin() {
        return origin;
    }

    /** The same key as TLS wants it: a station proves itself to its peers with the key it signs its feeds with. */
    public PrivateKey forTls() {
        byte[] pkcs8 = Arrays.concatenate(PKCS8, secret.getEncoded());
        try {
            return KeyFactory.getInstance("Ed25519").generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A JDK without Ed25519", e);
        }
    }

    /**
     * What only this key and the secret of {@code point} can compute (X25519), for sealing something for this station.
     * The scalar is the one Ed25519 itself uses, so {@code point} was computed for {@link #origin} on the other form of
     * the same curve.
     *
     * @param point 32 bytes
     * @return 32 bytes, to be hashed before use
     * @throws IllegalArgumentException when the point is none that can be used
     */
    public byte[] agree(byte[] point) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-512").digest(secret.getEncoded());
            X25519Agreement agreement = new X25519Agreement();
            agreement.init(new X25519PrivateKeyParameters(hash, 0));
            byte[] shared = new byte[agreement.getAgreementSize()];
            agreement.calculateAgreement(new X25519PublicKeyParameters(point), shared, 0);
            return shared;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("A JDK without SHA-512", e);
        } catch (IllegalStateException e) {
            throw new IllegalArgumentException("Not a point to agree on", e);
        }
    }

    /**
     * @param message begins with a text of its own for each use, so that no signature can stand for another
     * @return 64 bytes
     */
    public byte[] sign(byte[] message) {
        Ed25519Signer signer = new Ed25519Signer();
        signer.init(true, secret);
        signer.update(message, 0, message.length);
        return signer.generateSignature();
    }

    /** Whether this origin signed exactly this. */
    public static boolean verify(OriginKey origin, byte[] message, byte[] signature) {
        try {
            Ed25519Signer verifier = new Ed25519Signer();
            verifier.init(false, new Ed25519PublicKeyParameters(HexFormat.of().parseHex(origin.hex())));
            verifier.update(message, 0, message.length);
            return verifier.verifySignature(signature);
        } catch (IllegalArgumentException e) {
            return false; // not a point of the curve
        }
    }
}

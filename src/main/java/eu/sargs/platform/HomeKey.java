package eu.sargs.platform;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The random 256 bits that everything in a home is sealed with: each use derives a key of its own (HKDF-SHA-256), so
 * that none tells anything about another. Thread-safe.
 */
public final class HomeKey {
    private static final int LENGTH = 32;
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final byte[] secret;

    private HomeKey(byte[] secret) {
        this.secret = secret;
    }

    /**
     * The home's key; made where the home is new.
     *
     * @throws Fault HOM-03 when it is missing beside data, or damaged; HOM-02 when it can't be written
     */
    public static HomeKey of(Home home) {
        Path file = home.keys().resolve("home.key");
        try {
            if (Files.exists(file)) {
                byte[] secret = HexFormat.of()
                        .parseHex(Files.readString(file, StandardCharsets.US_ASCII)
                                .strip());
                if (secret.length != LENGTH) {
                    throw new IllegalArgumentException("A key of " + secret.length + " bytes");
                }
                return new HomeKey(secret);
            }
        } catch (IOException | IllegalArgumentException e) {
            throw new Fault(e, "HOM-03", "platform.fault.home_key", file.toString());
        }
        if (Files.exists(home.folder().resolve("sargs.mv.db"))) {
            throw new Fault("HOM-03", "platform.fault.home_key", file.toString());
        }
        byte[] secret = new byte[LENGTH];
        RANDOM.nextBytes(secret);
        writeOwn(file, (HexFormat.of().formatHex(secret) + "\n").getBytes(StandardCharsets.US_ASCII));
        return new HomeKey(secret);
    }

    /**
     * Writes a small secret file whole or not at all, durable on return, readable by its owner alone.
     *
     * @throws Fault HOM-02 when it can't be written
     */
    public static void writeOwn(Path file, byte[] bytes) {
        Path beside = file.resolveSibling(file.getFileName() + ".tmp");
        try {
            Files.deleteIfExists(beside);
            Files.createFile(beside);
            Home.makeOwn(beside); // before there is anything to read
            Files.write(beside, bytes, StandardOpenOption.WRITE, StandardOpenOption.SYNC);
            Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            syncFolder(file.getParent());
        } catch (IOException e) {
            throw new Fault(e, "HOM-02", "platform.fault.home_unwritable", file.toString());
        }
    }

    /** Makes the names in a folder durable, where the system can (Windows does so by itself and refuses). */
    public static void syncFolder(Path folder) throws IOException {
        if (!System.getProperty("os.name").startsWith("Windows")) {
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    /**
     * @param purpose what for; another purpose gives an unrelated key
     * @return 32 bytes
     */
    public byte[] derive(String purpose) {
        try {
            return KDF.getInstance("HKDF-SHA256")
                    .deriveData(HKDFParameterSpec.ofExtract()
                            .addIKM(secret)
                            .thenExpand(("sargs " + purpose).getBytes(StandardCharsets.UTF_8), LENGTH));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Seals with AES-256-GCM under the purpose's key: nonce (12 bytes), then cipher text and tag. */
    public byte[] seal(String purpose, byte[] plain) {
        byte[] nonce = new byte[NONCE];
        RANDOM.nextBytes(nonce);
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, purpose, nonce).doFinal(plain);
            byte[] out = Arrays.copyOf(nonce, NONCE + sealed.length);
            System.arraycopy(sealed, 0, out, NONCE, sealed.length);
            return out;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** @throws GeneralSecurityException when these are not bytes sealed under this key for this purpose */
    public byte[] open(String purpose, byte[] sealed) throws GeneralSecurityException {
        if (sealed.length < NONCE) {
            throw new GeneralSecurityException("Too short to be sealed");
        }
        return cipher(Cipher.DECRYPT_MODE, purpose, Arrays.copyOf(sealed, NONCE))
                .doFinal(sealed, NONCE, sealed.length - NONCE);
    }

    private Cipher cipher(int mode, String purpose, byte[] nonce) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, new SecretKeySpec(derive(purpose), "AES"), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(purpose.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }
}

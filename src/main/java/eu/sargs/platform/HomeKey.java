package eu.sargs.platform;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import javax.crypto.KDF;
import javax.crypto.spec.HKDFParameterSpec;

/**
 * The random 256 bits that everything in a home is sealed with: each use derives a key of its own (HKDF-SHA-256), so
 * that none tells anything about another. Thread-safe.
 */
public final class HomeKey {
    private static final int LENGTH = 32;

    private final byte[] secret;

    HomeKey(byte[] secret) {
        this.secret = secret;
    }

    /** The key of a home that opens by itself; made where the home is new. @throws Fault as {@link KeyRing#open} */
    public static HomeKey of(Home home) {
        return new KeyRing(home).open(Passphrases.nobody());
    }

    /** A key that seals something else than a home. */
    static HomeKey fresh() {
        return new HomeKey(Seal.random(LENGTH));
    }

    /** In clear, for what is sealed itself. */
    public byte[] inClear() {
        return KeyLock.line(secret);
    }

    /** @throws IllegalArgumentException when this is no {@link #inClear} */
    public static HomeKey ofClear(byte[] line) {
        return new HomeKey(KeyLock.secret(new String(line, StandardCharsets.US_ASCII)));
    }

    /** The 256 bits themselves. */
    byte[] secret() {
        return secret.clone();
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
        return Seal.close(derive(purpose), purpose.getBytes(StandardCharsets.UTF_8), plain);
    }

    /** @throws GeneralSecurityException when these are not bytes sealed under this key for this purpose */
    public byte[] open(String purpose, byte[] sealed) throws GeneralSecurityException {
        return Seal.open(derive(purpose), purpose.getBytes(StandardCharsets.UTF_8), sealed);
    }
}

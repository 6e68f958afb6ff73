package eu.sargs.store;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.security.GeneralSecurityException;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;

/**
 * AES in XTS mode (IEEE 1619) over sectors of 4 KiB, with one key for data and tweak, as H2 enciphers its file. The
 * platform's AES, which the processor does, is used over a whole sector at once. Thread-safe.
 */
final class SectorCipher {
    static final int SECTOR = 4096;

    private static final int BLOCK = 16;
    private static final long FEEDBACK = 0x87;
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    /** What one thread at a time works with. */
    private static final class Bench {
        final Cipher encipher;
        final Cipher decipher;
        final byte[] tweaks = new byte[SECTOR];
        final byte[] masked = new byte[SECTOR];

        Bench(SecretKeySpec key) {
            try {
                encipher = Cipher.getInstance("AES/ECB/NoPadding");
                encipher.init(Cipher.ENCRYPT_MODE, key);
                decipher = Cipher.getInstance("AES/ECB/NoPadding");
                decipher.init(Cipher.DECRYPT_MODE, key);
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e); // every Java has AES
            }
        }
    }

    private final SecretKeySpec key;
    private final ConcurrentLinkedQueue<Bench> benches = new ConcurrentLinkedQueue<>();

    /** @param key 16 bytes */
    SectorCipher(byte[] key) {
        this.key = new SecretKeySpec(key, "AES");
    }

    /** Enciphers whole sectors in place. @param sector number of the first */
    void encipher(long sector, byte[] bytes, int offset, int length) {
        all(true, sector, bytes, offset, length);
    }

    /** The inverse of {@link #encipher}. */
    void decipher(long sector, byte[] bytes, int offset, int length) {
        all(false, sector, bytes, offset, length);
    }

    private void all(boolean encipher, long sector, byte[] bytes, int offset, int length) {
        if (length % SECTOR != 0) {
            throw new IllegalArgumentException("Not whole sectors: " + length);
        }
        Bench idle = benches.poll();
        Bench bench = idle == null ? new Bench(key) : idle;
        try {
            Cipher cipher = encipher ? bench.encipher : bench.decipher;
            for (int done = 0; done < length; done += SECTOR) {
                one(bench, cipher, sector + done / SECTOR, bytes, offset + done);
            }
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e); // whole blocks always go
        }
        benches.add(bench);
    }

    private static void one(Bench bench, Cipher cipher, long sector, byte[] bytes, int offset)
            throws GeneralSecurityException {
        byte[] tweaks = bench.tweaks;
        LONGS.set(tweaks, 0, sector);
        LONGS.set(tweaks, Long.BYTES, 0L);
        bench.encipher.update(tweaks, 0, BLOCK, tweaks, 0);
        long low = (long) LONGS.get(tweaks, 0);
        long high = (long) LONGS.get(tweaks, Long.BYTES);
        byte[] masked = bench.masked;
        for (int at = 0; at < SECTOR; at += BLOCK) {
            LONGS.set(tweaks, at, low);
            LONGS.set(tweaks, at + Long.BYTES, high);
            LONGS.set(masked, at, (long) LONGS.get(bytes, offset + at) ^ low);
            LONGS.set(masked, at + Long.BYTES, (long) LONGS.get(bytes, offset + at + Long.BYTES) ^ high);
            // The tweak of the next block: times x in GF(2^128).
            long carry = high >>> (Long.SIZE - 1);
            high = high << 1 | low >>> (Long.SIZE - 1);
            low = low << 1 ^ carry * FEEDBACK;
        }
        cipher.update(masked, 0, SECTOR, bytes, offset);
        for (int at = 0; at < SECTOR; at += Long.BYTES) {
            LONGS.set(bytes, offset + at, (long) LONGS.get(bytes, offset + at) ^ (long) LONGS.get(tweaks, at));
        }
    }
}

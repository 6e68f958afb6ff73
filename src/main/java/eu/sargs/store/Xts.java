package eu.sargs.store;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;

/**
 * AES-XTS (IEEE 1619) over blocks of a file, with one key for both steps, as H2's encrypted files have it; through the
 * JDK's AES, which the processor does. Thread-safe.
 */
final class Xts {
    /** Bytes that are encrypted together. */
    static final int BLOCK = 4096;

    private static final int UNIT = 16;
    private static final long FEEDBACK = 0x87;
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private final Key key;
    private final Deque<Cipher> encrypting = new ConcurrentLinkedDeque<>();
    private final Deque<Cipher> decrypting = new ConcurrentLinkedDeque<>();

    /** @param key 16 bytes */
    Xts(byte[] key) {
        this.key = new SecretKeySpec(key, "AES");
    }

    /**
     * Encrypts whole blocks in place.
     *
     * @param first number of the first block in its file
     */
    void encrypt(long first, byte[] data, int offset, int length) {
        byte[] tweaks = tweaks(first, length / BLOCK);
        mix(tweaks, data, offset);
        pass(encrypting, Cipher.ENCRYPT_MODE, data, offset, length);
        mix(tweaks, data, offset);
    }

    /** Decrypts whole blocks in place. */
    void decrypt(long first, byte[] data, int offset, int length) {
        byte[] tweaks = tweaks(first, length / BLOCK);
        mix(tweaks, data, offset);
        pass(decrypting, Cipher.DECRYPT_MODE, data, offset, length);
        mix(tweaks, data, offset);
    }

    /** What each block's first unit is mixed with: its number, encrypted. */
    private byte[] tweaks(long first, int blocks) {
        byte[] tweaks = new byte[blocks * UNIT];
        for (int i = 0; i < blocks; i++) {
            LONGS.set(tweaks, i * UNIT, first + i);
        }
        pass(encrypting, Cipher.ENCRYPT_MODE, tweaks, 0, tweaks.length);
        return tweaks;
    }

    private static void mix(byte[] tweaks, byte[] data, int offset) {
        int at = offset;
        for (int block = 0; block < tweaks.length; block += UNIT) {
            long low = (long) LONGS.get(tweaks, block);
            long high = (long) LONGS.get(tweaks, block + 8);
            for (int end = at + BLOCK; at < end; at += UNIT) {
                LONGS.set(data, at, (long) LONGS.get(data, at) ^ low);
                LONGS.set(data, at + 8, (long) LONGS.get(data, at + 8) ^ high);
                // The next unit's: this one's times x in the field of 2^128 elements.
                long carry = high >>> 63;
                high = high << 1 | low >>> 63;
                low = low << 1 ^ -carry & FEEDBACK;
            }
        }
    }

    private void pass(Deque<Cipher> ready, int mode, byte[] data, int offset, int length) {
        try {
            Cipher cipher = ready.poll();
            if (cipher == null) {
                cipher = Cipher.getInstance("AES/ECB/NoPadding");
                cipher.init(mode, key);
            }
            cipher.doFinal(data, offset, length, data, offset);
            ready.push(cipher);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A JDK without AES", e);
        }
    }
}

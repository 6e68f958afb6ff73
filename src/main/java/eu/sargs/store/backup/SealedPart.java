package eu.sargs.store.backup;

import eu.sargs.platform.HomeKey;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * How a part is sealed: in stretches of 256 KiB, each AES-256-GCM under a key that only this part of this backup has,
 * with its number as nonce, and whether it is the last. So none can be left out, put elsewhere or added at the end.
 */
final class SealedPart {
    static final int STRETCH = 256 << 10;
    private static final int TAG = 16;

    private SealedPart() {}

    /** Bytes that so many take when they are sealed. @throws IllegalArgumentException when there can't be so many */
    static long stored(long plain) {
        if (plain < 0 || plain > Long.MAX_VALUE / 2) {
            throw new IllegalArgumentException("Bytes: " + plain);
        }
        return plain + Math.max(1, (plain + STRETCH - 1) / STRETCH) * TAG;
    }

    private static SecretKeySpec key(HomeKey home, String salt, String name) {
        return new SecretKeySpec(home.derive("backup " + salt + " " + name), "AES");
    }

    private static Cipher cipher(int mode, SecretKeySpec key, long number, boolean last)
            throws GeneralSecurityException {
        byte[] nonce =
                ByteBuffer.allocate(12).putInt(last ? 1 : 0).putLong(number).array();
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG * Byte.SIZE, nonce));
        return cipher;
    }

    /** Seals what is written; {@link #finish} writes the end. Does not close what it writes to. */
    static final class Sealing extends FilterOutputStream {
        private final SecretKeySpec key;
        private final byte[] stretch = new byte[STRETCH];
        private int filled;
        private long number;
        private long plain;

        /** @param salt of this backup */
        Sealing(OutputStream to, HomeKey home, String salt, String name) {
            super(to);
            key = key(home, salt, name);
        }

        @Override
        public void write(int one) throws IOException {
            write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            int at = from;
            for (int left = length; left > 0; ) {
                if (filled == STRETCH) {
                    seal(false);
                }
                int taken = Math.min(left, STRETCH - filled);
                System.arraycopy(bytes, at, stretch, filled, taken);
                filled += taken;
                at += taken;
                left -= taken;
            }
            plain += length;
        }

        /** @return the bytes that were written in clear */
        long finish() throws IOException {
            seal(true);
            return plain;
        }

        private void seal(boolean last) throws IOException {
            try {
                out.write(cipher(Cipher.ENCRYPT_MODE, key, number++, last).doFinal(stretch, 0, filled));
                filled = 0;
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public void close() {
            // who gave the stream closes it
        }
    }

    /** Opens what was sealed. */
    static final class Opening extends InputStream {
        /** What is stored is not what was sealed. */
        static final class Altered extends IOException {
            private static final long serialVersionUID = 1L;

            Altered(Throwable cause) {
                super("Altered", cause);
            }
        }

        private final InputStream from;
        private final SecretKeySpec key;
        private long stored;
        private long number;
        private byte[] stretch = new byte[0];
        private int at;

        /** @param stored bytes that belong to the part */
        Opening(InputStream from, long stored, HomeKey home, String salt, String name) {
            this.from = from;
            this.stored = stored;
            key = key(home, salt, name);
        }

        @Override
        public int read() throws IOException {
            return more() ? stretch[at++] & 0xff : -1;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            if (length == 0) {
                return 0;
            }
            if (!more()) {
                return -1;
            }
            int taken = Math.min(length, stretch.length - at);
            System.arraycopy(stretch, at, into, offset, taken);
            at += taken;
            return taken;
        }

        private boolean more() throws IOException {
            while (at == stretch.length && stored > 0) {
                int length = (int) Math.min(stored, STRETCH + TAG);
                byte[] sealed = from.readNBytes(length);
                stored -= length;
                try {
                    stretch = cipher(Cipher.DECRYPT_MODE, key, number++, stored == 0)
                            .doFinal(sealed);
                } catch (GeneralSecurityException e) {
                    throw new Altered(e);
                }
                at = 0;
            }
            return at < stretch.length;
        }
    }
}

package eu.sargs.store;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.h2.store.fs.FileBaseDefault;

/**
 * A file in the format of H2's encrypted ones: a block with a title and a salt, then blocks of 4096 bytes, each
 * AES-XTS with its number. Where its size is no multiple of that, as many bytes more stand after the last block.
 */
final class SealedFile extends FileBaseDefault {
    static final int HEADER = Xts.BLOCK;

    private static final byte[] TITLE = "H2encrypt\n".getBytes(StandardCharsets.US_ASCII);
    private static final int SALT = 8;
    /** As the format has it. The password is 256 random bits, which need no slowing down. */
    private static final int ROUNDS = 10;

    private static final int KEY_BITS = 128;

    private final FileChannel base;
    private final String password;
    private volatile long size;
    private volatile Xts xts;

    /** Reads and writes nothing yet: the engine locks the file first. */
    SealedFile(FileChannel base, String password) {
        this.base = base;
        this.password = password;
    }

    /** The size inside of a file that is this long outside. */
    static long sizeOf(long outside) {
        long size = Math.max(0, outside - HEADER);
        return size % Xts.BLOCK == 0 ? size : Math.max(0, size - Xts.BLOCK);
    }

    private Xts xts() throws IOException {
        Xts known = xts;
        return known != null ? known : open();
    }

    private synchronized Xts open() throws IOException {
        if (xts == null) {
            long outside = base.size();
            byte[] salt = new byte[SALT];
            if (outside >= HEADER) {
                readFully(ByteBuffer.wrap(salt), TITLE.length);
            } else {
                new SecureRandom().nextBytes(salt);
                byte[] header = Arrays.copyOf(TITLE, HEADER);
                System.arraycopy(salt, 0, header, TITLE.length, SALT);
                writeFully(ByteBuffer.wrap(header), 0);
            }
            size = sizeOf(outside);
            xts = new Xts(key(password, salt));
        }
        return xts;
    }

    /** The format hashes the password's signs as two bytes each. */
    private static byte[] key(String password, byte[] salt) {
        char[] signs = new char[password.length() * 2];
        for (int i = 0; i < password.length(); i++) {
            signs[2 * i + 1] = password.charAt(i); // ASCII, so the first byte is zero
        }
        PBEKeySpec spec = new PBEKeySpec(signs, salt, ROUNDS, KEY_BITS);
        try {
            return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                    .generateSecret(spec)
                    .getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A JDK without PBKDF2", e);
        } finally {
            spec.clearPassword();
            Arrays.fill(signs, '\0');
        }
    }

    @Override
    public int read(ByteBuffer to, long position) throws IOException {
        Xts cipher = xts();
        if (to.remaining() == 0) {
            return 0;
        }
        if (position >= size) {
            return -1;
        }
        int length = (int) Math.min(to.remaining(), size - position);
        long first = position / Xts.BLOCK;
        byte[] blocks = blocks(cipher, first, (position + length + Xts.BLOCK - 1) / Xts.BLOCK);
        to.put(blocks, (int) (position - first * Xts.BLOCK), length);
        return length;
    }

    private byte[] blocks(Xts cipher, long first, long end) throws IOException {
        byte[] blocks = new byte[Math.toIntExact((end - first) * Xts.BLOCK)];
        readFully(ByteBuffer.wrap(blocks), HEADER + first * Xts.BLOCK);
        cipher.decrypt(first, blocks, 0, blocks.length);
        return blocks;
    }

    @Override
    public synchronized int write(ByteBuffer from, long position) throws IOException {
        Xts cipher = xts();
        int length = from.remaining();
        long first = position / Xts.BLOCK;
        long end = (position + length + Xts.BLOCK - 1) / Xts.BLOCK;
        int before = (int) (position - first * Xts.BLOCK);
        byte[] blocks = new byte[Math.toIntExact((end - first) * Xts.BLOCK)];
        boolean whole = before == 0 && length == blocks.length;
        long there = Math.min(end, (size + Xts.BLOCK - 1) / Xts.BLOCK);
        if (!whole && there > first) {
            byte[] old = blocks(cipher, first, there);
            System.arraycopy(old, 0, blocks, 0, old.length);
        }
        from.get(blocks, before, length);
        cipher.encrypt(first, blocks, 0, blocks.length);
        writeFully(ByteBuffer.wrap(blocks), HEADER + first * Xts.BLOCK);
        boolean uneven = size % Xts.BLOCK != 0;
        size = Math.max(size, position + length);
        int over = (int) (size % Xts.BLOCK);
        if (!whole && over > 0 && size == position + length) {
            writeFully(ByteBuffer.allocate(over), HEADER + end * Xts.BLOCK);
        } else if (uneven && over == 0) {
            base.truncate(HEADER + size);
        }
        return length;
    }

    @Override
    public long size() throws IOException {
        xts();
        return size;
    }

    @Override
    protected void implTruncate(long smaller) throws IOException {
        xts();
        if (smaller < size) {
            base.truncate(HEADER + smaller + (smaller % Xts.BLOCK == 0 ? 0 : Xts.BLOCK));
            size = smaller;
        }
    }

    private void readFully(ByteBuffer to, long position) throws IOException {
        for (long at = position; to.hasRemaining(); ) {
            int read = base.read(to, at);
            if (read < 0) {
                throw new EOFException();
            }
            at += read;
        }
    }

    private void writeFully(ByteBuffer from, long position) throws IOException {
        for (long at = position; from.hasRemaining(); ) {
            at += base.write(from, at);
        }
    }

    @Override
    public void force(boolean metaData) throws IOException {
        base.force(metaData);
    }

    @Override
    public FileLock tryLock(long position, long length, boolean shared) throws IOException {
        return base.tryLock(position, length, shared);
    }

    @Override
    protected void implCloseChannel() throws IOException {
        base.close();
    }
}

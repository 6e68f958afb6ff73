package eu.sargs.store;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import org.h2.security.SHA256;
import org.h2.store.fs.FileBaseDefault;

/**
 * A file in the very form that H2 gives its own with {@code CIPHER=AES}, so that each reads what the other wrote: a
 * first sector with a sign and a salt, then sectors in {@link SectorCipher}. H2 computes AES in Java, which was a third
 * of all the time of a catch-up; here the processor does it. Only whole sectors are written, as the engine does.
 * Thread-safe as far as the engine needs it: many readers, one writer.
 */
final class EncipheredFile extends FileBaseDefault {
    private static final int SECTOR = SectorCipher.SECTOR;
    private static final byte[] SIGN = "H2encrypt\n".getBytes(StandardCharsets.ISO_8859_1);
    private static final int SALT = 8;
    private static final int ITERATIONS = 10;
    private static final int KEY = 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final String name;
    private final byte[] password;
    private final FileChannel base;
    private volatile SectorCipher cipher;
    /** Of what it holds, without the first sector. */
    private volatile long size;

    /**
     * Reads and writes nothing yet: whoever opens it may want to lock it first.
     *
     * @param password as the engine makes bytes of it
     */
    EncipheredFile(String name, byte[] password, FileChannel base) {
        this.name = name;
        this.password = password.clone();
        this.base = base;
    }

    private SectorCipher cipher() throws IOException {
        SectorCipher there = cipher;
        return there == null ? open() : there;
    }

    private synchronized SectorCipher open() throws IOException {
        if (cipher == null) {
            byte[] salt = new byte[SALT];
            long physical = base.size();
            if (physical < SECTOR) {
                RANDOM.nextBytes(salt);
                byte[] first = Arrays.copyOf(SIGN, SECTOR);
                System.arraycopy(salt, 0, first, SIGN.length, SALT);
                writeFully(ByteBuffer.wrap(first), 0);
            } else {
                readFully(ByteBuffer.wrap(salt), SIGN.length);
                size = held(physical);
            }
            cipher = new SectorCipher(SHA256.getPBKDF2(password.clone(), salt, ITERATIONS, KEY));
            Arrays.fill(password, (byte) 0);
        }
        return cipher;
    }

    @Override
    public int read(ByteBuffer into, long position) throws IOException {
        if (position < 0) {
            throw new IllegalArgumentException("Before the file: " + position);
        }
        SectorCipher with = cipher();
        if (!into.hasRemaining()) {
            return 0;
        }
        if (position >= size) {
            return -1;
        }
        int wanted = (int) Math.min(into.remaining(), size - position);
        long first = position / SECTOR;
        int ahead = (int) (position % SECTOR);
        int sectors = (ahead + wanted + SECTOR - 1) / SECTOR;
        byte[] bytes = new byte[sectors * SECTOR];
        readFully(ByteBuffer.wrap(bytes), (first + 1) * SECTOR);
        with.decipher(first, bytes, 0, bytes.length);
        into.put(bytes, ahead, wanted);
        return wanted;
    }

    @Override
    public int write(ByteBuffer from, long position) throws IOException {
        int length = from.remaining();
        if (position < 0 || position % SECTOR != 0 || length % SECTOR != 0) {
            throw new IllegalArgumentException("Not whole sectors: " + length + " at " + position);
        }
        SectorCipher with = cipher();
        byte[] bytes = new byte[length];
        from.get(bytes);
        with.encipher(position / SECTOR, bytes, 0, length);
        writeFully(ByteBuffer.wrap(bytes), position + SECTOR);
        size = Math.max(size, position + length);
        return length;
    }

    /** Of a file with so many bytes; a sector that was not written to its end does not count. */
    static long held(long physical) {
        return Math.max(0, physical / SECTOR * SECTOR - SECTOR);
    }

    private void readFully(ByteBuffer into, long position) throws IOException {
        for (long at = position; into.hasRemaining(); ) {
            int read = base.read(into, at);
            if (read < 0) {
                throw new EOFException(name);
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
    public long size() throws IOException {
        cipher();
        return size;
    }

    @Override
    protected void implTruncate(long length) throws IOException {
        if (length < 0 || length % SECTOR != 0) {
            throw new IllegalArgumentException("Not whole sectors: " + length);
        }
        cipher();
        if (length < size) {
            base.truncate(length + SECTOR);
            size = length;
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

    @Override
    public String toString() {
        return name;
    }
}

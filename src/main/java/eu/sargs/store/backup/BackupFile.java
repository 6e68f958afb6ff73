package eu.sargs.store.backup;

import eu.sargs.journal.SigningKey;
import eu.sargs.platform.Fault;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;

/** A backup that is read. One thread. */
public final class BackupFile implements AutoCloseable {
    private static final int BUFFER = 256 << 10;
    private static final int TAIL = BackupWriter.SIGNATURE + Long.BYTES + BackupWriter.END.length;
    private static final int LONGEST_MANIFEST = 1 << 20;

    private final Path file;
    private final FileChannel channel;
    private final Manifest manifest;
    /** Where the manifest begins. */
    private final long end;

    private BackupFile(Path file, FileChannel channel) throws IOException {
        this.file = file;
        this.channel = channel;
        byte[] title = at(0, BackupWriter.TITLE.length);
        if (!Arrays.equals(title, BackupWriter.TITLE)) {
            throw new Fault("BAK-05", "store.fault.backup_none", file.toString());
        }
        long size = channel.size();
        ByteBuffer tail = ByteBuffer.wrap(at(Math.max(0, size - TAIL), TAIL));
        byte[] signature = new byte[BackupWriter.SIGNATURE];
        tail.get(signature);
        long length = tail.getLong();
        byte[] sign = new byte[BackupWriter.END.length];
        tail.get(sign);
        if (!Arrays.equals(sign, BackupWriter.END)
                || length < 0
                || length > LONGEST_MANIFEST
                || length > size - TAIL - BackupWriter.TITLE.length) {
            throw new Fault("BAK-06", "store.fault.backup_cut", file.toString());
        }
        end = size - TAIL - length;
        byte[] bytes = at(end, (int) length);
        try {
            manifest = Manifest.of(bytes);
        } catch (IllegalArgumentException e) {
            throw altered(e, "manifest");
        }
        if (!SigningKey.verify(manifest.origin(), BackupWriter.signed(bytes), signature)) {
            throw altered(null, "manifest");
        }
    }

    /**
     * Opens a backup and checks who signed it; that is all that is checked yet.
     *
     * @throws Fault BAK-05 when it can't be read or is no backup, BAK-06 when it has no end, BAK-07 when its manifest was
     *     altered
     */
    public static BackupFile open(Path file) {
        FileChannel channel;
        try {
            channel = FileChannel.open(file, StandardOpenOption.READ);
        } catch (IOException e) {
            throw new Fault(e, "BAK-05", "store.fault.backup_none", file.toString());
        }
        try {
            return new BackupFile(file, channel);
        } catch (IOException e) {
            close(channel);
            throw new Fault(e, "BAK-05", "store.fault.backup_none", file.toString());
        } catch (RuntimeException e) {
            close(channel);
            throw e;
        }
    }

    private byte[] at(long position, int length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(length);
        while (bytes.hasRemaining()) {
            if (channel.read(bytes, position + bytes.position()) < 0) {
                break; // the rest stays zero, which nothing accepts
            }
        }
        return bytes.array();
    }

    public Manifest manifest() {
        return manifest;
    }

    /**
     * Reads everything and compares it with what was signed. Needs no secret.
     *
     * @throws Fault BAK-07 that names the first part that is not as it was, BAK-05 when it can't be read
     */
    public void check(Progress progress) {
        Course course = new Course(end, progress);
        long at = BackupWriter.TITLE.length;
        for (Part part : manifest.parts()) {
            if (part.stored() > end - at || !part.hash().equals(hash(at, part.stored(), course))) {
                throw altered(null, part.name());
            }
            at += part.stored();
        }
        if (at != end) {
            throw altered(null, "manifest"); // bytes that it does not know of
        }
        course.all();
    }

    private String hash(long from, long length, Course course) {
        MessageDigest digest = BackupWriter.sha256();
        byte[] bytes = new byte[BUFFER];
        try {
            for (long done = 0; done < length; ) {
                int wanted = (int) Math.min(bytes.length, length - done);
                int read = channel.read(ByteBuffer.wrap(bytes, 0, wanted), from + done);
                if (read < 0) {
                    throw new EOFException();
                }
                digest.update(bytes, 0, read);
                course.passed(read);
                done += read;
            }
        } catch (IOException e) {
            throw new Fault(e, "BAK-05", "store.fault.backup_none", file.toString());
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** A part's sealed bytes. */
    InputStream stored(Part part) {
        long from = BackupWriter.TITLE.length;
        for (Part before : manifest.parts()) {
            if (before.equals(part)) {
                break;
            }
            from += before.stored();
        }
        return new BufferedInputStream(new Stretch(from, part.stored()), BUFFER);
    }

    Fault altered(Throwable cause, String part) {
        return new Fault(cause, "BAK-07", "store.fault.backup_altered", part, file.toString());
    }

    private final class Stretch extends InputStream {
        private long at;
        private long left;

        Stretch(long from, long length) {
            at = from;
            left = length;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            if (left == 0) {
                return -1;
            }
            int read = channel.read(ByteBuffer.wrap(into, offset, (int) Math.min(left, length)), at);
            if (read > 0) {
                at += read;
                left -= read;
            }
            return read;
        }
    }

    private static void close(FileChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            // it was only read
        }
    }

    @Override
    public void close() {
        close(channel);
    }
}

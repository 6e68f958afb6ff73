package eu.sargs.store.backup;

import eu.sargs.platform.Home;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.function.UnaryOperator;

/**
 * A backup's file while it is written: a title, the parts one after the other, the manifest, its signature (64 bytes), the
 * manifest's length (eight bytes) and a sign that this is the end (eight bytes).
 */
final class BackupWriter implements AutoCloseable {
    static final byte[] TITLE = (Manifest.TITLE + "\n").getBytes(StandardCharsets.US_ASCII);
    static final byte[] END = "sargsend".getBytes(StandardCharsets.US_ASCII);
    static final int SIGNATURE = 64;
    /** Between two looks at how much room is left. */
    private static final long LOOK_BYTES = 16L << 20;

    private static final int BUFFER = 1 << 20;

    private final FileChannel channel;
    private final OutputStream out;
    private final FileStore disk;
    private final long reserve;
    private final Course course;
    private final MessageDigest digest;
    private long written;
    private long looked;
    private long stored;

    /** @param reserve bytes of the disk that are left free */
    BackupWriter(Path file, long reserve, Course course) throws IOException {
        this.reserve = reserve;
        this.course = course;
        Files.deleteIfExists(file); // left by a kill
        Files.createFile(file);
        Home.makeOwn(file);
        disk = Files.getFileStore(file);
        channel = FileChannel.open(file, StandardOpenOption.WRITE);
        out = new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER);
        digest = sha256();
        out.write(TITLE);
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What a part's sealed bytes are written to, until its {@link #end}. */
    OutputStream part() {
        stored = 0;
        return new OutputStream() {
            @Override
            public void write(int one) throws IOException {
                write(new byte[] {(byte) one}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int from, int length) throws IOException {
                look(length);
                out.write(bytes, from, length);
                digest.update(bytes, from, length);
                stored += length;
                course.passed(length);
            }
        };
    }

    /** The disk may be the one that the station writes its sightings to. */
    private void look(int length) throws IOException {
        written += length;
        if (written - looked >= LOOK_BYTES) {
            looked = written;
            if (disk.getUsableSpace() < reserve) {
                throw new IOException("Less than the reserve is free");
            }
        }
    }

    Part end(String name, long plain) {
        return new Part(name, stored, plain, HexFormat.of().formatHex(digest.digest()));
    }

    /** Durable on return. */
    void end(byte[] manifest, UnaryOperator<byte[]> signs) throws IOException {
        out.write(manifest);
        out.write(signs.apply(signed(manifest)));
        out.write(ByteBuffer.allocate(Long.BYTES).putLong(manifest.length).array());
        out.write(END);
        out.flush();
        channel.force(true);
    }

    /** What the signature is over. */
    static byte[] signed(byte[] manifest) {
        byte[] use = "sargs backup manifest\n".getBytes(StandardCharsets.US_ASCII);
        return ByteBuffer.allocate(use.length + manifest.length)
                .put(use)
                .put(manifest)
                .array();
    }

    /** What is still in the buffer is left there: a backup that was not ended is none. */
    @Override
    public void close() throws IOException {
        channel.close();
    }
}

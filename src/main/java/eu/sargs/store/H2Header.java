package eu.sargs.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.h2.mvstore.DataUtils;
import org.h2.store.fs.encrypt.FilePathEncrypt;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The header of H2's file, before the engine opens it. It names a chunk, from which the engine follows the places where
 * each expected the next one. Up to 2.5.252 at least, where a chunk came to stand elsewhere, the engine writes the
 * header anew before that chunk has become the last one: it then names the one before, whose expectation is wrong, and
 * after a kill everything behind it is taken for not there, up to twenty commits. Here the header is made to name the
 * newest whole chunk.
 *
 * <p>Where the header says that the file was closed, the engine takes a short way: it looks at the chunks from the
 * oldest on, and where one is not there, though nothing needs it any more (a disk that was full when the file was
 * compacted leaves that), it takes the newest before that one for the end. So the header is made to say that it was
 * not closed, and the engine takes the long way, on which it looks at what is needed, from the newest on.
 *
 * <p>The engine goes on from there with all its own checks. The file's form is told in the engine's manual (MVStore,
 * file format).
 */
final class H2Header {
    private static final Logger LOG = LoggerFactory.getLogger(H2Header.class);
    private static final int BLOCK = 4096;
    private static final int FOOTER = 128;
    private static final int HEADERS = 2;
    private static final int LONGEST = 1024;
    private static final String SUM = ",fletcher:";
    private static final String CLEAN = "clean";
    /** Later is newer; a version may have been used twice when an earlier end was lost, a time hardly. */
    private static final Comparator<Chunk> NEWEST =
            Comparator.comparingLong(Chunk::time).thenComparingLong(Chunk::version);

    private record Chunk(long block, long id, long blocks, long time, long version) {}

    private H2Header() {}

    /**
     * Nobody may have the file open. What cannot be read is left to the engine to tell.
     *
     * @param password of the file
     */
    static void mend(Path file, String password) {
        byte[] key = FilePathEncrypt.getPasswordBytes(password.toCharArray());
        try {
            if (Files.exists(file) && Files.size(file) > (HEADERS + 1) * BLOCK) {
                Optional<byte[]> header = due(file, key);
                if (header.isPresent()) {
                    write(file, key, header.get());
                }
            }
        } catch (IOException | RuntimeException e) {
            LOG.warn("The end of the database's file could not be looked for: {}", e.toString());
        }
    }

    /** What the header should say; empty where it does. */
    private static Optional<byte[]> due(Path file, byte[] key) throws IOException {
        try (FileChannel plain = plain(file, key, StandardOpenOption.READ);
                FileLock lock = plain.tryLock(0, Long.MAX_VALUE, true)) {
            Optional<Map<String, String>> header = lock == null ? Optional.empty() : header(plain);
            if (header.isEmpty()) {
                return Optional.empty();
            }
            if (header.get().containsKey(CLEAN)) {
                return Optional.of(bytes(header.get()));
            }
            long named = hex(header.get(), "version");
            Optional<Chunk> newest = newest(plain).filter(chunk -> chunk.version() > named);
            newest.ifPresent(chunk -> LOG.info(
                    "The database was not closed; its file goes on to version {}, its header said {}",
                    chunk.version(),
                    named));
            return newest.map(chunk -> {
                header.get().put("block", Long.toHexString(chunk.block()));
                header.get().put("chunk", Long.toHexString(chunk.id()));
                header.get().put("version", Long.toHexString(chunk.version()));
                return bytes(header.get());
            });
        }
    }

    private static byte[] bytes(Map<String, String> header) {
        HashMap<String, String> named = new HashMap<>(header);
        named.remove(CLEAN);
        StringBuilder text = new StringBuilder();
        DataUtils.appendMap(text, named);
        byte[] summed = text.toString().getBytes(StandardCharsets.ISO_8859_1);
        text.append(SUM)
                .append(Integer.toHexString(DataUtils.getFletcher32(summed, 0, summed.length)))
                .append('\n');
        return text.toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    private static FileChannel plain(Path file, byte[] key, OpenOption... options) throws IOException {
        return new EncipheredFile(file.toString(), key, FileChannel.open(file, options));
    }

    private static void write(Path file, byte[] key, byte[] header) throws IOException {
        try (FileChannel plain = plain(file, key, StandardOpenOption.READ, StandardOpenOption.WRITE);
                FileLock lock = plain.tryLock()) {
            for (int at = 0; at < HEADERS && lock != null; at++) {
                ByteBuffer block = ByteBuffer.allocate(BLOCK).put(header).rewind();
                plain.write(block, (long) at * BLOCK);
                plain.force(false); // one whole header at any time
            }
        }
    }

    /** The newer of the two headers that is whole, without its checksum. */
    private static Optional<Map<String, String>> header(FileChannel plain) throws IOException {
        Optional<Map<String, String>> newer = Optional.empty();
        for (int at = 0; at < HEADERS; at++) {
            byte[] block = block(plain, at);
            Map<String, String> header = checked(block, 0, BLOCK);
            if (header != null && (newer.isEmpty() || hex(header, "version") > hex(newer.get(), "version"))) {
                newer = Optional.of(header);
            }
        }
        return newer.filter(header ->
                header.containsKey("version") && hex(header, "format") == 3 && hex(header, "blockSize") == BLOCK);
    }

    /** Each chunk begins with its own header and ends with a footer that says the same. */
    private static Optional<Chunk> newest(FileChannel plain) throws IOException {
        Chunk newest = null;
        long blocks = plain.size() / BLOCK;
        for (long at = HEADERS; at < blocks; ) {
            Chunk chunk = chunk(plain, at, blocks);
            if (chunk == null) {
                at++;
                continue;
            }
            if (newest == null || NEWEST.compare(chunk, newest) > 0) {
                newest = chunk;
            }
            at += chunk.blocks();
        }
        return Optional.ofNullable(newest);
    }

    private static Chunk chunk(FileChannel plain, long at, long blocks) throws IOException {
        byte[] first = block(plain, at);
        String text = new String(first, 0, LONGEST, StandardCharsets.ISO_8859_1);
        int end = text.indexOf('\n');
        if (!text.startsWith("chunk:") || end < 0) {
            return null;
        }
        try {
            Map<String, String> said = DataUtils.parseMap(text.substring(0, end).strip());
            Chunk chunk = new Chunk(at, hex(said, "chunk"), hex(said, "len"), hex(said, "time"), hex(said, "version"));
            if (chunk.blocks() < 1 || at + chunk.blocks() > blocks) {
                return null;
            }
            byte[] last = chunk.blocks() == 1 ? first : block(plain, at + chunk.blocks() - 1);
            Map<String, String> foot = checked(last, BLOCK - FOOTER, FOOTER);
            boolean whole = foot != null
                    && hex(foot, "chunk") == chunk.id()
                    && hex(foot, "version") == chunk.version()
                    && hex(foot, "len") == chunk.blocks();
            return whole ? chunk : null;
        } catch (RuntimeException e) {
            return null; // what stands there only looks like a chunk
        }
    }

    /** A text with a checksum at its end; null where it does not hold. */
    private static Map<String, String> checked(byte[] block, int from, int length) {
        String text = new String(block, from, length, StandardCharsets.ISO_8859_1);
        int sum = text.indexOf(SUM);
        int end = text.indexOf('\n');
        if (sum < 0 || end < sum) {
            return null;
        }
        try {
            Map<String, String> said = DataUtils.parseMap(text.substring(0, sum));
            long told = Long.parseLong(text.substring(sum + SUM.length(), end).strip(), 16);
            return (int) told == DataUtils.getFletcher32(block, from, sum) ? said : null;
        } catch (RuntimeException e) {
            return null; // what stands there only looks like one
        }
    }

    private static byte[] block(FileChannel plain, long at) throws IOException {
        ByteBuffer block = ByteBuffer.allocate(BLOCK);
        long place = at * BLOCK;
        while (block.hasRemaining()) {
            if (plain.read(block, place + block.position()) < 0) {
                break;
            }
        }
        return block.array();
    }

    private static long hex(Map<String, String> map, String name) {
        return Long.parseUnsignedLong(map.getOrDefault(name, "0"), 16);
    }
}

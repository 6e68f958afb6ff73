package eu.sargs.export;

import static java.nio.file.StandardOpenOption.SYNC;
import static java.nio.file.StandardOpenOption.WRITE;

import eu.sargs.journal.OriginKey;
import eu.sargs.journal.SigningKey;
import eu.sargs.platform.Fault;
import eu.sargs.platform.Home;
import java.io.BufferedOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A file of lines with two others beside it: {@code NAME.manifest} says how long it is, what its SHA-256 is, and who made
 * it of what; {@code NAME.sig} is the station's Ed25519 signature of the manifest, 64 bytes. {@code docs/record.md} tells how
 * to check it with other tools. Blocks; memory does not grow with the file.
 */
public final class SignedFile {
    /** First line of a manifest, so that no signature of anything else can stand for one of it. */
    private static final String MAGIC = "sargs export 1";

    private static final int LARGEST_MANIFEST = 64 << 10;
    private static final int SIGNATURE = 64;

    /**
     * What a file's manifest says.
     *
     * @param key who signed it
     * @param facts all its lines by their names, in their order
     */
    public record Manifest(OriginKey key, long bytes, long lines, Map<String, String> facts) {}

    private final Path file;
    private final Path manifest;
    private final Path signature;

    public SignedFile(Path file) {
        this.file = file;
        manifest = beside(file, ".manifest");
        signature = beside(file, ".sig");
    }

    private static Path beside(Path file, String ending) {
        return file.resolveSibling(file.getFileName() + ending);
    }

    /**
     * Writes all three, or none of them, for nobody to read but who runs the program.
     *
     * @param facts what the manifest says besides; names and values of one line each
     * @param lines is handed where they go, one by one, without line ends
     * @throws Fault EXP-01 when they cannot be written, EXP-06 when one of them is there already, HOM-12 where they would
     *     lie in a home, and what {@code lines} throws
     */
    public Manifest write(Map<String, String> facts, SigningKey key, Consumer<Consumer<String>> lines) {
        Home.requireOutside(file);
        requireNew();
        Deque<Path> made = new ArrayDeque<>();
        try {
            // A name that nobody can lay a link under; private from its first moment.
            Path part = Files.createTempFile(folder(), file.getFileName().toString(), ".part");
            made.push(part);
            MessageDigest digest = sha256();
            long[] count = {0, 0};
            try (FileOutputStream disk = new FileOutputStream(part.toFile());
                    OutputStream out = new DigestOutputStream(new BufferedOutputStream(disk, 1 << 16), digest)) {
                lines.accept(line -> {
                    byte[] bytes = (line + "\n").getBytes(StandardCharsets.UTF_8);
                    count[0] += bytes.length;
                    count[1]++;
                    try {
                        out.write(bytes);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                });
                out.flush();
                disk.getFD().sync(); // a name must not outlive a power cut that its content does not
            }
            Map<String, String> all = new LinkedHashMap<>();
            all.put("file", file.getFileName().toString());
            all.put("bytes", Long.toString(count[0]));
            all.put("lines", Long.toString(count[1]));
            all.put("sha256", HexFormat.of().formatHex(digest.digest()));
            all.put("key", key.origin().hex());
            all.putAll(facts);
            byte[] text = text(all);
            writeNew(manifest, text, made);
            writeNew(signature, key.sign(text), made);
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
            made.clear();
            return new Manifest(key.origin(), count[0], count[1], all);
        } catch (FileAlreadyExistsException e) {
            throw new Fault(e, "EXP-06", "export.fault.there", e.getFile());
        } catch (IOException | UncheckedIOException e) {
            throw new Fault(e, "EXP-01", "export.fault.write", file.toString());
        } finally {
            remove(made);
        }
    }

    private Path folder() {
        return file.toAbsolutePath().getParent();
    }

    /** Of two that export under one name only one gets past this. */
    private void writeNew(Path one, byte[] bytes, Deque<Path> made) throws IOException {
        Path part = Files.createTempFile(folder(), one.getFileName().toString(), ".part");
        made.push(part);
        Files.write(part, bytes, WRITE, SYNC);
        Files.createFile(one);
        made.push(one);
        Files.move(part, one, StandardCopyOption.ATOMIC_MOVE);
    }

    private void requireNew() {
        for (Path one : new Path[] {file, manifest, signature}) {
            if (Files.exists(one, LinkOption.NOFOLLOW_LINKS)) {
                throw new Fault("EXP-06", "export.fault.there", one.toString());
            }
        }
    }

    private static void remove(Iterable<Path> made) {
        for (Path one : made) {
            try {
                Files.deleteIfExists(one);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static byte[] text(Map<String, String> all) {
        StringBuilder text = new StringBuilder(MAGIC).append('\n');
        all.forEach((name, value) -> text.append(name)
                .append(": ")
                .append(value.replaceAll("\\R", " "))
                .append('\n'));
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Checks the file against its manifest, and that against its signature.
     *
     * @param expected whose it should be; empty where any will do, and whoever asks compares the key
     * @throws Fault EXP-02 where the file was changed, EXP-03 where it is longer or shorter, EXP-04 where manifest or
     *     signature are missing or do not belong together, EXP-05 where another key signed it, CLI-07 where the file cannot
     *     be read
     */
    public Manifest check(Optional<OriginKey> expected) {
        Manifest said = manifest();
        MessageDigest digest = sha256();
        long bytes = 0;
        try (InputStream in = Files.newInputStream(file)) {
            byte[] some = new byte[1 << 16];
            for (int got = in.read(some); got >= 0; got = in.read(some)) {
                digest.update(some, 0, got);
                bytes += got;
            }
        } catch (IOException e) {
            throw new Fault(e, "CLI-07", "app.fault.file", file.toString());
        }
        if (bytes != said.bytes()) {
            throw new Fault("EXP-03", "export.fault.length", file.toString(), bytes, said.bytes());
        }
        if (!HexFormat.of().formatHex(digest.digest()).equals(said.facts().get("sha256"))) {
            throw new Fault("EXP-02", "export.fault.altered", file.toString());
        }
        if (expected.filter(key -> !key.equals(said.key())).isPresent()) {
            throw new Fault("EXP-05", "export.fault.key", said.key().hex());
        }
        return said;
    }

    private Manifest manifest() {
        try {
            byte[] text = some(manifest, LARGEST_MANIFEST);
            byte[] signed = some(signature, SIGNATURE);
            String[] lines = new String(text, StandardCharsets.UTF_8).split("\n");
            Map<String, String> facts = new LinkedHashMap<>();
            for (int i = 1; i < lines.length; i++) {
                int colon = lines[i].indexOf(": ");
                if (colon > 0) {
                    facts.put(lines[i].substring(0, colon), lines[i].substring(colon + 2));
                }
            }
            OriginKey key = new OriginKey(facts.getOrDefault("key", ""));
            if (!lines[0].equals(MAGIC) || !SigningKey.verify(key, text, signed)) {
                throw new Fault("EXP-04", "export.fault.manifest", manifest.toString());
            }
            return new Manifest(key, Long.parseLong(facts.get("bytes")), Long.parseLong(facts.get("lines")), facts);
        } catch (IOException | IllegalArgumentException e) {
            throw new Fault(e, "EXP-04", "export.fault.manifest", manifest.toString());
        }
    }

    private static byte[] some(Path file, int most) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(most + 1);
            if (bytes.length > most) {
                throw new IOException("Larger than it can be");
            }
            return bytes;
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}

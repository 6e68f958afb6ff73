package eu.sargs.store.backup;

import eu.sargs.platform.Home;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * One folder of pictures as a part: of each file its name (62 signs), its length (four bytes) and what is in it, which is
 * sealed already.
 */
final class PictureFolder {
    private static final int SIGNS = 62;
    private static final Pattern FILE = Pattern.compile("[0-9a-f]{62}");
    private static final Pattern FOLDER = Pattern.compile("[0-9a-f]{2}");
    /** Far more than a picture has; a length is believed no further. */
    private static final int LONGEST = 64 << 20;

    private PictureFolder() {}

    /** The folders that are there, in their order. */
    static List<Path> all(Path pictures) throws IOException {
        return listed(pictures, FOLDER);
    }

    private static List<Path> listed(Path folder, Pattern names) throws IOException {
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                if (names.matcher(file.getFileName().toString()).matches()) {
                    found.add(file);
                }
            }
        } catch (java.nio.file.DirectoryIteratorException e) {
            throw e.getCause();
        }
        found.sort(null);
        return found;
    }

    /** Bytes that {@link #write} will write of what is there now. */
    static long size(Path folder) throws IOException {
        long size = 0;
        for (Path file : listed(folder, FILE)) {
            try {
                size += SIGNS + Integer.BYTES + Files.size(file);
            } catch (NoSuchFileException e) {
                // erased meanwhile
            }
        }
        return size;
    }

    static void write(Path folder, OutputStream to) throws IOException {
        DataOutputStream out = new DataOutputStream(to);
        for (Path file : listed(folder, FILE)) {
            byte[] bytes;
            try {
                bytes = Files.readAllBytes(file);
            } catch (NoSuchFileException e) {
                continue; // erased meanwhile
            }
            out.write(file.getFileName().toString().getBytes(StandardCharsets.US_ASCII));
            out.writeInt(bytes.length);
            out.write(bytes);
        }
        out.flush();
    }

    /** @throws IOException also when this is no such part */
    static void read(InputStream from, Path folder) throws IOException {
        Files.createDirectories(folder);
        DataInputStream in = new DataInputStream(from);
        for (byte[] name = in.readNBytes(SIGNS); name.length > 0; name = in.readNBytes(SIGNS)) {
            String file = new String(name, StandardCharsets.US_ASCII);
            int length = name.length == SIGNS ? in.readInt() : -1;
            if (!FILE.matcher(file).matches() || length < 0 || length > LONGEST) {
                throw new EOFException("Not a picture");
            }
            byte[] bytes = in.readNBytes(length);
            if (bytes.length < length) {
                throw new EOFException("Half a picture");
            }
            Files.write(folder.resolve(file), bytes);
        }
    }

    /** Bytes of all pictures of a home. */
    static long sizeOfAll(Home home) throws IOException {
        try {
            return all(home.pictures()).stream()
                    .mapToLong(folder -> {
                        try {
                            return size(folder);
                        } catch (IOException e) {
                            throw new UncheckedIOException(e);
                        }
                    })
                    .sum();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}

package eu.sargs.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;
import org.h2.store.fs.encrypt.FilePathEncrypt;

/**
 * H2's way to files that are {@link EncipheredFile}s, by a scheme of its own before the name. The engine makes these
 * itself from names and knows no passwords, so those wait here, by file, for as long as the database may be open.
 */
public final class EncipheredPath extends FilePathWrapper {
    private static final String SCHEME = "sargs";
    private static final Map<Path, Known> KNOWN = new ConcurrentHashMap<>();

    /** @param sources that may open the file */
    private record Known(byte[] password, int sources) {}

    static {
        FilePath.register(new EncipheredPath());
    }

    /**
     * Makes a file known, until {@link #forget} was called as often as this.
     *
     * @param below the scheme under this one, with its colon; or empty
     * @return the prefix of its name, for the engine
     */
    static String prefix(Path file, String password, String below) {
        KNOWN.merge(
                key(file),
                new Known(FilePathEncrypt.getPasswordBytes(password.toCharArray()), 1),
                (before, now) -> new Known(now.password(), before.sources() + 1));
        return SCHEME + ":" + below;
    }

    static void forget(Path file) {
        KNOWN.computeIfPresent(
                key(file),
                (k, known) -> known.sources() == 1 ? null : new Known(known.password(), known.sources() - 1));
    }

    private static Path key(Path file) {
        return file.toAbsolutePath().normalize();
    }

    @Override
    public FileChannel open(String mode) throws IOException {
        Path file = Path.of(plain(getBase()));
        Known known = KNOWN.get(key(file));
        if (known == null) {
            throw new IOException("No password is known for " + file.getFileName());
        }
        return new EncipheredFile(name, known.password(), getBase().open(mode));
    }

    private static String plain(FilePath path) {
        FilePath below = path.unwrap();
        return below == path ? path.toString() : plain(below);
    }

    /** Never by opening it: to close a file once more ends the locks on it. */
    @Override
    public long size() {
        return EncipheredFile.held(getBase().size());
    }

    @Override
    public String getScheme() {
        return SCHEME;
    }
}

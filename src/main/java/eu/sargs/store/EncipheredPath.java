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
    private static final Map<Path, byte[]> PASSWORDS = new ConcurrentHashMap<>();

    static {
        FilePath.register(new EncipheredPath());
    }

    /**
     * Makes a file known.
     *
     * @param below the scheme under this one, with its colon; or empty
     * @return the prefix of its name, for the engine
     */
    static String prefix(Path file, String password, String below) {
        PASSWORDS.put(file.toAbsolutePath().normalize(), FilePathEncrypt.getPasswordBytes(password.toCharArray()));
        return SCHEME + ":" + below;
    }

    @Override
    public FileChannel open(String mode) throws IOException {
        Path file = Path.of(plain(getBase())).toAbsolutePath().normalize();
        byte[] password = PASSWORDS.get(file);
        if (password == null) {
            throw new IOException("No password is known for " + file.getFileName());
        }
        return new EncipheredFile(name, password, getBase().open(mode));
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

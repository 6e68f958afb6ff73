package eu.sargs.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.h2.store.fs.FilePath;

/**
 * H2's way to encrypted files through a name of our own, one for each home, so that the password need not stand in the
 * URL. Everything but what is in the files is left to the file system below.
 */
final class SealedPath extends FilePath {
    private final String scheme;
    private final String password;
    private final FilePath base;

    private SealedPath(String scheme, String password, FilePath base) {
        this.scheme = scheme;
        this.password = password;
        this.base = base;
        this.name = scheme + ":" + base;
    }

    /**
     * Makes a home's database files known to the engine.
     *
     * @param password ASCII
     * @return the database's name for its URL
     */
    static String register(Path database, String password) {
        String file = "retry:" + database;
        String scheme = "sealed" + UUID.nameUUIDFromBytes(file.getBytes(StandardCharsets.UTF_8));
        SealedPath path = new SealedPath(scheme, password, FilePath.get(file));
        register(path);
        return path.name;
    }

    private SealedPath sealed(FilePath other) {
        return new SealedPath(scheme, password, other);
    }

    @Override
    public FileChannel open(String mode) throws IOException {
        return new SealedFile(base.open(mode), password);
    }

    @Override
    public long size() {
        return SealedFile.sizeOf(base.size());
    }

    @Override
    public String getScheme() {
        return scheme;
    }

    @Override
    public SealedPath getPath(String path) {
        return sealed(FilePath.get(path.substring(scheme.length() + 1)));
    }

    @Override
    public FilePath unwrap() {
        return base.unwrap();
    }

    @Override
    public void moveTo(FilePath other, boolean atomically) {
        base.moveTo(((SealedPath) other).base, atomically);
    }

    @Override
    public boolean createFile() {
        return base.createFile();
    }

    @Override
    public boolean exists() {
        return base.exists();
    }

    @Override
    public void delete() {
        base.delete();
    }

    @Override
    public List<FilePath> newDirectoryStream() {
        return base.newDirectoryStream().stream().<FilePath>map(this::sealed).toList();
    }

    @Override
    public FilePath toRealPath() {
        return sealed(base.toRealPath());
    }

    @Override
    public FilePath getParent() {
        FilePath parent = base.getParent();
        return parent == null ? null : sealed(parent);
    }

    @Override
    public boolean isDirectory() {
        return base.isDirectory();
    }

    @Override
    public boolean isRegularFile() {
        return base.isRegularFile();
    }

    @Override
    public boolean isAbsolute() {
        return base.isAbsolute();
    }

    @Override
    public long lastModified() {
        return base.lastModified();
    }

    @Override
    public boolean canWrite() {
        return base.canWrite();
    }

    @Override
    public void createDirectory() {
        base.createDirectory();
    }

    @Override
    public boolean setReadOnly() {
        return base.setReadOnly();
    }

    @Override
    public FilePath createTempFile(String suffix, boolean inTempDir) throws IOException {
        return sealed(base.createTempFile(suffix, inTempDir));
    }
}

package eu.sargs.platform;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;

/**
 * The folder one station lives in, held by one program at a time. Everything in it is its owner's alone (mode 0700)
 * where the file system knows modes.
 */
public final class Home implements AutoCloseable {
    private static final boolean POSIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

    private final Path folder;
    private final FileChannel channel;

    private Home(Path folder, FileChannel channel) {
        this.folder = folder;
        this.channel = channel;
    }

    /**
     * Opens a home, and makes its folders where they are not there yet.
     *
     * @throws Fault HOM-01 when another program holds it, HOM-02 when the folder can't be made or written
     */
    public static Home open(Path folder) {
        Path real;
        FileChannel channel = null;
        try {
            if (!Files.isDirectory(folder) || Files.exists(folder.resolve("lock")) || isEmpty(folder)) {
                makePrivate(folder); // a folder full of other things keeps the mode its owner gave it
            }
            real = folder.toRealPath();
            channel = FileChannel.open(real.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (!held(channel)) {
                channel.close();
                throw new Fault("HOM-01", "platform.fault.home_busy", real.toString());
            }
            Home home = new Home(real, channel);
            makePrivate(home.keys());
            makePrivate(home.pictures());
            makePrivate(home.logs());
            return home;
        } catch (IOException e) {
            closeQuietly(channel);
            throw new Fault(e, "HOM-02", "platform.fault.home_unwritable", folder.toString());
        }
    }

    private static boolean held(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock(); // released with its channel, and by the system after a kill
            return lock != null;
        } catch (OverlappingFileLockException e) {
            return false; // another home of this very program
        }
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.findAny().isEmpty();
        }
    }

    private static void makePrivate(Path folder) throws IOException {
        Files.createDirectories(folder);
        if (POSIX) {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        }
    }

    /**
     * What is taken out of a home, or opens it, does not lie in one: it would be lost with it, travel in its backups or be
     * in its way.
     *
     * @param file a file or folder, there or not
     * @throws Fault HOM-12 where it lies in a station's home, or would; links do not lead there either
     */
    public static void requireOutside(Path file) {
        if (isInside(file)) {
            throw new Fault("HOM-12", "platform.fault.inside_home", file.toString());
        }
    }

    /** Whether a file or folder lies in a station's home, or would, with links resolved. */
    static boolean isInside(Path file) {
        for (Path at = real(file.toAbsolutePath()); at != null; at = at.getParent()) {
            if (Files.exists(at.resolve("lock"))
                    && Files.isDirectory(at.resolve("keys"))
                    && (Files.exists(at.resolve("settings.json")) || Files.exists(at.resolve("sargs.mv.db")))) {
                return true;
            }
        }
        return false;
    }

    /** Of what is not there yet, where it would be. */
    private static Path real(Path file) {
        try {
            return file.toRealPath();
        } catch (IOException e) {
            Path parent = file.getParent();
            return parent == null
                    ? file
                    : real(parent).resolve(file.getFileName()).normalize();
        }
    }

    /** Makes a file its owner's alone (mode 0600) where the file system knows modes. */
    public static void makeOwn(Path file) throws IOException {
        if (POSIX) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        }
    }

    private static void closeQuietly(FileChannel channel) {
        if (channel != null) {
            try {
                channel.close();
            } catch (IOException e) {
                // what is reported is why the home could not be opened
            }
        }
    }

    /** The folder itself, absolute, links resolved. */
    public Path folder() {
        return folder;
    }

    /** The database's name, which the engine completes: {@code sargs.mv.db} on disk. */
    public Path database() {
        return folder.resolve("sargs");
    }

    public Path keys() {
        return folder.resolve("keys");
    }

    public Path pictures() {
        return folder.resolve("pictures");
    }

    public Path logs() {
        return folder.resolve("logs");
    }

    public Path settings() {
        return folder.resolve("settings.json");
    }

    /** Where the journal notes, outside the database, which machine and folder it lives in and how far it has come. */
    public Path seat() {
        return folder.resolve("seat");
    }

    /** Lets go of the home; its files stay. */
    @Override
    public void close() {
        closeQuietly(channel);
    }
}

package eu.sargs.store;

import eu.sargs.platform.Fault;
import eu.sargs.platform.Home;
import eu.sargs.platform.HomeKey;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.h2.store.fs.encrypt.FilePathEncrypt;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A home's database as it was before an upgrade, {@code before-upgrade/sargs-VERSION.mv.db}: enciphered as it was, and
 * read again after it was written. Where a step fails, it is put back at once. The last one stays for two weeks, in
 * which an administrator can go back to the older program.
 */
public final class UpgradeCopy {
    private static final Logger LOG = LoggerFactory.getLogger(UpgradeCopy.class);
    private static final Pattern NAME = Pattern.compile("sargs-(\\d{1,6})\\.mv\\.db");
    private static final String UNDONE = "undone.mv.db";
    /** It keeps what may be erased or let go of in the database. */
    private static final Duration KEPT = Duration.ofDays(14);

    private final Home home;
    private final HomeKey key;
    private final long reserve;
    private Optional<Path> made = Optional.empty();

    /** @param reserve bytes of the disk that are left free */
    UpgradeCopy(Home home, HomeKey key, long reserve) {
        this.home = home;
        this.key = key;
        this.reserve = reserve;
    }

    private static Path folder(Home home) {
        return home.folder().resolve("before-upgrade");
    }

    /** Where {@link #make} put it; empty where it was not called. */
    Optional<Path> made() {
        return made;
    }

    /**
     * Copies the database, which is open and of that version; older copies go first. Durable and verified on return.
     *
     * @throws Fault STO-08 where there is no room for it, or it can't be written; nothing was changed then
     */
    void make(DataSource database, int version) {
        Path file = folder(home).resolve("sargs-" + version + ".mv.db");
        long size = 0;
        try (Connection connection = database.getConnection()) {
            size = Files.size(DatabaseCopy.file(home));
            clear(folder(home));
            Files.createDirectories(folder(home));
            if (Files.getFileStore(file.getParent()).getUsableSpace() < size + reserve) {
                throw noRoom(null, size);
            }
            MessageDigest taken = sha256();
            DatabaseCopy.put(file, key, pages -> {
                try {
                    DatabaseCopy.take(connection, new DigestOutputStream(pages, taken));
                } catch (SQLException e) {
                    throw new IOException(e);
                }
            });
            HomeKey.syncFolder(home.folder());
            if (!Arrays.equals(taken.digest(), read(file))) {
                throw new IOException("The copy does not say what was copied");
            }
            made = Optional.of(file);
            LOG.info("The database of version {} was copied before its upgrade", version);
        } catch (IOException | UncheckedIOException | SQLException e) {
            throw noRoom(e, size);
        }
    }

    private Fault noRoom(Exception cause, long size) {
        return new Fault(
                cause,
                "STO-08",
                "store.fault.upgrade_room",
                home.folder().toString(),
                Math.max(1, (size + reserve) >> 20));
    }

    private byte[] read(Path file) throws IOException {
        byte[] password = FilePathEncrypt.getPasswordBytes(
                HexFormat.of().formatHex(key.derive("database")).toCharArray());
        MessageDigest digest = sha256();
        try (EncipheredFile copy =
                        new EncipheredFile(file.toString(), password, FileChannel.open(file, StandardOpenOption.READ));
                InputStream in = new DigestInputStream(Channels.newInputStream(new Reading(copy)), digest)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        return digest.digest();
    }

    /** From the beginning to the end. */
    private static final class Reading implements java.nio.channels.ReadableByteChannel {
        private final EncipheredFile file;
        private long at;

        Reading(EncipheredFile file) {
            this.file = file;
        }

        @Override
        public int read(ByteBuffer into) throws IOException {
            int read = file.read(into, at);
            at += Math.max(0, read);
            return read;
        }

        @Override
        public boolean isOpen() {
            return true;
        }

        @Override
        public void close() {
            // who opened the file closes it
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }

    /** A step failed, and the database is closed: it is again as it was. Does nothing where no copy was made. */
    void putBack() {
        made.ifPresent(copy -> {
            try {
                Files.move(copy, DatabaseCopy.file(home), StandardCopyOption.ATOMIC_MOVE);
                HomeKey.syncFolder(home.folder());
                LOG.warn("An upgrade failed; the database is again as it was before it");
            } catch (IOException e) {
                LOG.error("An upgrade failed, and the database as it was before it stays at {}", copy, e);
            }
        });
    }

    /**
     * Goes back to the database as it was before the last upgrade. What it is now is kept beside the copy. Events that
     * were written since are missing here afterwards, so the next opening begins a new epoch.
     *
     * @param home of a station that is not open
     * @return the version that the database has again: the program that knows it must be installed
     * @throws Fault STO-09 where there is no such copy, HOM-02 when the home can't be written
     */
    public static int undo(Home home) {
        Path copy = latest(home)
                .orElseThrow(() -> new Fault(
                        "STO-09", "store.fault.no_upgrade", home.folder().toString()));
        try {
            Path now = DatabaseCopy.file(home);
            if (Files.exists(now)) {
                Files.move(
                        now,
                        folder(home).resolve(UNDONE),
                        StandardCopyOption.ATOMIC_MOVE,
                        StandardCopyOption.REPLACE_EXISTING);
            }
            Files.move(copy, now, StandardCopyOption.ATOMIC_MOVE);
            HomeKey.syncFolder(folder(home));
            HomeKey.syncFolder(home.folder());
            return version(copy);
        } catch (IOException e) {
            throw new Fault(
                    e, "HOM-02", "platform.fault.home_unwritable", home.folder().toString());
        }
    }

    /** The copy that {@link #undo} would take. */
    public static Optional<Path> latest(Home home) {
        Optional<Path> found = Optional.empty();
        if (Files.isDirectory(folder(home))) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(folder(home), "sargs-*.mv.db")) {
                for (Path file : files) {
                    if (version(file) > found.map(UpgradeCopy::version).orElse(0)) {
                        found = Optional.of(file);
                    }
                }
            } catch (IOException e) {
                throw new Fault(
                        e,
                        "HOM-04",
                        "platform.fault.home_unreadable",
                        home.folder().toString());
            }
        }
        return found;
    }

    /** 0 where the name says none. */
    private static int version(Path file) {
        Matcher name = NAME.matcher(file.getFileName().toString());
        return name.matches() ? Integer.parseInt(name.group(1)) : 0;
    }

    /** Deletes what is older than two weeks. */
    static void sweep(Home home, Instant now) {
        Path folder = folder(home);
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                if (Files.getLastModifiedTime(file).toInstant().isBefore(now.minus(KEPT))) {
                    Files.delete(file);
                    LOG.info("The database as it was before an upgrade is deleted after {} days", KEPT.toDays());
                }
            }
        } catch (IOException e) {
            LOG.warn("Old copies of the database could not be deleted: {}", e.toString());
        }
    }

    private static void clear(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
                for (Path file : files) {
                    Files.delete(file);
                }
            }
        }
    }
}

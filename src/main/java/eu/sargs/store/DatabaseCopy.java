package eu.sargs.store;

import eu.sargs.platform.Fault;
import eu.sargs.platform.Home;
import eu.sargs.platform.HomeKey;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.h2.mvstore.MVStore;
import org.h2.store.fs.encrypt.FilePathEncrypt;

/**
 * The pages of a home's database as they are at one moment, while others go on reading and writing: the engine's file
 * only grows meanwhile, so that what stood in it at the beginning stands there until the end. Opened again, the copy is
 * like a database whose program was killed then: whole, up to the last commit.
 */
public final class DatabaseCopy {
    private static final int STRETCH = 64 * SectorCipher.SECTOR;
    private static final int MILLIS_FOR_GOOD = Integer.MAX_VALUE;

    private DatabaseCopy() {}

    /**
     * Writes the pages, deciphered.
     *
     * @param to not closed
     * @throws Fault BAK-09 where the database lies on a server, STO-04 when it does not answer
     * @throws UncheckedIOException when {@code to} does not take them
     */
    static void take(Database database, OutputStream to) {
        if (database.shared()) {
            throw new Fault("BAK-09", "store.fault.backup_server");
        }
        database.read(connection -> {
            sync(connection);
            MVStore store = ((SessionLocal)
                            connection.unwrap(JdbcConnection.class).getSession())
                    .getDatabase()
                    .getStore()
                    .getMvStore();
            int kept = store.getRetentionTime();
            store.setRetentionTime(MILLIS_FOR_GOOD);
            try {
                store.getFileStore().backup(new Pages(to));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } finally {
                store.setRetentionTime(kept);
            }
            return null;
        });
    }

    private static void sync(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("CHECKPOINT SYNC");
        }
    }

    /** The engine gives its file to a zip; here what goes into it is taken as it is. */
    private static final class Pages extends ZipOutputStream {
        private final OutputStream to;

        Pages(OutputStream to) {
            super(to);
            this.to = to;
        }

        @Override
        public void putNextEntry(ZipEntry entry) {
            // there is one
        }

        @Override
        public synchronized void write(byte[] bytes, int from, int length) throws IOException {
            to.write(bytes, from, length);
        }

        @Override
        public void closeEntry() {
            // its end is where the pages end
        }
    }

    /**
     * Puts pages where a home's database is to be: enciphered with the home's key, whole or not at all, durable on return.
     *
     * @throws IOException when they can't be read or written, or are no whole pages
     */
    public static void put(Home home, HomeKey key, InputStream pages) throws IOException {
        Path file = home.database().resolveSibling(home.database().getFileName() + ".mv.db");
        Path part = file.resolveSibling(file.getFileName() + ".part");
        Files.deleteIfExists(part);
        Files.createFile(part);
        Home.makeOwn(part);
        byte[] password = FilePathEncrypt.getPasswordBytes(
                HexFormat.of().formatHex(key.derive("database")).toCharArray());
        try (EncipheredFile to = new EncipheredFile(
                part.toString(), password, FileChannel.open(part, StandardOpenOption.READ, StandardOpenOption.WRITE))) {
            long at = 0;
            for (byte[] bytes = pages.readNBytes(STRETCH); bytes.length > 0; bytes = pages.readNBytes(STRETCH)) {
                if (bytes.length % SectorCipher.SECTOR != 0) {
                    throw new EOFException("No whole pages: " + bytes.length);
                }
                at += to.write(ByteBuffer.wrap(bytes), at);
            }
            to.force(true);
        }
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
        HomeKey.syncFolder(home.folder());
    }
}

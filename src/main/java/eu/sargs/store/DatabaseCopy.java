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
            try {
                take(connection, to);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return null;
        });
    }

    /** As above, by a connection to the engine. */
    static void take(Connection connection, OutputStream to) throws SQLException, IOException {
        sync(connection);
        MVStore store = ((SessionLocal) connection.unwrap(JdbcConnection.class).getSession())
                .getDatabase()
                .getStore()
                .getMvStore();
        int kept = store.getRetentionTime();
        store.setRetentionTime(MILLIS_FOR_GOOD);
        try {
            store.getFileStore().backup(new Pages(to));
        } finally {
            store.setRetentionTime(kept);
        }
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
        put(file(home), key, pages::transferTo);
    }

    /** A home's database as it lies on the disk. */
    static Path file(Home home) {
        return home.database().resolveSibling(home.database().getFileName() + ".mv.db");
    }

    /** What gives the pages. */
    @FunctionalInterface
    interface Source {
        void to(OutputStream pages) throws IOException;
    }

    /** As {@link #put(Home, HomeKey, InputStream)}, in any place. */
    static void put(Path file, HomeKey key, Source source) throws IOException {
        Path part = file.resolveSibling(file.getFileName() + ".part");
        Files.deleteIfExists(part);
        Files.createFile(part);
        Home.makeOwn(part);
        boolean done = false;
        try {
            try (EncipheredFile to = new EncipheredFile(
                    part.toString(),
                    FilePathEncrypt.getPasswordBytes(
                            HexFormat.of().formatHex(key.derive("database")).toCharArray()),
                    FileChannel.open(part, StandardOpenOption.READ, StandardOpenOption.WRITE))) {
                Enciphering out = new Enciphering(to);
                source.to(out);
                out.finish();
                to.force(true);
            }
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
            done = true;
            HomeKey.syncFolder(file.toAbsolutePath().getParent());
        } finally {
            if (!done) {
                Files.deleteIfExists(part);
            }
        }
    }

    /** Gathers whole sectors. */
    private static final class Enciphering extends OutputStream {
        private final EncipheredFile to;
        private final byte[] stretch = new byte[STRETCH];
        private int filled;
        private long at;

        Enciphering(EncipheredFile to) {
            this.to = to;
        }

        @Override
        public void write(int one) throws IOException {
            write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            int next = from;
            for (int left = length; left > 0; ) {
                int taken = Math.min(left, STRETCH - filled);
                System.arraycopy(bytes, next, stretch, filled, taken);
                filled += taken;
                next += taken;
                left -= taken;
                if (filled == STRETCH) {
                    finish();
                }
            }
        }

        /** @throws EOFException where what is left is no whole sector */
        void finish() throws IOException {
            if (filled % SectorCipher.SECTOR != 0) {
                throw new EOFException("No whole pages: " + filled);
            }
            at += to.write(ByteBuffer.wrap(stretch, 0, filled), at);
            filled = 0;
        }
    }
}

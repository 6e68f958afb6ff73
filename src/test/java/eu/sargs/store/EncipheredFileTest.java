package eu.sargs.store;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.sargs.platform.Fault;
import eu.sargs.platform.Home;
import eu.sargs.platform.HomeKey;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.encrypt.FileEncrypt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code -Dseed=…} to run it again. */
class EncipheredFileTest {
    private static final int SECTOR = SectorCipher.SECTOR;
    private static final byte[] PASSWORD = {3, 1, 4, 1, 5, 9, 2, 6};
    private static final String NAME = "Zilupe, AB1234";

    @TempDir
    Path folder;

    private Random random;

    @BeforeEach
    void seed() {
        long seed = Long.getLong("seed", System.nanoTime());
        System.out.println("EncipheredFileTest: seed " + seed);
        random = new Random(seed);
    }

    private FileChannel ours(Path file) throws IOException {
        return new EncipheredFile(file.toString(), PASSWORD, FileChannel.open(file, CREATE, READ, WRITE));
    }

    private FileChannel theirs(Path file) throws IOException {
        return new FileEncrypt(file.toString(), PASSWORD.clone(), FileChannel.open(file, CREATE, READ, WRITE));
    }

    @Test
    void theEngineReadsWhatWasWrittenHere() throws IOException {
        Path file = folder.resolve("file");
        byte[] held = bytes(70);
        try (FileChannel ours = ours(file)) {
            write(ours, held, 0);
        }
        try (FileChannel theirs = theirs(file)) {
            assertThat(theirs.size()).isEqualTo(held.length);
            assertThat(read(theirs, 0, held.length)).isEqualTo(held);
        }
    }

    @Test
    void whatTheEngineWroteIsReadFromAnyPlaceOn() throws IOException {
        Path file = folder.resolve("file");
        byte[] held = bytes(70);
        try (FileChannel theirs = theirs(file)) {
            write(theirs, held, 0);
        }
        try (FileChannel ours = ours(file)) {
            assertThat(ours.size()).isEqualTo(held.length);
            for (int i = 0; i < 200; i++) {
                int from = random.nextInt(held.length);
                int length = 1 + random.nextInt(Math.min(3 * SECTOR, held.length - from));
                byte[] expected = new byte[length];
                System.arraycopy(held, from, expected, 0, length);
                assertThat(read(ours, from, length))
                        .as("%d from %d", length, from)
                        .isEqualTo(expected);
            }
            assertThat(ours.read(ByteBuffer.allocate(1), held.length)).isEqualTo(-1);
        }
    }

    @Test
    void bothWriteInTheSameFileInTurn() throws IOException {
        Path file = folder.resolve("file");
        byte[] held = bytes(40);
        write(ours(file), held, 0);
        for (int turn = 0; turn < 20; turn++) {
            byte[] part = bytes(1 + random.nextInt(5));
            int at = random.nextInt(35) * SECTOR;
            System.arraycopy(part, 0, held, at, part.length);
            try (FileChannel one = turn % 2 == 0 ? theirs(file) : ours(file)) {
                write(one, part, at);
            }
            try (FileChannel other = turn % 2 == 0 ? ours(file) : theirs(file)) {
                assertThat(read(other, 0, held.length)).isEqualTo(held);
            }
        }
    }

    @Test
    void aSectorThatWasNotWrittenToItsEndDoesNotCount() throws IOException {
        Path file = folder.resolve("file");
        byte[] held = bytes(3);
        try (FileChannel ours = ours(file)) {
            write(ours, held, 0);
        }
        try (FileChannel raw = FileChannel.open(file, WRITE)) {
            raw.truncate(raw.size() - 1);
        }
        try (FileChannel ours = ours(file)) {
            assertThat(ours.size()).isEqualTo(2L * SECTOR);
            write(ours, held, 0);
            assertThat(read(ours, 0, held.length)).isEqualTo(held);
        }
    }

    @Test
    void shortensToWholeSectors() throws IOException {
        byte[] held = bytes(5);
        Path file = folder.resolve("file");
        try (FileChannel ours = ours(file)) {
            write(ours, held, 0);
            ours.truncate(2L * SECTOR);
            assertThat(ours.size()).isEqualTo(2L * SECTOR);
            ours.truncate(4L * SECTOR);
            assertThat(ours.size()).as("never longer").isEqualTo(2L * SECTOR);
            assertThatThrownBy(() -> ours.truncate(1)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> ours.write(ByteBuffer.allocate(7), 0))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        try (FileChannel theirs = theirs(file)) {
            assertThat(theirs.size()).isEqualTo(2L * SECTOR);
        }
    }

    @Test
    void manyReadAtOnce() throws Exception {
        byte[] held = bytes(64);
        try (FileChannel ours = ours(folder.resolve("file"));
                ExecutorService readers = Executors.newFixedThreadPool(8)) {
            write(ours, held, 0);
            List<Future<Boolean>> all = new ArrayList<>();
            for (int reader = 0; reader < 8; reader++) {
                int from = reader * SECTOR + reader;
                all.add(readers.submit(() -> {
                    boolean same = true;
                    for (int i = 0; i < 200; i++) {
                        byte[] read = read(ours, from, 30 * SECTOR);
                        same &= Arrays.equals(read, Arrays.copyOfRange(held, from, from + read.length));
                    }
                    return same;
                }));
            }
            for (Future<Boolean> one : all) {
                assertThat(one.get()).isTrue();
            }
        }
    }

    @Test
    void aDatabaseIsTheSameToTheEngineWithItsOwnCipher() throws Exception {
        try (Home home = Home.open(folder.resolve("home"))) {
            HomeKey key = HomeKey.of(home);
            try (Database database = Database.h2(home, key)) {
                note(database, NAME);
            }
            String password = HexFormat.of().formatHex(key.derive("database"));
            try (Connection engine = DriverManager.getConnection(
                            "jdbc:h2:file:" + home.database() + ";CIPHER=AES", "sargs", password + " local");
                    Statement statement = engine.createStatement()) {
                try (ResultSet rows = statement.executeQuery("SELECT words FROM note")) {
                    assertThat(rows.next()).isTrue();
                    assertThat(rows.getString(1)).isEqualTo(NAME);
                }
                statement.execute("UPDATE note SET words = 'of the engine'");
            }
            try (Database database = Database.h2(home, key)) {
                List<String> words =
                        database.read(c -> Query.list(c, row -> row.getString(1), "SELECT words FROM note"));
                assertThat(words).containsExactly("of the engine");
            }
        }
    }

    @Test
    void nothingOfADatabaseCanBeReadOnTheDisk() throws IOException {
        try (Home home = Home.open(folder.resolve("home"))) {
            try (Database database = Database.h2(home, HomeKey.of(home))) {
                note(database, NAME);
            }
            try (var files = Files.walk(home.folder())) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    String all = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
                    assertThat(all).as(file.toString()).doesNotContain(NAME).doesNotContain("CREATE TABLE");
                }
            }
        }
    }

    @Test
    void anotherKeyOpensNothing() throws IOException {
        try (Home home = Home.open(folder.resolve("home"));
                Home other = Home.open(folder.resolve("other"))) {
            Database.h2(home, HomeKey.of(home)).close();
            assertThatThrownBy(() -> Database.h2(home, HomeKey.of(other)))
                    .isInstanceOfSatisfying(
                            Fault.class, fault -> assertThat(fault.code()).isEqualTo("STO-01"));
            Database.h2(home, HomeKey.of(home)).close();
        }
    }

    @Test
    void aPasswordIsForgottenWithItsDatabase() {
        try (Home home = Home.open(folder.resolve("home"))) {
            Path file = home.database().resolveSibling(home.database().getFileName() + ".mv.db");
            Database database = Database.h2(home, HomeKey.of(home));
            assertThat(opens(file)).isTrue();
            database.close();
            assertThat(file).exists();
            assertThat(opens(file)).isFalse();
            database.close();
            assertThatThrownBy(() -> database.read(connection -> null)).isInstanceOf(Fault.class);
        }
    }

    @Test
    void aPasswordIsKeptForAsLongAsSomebodyMayOpenTheFile() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        EncipheredPath.prefix(file, "ab", "");
        EncipheredPath.prefix(file, "ab", "");
        EncipheredPath.forget(file);
        assertThat(opens(file)).isTrue();
        EncipheredPath.forget(file);
        assertThat(opens(file)).isFalse();
        EncipheredPath.forget(file);
        EncipheredPath.prefix(file, "ab", "");
        assertThat(opens(file)).as("forgetting once too often owes nothing").isTrue();
        EncipheredPath.forget(file);
    }

    private static boolean opens(Path file) {
        try (FileChannel opened = FilePath.get("sargs:" + file).open("r")) {
            return opened.isOpen();
        } catch (IOException e) {
            assertThat(e).hasMessageContaining("No password");
            return false;
        }
    }

    private static void note(Database database, String words) {
        database.change(connection -> {
            Query.update(connection, "CREATE TABLE note (words VARCHAR)");
            Query.update(connection, "INSERT INTO note (words) VALUES (?)", words);
        });
    }

    private byte[] bytes(int sectors) {
        byte[] bytes = new byte[sectors * SECTOR];
        random.nextBytes(bytes);
        return bytes;
    }

    private static void write(FileChannel file, byte[] bytes, long at) throws IOException {
        assertThat(file.write(ByteBuffer.wrap(bytes), at)).isEqualTo(bytes.length);
    }

    private static byte[] read(FileChannel file, long at, int length) throws IOException {
        ByteBuffer into = ByteBuffer.allocate(length);
        while (into.hasRemaining() && file.read(into, at + into.position()) >= 0) {
            continue;
        }
        return into.array();
    }
}

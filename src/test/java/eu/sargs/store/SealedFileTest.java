package eu.sargs.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.h2.store.fs.encrypt.FileEncrypt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Beside the engine's own encrypted files, whose format this is. */
class SealedFileTest {
    private static final String PASSWORD = "6f1d".repeat(16);

    @TempDir
    Path folder;

    @Test
    void encryptsAsTheStandardSays() {
        // IEEE 1619, vector 4 begins with this; here key 2 is key 1, so only its own inverse can be checked: there and
        // back.
        byte[] plain = new byte[3 * Xts.BLOCK];
        new Random(4).nextBytes(plain);
        Xts xts = new Xts(HexFormat.of().parseHex("27182818284590452353602874713526"));
        byte[] data = plain.clone();
        xts.encrypt(7, data, 0, data.length);
        assertThat(Arrays.mismatch(plain, data)).isBetween(0, 3);
        byte[] second = Arrays.copyOfRange(data, Xts.BLOCK, 2 * Xts.BLOCK);
        xts.decrypt(8, second, 0, second.length);
        assertThat(second).isEqualTo(Arrays.copyOfRange(plain, Xts.BLOCK, 2 * Xts.BLOCK));
    }

    @Test
    void readsAndWritesWhatTheEnginesOwnDoes() throws Exception {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        Path file = folder.resolve("mixed");
        byte[] expected = new byte[0];
        for (int round = 0; round < 60; round++) {
            try (FileChannel base = FileChannel.open(
                            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
                    FileChannel one = round % 2 == 0 ? ours(base) : theirs(base)) {
                // The engine writes and cuts at blocks.
                int at = random.nextInt(expected.length / Xts.BLOCK + 1) * Xts.BLOCK;
                byte[] piece = new byte[(1 + random.nextInt(3)) * Xts.BLOCK];
                random.nextBytes(piece);
                one.write(ByteBuffer.wrap(piece), at);
                expected = Arrays.copyOf(expected, Math.max(expected.length, at + piece.length));
                System.arraycopy(piece, 0, expected, at, piece.length);
                if (round % 7 == 6) {
                    expected = Arrays.copyOf(expected, random.nextInt(expected.length / Xts.BLOCK + 1) * Xts.BLOCK);
                    one.truncate(expected.length);
                }
            }
            try (FileChannel base = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
                    FileChannel other = round % 2 == 0 ? theirs(base) : ours(base)) {
                assertThat(other.size()).as("round %s of seed %s", round, seed).isEqualTo(expected.length);
                ByteBuffer all = ByteBuffer.allocate(expected.length);
                int read = 0;
                while (all.hasRemaining() && read >= 0) {
                    read = other.read(all, all.position());
                }
                assertThat(all.array()).as("round %s of seed %s", round, seed).isEqualTo(expected);
            }
        }
    }

    @Test
    void keepsPiecesOfAnyLengthOverItsClosing() throws Exception {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        byte[] expected = new byte[0];
        for (int round = 0; round < 80; round++) {
            try (FileChannel one = ours(FileChannel.open(
                    folder.resolve("own"),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.READ,
                    StandardOpenOption.WRITE))) {
                assertThat(one.size()).as("round %s of seed %s", round, seed).isEqualTo(expected.length);
                int at = random.nextInt(expected.length + 1);
                byte[] piece = new byte[1 + random.nextInt(9_000)];
                random.nextBytes(piece);
                if (round % 3 == 0) {
                    at = at / Xts.BLOCK * Xts.BLOCK;
                    piece = Arrays.copyOf(piece, Xts.BLOCK);
                }
                one.write(ByteBuffer.wrap(piece), at);
                expected = Arrays.copyOf(expected, Math.max(expected.length, at + piece.length));
                System.arraycopy(piece, 0, expected, at, piece.length);
                if (round % 7 == 6) {
                    expected = Arrays.copyOf(expected, random.nextInt(expected.length + 1));
                    one.truncate(expected.length);
                }
                ByteBuffer all = ByteBuffer.allocate(expected.length);
                one.read(all, 0);
                assertThat(all.array()).as("round %s of seed %s", round, seed).isEqualTo(expected);
            }
        }
    }

    private static FileChannel ours(FileChannel base) {
        return new SealedFile(base, PASSWORD);
    }

    private static FileChannel theirs(FileChannel base) {
        byte[] bytes = new byte[PASSWORD.length() * 2];
        for (int i = 0; i < PASSWORD.length(); i++) {
            bytes[2 * i + 1] = (byte) PASSWORD.charAt(i);
        }
        return new FileEncrypt("theirs", bytes, base);
    }

    @Test
    void opensADatabaseThatTheEngineEncryptedItself() throws Exception {
        Path database = folder.resolve("older");
        try (Connection older = DriverManager.getConnection(
                        "jdbc:h2:file:retry:" + database + ";CIPHER=AES", "sargs", PASSWORD + " local");
                Statement statement = older.createStatement()) {
            statement.execute("CREATE TABLE note (text VARCHAR(100))");
            statement.execute("INSERT INTO note VALUES ('kept')");
        }
        String name = SealedPath.register(database, PASSWORD);
        try (Connection now = DriverManager.getConnection("jdbc:h2:file:" + name, "sargs", "local");
                Statement statement = now.createStatement();
                ResultSet rows = statement.executeQuery("SELECT text FROM note")) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getString(1)).isEqualTo("kept");
        }
        assertThat(new String(Files.readAllBytes(folder.resolve("older.mv.db")), StandardCharsets.ISO_8859_1))
                .doesNotContain("kept");
        String wrong = SealedPath.register(database, "0000".repeat(16));
        assertThatThrownBy(() -> DriverManager.getConnection("jdbc:h2:file:" + wrong, "sargs", "local"))
                .isInstanceOf(SQLException.class);
    }
}

package eu.sargs.store.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.sargs.access.Seat;
import eu.sargs.journal.ActedBy;
import eu.sargs.journal.Draft;
import eu.sargs.journal.EpochCause;
import eu.sargs.journal.Event;
import eu.sargs.journal.FeedId;
import eu.sargs.journal.Lane;
import eu.sargs.journal.Scope;
import eu.sargs.journal.SigningKey;
import eu.sargs.platform.CarriedKey;
import eu.sargs.platform.Fault;
import eu.sargs.platform.Home;
import eu.sargs.platform.HomeKey;
import eu.sargs.platform.KeyPlace;
import eu.sargs.platform.KeyRing;
import eu.sargs.platform.Language;
import eu.sargs.platform.Passphrases;
import eu.sargs.platform.SettingsFile;
import eu.sargs.platform.StationSettings;
import eu.sargs.platform.UnfinishedHome;
import eu.sargs.store.Database;
import eu.sargs.store.Store;
import eu.sargs.store.Verify;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Backups of a store that is open, what is put back of them, and what was done to them on the way. */
class BackupTest {
    private static final Seat SEAT = new Seat("Krāslava 1");
    private static final Instant NOW = Instant.parse("2026-11-23T12:30:00Z");
    private static final Progress NOBODY = percent -> {};

    @TempDir
    Path folder;

    private final long seed = Long.getLong("seed", System.nanoTime());
    private final Random random = new Random(seed);
    private Home home;
    private HomeKey key;
    private Store store;
    private Path keyFile;
    private CarriedKey carried;
    private int noted;

    @BeforeEach
    void open() throws IOException {
        System.out.println("BackupTest: seed " + seed);
        home = Home.open(folder.resolve("home"));
        key = HomeKey.of(home);
        store = Store.open(home, key, SigningKey.of(home, key), InstantSource.system(), SEAT);
        SettingsFile.create(home.settings(), StationSettings.of("Krāslava", ZoneId.of("Europe/Riga"), Language.LV));
        keyFile = Files.createDirectory(folder.resolve("drive")).resolve("backup.key");
        carried = new KeyRing(home).carried(key, new KeyPlace.InFile(keyFile), new char[0]);
    }

    @AfterEach
    void close() {
        store.close();
        home.close();
    }

    private Path backup(String name) {
        return writer().write(folder.resolve(name), carried, NOW).file();
    }

    private Backup writer() {
        return new Backup(home, key, store, "Krāslava", NOBODY, 0);
    }

    private List<Event> note(int events) {
        List<Draft> drafts = new ArrayList<>();
        for (int i = 0; i < events; i++) {
            byte[] text = ("note " + noted++).getBytes(StandardCharsets.UTF_8);
            drafts.add(new Draft(Lane.DUTY, Scope.STATION, "NoteWritten", 1, new ActedBy("i.v", "desk", "test"), text));
        }
        return store.journal().append(drafts);
    }

    private byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    private static void restore(Path file, Path to, Path keyFile) {
        try (BackupFile backup = BackupFile.open(file)) {
            new Restore(backup, NOBODY).to(to, Optional.of(keyFile), Passphrases.nobody());
        }
    }

    static Consumer<Throwable> coded(String code, Object... arguments) {
        return thrown -> {
            assertThat(((Fault) thrown).code()).isEqualTo(code);
            assertThat(((Fault) thrown).arguments()).containsAll(List.of(arguments));
        };
    }

    /** Every row of every table, in any order. */
    private static Map<String, List<String>> tables(Home home, HomeKey key) {
        try (Database database = Database.h2(home, key)) {
            return database.read(connection -> {
                Map<String, List<String>> tables = new TreeMap<>();
                try (ResultSet names =
                        connection.getMetaData().getTables(null, "PUBLIC", null, new String[] {"BASE TABLE"})) {
                    while (names.next()) {
                        tables.put(names.getString("TABLE_NAME"), List.of());
                    }
                }
                for (String table : tables.keySet()) {
                    tables.put(table, rows(connection, table));
                }
                return tables;
            });
        }
    }

    private static List<String> rows(Connection connection, String table) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet all = statement.executeQuery("SELECT * FROM \"" + table + "\"")) {
            int columns = all.getMetaData().getColumnCount();
            while (all.next()) {
                StringBuilder row = new StringBuilder();
                for (int i = 1; i <= columns; i++) {
                    row.append(all.getString(i)).append('|');
                }
                rows.add(row.toString());
            }
        }
        rows.sort(null);
        return rows;
    }

    @Test
    void putsBackTheSameTablesPicturesAndSettingsAndOpensANewEpoch() throws Exception {
        List<Event> before = note(500);
        for (int i = 0; i < 40; i++) {
            store.pictures().keep(bytes(2000 + i), bytes(9000));
        }
        Path file = backup("one.backup");
        store.close();
        Map<String, List<String>> was = tables(home, key);
        assertThat(was.values().stream().mapToInt(List::size).sum()).isGreaterThan(20);

        Path again = folder.resolve("again");
        restore(file, again, keyFile);

        assertThat(pictures(again)).isEqualTo(pictures(home.folder())).hasSize(80);
        assertThat(again.resolve("settings.json")).hasSameBinaryContentAs(home.settings());
        assertThat(again.resolve("seat"))
                .as("what would let it go on in its old epoch")
                .doesNotExist();
        try (Home restored = Home.open(again)) {
            HomeKey its = new KeyRing(restored).open(Passphrases.nobody());
            assertThat(tables(restored, its)).isEqualTo(was);
            try (Store there = Store.open(restored, its, InstantSource.system(), SEAT)) {
                assertThat(there.newEpoch()).contains(EpochCause.COPIED_HOME);
                assertThat(there.verify()).isNotEmpty().allMatch(Verify.FeedReport::holds);
                assertThat(there.journal().find(before.getLast().position())).isPresent();
                Event next = there.journal()
                        .append(List.of(new Draft(
                                Lane.DUTY,
                                Scope.STATION,
                                "NoteWritten",
                                1,
                                new ActedBy("i.v", "desk", "test"),
                                new byte[] {1})))
                        .getFirst();
                assertThat(next.feed().epoch())
                        .isGreaterThan(before.getLast().feed().epoch());
            }
        }
        store = Store.open(home, key, InstantSource.system(), SEAT);
    }

    private static String hash(byte[] bytes) {
        return HexFormat.of().formatHex(BackupWriter.sha256().digest(bytes));
    }

    private static Map<String, String> pictures(Path home) throws IOException {
        Map<String, String> found = new HashMap<>();
        try (Stream<Path> files = Files.walk(home.resolve("pictures"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                found.put(home.relativize(file).toString(), hash(Files.readAllBytes(file)));
            }
        }
        return found;
    }

    @Test
    void isWholeToWhatWasAcknowledgedBeforeWhileOthersWrite() throws Exception {
        note(20);
        AtomicBoolean end = new AtomicBoolean();
        AtomicReference<Event> acknowledged = new AtomicReference<>(note(1).getFirst());
        Thread writing = Thread.ofPlatform().start(() -> {
            for (int i = 0; !end.get(); i++) {
                acknowledged.set(note(1 + i % 50).getLast());
                store.pictures().keep(bytes(3000), bytes(5000));
            }
        });
        Map<Path, Event> made = new HashMap<>();
        try {
            for (int i = 0; i < Integer.getInteger("backups", 8); i++) {
                Event before = acknowledged.get();
                made.put(backup("busy" + i + ".backup"), before);
            }
        } finally {
            end.set(true);
            writing.join();
        }
        assertThat(store.verify()).as("the station itself").allMatch(Verify.FeedReport::holds);
        for (Map.Entry<Path, Event> one : made.entrySet()) {
            Path again = folder.resolve(one.getKey().getFileName() + ".home");
            restore(one.getKey(), again, keyFile);
            try (Home restored = Home.open(again);
                    Store there = Store.open(
                            restored, new KeyRing(restored).open(Passphrases.nobody()), InstantSource.system(), SEAT)) {
                assertThat(there.verify()).isNotEmpty().allMatch(Verify.FeedReport::holds);
                FeedId feed = one.getValue().feed();
                assertThat(there.journal().heads().get(feed))
                        .isGreaterThanOrEqualTo(one.getValue().sequence());
            }
        }
        System.out.printf("BackupTest: %d backups while %d events were written%n", made.size(), noted);
    }

    @Test
    void namesThePartThatWasAlteredWhereverThatIs() throws Exception {
        note(300);
        for (int i = 0; i < 12; i++) {
            store.pictures().keep(bytes(700), bytes(900));
        }
        Path file = backup("good.backup");
        List<Part> parts = parts(file);
        assertThat(parts).extracting(Part::name).contains("database", "settings.json", "keys/origin.key");
        long at = BackupWriter.TITLE.length;
        for (Part part : parts) {
            for (long byteAt : List.of(at, at + part.stored() / 2, at + part.stored() - 1)) {
                refused(flipped(file, byteAt), "BAK-07", part.name());
            }
            at += part.stored();
        }
        long size = Files.size(file);
        for (long byteAt = at; byteAt < size - 16; byteAt += 1 + random.nextInt(20)) {
            refused(flipped(file, byteAt), "BAK-07", "manifest");
        }
        for (long byteAt = size - 16; byteAt < size; byteAt++) {
            flipped(file, byteAt);
            assertThatThrownBy(this::tryIt).isInstanceOf(Fault.class);
            assertThat(folder.resolve("refused")).doesNotExist();
        }
        refused(flipped(file, 0), "BAK-05");
    }

    private Path tried;

    private void tryIt() {
        restore(tried, folder.resolve("refused"), keyFile);
    }

    private void refused(Path altered, String code, Object... arguments) {
        tried = altered;
        assertThatThrownBy(this::tryIt).as(altered.toString()).satisfies(coded(code, arguments));
        assertThat(folder.resolve("refused")).as("nothing is written").doesNotExist();
    }

    private static List<Part> parts(Path file) {
        try (BackupFile backup = BackupFile.open(file)) {
            return backup.manifest().parts();
        }
    }

    private Path flipped(Path file, long at) throws IOException {
        Path altered = folder.resolve("altered.backup");
        Files.copy(file, altered, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        try (RandomAccessFile bytes = new RandomAccessFile(altered.toFile(), "rw")) {
            bytes.seek(at);
            int was = bytes.read();
            bytes.seek(at);
            bytes.write(was ^ 1 << random.nextInt(8));
        }
        tried = altered;
        return altered;
    }

    @Test
    void namesAPartThatIsMissingSwappedOrFromAnotherBackupAndTellsOfAnEndThatIsCutOff() throws Exception {
        note(100);
        Path file = backup("first.backup");
        note(1);
        Path other = backup("second.backup");
        byte[] good = Files.readAllBytes(file);
        byte[] later = Files.readAllBytes(other);
        List<Part> parts = parts(file);
        int at = BackupWriter.TITLE.length;
        for (int i = 0; i < parts.size(); i++) {
            int length = (int) parts.get(i).stored();
            byte[] missing = joined(Arrays.copyOf(good, at), Arrays.copyOfRange(good, at + length, good.length));
            refused(written(missing), "BAK-07", parts.get(i).name());
            if (i + 1 < parts.size()) {
                int next = (int) parts.get(i + 1).stored();
                byte[] swapped = joined(
                        Arrays.copyOf(good, at),
                        Arrays.copyOfRange(good, at + length, at + length + next),
                        Arrays.copyOfRange(good, at, at + length),
                        Arrays.copyOfRange(good, at + length + next, good.length));
                refused(written(swapped), "BAK-07", parts.get(i).name());
            }
            at += length;
        }
        int database = (int) parts.getFirst().stored();
        int laterDatabase = (int) parts(other).getFirst().stored();
        byte[] mixed = joined(
                Arrays.copyOf(later, BackupWriter.TITLE.length + laterDatabase),
                Arrays.copyOfRange(good, BackupWriter.TITLE.length + database, good.length));
        refused(written(mixed), "BAK-07", "database");
        refused(
                written(joined(Arrays.copyOf(good, at), new byte[64], Arrays.copyOfRange(good, at, good.length))),
                "BAK-07",
                "manifest");
        for (int i = 0; i < 40; i++) {
            int left = BackupWriter.TITLE.length + random.nextInt(good.length - BackupWriter.TITLE.length);
            refused(written(Arrays.copyOf(good, left)), "BAK-06");
        }
        refused(written(Arrays.copyOf(good, 5)), "BAK-05");
        refused(written(new byte[0]), "BAK-05");
    }

    private static byte[] joined(byte[]... pieces) {
        byte[] all = new byte[Stream.of(pieces).mapToInt(one -> one.length).sum()];
        int at = 0;
        for (byte[] piece : pieces) {
            System.arraycopy(piece, 0, all, at, piece.length);
            at += piece.length;
        }
        return all;
    }

    private Path written(byte[] bytes) throws IOException {
        return Files.write(folder.resolve("altered.backup"), bytes);
    }

    /** Who has the file may sign it anew with a key of his own; the station's own lies sealed in it. */
    @Test
    void refusesWhatAnotherKeySigned() throws Exception {
        note(10);
        Path file = backup("own.backup");
        byte[] good = Files.readAllBytes(file);
        SigningKey forger = SigningKey.generate();
        Path forged = folder.resolve("forged.backup");
        try (BackupFile own = BackupFile.open(file)) {
            Manifest was = own.manifest();
            Manifest his = new Manifest(
                    was.made(),
                    was.station(),
                    forger.origin(),
                    was.schema(),
                    was.salt(),
                    was.key(),
                    was.keyAtHome(),
                    was.parts());
            int end = BackupWriter.TITLE.length
                    + (int) was.parts().stream().mapToLong(Part::stored).sum();
            byte[] tail = java.nio.ByteBuffer.allocate(16)
                    .putLong(his.bytes().length)
                    .put(BackupWriter.END)
                    .array();
            Files.write(
                    forged,
                    joined(Arrays.copyOf(good, end), his.bytes(), forger.sign(BackupWriter.signed(his.bytes())), tail));
        }
        refused(forged, "BAK-07", "keys/origin.key");
    }

    @Test
    void opensByNothingButWhatWasChosen() throws Exception {
        note(10);
        Path file = backup("sealed.backup");
        Path wrong = Files.writeString(folder.resolve("wrong.key"), "5".repeat(64));
        assertThatThrownBy(() -> restore(file, folder.resolve("refused"), wrong))
                .satisfies(coded("HOM-06"));
        assertThatThrownBy(() -> restore(file, folder.resolve("refused"), folder.resolve("no.key")))
                .satisfies(coded("HOM-05"));
        assertThat(folder.resolve("refused")).doesNotExist();
        assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                .as("the home's key, which lies in the home in clear")
                .doesNotContain(
                        Files.readString(home.keys().resolve("home.key")).strip())
                .doesNotContain("note 5");

        CarriedKey words = new KeyRing(home).carried(key, new KeyPlace.InMemory(), "four words in a row".toCharArray());
        Path second = writer().write(folder.resolve("words.backup"), words, NOW).file();
        try (BackupFile backup = BackupFile.open(second)) {
            Restore restore = new Restore(backup, NOBODY);
            assertThatThrownBy(() -> restore.to(
                            folder.resolve("refused"),
                            Optional.empty(),
                            wrongly -> Optional.of("not these words".toCharArray())))
                    .satisfies(coded("HOM-08"));
            restore.to(
                    folder.resolve("by-words"),
                    Optional.empty(),
                    wrongly -> Optional.of("four words in a row".toCharArray()));
        }
        // It lay in the home and starts by itself; so does what is put back.
        try (Home restored = Home.open(folder.resolve("by-words"))) {
            assertThat(new KeyRing(restored).place()).isEqualTo(new KeyPlace.InHome());
        }
    }

    @Test
    void travelsByWhatOpensTheHomeWhereThatCanTravel() {
        KeyRing ring = new KeyRing(home);
        assertThatThrownBy(ring::carried).satisfies(coded("BAK-02"));
        ring.move(key, new KeyPlace.InFile(folder.resolve("drive/home.key")), new char[0]);
        Path file = writer().write(folder.resolve("by-file.backup"), ring.carried(), NOW)
                .file();
        restore(file, folder.resolve("restored"), folder.resolve("drive/home.key"));
        try (Home restored = Home.open(folder.resolve("restored"))) {
            assertThat(new KeyRing(restored).place()).isEqualTo(new KeyPlace.InFile(folder.resolve("drive/home.key")));
        }
        assertThatThrownBy(() -> writer().write(folder.resolve("drive/beside.backup"), ring.carried(), NOW))
                .satisfies(coded("BAK-11"));
        ring.move(key, new KeyPlace.InMemory(), "four words in a row".toCharArray());
        assertThat(ring.carried().place()).isEqualTo(new KeyPlace.InMemory());
    }

    @Test
    void neverWritesOverAnythingAndLeavesNothingHalf() throws Exception {
        note(10);
        Path there = Files.writeString(folder.resolve("there"), "mine");
        assertThatThrownBy(() -> writer().write(there, carried, NOW)).satisfies(coded("BAK-04"));
        assertThat(there).hasContent("mine");
        Path full = folder.resolve("full.backup");
        assertThatThrownBy(() ->
                        new Backup(home, key, store, "Krāslava", NOBODY, Long.MAX_VALUE / 4).write(full, carried, NOW))
                .satisfies(coded("BAK-03"));
        assertThatThrownBy(() -> writer().write(folder.resolve("nowhere/x.backup"), carried, NOW))
                .satisfies(coded("BAK-03"));
        assertThat(full).doesNotExist();
        assertThat(folder).isDirectoryNotContaining("glob:**.part");

        Path many = Files.createDirectory(folder.resolve("many"));
        String ours = "sargs-" + store.origin().hex().substring(0, 8);
        Path left = Files.writeString(many.resolve(ours + "-20261101T010203Z.backup.part"), "left by a kill");
        Path others = Files.writeString(many.resolve("sargs-00000000-20261101T010203Z.backup.part"), "another's");
        Path named = writer().write(many, carried, NOW).file();
        assertThat(left).doesNotExist();
        assertThat(others).exists();
        assertThat(named.getFileName().toString())
                .isEqualTo("sargs-" + store.origin().hex().substring(0, 8) + "-20261123T123000Z.backup");

        Path used = Files.createDirectory(folder.resolve("used"));
        Files.writeString(used.resolve("something"), "mine");
        assertThatThrownBy(() -> restore(named, used, keyFile)).satisfies(coded("BAK-08"));
        assertThat(used.resolve("something")).hasContent("mine");
        assertThatThrownBy(() -> restore(named, home.folder(), keyFile)).satisfies(coded("BAK-08"));
    }

    @Test
    void beginsAnewByItselfWhereARestoreWasKilledAndTakesNothingElseAway() throws Exception {
        note(200);
        for (int i = 0; i < 20; i++) {
            store.pictures().keep(bytes(2000 + i), bytes(9000));
        }
        Path file = backup("one.backup");
        List<Path> left = leftByKills(file);
        assertThat(left).hasSizeGreaterThan(1);
        for (Path half : left) {
            assertThatThrownBy(() -> UnfinishedHome.refuse(half)).as("%s", half).satisfies(coded("HOM-13"));
            Path mine = Files.writeString(half.resolve("note.txt"), "mine");
            Path kept = Files.writeString(half.resolve("pictures/holiday.jpg"), "mine, too");
            restore(file, half, keyFile);
            assertThat(UnfinishedHome.in(half)).as("%s", half).isEmpty();
            assertThat(half.resolve("settings.json")).hasSameBinaryContentAs(home.settings());
            assertThat(mine).hasContent("mine");
            assertThat(kept).hasContent("mine, too");
            Files.delete(kept);
            assertThat(pictures(half)).isEqualTo(pictures(home.folder())).hasSize(40);
            try (Home restored = Home.open(half);
                    Store there = Store.open(
                            restored, new KeyRing(restored).open(Passphrases.nobody()), InstantSource.system(), SEAT)) {
                assertThat(there.verify()).isNotEmpty().allMatch(Verify.FeedReport::holds);
            }
            assertThatThrownBy(() -> restore(file, half, keyFile)).satisfies(coded("BAK-08"));
        }
    }

    /** What lies in the folder at some moments of a restore; and a database of which half was written, and the bare frame. */
    private List<Path> leftByKills(Path file) throws IOException {
        Path to = folder.resolve("half");
        List<Path> left = new ArrayList<>();
        try (BackupFile backup = BackupFile.open(file)) {
            Progress kills = percent -> {
                if (Files.exists(to)) {
                    left.add(copy(to, folder.resolve("left-" + left.size())));
                }
            };
            new Restore(backup, kills).to(to, Optional.of(keyFile), Passphrases.nobody());
        }
        left.removeIf(one -> Files.exists(one.resolve("settings.json"))); // it was whole by then
        Path half = copy(left.getLast(), folder.resolve("left-half"));
        byte[] database = Files.readAllBytes(half.resolve("sargs.mv.db"));
        Files.delete(half.resolve("sargs.mv.db"));
        Files.write(half.resolve("sargs.mv.db.part"), Arrays.copyOf(database, database.length / 2));
        Files.write(half.resolve("restoring"), Arrays.copyOf(Files.readAllBytes(home.settings()), 20));
        left.add(half);
        return left;
    }

    private static Path copy(Path from, Path to) {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path one : (Iterable<Path>) all::iterator) {
                Files.copy(one, to.resolve(from.relativize(one).toString()));
            }
            return to;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void putsBackIntoTheFrameThatAKillInTheFirstMomentLeaves() throws Exception {
        Path file = backup("one.backup");
        Path frame = folder.resolve("frame");
        Home.open(frame).close();
        assertThat(frame.resolve("keys")).isDirectory();
        restore(file, frame, keyFile);
        assertThat(frame.resolve("settings.json")).exists();
        Path linked = folder.resolve("linked");
        Home.open(linked).close();
        Files.delete(linked.resolve("pictures"));
        Files.createSymbolicLink(linked.resolve("pictures"), Files.createDirectory(folder.resolve("elsewhere")));
        assertThatThrownBy(() -> restore(file, linked, keyFile)).satisfies(coded("BAK-08"));
    }

    @Test
    void leavesNoKeyFileOfABackupThatWasRefusedOrBrokeOff() throws Exception {
        KeyRing ring = new KeyRing(home);
        Path fresh = folder.resolve("drive/fresh.key");
        CarriedKey its = ring.carried(key, new KeyPlace.InFile(fresh), new char[0]);
        Path there = Files.writeString(folder.resolve("there"), "mine");
        assertThatThrownBy(() -> writer().write(there, its, NOW)).satisfies(coded("BAK-04"));
        assertThatThrownBy(() -> writer().write(folder.resolve("drive/beside.backup"), its, NOW))
                .satisfies(coded("BAK-11"));
        assertThatThrownBy(() -> writer().write(home.folder().resolve("inside.backup"), its, NOW))
                .satisfies(coded("HOM-12"));
        Path full = folder.resolve("full.backup");
        assertThatThrownBy(() ->
                        new Backup(home, key, store, "Krāslava", NOBODY, Long.MAX_VALUE / 4).write(full, its, NOW))
                .satisfies(coded("BAK-03"));
        assertThat(fresh).doesNotExist();
        assertThat(fresh.getParent()).isEmptyDirectory();

        Path file = writer().write(folder.resolve("good.backup"), its, NOW).file();
        assertThat(fresh).exists();
        restore(file, folder.resolve("restored"), fresh);
    }

    @Test
    void isNoBackupWhereAnotherKeyFileWasPutThereMeanwhile() throws Exception {
        KeyRing ring = new KeyRing(home);
        Path fresh = folder.resolve("drive/fresh.key");
        CarriedKey its = ring.carried(key, new KeyPlace.InFile(fresh), new char[0]);
        ring.carried(key, new KeyPlace.InFile(fresh), new char[0]).leaveKeyFile();
        byte[] others = Files.readAllBytes(fresh);
        Path file = folder.resolve("none.backup");
        assertThatThrownBy(() -> writer().write(file, its, NOW)).satisfies(coded("HOM-10"));
        assertThat(fresh).hasBinaryContent(others);
        assertThat(file).doesNotExist();
        assertThat(folder).isDirectoryNotContaining("glob:**.part");
    }

    @Test
    void seesTheKeyFileBesideTheBackupThroughALink() throws Exception {
        carried.leaveKeyFile();
        Path link = Files.createSymbolicLink(
                Files.createDirectory(folder.resolve("safe")).resolve("link.key"), keyFile);
        CarriedKey its = new KeyRing(home).carried(key, new KeyPlace.InFile(link), new char[0]);
        assertThatThrownBy(() -> writer().write(keyFile.resolveSibling("beside.backup"), its, NOW))
                .satisfies(coded("BAK-11"));
    }
}

package eu.sargs.app;

import static org.assertj.core.api.Assertions.assertThat;

import eu.sargs.access.Seat;
import eu.sargs.platform.Home;
import eu.sargs.platform.HomeKey;
import eu.sargs.store.Store;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A disk that was taken out of the machine, while its key lies elsewhere. */
class StolenDiskIT {
    private static final List<String> PLAIN = List.of(
            "ZZ1000",
            "ZZ1029", // plates that passed, and the crops that say so
            "crop 7",
            "overview 7", // pictures
            "QX4711",
            "Stolen vehicle", // the watchlist
            "B. Oss",
            "three in a line 3", // who works here
            "KRA-77",
            "Grebņeva ceļš",
            "camera-secret-5",
            "10.20.30.40", // cameras
            "Utena-Vakarai",
            "policija-utena"); // peers

    @TempDir
    Path folder;

    private final List<AutoCloseable> open = new ArrayList<>();

    @AfterEach
    void end() throws Exception {
        for (AutoCloseable one : open.reversed()) {
            one.close();
        }
    }

    @Test
    void givesNoPlateNameOrKey() throws Exception {
        long seed = Long.getLong("seed", System.nanoTime());
        System.out.println("StolenDiskIT: seed " + seed);
        ShellHome station = new ShellHome(folder, "home", new Random(seed), open);
        ShellHome other = new ShellHome(folder, "other", new Random(seed), open);
        byte[] key = HexFormat.of()
                .parseHex(
                        Files.readString(station.path.resolve("keys/home.key")).strip());
        RawFiles thief = thief(station, key);
        assertThat(thief.in(station.path)).as("a key in the home is found").anyMatch(one -> one.contains("home's key"));

        Path drive = Files.createDirectory(folder.resolve("drive")).resolve("sargs.key");
        station.does("key", "move", "--to-file", drive.toString());
        thief.key("opener", HexFormat.of().parseHex(Files.readString(drive).strip()));
        fill(station, other);
        station.start();
        assertThat(thief.in(station.path)).as("while it runs").isEmpty();
        station.process.kill();
        assertThat(thief.in(station.path)).as("switched off in the middle").isEmpty();
        station.does("verify");
        assertThat(thief.in(station.path)).as("closed").isEmpty();

        // What is said in clear on purpose, and what is planted, is found: the search works.
        assertThat(new RawFiles().text("Krāslava").in(station.path))
                .containsExactly("settings.json: Krāslava in UTF-8");
        Files.write(station.path.resolve("logs/planted"), "QX4711".getBytes(StandardCharsets.UTF_16BE));
        assertThat(thief.in(station.path)).containsExactly("logs/planted: QX4711 in UTF-16BE");
        Files.delete(station.path.resolve("logs/planted"));
        assertThat(station.wanted()).contains("QX4711");

        Files.delete(drive);
        ShellHome.Answer answer = station.says("verify");
        assertThat(answer.exit()).isEqualTo(1);
        assertThat(answer.err()).contains("HOM-05").contains(drive.toString());
        List<Path> files = RawFiles.files(station.path);
        System.out.println("StolenDiskIT: " + thief.forms() + " forms searched in " + files.size() + " files of "
                + files.stream().mapToLong(file -> file.toFile().length()).sum() / 1024 + " KiB, none found");
    }

    private static RawFiles thief(ShellHome station, byte[] key) {
        RawFiles thief = new RawFiles();
        PLAIN.forEach(thief::text);
        thief.key("home's key", key);
        try (Home home = Home.open(station.path)) {
            HomeKey homeKey = HomeKey.of(home);
            for (String purpose : List.of("database", "pictures", "origin key")) {
                thief.key("key of " + purpose, homeKey.derive(purpose));
            }
            try (Store store = Store.open(home, homeKey, InstantSource.system(), new Seat("Krāslava 1"))) {
                byte[] pkcs8 = store.keys().current().forTls().getEncoded();
                thief.key("signing key", Arrays.copyOfRange(pkcs8, pkcs8.length - 32, pkcs8.length));
            }
        }
        return thief;
    }

    private static void fill(ShellHome station, ShellHome other) throws Exception {
        station.sees(30);
        station.wants("QX4711");
        station.does(
                "camera",
                "add",
                "KRA-77",
                "rtsp://viewer:camera-secret-5@10.20.30.40/stream",
                "--name",
                "Grebņeva ceļš",
                "--road",
                "A13",
                "--lat",
                "56.1",
                "--lon",
                "27.2",
                "--heading",
                "43");
        station.identify();
        other.identify();
        station.does(
                "peer",
                "add",
                other.key,
                "--station",
                "Utena-Vakarai",
                "--agency",
                "policija-utena",
                "--country",
                "LT",
                "--yes");
    }
}

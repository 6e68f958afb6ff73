package eu.sargs.app;

import static org.assertj.core.api.Assertions.assertThat;

import eu.sargs.app.ShellHome.Answer;
import eu.sargs.platform.KeyPlace;
import eu.sargs.platform.UnfinishedHome;
import eu.sargs.platform.UnfinishedHome.Work;
import eu.sargs.store.Verify;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code kill -9} of a home that is being set up or put back, as soon as its folder is there and after some files more:
 * the same command, given again, makes it whole. {@code -Dkills=60} for the whole row, {@code -Dseed=…} to run one again.
 */
class HalfMadeHomeKillIT {
    /** So much that putting it back takes a while. */
    private static final int PICTURES = 1500;

    private static final String PASSWORD = "another long one 4";

    @TempDir
    Path folder;

    private final int kills = Integer.getInteger("kills", 6);
    private final long seed = Long.getLong("seed", System.nanoTime());
    private final Random random = new Random(seed);
    private final List<AutoCloseable> open = new ArrayList<>();

    @AfterEach
    void end() throws Exception {
        for (AutoCloseable one : open.reversed()) {
            one.close();
        }
    }

    @Test
    void restoresWhereARestoreWasKilled() throws Exception {
        ShellHome station = new ShellHome(folder, "station", random, open);
        try (Station there = Station.open(station.path)) {
            for (int i = 0; i < PICTURES; i++) {
                byte[] crop = new byte[500];
                byte[] overview = new byte[20_000];
                random.nextBytes(crop);
                random.nextBytes(overview);
                there.store().pictures().keep(crop, overview);
            }
        }
        Path key = Files.createDirectory(folder.resolve("drive")).resolve("backup.key");
        Path backup = folder.resolve("one.backup");
        station.does("backup", "--out", backup.toString(), "--key-file", key.toString());
        Path home = folder.resolve("again");
        String[] words = {
            "restore", "--from", backup.toString(), "--home", home.toString(), "--key-file", key.toString()
        };
        int half = 0;
        for (int kill = 1; kill <= kills; kill++) {
            killedInTheMiddle(home, 1 + random.nextInt(2 * PICTURES), words);
            Optional<Work> left = UnfinishedHome.in(home);
            if (left.isPresent()) {
                half++;
                tells(home, "HOM-13");
            }
            if (Files.exists(home.resolve("settings.json"))) {
                holds(home); // it was whole by then
                delete(home);
            }
        }
        Answer answer = ShellHome.sargs(words);
        assertThat(answer.exit()).as("after the last kill: %s", answer.err()).isZero();
        holds(home);
        System.out.println("HalfMadeHomeKillIT: seed " + seed + ", " + kills + " restores killed, " + half + " half");
        assertThat(half).as("some were in the middle").isPositive();
    }

    @Test
    void setsUpWhereSettingUpWasKilled() throws Exception {
        Path home = folder.resolve("new");
        Path password = Files.writeString(folder.resolve("password"), PASSWORD + "\n");
        Path key = folder.resolve("home.key");
        String[] words = {
            "init",
            "--home",
            home.toString(),
            "--station",
            "Utena",
            "--admin",
            "boss",
            "--password-file",
            password.toString()
        };
        int half = 0;
        for (int kill = 1; kill <= kills; kill++) {
            killedInTheMiddle(home, 1 + random.nextInt(8), words);
            if (UnfinishedHome.in(home).isPresent()) {
                half++;
                tells(home, "HOM-14");
            }
            if (Files.exists(home.resolve("settings.json"))) {
                holds(home);
                delete(home);
            }
        }
        String[] last = Arrays.copyOf(words, words.length + 2);
        last[words.length] = "--key-file";
        last[words.length + 1] = key.toString();
        Answer answer = ShellHome.sargs(last);
        assertThat(answer.exit()).as("after the last kill: %s", answer.err()).isZero();
        holds(home);
        try (Station station = Station.open(home)) {
            assertThat(station.safe().ring().place()).isEqualTo(new KeyPlace.InFile(key));
        }
        System.out.println("HalfMadeHomeKillIT: seed " + seed + ", " + kills + " set-ups killed, " + half + " half");
        assertThat(half).as("some were in the middle").isPositive();
    }

    /** Kills it as soon as there are so many files, or it has ended. */
    private static void killedInTheMiddle(Path home, int files, String... words) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx160m",
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "-Djava.awt.headless=true",
                "-cp",
                System.getProperty("java.class.path"),
                Launcher.class.getName()));
        command.addAll(List.of(words));
        int before = count(home);
        boolean cleared = before == 0;
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try (BufferedReader out = process.inputReader()) {
            Thread.ofVirtual().start(() -> out.lines().forEach(line -> {}));
            while (process.isAlive()) {
                int now = count(home);
                cleared |= now < before; // what the kill before left has gone
                if (cleared && now >= files) {
                    break;
                }
                Thread.onSpinWait();
            }
            process.toHandle().destroyForcibly();
            process.waitFor();
        }
    }

    private static int count(Path home) {
        if (!Files.exists(home)) {
            return 0;
        }
        try (Stream<Path> all = Files.walk(home)) {
            return (int) all.filter(Files::isRegularFile).count();
        } catch (IOException | java.io.UncheckedIOException e) {
            return 0; // something went while it was looked at
        }
    }

    /** What it is, and what to do: in every command about the home. */
    private static void tells(Path home, String code) {
        for (List<String> words :
                List.of(List.of("camera", "list"), List.of("verify"), List.of("undo-upgrade"), List.of("station"))) {
            List<String> all = new ArrayList<>(words);
            all.addAll(List.of("--home", home.toString()));
            Answer answer = ShellHome.sargs(all.toArray(String[]::new));
            assertThat(answer.exit()).as("%s", words).isEqualTo(1);
            assertThat(answer.err()).as("%s", words).contains(code);
        }
        Answer doctor = ShellHome.sargs("doctor", "--home", home.toString());
        assertThat(doctor.out()).contains(code);
    }

    private static void holds(Path home) {
        try (Station station = Station.open(home)) {
            assertThat(station.store().verify()).isNotEmpty().allMatch(Verify.FeedReport::holds);
            assertThat(station.accounts().all()).hasSize(1);
        }
    }

    private static void delete(Path home) throws IOException {
        try (Stream<Path> all = Files.walk(home)) {
            for (Path one : all.sorted((x, y) -> y.compareTo(x)).toList()) {
                Files.delete(one);
            }
        }
    }
}

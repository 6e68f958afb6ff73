package eu.sargs.app;

import static org.assertj.core.api.Assertions.assertThat;

import eu.sargs.app.BusyProcess.Moment;
import eu.sargs.journal.OriginKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code kill -9} while vehicles pass, alarms are answered, a peer is synced with in both directions, backups are made and
 * the record is exported, each fourth time in the middle of the start. {@code -Dkills=60} for the whole row, {@code -Dseed=…} to run one again.
 */
class MixedKillIT {
    private static final Duration PATIENCE = Duration.ofSeconds(150);
    /** Backups kept, so that they do not fill the disk of whoever tests. */
    private static final int KEPT = 3;

    @TempDir
    Path folder;

    private final List<AutoCloseable> open = new ArrayList<>();
    private final KillCheck check = new KillCheck();
    private int backups;
    private int exports;

    @AfterEach
    void end() throws Exception {
        for (AutoCloseable one : open.reversed()) {
            one.close();
        }
    }

    @Test
    void losesNothingWhateverItWasAtWhenItWasKilled() throws Exception {
        int kills = Integer.getInteger("kills", 3);
        long seed = Long.getLong("seed", System.nanoTime());
        System.out.println("MixedKillIT: seed " + seed + ", kills " + kills);
        Random random = new Random(seed);
        ShellHome station = new ShellHome(folder, "station", random, open);
        ShellHome peer = new ShellHome(folder, "peer", random, open);
        peer.sees(30);
        peer.start();
        peer.identify();
        station.identify();
        peer.admits(station, null);
        station.admits(peer, peer.address);
        Path copies = Files.createDirectory(folder.resolve("copies"));
        Path key = Files.createDirectory(folder.resolve("drive")).resolve("backup.key");
        for (int kill = 1; kill <= kills; kill++) {
            peer.wants("PE" + (1000 + kill)); // the peer writes, too
            assertThat(BusyProcess.killed(
                            check,
                            Moment.of(kill, random),
                            random,
                            station.path,
                            "boss",
                            ShellHome.PASSWORD,
                            copies,
                            key))
                    .as("it lived until it was killed")
                    .isTrue();
            check.after(kill, station.path);
            exports += check.checkExports(copies, new OriginKey(station.key));
            forgetOlder(copies);
            System.out.println("MixedKillIT: kill " + kill + " held, " + check.sightings() + " sightings acknowledged");
        }
        check.assertBusy();
        assertThat(exports).as("exports were in it").isPositive();
        station.start();
        awaitTheSame(station, peer);
        assertThat(station.wanted()).contains("PE" + (1000 + kills));
        for (ShellHome home : List.of(station, peer)) {
            assertThat(home.process.stop()).as("ends cleanly").isZero();
        }
        restores(key);
        System.out.println("MixedKillIT: " + kills + " kills; " + check + "; " + backups + " backups and " + exports
                + " exports finished");
    }

    /** What was acknowledged must be there; what was not may be there or not, under a name that says so. */
    private void forgetOlder(Path copies) throws IOException {
        List<Path> whole = check.backups();
        assertThat(whole).as("finished backups").allMatch(Files::isRegularFile);
        while (whole.size() > KEPT) {
            Files.delete(whole.removeFirst());
            backups++;
        }
        try (Stream<Path> files = Files.list(copies)) {
            for (Path file :
                    files.filter(one -> !one.toString().endsWith(".backup")).toList()) {
                Files.delete(file);
            }
        }
    }

    private void restores(Path key) {
        backups += check.backups().size();
        assertThat(check.backups()).as("backups were in it").isNotEmpty();
        for (Path backup : check.backups()) {
            does("restore", "--from", backup.toString(), "--check");
        }
        String home = folder.resolve("restored").toString();
        String last = check.backups().getLast().toString();
        does("restore", "--from", last, "--home", home, "--key-file", key.toString());
    }

    private static void does(String... words) {
        ShellHome.Answer answer = ShellHome.sargs(words);
        assertThat(answer.exit()).as("%s: %s", List.of(words), answer.err()).isZero();
    }

    private static void awaitTheSame(ShellHome station, ShellHome peer) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        CountDownLatch never = new CountDownLatch(1);
        Map<String, Long> here = station.holds();
        while (!here.equals(peer.holds())) {
            assertThat(System.nanoTime()).as("both hold the same in time").isLessThan(end);
            never.await(500, TimeUnit.MILLISECONDS); // asked again after a while
            here = station.holds();
        }
    }
}

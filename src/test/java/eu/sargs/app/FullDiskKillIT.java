package eu.sargs.app;

import static org.assertj.core.api.Assertions.assertThat;

import eu.sargs.app.BusyProcess.Moment;
import eu.sargs.journal.OriginKey;
import eu.sargs.platform.SmallDisk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code kill -9} of a station at work while its disk runs full and gets room again, many times a minute. {@code
 * -Dkills=60} for the whole row, {@code -Dseed=…} to run one again.
 */
class FullDiskKillIT {
    private static final int DISK = 250;
    /** Megabytes left, of which a station keeps 16 for ending what it has begun, and takes no picture below 32. */
    private static final int MOST_LEFT = 70;

    /** Kills besides, as long as the disk left no room for an alert to be ended in. */
    private static final int MORE = 12;

    @TempDir
    Path folder;

    private final KillCheck check = new KillCheck();
    private SmallDisk disk;

    @BeforeEach
    void mount() throws Exception {
        disk = SmallDisk.mount(folder, DISK);
    }

    @AfterEach
    void unmount() throws Exception {
        if (disk != null) {
            disk.close();
        }
    }

    @Test
    void losesNothingWhenKilledOnADiskThatRunsFull() throws Exception {
        int kills = Integer.getInteger("kills", 4);
        long seed = Long.getLong("seed", System.nanoTime());
        System.out.println("FullDiskKillIT: seed " + seed + ", kills " + kills);
        Random random = new Random(seed);
        ShellHome station = new ShellHome(disk.path(), "station", random, List.of());
        station.identify();
        Path copies = Files.createDirectory(disk.path().resolve("copies"));
        Path key = Files.createDirectory(folder.resolve("drive")).resolve("backup.key");
        int refused = 0;
        int exports = 0;
        int kill = 1;
        while (kill <= kills || (!check.busy() && kill <= kills + MORE)) {
            Moment when = new Moment(5 + random.nextInt(20), Duration.ofMillis(random.nextInt(6000)));
            boolean killed;
            try (Tide tide = new Tide(random.nextLong())) {
                killed = BusyProcess.killed(check, when, random, station.path, "boss", ShellHome.PASSWORD, copies, key);
            }
            disk.empty();
            check.after(kill, station.path);
            exports += check.checkExports(copies, new OriginKey(station.key));
            forget(copies);
            if (!killed) {
                refused++; // to open a home that has no room to write is refused in words; its test is
                // StationDiskFullIT
                continue;
            }
            System.out.println(
                    "FullDiskKillIT: kill " + kill + " held, " + check.sightings() + " sightings acknowledged");
            kill++;
        }
        check.assertBusy();
        assertThat(check.full()).as("waits for room").isPositive();
        System.out.println("FullDiskKillIT: " + (kill - 1) + " kills, " + refused + " starts refused, " + check.full()
                + " waits for room; " + check + "; "
                + exports + " exports finished");
    }

    private static void forget(Path copies) throws IOException {
        try (var files = Files.list(copies)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
    }

    /** Takes the disk's room and gives it back, until it is closed. */
    private final class Tide implements AutoCloseable {
        private final CountDownLatch over = new CountDownLatch(1);
        private final AtomicReference<IOException> failed = new AtomicReference<>();
        private final Thread thread;

        Tide(long seed) {
            Random random = new Random(seed);
            thread = Thread.ofPlatform().start(() -> {
                try {
                    while (!over.await(random.nextInt(2500), TimeUnit.MILLISECONDS)) {
                        disk.leave(random.nextInt(MOST_LEFT));
                    }
                } catch (IOException e) {
                    failed.set(e);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
        }

        @Override
        public void close() throws IOException, InterruptedException {
            over.countDown();
            thread.join();
            assertThat(failed.get()).as("the tide came and went").isNull();
        }
    }
}

package eu.sargs.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A station is copied while it works with a peer, its disk is lost, and it comes back on an empty one. */
class BackupIT {
    private static final int ENTRIES = 20;
    private static final Duration PATIENCE = Duration.ofSeconds(150);

    @TempDir
    Path folder;

    private final List<AutoCloseable> open = new ArrayList<>();
    private final AtomicInteger entered = new AtomicInteger();
    private ShellHome a;
    private ShellHome b;

    @AfterEach
    void end() throws Exception {
        for (AutoCloseable one : open.reversed()) {
            one.close();
        }
    }

    private static void await(String what, BooleanSupplier holds) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        CountDownLatch never = new CountDownLatch(1);
        while (!holds.getAsBoolean()) {
            assertThat(System.nanoTime()).as("in time: %s", what).isLessThan(end);
            never.await(500, TimeUnit.MILLISECONDS); // asked again after a while
        }
    }

    private static void delete(Path home) throws IOException {
        try (Stream<Path> all = Files.walk(home)) {
            for (Path one : all.sorted((x, y) -> y.compareTo(x)).toList()) {
                Files.delete(one);
            }
        }
    }

    @Test
    void comesBackOnAnEmptyDiskAndGoesOnWithItsPeer() throws Exception {
        long seed = Long.getLong("seed", System.nanoTime());
        System.out.println("BackupIT: seed " + seed);
        Random random = new Random(seed);
        a = new ShellHome(folder, "a", random, open);
        b = new ShellHome(folder, "b", random, open);
        a.sees(40);
        for (ShellHome home : List.of(a, b)) {
            home.start();
            home.identify();
        }
        a.admits(b, null);
        b.admits(a, a.address);
        b.wants("BB1111");
        await("A has what B wants", () -> a.wanted().contains("BB1111"));

        Path drive = Files.createDirectory(folder.resolve("drive")).resolve("backup.key");
        Path copies = Files.createDirectory(folder.resolve("copies"));
        ShellHome.Answer unsaid = a.says("backup", "--out", copies.toString());
        assertThat(unsaid.exit()).as("what opens it is not said").isEqualTo(2);
        assertThat(unsaid.err()).contains("BAK-02");
        Set<String> before = new TreeSet<>(a.wanted());
        ShellHome.Answer made = copied(copies, drive);
        assertThat(made.err()).contains("Backup: 100 %").contains(drive.toString());
        Path backup = Path.of(made.out().strip());
        ShellHome.Answer checked = ShellHome.sargs("restore", "--from", backup.toString(), "--check");
        assertThat(checked.exit()).as(checked.err()).isZero();
        refusesWhatWasAltered(backup, drive, random);

        a.wants("AA2222");
        b.wants("BB2222");
        await("B has what A wrote after the backup", () -> b.wanted().contains("AA2222"));
        a.process.kill();
        delete(a.path);
        ShellHome.Answer back = ShellHome.sargs(
                "restore", "--from", backup.toString(), "--home", a.path.toString(), "--key-file", drive.toString());
        assertThat(back.exit()).as(back.err()).isZero();
        assertThat(back.err()).contains("every chain holds");
        assertThat(a.wanted()).containsAll(before).doesNotContain("AA2222");
        assertThat(a.keyNow()).as("it is the same station").isEqualTo(a.key);
        a.start();
        a.wants("AA3333");
        await("B takes what A writes now", () -> b.wanted().contains("AA3333"));
        await(
                "A has again what it had written after the backup",
                () -> a.wanted().contains("AA2222"));
        await("A has what B wrote meanwhile", () -> a.wanted().contains("BB2222"));
        await("both hold the same", () -> a.holds().equals(b.holds()));
        Set<String> epochs = a.holds().keySet().stream()
                .filter(feed -> feed.startsWith(a.key))
                .map(feed -> feed.split(" ")[1])
                .collect(Collectors.toSet());
        assertThat(epochs).as("its older epoch and its new one").hasSize(2);
        for (ShellHome home : List.of(a, b)) {
            assertThat(home.process.stop()).as("ends cleanly").isZero();
        }
        System.out.println("BackupIT: " + entered.get() + " entries were written while backups were made, "
                + Files.size(backup) / 1024 + " KiB");
    }

    /** While entries are written through the same station, one after the other; the last of several copies. */
    private ShellHome.Answer copied(Path copies, Path drive) throws Exception {
        AtomicBoolean done = new AtomicBoolean();
        AtomicReference<Throwable> failed = new AtomicReference<>();
        Thread writing = Thread.ofPlatform().start(() -> {
            try {
                do {
                    a.wants("LD" + (1000 + entered.incrementAndGet()));
                } while (!done.get());
            } catch (Throwable e) {
                failed.set(e);
            }
        });
        try {
            ShellHome.Answer answer;
            int copy = 0;
            do {
                String file = copies.resolve(copy++ + ".backup").toString();
                answer = a.says("backup", "--out", file, "--key-file", drive.toString());
                assertThat(answer.exit()).as(answer.err()).isZero();
            } while (entered.get() < ENTRIES);
            return answer;
        } finally {
            done.set(true);
            writing.join();
            assertThat(failed.get()).isNull();
        }
    }

    private void refusesWhatWasAltered(Path backup, Path drive, Random random) throws IOException {
        Path altered = Files.copy(backup, folder.resolve("altered.backup"));
        try (RandomAccessFile bytes = new RandomAccessFile(altered.toFile(), "rw")) {
            long at = 1000 + random.nextInt(20_000); // the database comes first
            bytes.seek(at);
            int was = bytes.read();
            bytes.seek(at);
            bytes.write(was ^ 64);
        }
        ShellHome.Answer answer = ShellHome.sargs(
                "restore",
                "--from",
                altered.toString(),
                "--home",
                folder.resolve("refused").toString(),
                "--key-file",
                drive.toString());
        assertThat(answer.exit()).isEqualTo(1);
        assertThat(answer.err()).contains("BAK-07").contains("“database”");
        assertThat(folder.resolve("refused")).doesNotExist();
    }
}

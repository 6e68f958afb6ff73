package eu.sargs.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Three {@code sargs station} processes in a line, A, B and C: C reaches B over a bad line, and A only through B. Paired
 * from the shell, as an administrator would.
 */
class StationsSyncIT {
    private static final Duration PATIENCE = Duration.ofSeconds(150);

    @TempDir
    Path folder;

    private final List<AutoCloseable> open = new ArrayList<>();
    private final Random random = new Random(seed());

    private static long seed() {
        long seed = Long.getLong("seed", System.nanoTime());
        System.out.println("StationsSyncIT: seed " + seed);
        return seed;
    }

    private ShellHome home(String name) throws IOException {
        return new ShellHome(folder, name, random, open);
    }

    private static void await(String what, BooleanSupplier holds) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        CountDownLatch never = new CountDownLatch(1);
        while (!holds.getAsBoolean()) {
            assertThat(System.nanoTime()).as("in time: %s", what).isLessThan(end);
            never.await(700, TimeUnit.MILLISECONDS); // asked again after a while
        }
    }

    private static void awaitSame(ShellHome one, ShellHome... others) throws InterruptedException {
        for (ShellHome other : others) {
            await(
                    one.name + " and " + other.name + " hold the same",
                    () -> one.holds().equals(other.holds()));
        }
    }

    @AfterEach
    void end() throws Exception {
        for (AutoCloseable one : open.reversed()) {
            one.close();
        }
    }

    @Test
    void threeInALineComeToTheSameOverABadLineAndAKillAndTheRevokedOneGetsNowhere() throws Exception {
        ShellHome a = home("a");
        ShellHome b = home("b");
        ShellHome c = home("c");
        a.sees(60);
        c.sees(60);
        for (ShellHome home : List.of(a, b, c)) {
            home.start();
            home.identify();
        }
        FaultProxy line = new FaultProxy(b.address, random, 5, 0.01);
        open.add(line);
        a.admits(b, b.address);
        b.admits(a, null);
        b.admits(c, null);
        c.admits(b, line.address());

        a.wants("AA1111");
        c.wants("CC3333");
        await("the wanted of A reach C through B", () -> c.wanted().contains("AA1111"));
        await("the wanted of C reach A through B", () -> a.wanted().contains("CC3333"));
        awaitSame(a, b, c);

        b.process.kill();
        a.wants("AA2222");
        c.wants("CC4444");
        b.start();
        await("after the kill A's reach C", () -> c.wanted().contains("AA2222"));
        await("after the kill C's reach A", () -> a.wanted().contains("CC4444"));

        line.cut();
        a.wants("AA5555");
        await("B has it", () -> b.wanted().contains("AA5555"));
        assertThat(c.wanted()).as("C is cut off").doesNotContain("AA5555");
        line.heal();
        await("after the cut", () -> c.wanted().contains("AA5555"));
        awaitSame(a, b, c);
        System.out.println("StationsSyncIT: " + line.lost() + " connections lost by chance");

        assertThat(c.process.stop()).as("ends cleanly").isZero();
        b.does("peer", "revoke", c.key, "--yes", "--reason", "its machine was stolen");
        c.start();
        await(
                "C, which was away, learns that it was revoked",
                () -> c.says("peer", "id", "--json").lines().stream().anyMatch(own -> own.hasNonNull("revoked_by")));
        await(
                "C is turned away",
                () -> c.says("peer", "list", "--json").lines().stream()
                        .anyMatch(peer -> peer.get("key").asText().equals(b.key)
                                && !peer.get("state").asText().equals("CONNECTED")));
        await(
                "A knows",
                () -> a.says("peer", "list", "--json").lines().stream()
                        .anyMatch(peer -> peer.get("key").asText().equals(c.key)
                                && !peer.get("belongs").asBoolean()));
        c.wants("CC6666");
        a.wants("AA7777");
        awaitSame(a, b);
        assertThat(a.wanted()).contains("AA7777", "CC4444").doesNotContain("CC6666");
        assertThat(c.wanted()).doesNotContain("AA7777");
        for (ShellHome home : List.of(a, b, c)) {
            assertThat(home.process.stop()).as("ends cleanly").isZero();
        }
    }
}

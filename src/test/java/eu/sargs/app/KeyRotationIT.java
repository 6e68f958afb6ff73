package eu.sargs.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import eu.sargs.app.ShellHome.Answer;
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

/** Two {@code sargs station} processes, of which one changes its key while the other is away. */
class KeyRotationIT {
    private static final Duration PATIENCE = Duration.ofSeconds(150);

    @TempDir
    Path folder;

    private final List<AutoCloseable> open = new ArrayList<>();
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

    /** @param calls whether A, which will change its key, is the one that calls */
    private void pair(boolean calls) throws Exception {
        long seed = Long.getLong("seed", System.nanoTime());
        System.out.println("KeyRotationIT: seed " + seed);
        Random random = new Random(seed);
        a = new ShellHome(folder, "a", random, open);
        b = new ShellHome(folder, "b", random, open);
        a.sees(20);
        b.sees(20);
        for (ShellHome home : List.of(a, b)) {
            home.start();
            home.identify();
        }
        a.admits(b, calls ? b.address : null);
        b.admits(a, calls ? null : a.address);
        a.wants("AA1111");
        b.wants("BB1111");
        await("B has what A wants", () -> b.wanted().contains("AA1111"));
        await("A has what B wants", () -> a.wanted().contains("BB1111"));
    }

    private void rotate() {
        String before = a.keyNow();
        a.does("peer", "rotate", "--yes", "--reason", "a drive with the key was lost");
        assertThat(a.keyNow()).isNotEqualTo(before);
    }

    private boolean namesNow(String key, boolean connected) {
        return b.says("peer", "list", "--json").lines().stream()
                .anyMatch(peer -> is(peer, key)
                        && peer.get("belongs").asBoolean()
                        && (!connected || peer.get("state").asText().equals("CONNECTED")));
    }

    private boolean namesAsLeft(String key) {
        return b.says("peer", "list", "--json").lines().stream()
                .anyMatch(peer -> is(peer, key) && !peer.get("belongs").asBoolean());
    }

    private static boolean is(JsonNode peer, String key) {
        return peer.get("key").asText().equals(key);
    }

    private void bothGoOn() throws Exception {
        String now = a.keyNow();
        await("B has what A wrote with the new key", () -> b.wanted().contains("AA2222"));
        await("A has what B wrote meanwhile", () -> a.wanted().contains("BB2222"));
        await("B names the new key", () -> namesNow(now, true));
        assertThat(namesAsLeft(a.key)).as("the older key").isTrue();
        a.wants("AA3333");
        b.wants("BB3333");
        await("on they go to B", () -> b.wanted().contains("AA3333"));
        await("and to A", () -> a.wanted().contains("BB3333"));
        await("both hold the same", () -> a.holds().equals(b.holds()));
    }

    private void bothEnd() throws Exception {
        assertThat(a.says("peer", "list", "--json").lines())
                .as("A does not list itself")
                .extracting(peer -> peer.get("key").asText())
                .containsExactly(b.key);
        for (ShellHome home : List.of(a, b)) {
            assertThat(home.process.stop()).as("ends cleanly").isZero();
        }
    }

    @Test
    void aStationThatIsCalledChangesItsKeyTwiceWhileTheOtherIsAwayAndOnceWhileItIsOnDuty() throws Exception {
        pair(false);
        Answer running = a.says("peer", "rotate", "--yes", "--reason", "a drive was lost");
        assertThat(running.exit()).as("not while it runs").isEqualTo(1);
        assertThat(running.err()).contains("SYN-33");
        b.process.stop();
        a.process.stop();
        rotate();
        a.sees(20);
        rotate();
        a.start();
        a.wants("AA2222");
        b.wants("BB2222");
        b.start();
        bothGoOn();

        a.process.stop();
        rotate();
        b.wants("BB4444");
        a.start();
        a.wants("AA4444");
        String now = a.keyNow();
        await("B has what A wrote with its third key", () -> b.wanted().contains("AA4444"));
        await("A has what B wrote meanwhile", () -> a.wanted().contains("BB4444"));
        await("B names the third key", () -> namesNow(now, true));
        await("both hold the same", () -> a.holds().equals(b.holds()));
        bothEnd();
    }

    @Test
    void aStationThatCallsChangesItsKeyTwiceWhileTheOtherIsAway() throws Exception {
        pair(true);
        b.process.stop();
        a.process.stop();
        rotate();
        a.sees(20);
        rotate();
        a.wants("AA2222");
        b.wants("BB2222");
        b.start();
        a.start();
        bothGoOn();
        bothEnd();
    }
}

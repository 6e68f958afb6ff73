package eu.sargs.app;

import static org.assertj.core.api.Assertions.assertThat;

import eu.sargs.platform.StationSettings.Linking;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two {@code sargs station} processes; what one sends the other is capped. */
class CappedLinkIT {
    private static final Duration PATIENCE = Duration.ofSeconds(180);
    private static final int EVENTS = 1_500;
    private static final int KILOBYTES = 8;
    /** Each with a head of 64 bytes of its own; the first run goes out before it is paid for. */
    private static final double LEAST_SECONDS = (EVENTS - 600) * 64 / (KILOBYTES * 1_000.0) - 2;

    @TempDir
    Path folder;

    private final List<AutoCloseable> open = new ArrayList<>();

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
            never.await(300, TimeUnit.MILLISECONDS); // asked again after a while
        }
    }

    private static long heldOf(ShellHome at, ShellHome of) {
        return at.holds().entrySet().stream()
                .filter(feed ->
                        feed.getKey().startsWith(of.key) && feed.getKey().endsWith("TRAFFIC"))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    @Test
    void sendsNoMoreInASecondThanItIsSetToAndAllOfItInTheEnd() throws Exception {
        Random random = new Random(20261123);
        ShellHome a = new ShellHome(folder, "a", random, open);
        ShellHome b = new ShellHome(folder, "b", random, open);
        Earlier.saw(
                a.path, Duration.ofHours(1), LongStream.rangeClosed(1, EVENTS).toArray());
        try (Station station = Station.open(a.path)) {
            station.settings().change(now -> now.withLinking(new Linking("", false, KILOBYTES)));
        }
        for (ShellHome home : List.of(a, b)) {
            home.start();
            home.identify();
        }
        a.admits(b, null);
        b.admits(a, a.address);
        await("the first of them are there", () -> heldOf(b, a) > 0);
        long begin = System.nanoTime();
        await("all are there", () -> heldOf(b, a) == EVENTS);
        double seconds = (System.nanoTime() - begin) / 1e9;
        System.out.printf("CappedLinkIT: %d events in %.1f s%n", EVENTS, seconds);
        assertThat(seconds).as("without a cap it is a second or two").isGreaterThan(LEAST_SECONDS);
    }
}

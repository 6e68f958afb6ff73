package eu.sargs.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import eu.sargs.sighting.SightingId;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.LongStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Three {@code sargs station} processes in a line, A, B and C. B keeps its sightings for ten days and let go of what A saw
 * before that, when C comes and reaches A through B alone; then C is linked with A too.
 */
class RelayIT {
    private static final Duration PATIENCE = Duration.ofSeconds(180);
    private static final int SEEN_EARLIER = 40;

    @TempDir
    Path folder;

    private final List<AutoCloseable> open = new ArrayList<>();
    private final Random random = new Random(seed());

    private static long seed() {
        long seed = Long.getLong("seed", System.nanoTime());
        System.out.println("RelayIT: seed " + seed);
        return seed;
    }

    private static void await(String what, BooleanSupplier holds) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        CountDownLatch never = new CountDownLatch(1);
        while (!holds.getAsBoolean()) {
            assertThat(System.nanoTime()).as("in time: %s", what).isLessThan(end);
            never.await(700, TimeUnit.MILLISECONDS); // asked again after a while
        }
    }

    @AfterEach
    void end() throws Exception {
        for (AutoCloseable one : open.reversed()) {
            one.close();
        }
    }

    private static void night(ShellHome home, int days) {
        try (Station station = Station.open(home.path)) {
            station.settings().change(now -> now.withSightingDays(days));
            ZoneId zone = station.settings().now().zone();
            Instant night = Instant.now()
                    .plus(Duration.ofDays(1))
                    .atZone(zone)
                    .with(LocalTime.of(3, 0))
                    .toInstant();
            try (Retention retention =
                    new Retention(station.settings(), station.store(), () -> night, station.seat())) {
                assertThat(retention.step()).isEqualTo(SEEN_EARLIER - 1);
            }
        }
    }

    private static Optional<JsonNode> missing(ShellHome at, ShellHome of) {
        return at.says("peer", "list", "--json").lines().stream()
                .filter(peer -> peer.get("key").asText().equals(of.key))
                .flatMap(peer -> StreamSupport.stream(peer.get("missing").spliterator(), false))
                .findFirst();
    }

    @Test
    void whoIsBehindARelayThatKeepsLessIsToldOfTheHoleAndItsAlertsRingBehindIt() throws Exception {
        Earlier.saw(
                folder.resolve("a"),
                Duration.ofDays(12),
                LongStream.rangeClosed(1, SEEN_EARLIER).toArray());
        ShellHome a = new ShellHome(folder, "a", random, open);
        ShellHome b = new ShellHome(folder, "b", random, open);
        ShellHome c = new ShellHome(folder, "c", random, open);
        for (ShellHome home : List.of(a, b, c)) {
            home.start();
            home.identify();
        }
        a.admits(b, b.address);
        b.admits(a, null);
        await("B holds what A saw", () -> a.holds().equals(b.holds()));
        assertThat(b.process.stop()).isZero();
        night(b, 10);
        b.start();

        b.admits(c, null);
        c.admits(b, b.address);
        c.wants("ZZ1003");
        await("C hears of A, and that something is missing", () -> missing(c, a).isPresent());
        assertThat(missing(c, a).orElseThrow().get("cause").asText()).isEqualTo("LET_GO");
        assertThat(missing(c, a).orElseThrow().get("events").asInt()).isEqualTo(SEEN_EARLIER - 1);
        assertThat(c.says("peer", "list").err()).contains("39 events that never came here", "a station on the way");
        assertThat(missing(b, a)).as("B let go of it by itself").isEmpty();

        assertThat(a.process.stop()).isZero();
        a.sees(5);
        a.start();
        await("C holds what A saw since", () -> c.holds().equals(a.holds()));
        assertThat(b.says("verify").out()).doesNotContain("MISSING");
        assertThat(c.says("verify").out()).contains("MISSING " + (SEEN_EARLIER - 1));

        a.admits(c, null);
        c.admits(a, a.address);
        await("C has from A what B had let go of", () -> missing(c, a).isEmpty());
        assertThat(c.says("verify").out()).doesNotContain("MISSING");
        for (ShellHome home : List.of(a, b, c)) {
            assertThat(home.process.stop()).as("ends cleanly").isZero();
        }
        try (Station station = Station.open(c.path)) {
            assertThat(LongStream.rangeClosed(1, SEEN_EARLIER)
                            .filter(id -> station.store()
                                    .sightings()
                                    .find(new SightingId(new UUID(7, id)))
                                    .isEmpty()))
                    .as("what C cannot find")
                    .isEmpty();
            assertThat(station.alerts().open())
                    .as("what is old does not ring")
                    .singleElement()
                    .extracting(alert -> alert.sighting().reading().plate().text())
                    .isEqualTo("ZZ1003");
        }
    }
}

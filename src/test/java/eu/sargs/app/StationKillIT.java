package eu.sargs.app;

import static org.assertj.core.api.Assertions.assertThat;

import eu.sargs.access.Accounts.Account;
import eu.sargs.alert.AlertId;
import eu.sargs.alert.HitFollower;
import eu.sargs.journal.Lane;
import eu.sargs.platform.Language;
import eu.sargs.platform.StationSettings;
import eu.sargs.sighting.SightingCodec;
import eu.sargs.sighting.SightingId;
import eu.sargs.store.Verify;
import java.io.BufferedReader;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code kill -9} in the middle of traffic and alarms. {@code -Dkills=20} for the whole row, {@code -Dseed=…} to run one
 * again.
 */
class StationKillIT {
    private static final String PASSWORD = "kill me if you can 9";

    @TempDir
    Path folder;

    private final Set<UUID> seen = new HashSet<>();
    private final Set<UUID> watched = new HashSet<>();
    private final Set<String> closed = new HashSet<>();

    @Test
    void losesNothingAndDoublesNothingWhenKilled() throws Exception {
        int kills = Integer.getInteger("kills", 4);
        long seed = Long.getLong("seed", System.nanoTime());
        System.out.println("StationKillIT: seed " + seed + ", kills " + kills);
        Random random = new Random(seed);
        Path home = folder.resolve("station");
        Station.create(
                home,
                StationSettings.of("Krāslava", ZoneId.of("Europe/Riga"), Language.LV),
                new Account("busy", "B. Usy", true),
                PASSWORD.toCharArray());
        for (int kill = 1; kill <= kills; kill++) {
            runAndKill(home, random);
            check(home, kill);
        }
        assertThat(watched).as("alarms were in it").isNotEmpty();
        assertThat(closed).as("decisions were in it").isNotEmpty();
        System.out.printf(
                "StationKillIT: %d kills, %d acknowledged sightings (%d watched), %d decisions, all there once%n",
                kills, seen.size(), watched.size(), closed.size());
    }

    private void runAndKill(Path home, Random random) throws Exception {
        List<String> words = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                BusyStation.class.getName(),
                home.toString(),
                Long.toString(random.nextLong()),
                "busy",
                PASSWORD));
        Process process = new ProcessBuilder(words)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader out = process.inputReader()) {
            long deadline = Long.MAX_VALUE;
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                if (line.equals("ready")) {
                    long rest = 300 + random.nextInt(2500);
                    deadline = System.nanoTime() + rest * 1_000_000;
                    Thread.ofVirtual().start(() -> {
                        try {
                            Thread.sleep(rest); // the moment of the kill is what this test is about
                        } catch (InterruptedException e) {
                            Thread.currentThread().interrupt();
                        }
                        process.destroyForcibly();
                    });
                } else if (line.startsWith("seen ")) {
                    String[] parts = line.split(" ");
                    if (parts.length == 3 && parts[1].length() == 36 && parts[2].matches("watched|free")) {
                        seen.add(UUID.fromString(parts[1]));
                        if (parts[2].equals("watched")) {
                            watched.add(UUID.fromString(parts[1]));
                        }
                    }
                } else if (line.matches("closed [0-9a-f]{64}")) {
                    closed.add(line.substring(7));
                }
            }
            assertThat(deadline).as("the station came up").isLessThan(Long.MAX_VALUE);
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    /** The matcher goes on by itself; what it missed is what this test would see next. */
    private static void awaitMatched(Station station) throws InterruptedException {
        var journal = station.store().journal();
        long deadline = System.nanoTime() + 60_000_000_000L;
        while (journal.heads().entrySet().stream()
                .filter(head -> head.getKey().lane() == Lane.TRAFFIC)
                .anyMatch(head -> journal.checkpoint(HitFollower.NAME, head.getKey()) < head.getValue())) {
            assertThat(System.nanoTime())
                    .as("the matcher catches up in a minute")
                    .isLessThan(deadline);
            Thread.sleep(20);
        }
        station.store().catchUp();
    }

    private void check(Path home, int kill) throws Exception {
        try (Station station = Station.open(home)) {
            awaitMatched(station);
            assertThat(station.store().verify())
                    .as("chains after kill %d", kill)
                    .isNotEmpty()
                    .allMatch(Verify.FeedReport::holds);
            Map<UUID, Integer> recorded = new HashMap<>();
            station.store().journal().heads().forEach((feed, head) -> {
                for (long at = 0; at < head; ) {
                    var events = station.store().journal().read(feed, at, 1000);
                    events.stream()
                            .filter(event -> event.type().equals(SightingCodec.RECORDED))
                            .forEach(event -> recorded.merge(
                                    SightingCodec.decode(event.payload().orElseThrow())
                                            .id()
                                            .value(),
                                    1,
                                    Integer::sum));
                    at = events.getLast().sequence();
                }
            });
            assertThat(recorded.keySet())
                    .as("acknowledged sightings after kill %d", kill)
                    .containsAll(seen);
            assertThat(recorded.values()).as("each sighting once").allMatch(times -> times == 1);
            for (UUID id : seen) {
                assertThat(station.sightings().find(new SightingId(id))).isPresent();
            }
            for (UUID id : watched) {
                assertThat(station.store().hits().hitsOf(new SightingId(id)))
                        .as("hit of sighting %s after kill %d", id, kill)
                        .hasSize(1);
            }
            for (String id : closed) {
                assertThat(station.alerts().find(new AlertId(id)).orElseThrow().open())
                        .isFalse();
            }
            assertThat(station.store().differing())
                    .as("tables equal their rebuild")
                    .isEmpty();
        }
    }
}

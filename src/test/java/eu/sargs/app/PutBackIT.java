package eu.sargs.app;

import static org.assertj.core.api.Assertions.assertThat;

import eu.sargs.access.Officer;
import eu.sargs.alert.Alert;
import eu.sargs.alert.AlertCodec;
import eu.sargs.alert.Outcome;
import eu.sargs.journal.Event;
import eu.sargs.journal.Lane;
import eu.sargs.sighting.SightingCodec;
import eu.sargs.watchlist.WatchCodec;
import eu.sargs.watchlist.WatchEntry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two {@code sargs station} processes. The disk of A is put back, note included, and its officers write before it links;
 * while it enters that anew it is killed, again and again.
 */
class PutBackIT {
    private static final Duration PATIENCE = Duration.ofSeconds(150);
    private static final int KILLS = 5;
    /** After it is ready, within so long: it links, hears of its second history and enters anew in that time. */
    private static final int KILL_WITHIN_MILLIS = 1_500;

    private static final List<String> TYPES =
            List.of(WatchCodec.PUT, WatchCodec.REMOVED, AlertCodec.RAISED, AlertCodec.CLOSED, SightingCodec.RECORDED);

    @TempDir
    Path folder;

    private final List<AutoCloseable> open = new ArrayList<>();
    private final Random random = new Random(seed());

    private static long seed() {
        long seed = Long.getLong("seed", System.nanoTime());
        System.out.println("PutBackIT: seed " + seed);
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

    private List<Path> disk(ShellHome home) {
        return List.of(home.path.resolve("sargs.mv.db"), home.path.resolve("seat"));
    }

    private void image(ShellHome home) throws IOException {
        for (Path file : disk(home)) {
            Files.copy(file, folder.resolve("image-" + file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private void putBack(ShellHome home) throws IOException {
        for (Path file : disk(home)) {
            Files.write(file, Files.readAllBytes(folder.resolve("image-" + file.getFileName())));
        }
    }

    private static Officer boss(Station station) {
        return station.accounts().signIn("boss", ShellHome.PASSWORD.toCharArray(), station.seat());
    }

    private static Map<String, Integer> said(Station station) {
        Map<String, Integer> said = new TreeMap<>();
        station.store().journal().heads().forEach((feed, last) -> {
            if (feed.lane() != Lane.RECORD) {
                station.store().journal().read(feed, 0, 10_000).stream()
                        .filter(event -> TYPES.contains(event.type()))
                        .forEach(event -> said.merge(name(event), 1, Integer::sum));
            }
        });
        return said;
    }

    /** The same for the same thing said, wherever it stands. */
    private static String name(Event event) {
        return event.type() + " " + event.feed().scope() + " "
                + event.by().orElseThrow().officer() + " " + event.said() + " "
                + HexFormat.of().formatHex(event.payload().orElseThrow());
    }

    @Test
    void whatItWroteBeforeItLinkedStandsAtBothOnce() throws Exception {
        ShellHome a = new ShellHome(folder, "a", random, open);
        ShellHome b = new ShellHome(folder, "b", random, open);
        a.wants("ZZ1002");
        for (ShellHome home : List.of(a, b)) {
            home.start();
            home.identify();
        }
        a.admits(b, b.address);
        b.admits(a, null);
        await("they are linked", () -> b.wanted().contains("ZZ1002"));
        assertThat(a.process.stop()).isZero();
        image(a);
        a.wants("AA2222");
        a.sees(1);
        a.start();
        await("B has what comes after the image", () -> b.wanted().contains("AA2222"));
        assertThat(a.process.stop()).isZero();

        putBack(a);
        a.wants("AA3333");
        a.sees(3);
        try (Station station = Station.open(a.path)) {
            Officer boss = boss(station);
            Alert alert = station.alerts().open().getFirst();
            station.alerts().take(alert.id(), boss);
            station.alerts().close(alert.id(), Outcome.STOPPED, "before it linked", boss);
            WatchEntry entry = station.watchlist().all().stream()
                    .filter(one -> one.pattern().equals("ZZ1002"))
                    .findFirst()
                    .orElseThrow();
            station.watchlist().remove(entry.id(), boss);
        }
        Map<String, Integer> written;
        try (Station station = Station.open(a.path)) {
            written = said(station);
        }
        assertThat(written.keySet())
                .as("of all kinds")
                .anyMatch(name -> name.startsWith(WatchCodec.REMOVED))
                .anyMatch(name -> name.startsWith(AlertCodec.CLOSED))
                .anyMatch(name -> name.startsWith(AlertCodec.RAISED))
                .anyMatch(name -> name.startsWith(SightingCodec.RECORDED));

        for (int kill = 0; kill < KILLS; kill++) {
            a.start();
            CountDownLatch never = new CountDownLatch(1);
            never.await(random.nextInt(KILL_WITHIN_MILLIS), TimeUnit.MILLISECONDS); // wherever it is then
            a.process.kill();
        }
        a.start();
        await("B has what was written before it linked", () -> b.wanted().contains("AA3333"));
        await("B has the removal", () -> !b.wanted().contains("ZZ1002"));
        await("A and B hold the same", () -> a.holds().equals(b.holds()));
        assertThat(a.wanted()).contains("AA3333").doesNotContain("ZZ1002");
        assertThat(a.process.stop()).isZero();
        for (int opening = 0; opening < 2; opening++) {
            try (Station station = Station.open(a.path)) {
                assertThat(station.notice()).as("nothing is missing").isEmpty();
            }
        }
        assertThat(b.process.stop()).isZero();
        for (ShellHome home : List.of(a, b)) {
            try (Station station = Station.open(home.path)) {
                Map<String, Integer> said = said(station);
                assertThat(said).as("what A wrote, once, at %s", home.name).containsAllEntriesOf(written);
                assertThat(station.alerts().open()).isEmpty();
                assertThat(station.store().compare().differing()).isEmpty();
            }
        }
    }
}

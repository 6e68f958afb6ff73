package eu.sargs.app;

import static org.assertj.core.api.Assertions.assertThat;

import eu.sargs.access.Accounts.Account;
import eu.sargs.access.Audience;
import eu.sargs.access.Officer;
import eu.sargs.access.StationKey;
import eu.sargs.alert.Alert;
import eu.sargs.platform.Language;
import eu.sargs.platform.StationSettings;
import eu.sargs.sighting.SomeSightings;
import eu.sargs.sync.Admission;
import eu.sargs.sync.Description;
import eu.sargs.sync.PeerAddress;
import eu.sargs.watchlist.EntryId;
import eu.sargs.watchlist.Priority;
import eu.sargs.watchlist.WatchEntry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two whole stations, each in its home, over a real link: an alert of one is given to the other. */
class ForwardingIT {
    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final String PASSWORD = "over the border 7";

    @TempDir
    Path folder;

    private final List<Post> open = new ArrayList<>();

    /** A station, and who sits at it. */
    private final class Post {
        final Station station;
        final Officer officer;
        final Description described;

        Post(String name, String agency, String country) {
            Station.create(
                    folder.resolve(name),
                    StationSettings.of(name, ZoneId.of("Europe/Riga"), Language.LV)
                            .withEscalateSeconds(2),
                    Account.first("boss", "Boss of " + name),
                    PASSWORD.toCharArray());
            station = Station.open(folder.resolve(name));
            open.add(this);
            officer = station.accounts().signIn("boss", PASSWORD.toCharArray(), station.seat());
            station.link(Optional.of(new PeerAddress("127.0.0.1", 0)));
            described = new Description(name, name + " 1", agency, country);
            station.peers().describe(described, officer);
        }

        void admits(Post other, boolean calls) {
            station.peers()
                    .admit(
                            new Admission(
                                    other.station.peers().now().self().key(),
                                    other.described,
                                    true,
                                    other.station
                                            .peers()
                                            .now()
                                            .self()
                                            .listensAt()
                                            .filter(at -> calls)),
                            officer);
        }

        StationKey key() {
            return new StationKey(station.peers().now().self().key().hex());
        }

        Optional<Alert> alert() {
            return station.alerts().open().stream().findFirst();
        }

        boolean rings() {
            return alert().filter(Alert::rings).isPresent();
        }
    }

    @AfterEach
    void end() {
        open.reversed().forEach(post -> post.station.close());
    }

    private static void await(String what, BooleanSupplier holds) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        CountDownLatch never = new CountDownLatch(1);
        while (!holds.getAsBoolean()) {
            assertThat(System.nanoTime()).as("in time: %s", what).isLessThan(end);
            never.await(50, TimeUnit.MILLISECONDS); // asked again after a while
        }
    }

    @Test
    void soundsAtTheOtherStationAndComesBackWhereNobodyThereAnswers() throws Exception {
        Post kraslava = new Post("Krāslava", "vp-kraslava", "LV");
        Post utena = new Post("Utena", "vsat-utena", "LT");
        kraslava.admits(utena, false);
        utena.admits(kraslava, true);
        kraslava.station
                .watchlist()
                .put(
                        new WatchEntry(
                                        new EntryId(UUID.randomUUID()),
                                        "HO3817",
                                        "Zagts auto",
                                        Priority.HIGH,
                                        Instant.now().minusSeconds(60),
                                        Optional.empty(),
                                        "Krāslava",
                                        "",
                                        0)
                                .shownTo(Audience.ALL),
                        kraslava.officer);
        kraslava.station.sightingBook().record(SomeSightings.sighting(1, "HO3817", Instant.now()));
        await(
                "it is known at both",
                () -> kraslava.alert().isPresent() && utena.alert().isPresent());

        Alert given = kraslava.station
                .alerts()
                .forward(kraslava.alert().orElseThrow().id(), utena.key(), "Brauc pie jums", kraslava.officer);
        long begin = System.nanoTime();
        assertThat(given.rings()).as("theirs now").isFalse();
        await(
                "it sounds there",
                () -> utena.alert()
                        .filter(one -> one.rings() && one.handled().forwarded().isPresent())
                        .isPresent());
        long after = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin);
        Alert.Forwarded there =
                utena.alert().orElseThrow().handled().forwarded().orElseThrow();
        assertThat(there.here()).isTrue();
        assertThat(there.by()).isEqualTo(kraslava.key());
        assertThat(there.officer()).isEqualTo("Boss of Krāslava");
        assertThat(there.note()).isEqualTo("Brauc pie jums");

        await("nobody there answers, and it is everybody's again", () -> kraslava.rings() && utena.rings());
        utena.station.alerts().take(utena.alert().orElseThrow().id(), utena.officer);
        await(
                "it is read here who has it",
                () -> kraslava.alert()
                        .flatMap(Alert::taken)
                        .filter(taken -> taken.officer().equals("Boss of Utena"))
                        .isPresent());
        System.out.printf("ForwardingIT: it sounded at the other station after %d ms%n", after);
    }
}

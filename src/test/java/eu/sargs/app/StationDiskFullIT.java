package eu.sargs.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.sargs.access.Accounts.Account;
import eu.sargs.access.Officer;
import eu.sargs.alert.Alert;
import eu.sargs.alert.Outcome;
import eu.sargs.camera.Camera;
import eu.sargs.camera.CameraAddress;
import eu.sargs.camera.CameraId;
import eu.sargs.platform.Fault;
import eu.sargs.platform.Language;
import eu.sargs.platform.SmallDisk;
import eu.sargs.platform.StationSettings;
import eu.sargs.platform.Texts;
import eu.sargs.recognition.Passage;
import eu.sargs.recognition.PassageNews;
import eu.sargs.sighting.Sighting;
import eu.sargs.sighting.SightingId;
import eu.sargs.store.Verify;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A station at work while its disk runs full: a small file system in memory, which only root may mount. */
class StationDiskFullIT {
    private static final String PASSWORD = "fill me if you can 9";
    private static final String WATCHED = BusyStation.WATCHED.getFirst();

    @TempDir
    Path folder;

    private final Set<Fault> troubles = ConcurrentHashMap.newKeySet();
    private final List<Passage> passed = new ArrayList<>();
    private final Random random = new Random(20261122);
    private SmallDisk disk;

    @BeforeEach
    void mount() throws Exception {
        disk = SmallDisk.mount(folder, 150);
    }

    @AfterEach
    void unmount() throws Exception {
        if (disk != null) {
            disk.close();
        }
    }

    @Test
    void saysSoLosesNothingAndGoesOnByItselfWhenThereIsRoomAgain() throws Exception {
        Path home = disk.path().resolve("home");
        Station.create(
                home,
                StationSettings.of("Krāslava", ZoneId.of("Europe/Riga"), Language.LV),
                Account.first("busy", "B. Usy"),
                PASSWORD.toCharArray());
        try (Station station = Station.open(home)) {
            Officer officer = station.accounts().signIn("busy", PASSWORD.toCharArray(), station.seat());
            station.watchlist().put(BusyStation.entry(WATCHED), officer);
            station.onTrouble(troubles::add);
            BusyStation.Road road = new BusyStation.Road();
            try (Pipeline pipeline = new Pipeline("Krāslava", road, station.pictures(), station.sightingBook())) {
                pipeline.onTrouble(troubles::add);
                pipeline.start();
                drive(road, 3);
                await("the first alert", () -> allThere(station));
                Alert first = station.alerts().open().getFirst();

                disk.leave(5);
                drive(road, 3);
                await("the trouble is told", () -> !troubles.isEmpty());
                assertThat(troubles).allSatisfy(StationDiskFullIT::saysWhatToDo);
                assertThatThrownBy(() -> station.alerts().close(first.id(), Outcome.STOPPED, "", officer))
                        .as("a decision that is not kept is not acknowledged")
                        .isInstanceOfSatisfying(Fault.class, StationDiskFullIT::saysWhatToDo);
                assertThat(station.alerts().find(first.id()).orElseThrow().open())
                        .isTrue();
                assertThat(station.sightings().latest(9)).as("reading goes on").hasSize(3);

                disk.empty();
                await("it goes on by itself", () -> allThere(station));
                assertThat(station.alerts()
                                .close(first.id(), Outcome.STOPPED, "", officer)
                                .open())
                        .isFalse();
                holds(station);
            }
        }
        restartsOnAFullDisk(home);
    }

    @Test
    void keepsWhatIsWrittenAfterAStartThatFailedOnTheFullDisk() throws Exception {
        Path made = folder.resolve("made");
        Station.create(
                made,
                StationSettings.of("Kārsava", ZoneId.of("Europe/Riga"), Language.LV),
                Account.first("busy", "B. Usy"),
                PASSWORD.toCharArray());
        for (int i = 1; i <= 3; i++) {
            add(made, "KAR-0" + i);
        }
        for (int round = 1; round <= 3; round++) {
            // A copy has to write before anything else, that it goes on in a new epoch.
            Path home = disk.path().resolve("copy" + round);
            assertThat(new ProcessBuilder("cp", "-a", made.toString(), home.toString())
                            .inheritIO()
                            .start()
                            .waitFor())
                    .isZero();
            disk.fill();
            assertThatThrownBy(() -> Station.open(home).close()).isInstanceOfSatisfying(Fault.class, fault -> {
                saysWhatToDo(fault);
                assertThat(fault.code())
                        .as("nobody did anything that was not saved")
                        .isEqualTo("JRN-08");
            });
            disk.empty();
            add(home, "FUL-04");
            try (Station station = Station.open(home)) {
                assertThat(station.cameras().all())
                        .as("round %d", round)
                        .extracting(camera -> camera.id().text())
                        .contains("FUL-04");
            }
        }
    }

    private static void add(Path home, String id) {
        try (Station station = Station.open(home)) {
            CameraAddress address = CameraAddress.of("rtsp://192.0.2.1/road");
            station.cameras().put(new Camera(new CameraId(id), id, "A6", 55.5, 25.6, 0, address, true));
        }
    }

    private void restartsOnAFullDisk(Path home) throws Exception {
        disk.fill();
        try (Station station = Station.open(home)) {
            assertThat(allThere(station))
                    .as("on a full disk it still shows what it has")
                    .isTrue();
        } catch (Fault fault) {
            saysWhatToDo(fault);
        }
        disk.empty();
        try (Station station = Station.open(home)) {
            assertThat(allThere(station)).isTrue();
            holds(station);
            assertThat(station.store().journal().heads().keySet()).allMatch(feed -> feed.epoch() == 1);
        }
    }

    private void drive(BusyStation.Road road, int vehicles) {
        for (int i = 0; i < vehicles; i++) {
            Passage passage = BusyStation.passage(i == 0 ? WATCHED : "ZZ10" + (10 + passed.size()), i, random);
            passed.add(passage);
            road.news.tell(new PassageNews.Opened(passage));
            road.news.tell(new PassageNews.Closed(passage));
        }
    }

    @Test
    void verifiesOnAFullDiskAndTellsThatItIsFull() throws Exception {
        ShellHome home = new ShellHome(disk.path(), "home", random, new ArrayList<>());
        home.sees(5);
        disk.leave(5);
        ShellHome.Answer answer = home.says("verify");
        assertThat(answer.exit()).isEqualTo(1);
        assertThat(answer.err())
                .contains("STO-10", "Every chain holds", "the record cannot say that you looked")
                .doesNotContain("JRN-01", "STO-03");
        assertThat(answer.out()).contains("TRAFFIC").doesNotContain("UNREADABLE");
        ShellHome.Answer stranger = home.saysAs("nobody", "verify");
        assertThat(stranger.exit()).as("only who may sign in").isEqualTo(1);
        assertThat(stranger.out()).isEmpty();
        try (Station station = Station.open(home.path)) {
            assertThat(station.store().full()).isPresent();
        }
        disk.empty();
        home.does("verify");
    }

    /** Every vehicle once, as refined, and with its hit where it is wanted. */
    private boolean allThere(Station station) {
        return passed.stream().allMatch(passage -> {
            SightingId id = new SightingId(passage.id());
            boolean wanted = passage.reading().plate().text().equals(WATCHED);
            return station.sightings().find(id).map(Sighting::refined).orElse(false)
                    && station.store().hits().hitsOf(id).size() == (wanted ? 1 : 0);
        });
    }

    private static void holds(Station station) {
        assertThat(station.store().verify()).isNotEmpty().allMatch(Verify.FeedReport::holds);
        assertThat(station.store().compare().differing()).isEmpty();
        for (Sighting sighting : station.sightings().latest(9)) {
            assertThat(station.pictures().find(sighting.crop())).isPresent();
            assertThat(station.pictures().find(sighting.overview())).isPresent();
        }
    }

    private static void saysWhatToDo(Fault fault) {
        assertThat(fault.code()).isIn("PIC-01", "STO-03", "JRN-01", "JRN-08", "HOM-02");
        for (Language language : Language.values()) {
            assertThat(new Texts(language).get(fault)).doesNotContain("‹", "{");
        }
        assertThat(new Texts(Language.EN).get(fault)).containsPattern("[Ff]ree space|disk has room");
    }

    private static void await(String what, BooleanSupplier wanted) throws InterruptedException {
        long deadline = System.nanoTime() + 90_000_000_000L;
        while (!wanted.getAsBoolean()) {
            assertThat(System.nanoTime()).as(what).isLessThan(deadline);
            Thread.sleep(50); // other threads are at work; nothing here tells when they are done
        }
    }
}

package eu.sargs.app;

import eu.sargs.access.Accounts.Account;
import eu.sargs.access.Officer;
import eu.sargs.app.command.Console;
import eu.sargs.camera.Camera;
import eu.sargs.platform.Fault;
import eu.sargs.platform.HomeKey;
import eu.sargs.platform.Language;
import eu.sargs.platform.Services;
import eu.sargs.platform.StationSettings;
import eu.sargs.platform.Texts;
import eu.sargs.simulation.DemoRoads;
import eu.sargs.simulation.RegistrationPlate;
import eu.sargs.watchlist.EntryId;
import eu.sargs.watchlist.Priority;
import eu.sargs.watchlist.WatchEntry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Base64;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.DoubleConsumer;

/**
 * A station with simulated cameras, made like any other: its own home, an officer with a password of its own, cameras
 * over RTSP, two plates on the watchlist. Nothing in it knows that it is a demo but this class.
 */
public final class Demo implements AutoCloseable {
    private static final String OFFICER = "i.vitola";
    private static final Duration FREEZE_AFTER = Duration.ofSeconds(25);

    private final Services services = new Services();
    private final Watch watch;
    private final Officer officer;
    private final DemoNeighbour neighbour;

    /**
     * @param folder the demo's home; made where it is not there yet
     * @param cache where rendered clips are kept
     * @param progress of rendering, 0 to 1
     */
    public Demo(Path folder, Path cache, Language language, boolean night, DoubleConsumer progress) {
        try {
            DemoRoads roads = services.keep(DemoRoads.prepare(cache, night, progress));
            roads.start();
            if (!Files.exists(folder.resolve("settings.json"))) {
                create(folder, language);
            }
            Station station = services.keep(Station.open(folder));
            station.settings().change(s -> s.withLanguage(language));
            officer = station.accounts().signIn(OFFICER, password(folder), station.seat());
            place(station, roads);
            watch(station, roads, officer, new Texts(language));
            roads.freezeSkaista(FREEZE_AFTER);
            watch = services.keep(new Watch(station));
            neighbour = services.keep(new DemoNeighbour(station, officer, folder.resolve("neighbour")));
        } catch (RuntimeException e) {
            services.close();
            throw e;
        }
    }

    private static void create(Path folder, Language language) {
        byte[] random = new byte[12];
        new SecureRandom().nextBytes(random);
        String password = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        Station.create(
                folder,
                // Its password is a random one in a file: Ctrl L locks, time does not.
                StationSettings.of("Krāslava", ZoneId.of("Europe/Riga"), language)
                        .withLockMinutes(0),
                Account.first(OFFICER, "I. Vītola"),
                password.toCharArray());
        HomeKey.writeOwn(passwordFile(folder), (password + "\n").getBytes(StandardCharsets.UTF_8));
    }

    /** The cameras of the road, at the addresses they have this time. */
    private static void place(Station station, DemoRoads roads) {
        Set<Camera> there = new HashSet<>(roads.cameras());
        there.forEach(station.cameras()::put);
        for (Camera camera : station.cameras().all()) {
            if (there.stream().noneMatch(one -> one.id().equals(camera.id()))) {
                station.cameras().remove(camera.id());
            }
        }
    }

    private static void watch(Station station, DemoRoads roads, Officer officer, Texts texts) {
        watch(station, officer, DemoRoads.WANTED, Priority.HIGH, texts, "stolen");
        watch(station, officer, DemoRoads.COMPANION, Priority.MEDIUM, texts, "companion");
    }

    private static void watch(
            Station station, Officer officer, RegistrationPlate plate, Priority priority, Texts texts, String what) {
        String pattern = plate.plate().text();
        Optional<WatchEntry> listed = station.watchlist().all().stream()
                .filter(entry -> entry.pattern().equals(pattern))
                .findFirst();
        String reason = texts.get("app.demo." + what + ".reason");
        if (listed.map(entry -> entry.reason().equals(reason)).orElse(false)) {
            return;
        }
        station.watchlist()
                .put(
                        new WatchEntry(
                                listed.map(WatchEntry::id).orElseGet(() -> new EntryId(UUID.randomUUID())),
                                pattern,
                                reason,
                                priority,
                                station.clock().instant().minus(Duration.ofDays(1)),
                                Optional.of(station.clock().instant().plus(Duration.ofDays(90))),
                                texts.get("app.demo." + what + ".owner"),
                                texts.get("app.demo." + what + ".guidance"),
                                listed.map(entry -> entry.edition() + 1).orElse(1)),
                        officer);
    }

    private static Path passwordFile(Path folder) {
        return folder.resolve("demo-password");
    }

    private static char[] password(Path folder) {
        try {
            return Files.readString(passwordFile(folder)).strip().toCharArray();
        } catch (IOException e) {
            throw new Fault(
                    e, "CLI-02", "app.fault.password_file", passwordFile(folder).toString());
        }
    }

    /** Wired, not yet started. */
    public Watch watch() {
        return watch;
    }

    public Officer officer() {
        return officer;
    }

    /**
     * Shows it in the desktop until its time is over or its window is closed.
     *
     * @return the exit status: 1 when pictures were wanted and it was not worth a picture in time
     */
    public int run(DemoPictures.Wanted wanted, Console console) {
        return DemoDesktop.run(this, wanted, console);
    }

    /** Links with the station beside it, which takes a while to come up; returns at once. */
    void link() {
        watch.station().link(Optional.empty());
        neighbour.start();
    }

    public Path passwordFile() {
        return passwordFile(watch.station().folder());
    }

    @Override
    public void close() {
        services.close();
    }
}

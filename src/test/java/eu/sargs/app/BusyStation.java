package eu.sargs.app;

import eu.sargs.access.DeedSearch;
import eu.sargs.access.Officer;
import eu.sargs.access.Reason;
import eu.sargs.alert.Alert;
import eu.sargs.alert.Outcome;
import eu.sargs.camera.CameraId;
import eu.sargs.plate.Country;
import eu.sargs.plate.Plate;
import eu.sargs.plate.PlateBox;
import eu.sargs.plate.Reading;
import eu.sargs.platform.Fault;
import eu.sargs.platform.KeyPlace;
import eu.sargs.platform.Listeners;
import eu.sargs.platform.Pin;
import eu.sargs.recognition.Passage;
import eu.sargs.recognition.PassageNews;
import eu.sargs.recognition.PlateReadSource;
import eu.sargs.sighting.Sighting;
import eu.sargs.sighting.SightingBook;
import eu.sargs.watchlist.EntryId;
import eu.sargs.watchlist.Priority;
import eu.sargs.watchlist.WatchEntry;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * A headless station in the middle of traffic and alarms, made to be killed. Prints what it has acknowledged, a line
 * each, only after the acknowledgement: {@code listed ENTRY}, {@code seen SIGHTING PLATE}, {@code refined SIGHTING},
 * {@code taken ALERT}, {@code closed ALERT}, {@code backed FILE}.
 */
public final class BusyStation {
    static final List<String> WATCHED = List.of("HO3817", "JR811", "MNB417", "AK55213", "KB4471", "LR6120");

    private BusyStation() {}

    /**
     * Arguments: home, seed, account, password; and to sync, be backed up and export meanwhile: a folder for what is
     * written, the backups' key file.
     */
    public static void main(String[] arguments) throws Exception {
        Station station = Station.open(Path.of(arguments[0]));
        Random random = new Random(Long.parseLong(arguments[1]));
        Officer officer =
                ask(() -> station.accounts().signIn(arguments[2], arguments[3].toCharArray(), station.seat()));
        if (station.watchlist().all().isEmpty()) {
            station.watchlist().putAll(WATCHED.stream().map(BusyStation::entry).toList(), officer);
            station.watchlist()
                    .all()
                    .forEach(entry -> System.out.println("listed " + entry.id().value()));
        }
        Road road = new Road();
        Pipeline pipeline = new Pipeline("Krāslava", road, station.pictures(), told(station.sightingBook()));
        pipeline.start();
        Thread.ofPlatform().daemon().start(() -> close(station, officer));
        if (arguments.length > 4) {
            station.link(Optional.empty());
            Path folder = Path.of(arguments[4]);
            Path key = Path.of(arguments[5]);
            String run = Long.toHexString(random.nextLong());
            Thread.ofPlatform().daemon().start(() -> backUp(station, officer, folder, key, run));
            Thread.ofPlatform().daemon().start(() -> export(station, officer, folder, run));
        }
        System.out.println("ready");
        for (int i = 0; ; i++) {
            String plate =
                    i % 3 == 0 ? WATCHED.get(random.nextInt(WATCHED.size())) : "ZZ" + (1000 + random.nextInt(9000));
            Passage passage = passage(plate, i, random);
            road.news.tell(new PassageNews.Opened(passage));
            road.news.tell(new PassageNews.Closed(passage));
            LockSupport.parkNanos(random.nextInt(8_000_000));
        }
    }

    static WatchEntry entry(String plate) {
        return new WatchEntry(
                new EntryId(UUID.randomUUID()),
                plate,
                "Stolen vehicle",
                Priority.HIGH,
                Instant.EPOCH,
                Optional.empty(),
                "Test",
                "",
                1);
    }

    /** What a full disk is told by. */
    private static final Set<String> FULL = Set.of("STO-03", "STO-10", "JRN-01", "PIC-01", "EXP-01", "BAK-03");

    /** Until there is room for it. */
    private static <T> T ask(Supplier<T> question) {
        while (true) {
            try {
                return question.get();
            } catch (Fault fault) {
                if (!FULL.contains(fault.code())) {
                    System.out.println("failed " + fault.code());
                    throw fault;
                }
                System.out.println("full " + fault.code());
                LockSupport.parkNanos(100_000_000);
            }
        }
    }

    private static void close(Station station, Officer officer) {
        while (true) {
            for (Alert alert : station.alerts().open()) {
                ask(() -> {
                    station.alerts().take(alert.id(), officer);
                    return 0;
                });
                System.out.println("taken " + alert.id().hex());
                ask(() -> station.alerts().close(alert.id(), Outcome.STOPPED, "", officer));
                System.out.println("closed " + alert.id().hex());
            }
            LockSupport.parkNanos(50_000_000);
        }
    }

    private static void backUp(Station station, Officer officer, Path folder, Path key, String run) {
        for (int number = 1; ; number++) {
            Path file = folder.resolve(run + "-" + number + ".backup");
            ask(() -> station.safe()
                    .backup(
                            file,
                            "Krāslava",
                            Optional.of(new KeyPlace.InFile(key)),
                            new char[0],
                            officer,
                            percent -> {}));
            System.out.println("backed " + file);
        }
    }

    private static void export(Station station, Officer officer, Path folder, String run) {
        RecordExport record = new RecordExport(
                station.store().deeds(), anybody -> {}, station.store().keys().current(), "Krāslava", station.clock());
        for (int number = 1; ; number++) {
            Path file = folder.resolve(run + "-" + number + KillCheck.EXPORT);
            ask(() -> record.write(file, DeedSearch.all(), new Reason("Kept while it is killed"), officer));
            System.out.println("exported " + file);
        }
    }

    private static SightingBook told(SightingBook book) {
        return new SightingBook() {
            @Override
            public void record(Sighting sighting) {
                book.record(sighting);
                System.out.println("seen " + sighting.id() + " "
                        + sighting.reading().plate().text());
            }

            @Override
            public void refine(Sighting sighting) {
                book.refine(sighting);
                System.out.println("refined " + sighting.id());
            }
        };
    }

    static Passage passage(String plate, int number, Random random) {
        Instant now = Instant.now();
        return new Passage(
                new UUID(random.nextLong(), System.nanoTime()),
                new CameraId("KRA-0" + (1 + number % 8)),
                now,
                now.plusSeconds(2),
                Reading.certain(Plate.of(plate), Country.of("LV")),
                new PlateBox(0.4, 0.6, 0.1, 0.05),
                ("crop " + number + plate + now).getBytes(StandardCharsets.UTF_8),
                ("overview " + number + plate + now).getBytes(StandardCharsets.UTF_8),
                0);
    }

    /** Where the test drives by. */
    static final class Road implements PlateReadSource {
        final Listeners<PassageNews> news = new Listeners<>();

        @Override
        public Pin onPassage(Consumer<PassageNews> listener) {
            return news.add(listener);
        }

        @Override
        public void start() {}

        @Override
        public void close() {}
    }
}

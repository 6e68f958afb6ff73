package eu.sargs.app;

import static org.assertj.core.api.Assertions.assertThat;

import eu.sargs.access.Accounts.Account;
import eu.sargs.access.Officer;
import eu.sargs.camera.CameraAddress;
import eu.sargs.camera.CameraId;
import eu.sargs.platform.Language;
import eu.sargs.platform.StationSettings;
import eu.sargs.simulation.Clip;
import eu.sargs.simulation.ClipStore;
import eu.sargs.simulation.Picture;
import eu.sargs.simulation.RoadScene;
import eu.sargs.simulation.RtspServer;
import eu.sargs.simulation.RtspStream;
import eu.sargs.simulation.TruePassage;
import eu.sargs.watchlist.EntryId;
import eu.sargs.watchlist.Priority;
import eu.sargs.watchlist.WatchEntry;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * From a plate's being in the picture to its alert, four cameras over RTSP under recognition on one thread. The clock
 * starts, by the scene's own truth, with the first picture in which the plate is {@link #READABLE} pixels wide, and
 * stops when the alert is told to whoever shows it. The screen adds at most one of its beats, 0.2 s.
 */
class AlertLatencyIT {
    private static final int READABLE = 60;
    private static final long RUN_MILLIS = Long.getLong("latency.run.ms", 45_000);
    /** What the program promises is 2 s; a build machine may be busy with other things. */
    private static final long LIMIT_MILLIS = Long.getLong("latency.limit.ms", 4_000);

    @TempDir
    Path folder;

    @Test
    void ringsSoonAfterThePlateCanBeRead() throws Exception {
        List<RoadScene> scenes = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            scenes.add(RoadScene.day("LAT-0" + i, 770_000 + i, Picture.small(30)));
        }
        List<Clip> clips = new ClipStore(Path.of("target", "clips")).clips(scenes, done -> {});
        Station.create(
                folder.resolve("station"),
                StationSettings.of("Utena", ZoneId.of("Europe/Vilnius"), Language.LT),
                new Account("test", "T. Est", true),
                "long enough 123".toCharArray());
        List<Long> millis = new CopyOnWriteArrayList<>();
        int plates = 0;
        try (RtspServer server = new RtspServer();
                Station station = Station.open(folder.resolve("station"))) {
            server.start();
            Officer officer = station.accounts().signIn("test", "long enough 123".toCharArray(), station.seat());
            Map<CameraId, RtspStream> streams = new TreeMap<>();
            Map<String, Long> readableAt = new ConcurrentHashMap<>();
            List<WatchEntry> entries = new ArrayList<>();
            for (Clip clip : clips) {
                CameraId id = new CameraId(clip.scene().site());
                streams.put(id, server.offer(id.text().toLowerCase(), clip.video()));
                station.cameras()
                        .put(new eu.sargs.camera.Camera(
                                id,
                                id.text(),
                                "A6",
                                55.5,
                                25.6,
                                0,
                                CameraAddress.of(streams.get(id).url()),
                                true));
                for (TruePassage passage : clip.truth().passages()) {
                    firstReadable(passage).ifPresent(ms -> {
                        readableAt.put(id + " " + passage.plate(), ms);
                        entries.add(entry(passage.plate().text()));
                    });
                }
            }
            station.watchlist().putAll(entries, officer);
            plates = entries.size();
            Set<String> rung = new HashSet<>();
            try (Watch watch = new Watch(station)) {
                station.alerts().onChange(alert -> {
                    String key = alert.sighting().camera() + " " + alert.entry().pattern();
                    Long from = readableAt.get(key);
                    synchronized (rung) {
                        if (from == null || !rung.add(key)) {
                            return;
                        }
                    }
                    RtspStream stream = streams.get(alert.sighting().camera());
                    // In a loop: what seems to be more than half of it late was early, read before it was this wide.
                    long late = Math.floorMod(stream.positionMs() - from, stream.loopMs());
                    millis.add(late > stream.loopMs() / 2 ? late - stream.loopMs() : late);
                });
                watch.start();
                Thread.sleep(RUN_MILLIS); // real cameras run in real time
            }
        }
        List<Long> sorted = millis.stream().sorted().toList();
        assertThat(sorted).as("alerts of %d plates", plates).hasSizeGreaterThan(plates / 2);
        long p95 = sorted.get((int) Math.ceil(sorted.size() * 0.95) - 1);
        System.out.printf(
                "AlertLatencyIT: %d alerts of %d plates, plate %d px wide to alert: median %d ms, p95 %d ms%n",
                sorted.size(), plates, READABLE, sorted.get(sorted.size() / 2), p95);
        assertThat(p95).isLessThanOrEqualTo(LIMIT_MILLIS);
    }

    private static Optional<Long> firstReadable(TruePassage passage) {
        return passage.corners().stream()
                .filter(corners -> width(corners.xy()) >= READABLE)
                .map(TruePassage.Corners::ms)
                .findFirst();
    }

    private static double width(List<Double> xy) {
        return Math.max(xy.get(2), xy.get(4)) - Math.min(xy.get(0), xy.get(6));
    }

    private static WatchEntry entry(String plate) {
        return new WatchEntry(
                new EntryId(UUID.randomUUID()),
                plate,
                "Test",
                Priority.HIGH,
                Instant.EPOCH,
                Optional.empty(),
                "Test",
                "",
                1);
    }
}

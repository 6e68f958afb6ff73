package eu.sargs.app;

import eu.sargs.access.Accounts.Account;
import eu.sargs.access.Officer;
import eu.sargs.camera.CameraId;
import eu.sargs.picture.PicturePair;
import eu.sargs.plate.PlateBox;
import eu.sargs.plate.Reading;
import eu.sargs.platform.Language;
import eu.sargs.platform.SettingsFile;
import eu.sargs.platform.StationSettings;
import eu.sargs.platform.Threads;
import eu.sargs.platform.TimedId;
import eu.sargs.sighting.Sighting;
import eu.sargs.sighting.SightingId;
import eu.sargs.simulation.Light;
import eu.sargs.simulation.Picture;
import eu.sargs.simulation.RoadScene;
import eu.sargs.simulation.SceneRenderer;
import eu.sargs.simulation.Traffic;
import eu.sargs.simulation.TruePassage;
import eu.sargs.simulation.Weather;
import eu.sargs.sync.Admission;
import eu.sargs.sync.Description;
import eu.sargs.sync.Peer;
import eu.sargs.sync.PeerAddress;
import eu.sargs.sync.PeerKey;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;

/**
 * A station beside the demo: Utena, without a screen, that lets the demo in and shares what passes on its roads. The
 * vehicles are drawn as the demo's own are, but nothing reads their plates: what is seen is known. Its {@link #main}
 * prints {@code ready HOST:PORT KEY} and ends with its standard input.
 */
final class NeighbourStation {
    static final String READY = "ready";
    static final Description SELF = new Description("Utena", "Utena 1", "policija-utena", "LT");

    /** Who the demo is. */
    static final Description DEMO = new Description("Krāslava", "Krāslava 1", "vp-kraslava", "LV");

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String ACCOUNT = "utena";
    private static final Duration BETWEEN = Duration.ofSeconds(7);
    private static final List<String> ROADS = List.of("UTE-02", "UTE-03", "UTE-04");

    private NeighbourStation() {}

    /** Arguments: home, the demo's key. */
    public static void main(String[] arguments) throws Exception {
        Path home = Path.of(arguments[0]);
        if (!SettingsFile.exists(home.resolve("settings.json"))) {
            create(home);
        }
        CountDownLatch over = new CountDownLatch(1);
        Thread reading = Threads.computing("app/parent").newThread(() -> awaitEnd(over));
        reading.start();
        try (Station station = Station.open(home)) {
            Officer officer = new Officer(ACCOUNT, SELF.station(), station.seat(), Set.of());
            pair(station, new PeerKey(arguments[1]), officer);
            station.link(Optional.of(new PeerAddress("127.0.0.1", 0)));
            var self = station.peers().now().self();
            System.out.println(READY + " " + self.listensAt().orElseThrow() + " "
                    + self.key().hex());
            System.out.flush();
            traffic(station, over);
        }
        System.exit(0);
    }

    /** Whoever started us holds the other end, and lets go of it however it ends. */
    private static void awaitEnd(CountDownLatch over) {
        try {
            while (System.in.read() >= 0) {
                continue;
            }
        } catch (IOException e) {
            // gone, too
        }
        over.countDown();
    }

    private static void create(Path home) {
        byte[] random = new byte[24];
        RANDOM.nextBytes(random);
        Station.create(
                home,
                StationSettings.of(SELF.station(), ZoneId.of("Europe/Vilnius"), Language.LT),
                Account.first(ACCOUNT, SELF.station()),
                Base64.getEncoder().encodeToString(random).toCharArray());
    }

    private static void pair(Station station, PeerKey demo, Officer officer) {
        if (station.peers().now().self().described().isEmpty()) {
            station.peers().describe(SELF, officer);
        }
        if (station.peers().now().find(demo).filter(Peer::belongs).isEmpty()) {
            station.peers().admit(new Admission(demo, DEMO, true, Optional.empty()), officer);
        }
    }

    /** A vehicle now and then, on one road after the other, until it is over. */
    private static void traffic(Station station, CountDownLatch over) throws InterruptedException {
        while (true) {
            for (int road = 0; road < ROADS.size(); road++) {
                SceneRenderer scene = new SceneRenderer(new RoadScene(
                        ROADS.get(road),
                        300 + road,
                        Picture.small(60),
                        Light.DAY,
                        Weather.CLEAR,
                        new Traffic(true, 5, false, List.of())));
                for (TruePassage passage : scene.truth().passages()) {
                    if (over.await(BETWEEN.toMillis(), TimeUnit.MILLISECONDS)) {
                        return;
                    }
                    see(station, ROADS.get(road), scene, passage);
                }
            }
        }
    }

    private static void see(Station station, String road, SceneRenderer scene, TruePassage passage) {
        TruePassage.Corners best = passage.corners().stream()
                .max(Comparator.comparing(TruePassage.Corners::width))
                .orElseThrow();
        BufferedImage overview =
                scene.render((int) (best.ms() * scene.truth().picture().fps() / 1000));
        double left = Math.min(best.xy().get(0), best.xy().get(6));
        double top = Math.min(best.xy().get(1), best.xy().get(3));
        double right = Math.max(best.xy().get(2), best.xy().get(4));
        double bottom = Math.max(best.xy().get(5), best.xy().get(7));
        int x = (int) Math.max(0, left - 6);
        int y = (int) Math.max(0, top - 4);
        BufferedImage crop =
                overview.getSubimage(x, y, (int) Math.min(overview.getWidth() - x, right - left + 12), (int)
                        Math.min(overview.getHeight() - y, bottom - top + 8));
        Instant now = station.clock().instant();
        double width = overview.getWidth();
        double height = overview.getHeight();
        PicturePair pictures = station.pictures().keep(jpeg(crop), jpeg(overview));
        station.sightingBook()
                .record(new Sighting(
                        new SightingId(TimedId.at(now, RANDOM)),
                        SELF.station(),
                        new CameraId(road),
                        now.minusMillis(passage.leaveMs() - passage.enterMs()),
                        now,
                        Reading.certain(passage.plate(), passage.country()),
                        new PlateBox(left / width, top / height, (right - left) / width, (bottom - top) / height),
                        pictures.crop(),
                        pictures.overview(),
                        true));
    }

    private static byte[] jpeg(BufferedImage image) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "jpg", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}

package eu.sargs.simulation;

import eu.sargs.camera.Camera;
import eu.sargs.camera.CameraAddress;
import eu.sargs.camera.CameraId;
import eu.sargs.plate.Country;
import eu.sargs.plate.Plate;
import eu.sargs.platform.Service;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleConsumer;

/**
 * The demo's cameras: Krāslava's eight and the first one past the border at Smėlynė, each a looped clip over RTSP. Make it
 * with {@link #prepare}, which renders what is not in the cache; {@link #start} opens the port.
 */
public final class DemoRoads implements Service {
    /** A stolen car, as the look of this program has it: on {@code KRA-01} and {@code KRA-08}. */
    public static final RegistrationPlate WANTED = RegistrationPlate.of("LV", "HO-3817");

    /** The car that follows it. */
    public static final RegistrationPlate COMPANION = RegistrationPlate.of("RU", "Y417KC#60");

    private record Road(CameraSite site, Clip clip) {}

    /**
     * A plate that is known to come by.
     *
     * @param enterMs from the loop's start: the plate's first picture
     * @param leaveMs its last
     */
    public record Expected(CameraId camera, Plate plate, Country country, long enterMs, long leaveMs) {}

    private final List<Road> roads;
    private final RtspServer server = new RtspServer();
    private final Map<CameraId, RtspStream> streams = new LinkedHashMap<>();

    private DemoRoads(List<Road> roads) {
        this.roads = List.copyOf(roads);
        for (Road road : roads) {
            streams.put(
                    road.site().id(),
                    server.offer(
                            road.site().id().text().toLowerCase(java.util.Locale.ROOT),
                            road.clip().video()));
        }
    }

    /**
     * Renders or finds the clips and waits for them.
     *
     * @param cache folder for the clips; kept between runs
     * @param night the scenes in the dark, with headlights and infrared; otherwise by day
     * @param progress 0 to 1
     */
    public static DemoRoads prepare(Path cache, boolean night, DoubleConsumer progress) {
        List<RoadScene> scenes = scenes(night);
        List<Clip> clips = new ClipStore(cache).clips(scenes, progress);
        List<Road> roads = new ArrayList<>();
        for (Clip clip : clips) {
            roads.add(new Road(CameraSite.find(clip.scene().site()).orElseThrow(), clip));
        }
        return new DemoRoads(roads);
    }

    /** What each camera sees: different light, weather, density and loop length, so that no two tiles march in step. */
    static List<RoadScene> scenes(boolean night) {
        Light dark = night ? Light.NIGHT : Light.DAY;
        Light lamp = night ? Light.INFRARED : Light.DAY;
        List<RoadScene> scenes = new ArrayList<>();
        scenes.add(scene("KRA-01", 101, Picture.small(26), lamp, Weather.CLEAR, 4.6, WANTED, COMPANION));
        scenes.add(scene(
                "KRA-02", 102, Picture.large(24), dark, Weather.CLEAR, 5.0, RegistrationPlate.of("BY", "AK 5521-3")));
        scenes.add(scene(
                "KRA-03", 103, Picture.small(25), dark, Weather.CLEAR, 4.8, RegistrationPlate.of("LV", "KB-4471")));
        scenes.add(scene(
                "KRA-04", 104, Picture.small(23), lamp, Weather.CLEAR, 6.0, RegistrationPlate.of("LV", "LR-6120")));
        scenes.add(scene(
                "KRA-05", 105, Picture.small(22), dark, Weather.CLEAR, 6.5, RegistrationPlate.of("LV", "JR-811")));
        scenes.add(scene(
                "KRA-06",
                106,
                Picture.small(24),
                night ? dark : Light.DUSK,
                Weather.CLEAR,
                6.0,
                RegistrationPlate.of("LV", "GM-2074")));
        scenes.add(scene("KRA-07", 107, Picture.small(20), dark, Weather.FOG, 8.0));
        scenes.add(scene(
                "KRA-08",
                108,
                Picture.small(27),
                dark,
                Weather.RAIN,
                4.6,
                RegistrationPlate.of("LT", "MNB 417"),
                WANTED,
                RegistrationPlate.of("LT", "JOR 777")));
        scenes.add(scene(
                "UTE-01", 109, Picture.small(25), lamp, Weather.CLEAR, 5.2, RegistrationPlate.of("LT", "KDE 902")));
        return scenes;
    }

    private static RoadScene scene(
            String site,
            long seed,
            Picture picture,
            Light light,
            Weather weather,
            double gap,
            RegistrationPlate... guests) {
        boolean large = picture.width() >= 1000;
        return new RoadScene(site, seed, picture, light, weather, new Traffic(true, gap, large, List.of(guests)));
    }

    /** The cameras as the station's camera book wants them; after {@link #start}. */
    public List<Camera> cameras() {
        return roads.stream()
                .map(road -> new Camera(
                        road.site().id(),
                        road.site().name(),
                        road.site().road(),
                        road.site().latitude(),
                        road.site().longitude(),
                        road.site().heading(),
                        CameraAddress.of(streams.get(road.site().id()).url()),
                        true))
                .toList();
    }

    public Optional<RtspStream> stream(CameraId camera) {
        return Optional.ofNullable(streams.get(camera));
    }

    /** What passes the watched lanes in each loop, by time. */
    public List<Expected> expected() {
        List<Expected> all = new ArrayList<>();
        for (Road road : roads) {
            for (TruePassage passage : road.clip().truth().passages()) {
                if (passage.approaching()) {
                    all.add(new Expected(
                            road.site().id(),
                            passage.plate(),
                            passage.country(),
                            passage.enterMs(),
                            passage.leaveMs()));
                }
            }
        }
        all.sort(Comparator.comparingLong(Expected::leaveMs));
        return List.copyOf(all);
    }

    /** The camera at Skaista stops sending and keeps its connection, after a time: what a frozen camera looks like. */
    public void freezeSkaista(Duration after) {
        streams.get(new CameraId("KRA-05")).troubleAfter(after, new Trouble.Silent());
    }

    @Override
    public void start() {
        server.start();
    }

    @Override
    public void close() {
        server.close();
    }
}

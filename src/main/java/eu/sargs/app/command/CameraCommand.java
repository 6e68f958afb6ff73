package eu.sargs.app.command;

import eu.sargs.access.Officer;
import eu.sargs.app.Station;
import eu.sargs.camera.Camera;
import eu.sargs.camera.CameraAddress;
import eu.sargs.camera.CameraBook;
import eu.sargs.camera.CameraId;
import eu.sargs.camera.CameraProbe;
import eu.sargs.platform.Fault;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code sargs camera}: the station's cameras. */
@Command(
        name = "camera",
        description = "The station's cameras.",
        mixinStandardHelpOptions = true,
        subcommands = {
            CameraCommand.Add.class,
            CameraCommand.ListAll.class,
            CameraCommand.Remove.class,
            CameraCommand.Probe.class
        })
final class CameraCommand {
    private static final String ID = "[A-Za-z0-9][A-Za-z0-9-]{0,23}";
    private static final String URL =
            "rtsp://, http(s)://, file: or device:/dev/video0; better without user and password, which others on this"
                    + " machine can read while the command runs (--user, --login-file).";

    CameraCommand(Console console) {}

    /** How a stream is opened; the login comes from a file, for arguments are seen by everybody on the machine. */
    static final class Opening {
        @Option(names = "--udp", description = "RTP in datagrams (default: over the RTSP connection).")
        private boolean udp;

        @Option(names = "--user", paramLabel = "NAME", defaultValue = "", description = "The camera's login.")
        private String user;

        @Option(names = "--login-file", paramLabel = "FILE", description = "File with the login's password.")
        private Path loginFile;

        @Option(
                names = "--backend",
                paramLabel = "direct|vlc",
                defaultValue = "direct",
                description = "What decodes it (default: ${DEFAULT-VALUE}).")
        private CameraAddress.Backend backend;

        /**
         * A login that was typed inside the URL is taken out of it, so that nothing prints or lists it.
         *
         * @param files from what was typed to where it is
         */
        CameraAddress of(String url, UnaryOperator<Path> files) {
            String password = loginFile == null ? "" : new String(HomeCommand.password(files.apply(loginFile)));
            CameraAddress.Transport transport = udp ? CameraAddress.Transport.UDP : CameraAddress.Transport.TCP;
            return CameraAddress.of(url).opened(transport, user, password, backend);
        }
    }

    @Command(
            name = "add",
            description = "Add a camera, or change the one of that name.",
            mixinStandardHelpOptions = true)
    static final class Add extends HomeCommand {
        @Parameters(index = "0", paramLabel = "ID", description = "Short name, for example KAR-01.")
        private String id;

        @Parameters(index = "1", paramLabel = "URL", description = URL)
        private String url;

        @Mixin
        private Opening opening;

        @Option(names = "--name", paramLabel = "TEXT", defaultValue = "", description = "Place, as shown.")
        private String name;

        @Option(names = "--road", paramLabel = "NUMBER", defaultValue = "", description = "Road, for example A13.")
        private String road;

        @Option(names = "--lat", required = true, paramLabel = "DEGREES", description = "Latitude, WGS 84.")
        private double latitude;

        @Option(names = "--lon", required = true, paramLabel = "DEGREES", description = "Longitude, WGS 84.")
        private double longitude;

        @Option(names = "--heading", paramLabel = "DEGREES", description = "Looks to: 0 = north, clockwise.")
        private double heading;

        @Option(names = "--no-recognition", description = "Do not read plates in its pictures.")
        private boolean unread;

        Add(Console console) {
            super(console);
        }

        @Override
        protected int run(Station station) {
            Officer officer = officer(station);
            CameraAddress address = opening.of(url, this::resolve);
            address.checkBackend();
            if (!id.matches(ID)) {
                throw new Fault("CLI-05", "app.fault.camera_id", id);
            }
            within(latitude, -90, 90, "app.fault.camera_latitude");
            within(longitude, -180, 180, "app.fault.camera_longitude");
            within(heading, 0, 360, "app.fault.camera_heading");
            Camera camera = new Camera(
                    new CameraId(id.toUpperCase(Locale.ROOT)),
                    name.isBlank() ? id : name,
                    road,
                    latitude,
                    longitude,
                    heading,
                    address,
                    !unread);
            rooms(station, officer).cameras().put(camera);
            console.say("app.camera.added", camera.id().text());
            return 0;
        }

        private static void within(double degrees, double least, double most, String key) {
            if (!(degrees >= least && degrees <= most)) {
                throw new Fault("CLI-05", key, Double.toString(degrees).replaceFirst("\\.0$", ""));
            }
        }
    }

    @Command(name = "list", description = "The cameras of a station.", mixinStandardHelpOptions = true)
    static final class ListAll extends HomeCommand {
        @Option(names = "--json", description = "One JSON object a line.")
        private boolean json;

        ListAll(Console console) {
            super(console);
        }

        @Override
        protected int run(Station station) {
            for (Camera camera : rooms(station).cameras().all()) {
                if (json) {
                    Map<String, Object> line = new LinkedHashMap<>();
                    line.put("id", camera.id().text());
                    line.put("name", camera.name());
                    line.put("road", camera.road());
                    line.put("lat", camera.latitude());
                    line.put("lon", camera.longitude());
                    line.put("heading", camera.heading());
                    line.put("url", camera.address().shown());
                    line.put("transport", camera.address().transport().name());
                    line.put("backend", camera.address().backend().name());
                    line.put("recognised", camera.recognised());
                    console.print(line);
                } else {
                    console.print("%-12s %-28s %-6s %8.4f %8.4f %4.0f°  %s"
                            .formatted(
                                    camera.id(),
                                    camera.name(),
                                    camera.road(),
                                    camera.latitude(),
                                    camera.longitude(),
                                    camera.heading(),
                                    camera.address()));
                }
            }
            return 0;
        }
    }

    @Command(name = "remove", description = "Forget a camera; what it saw stays.", mixinStandardHelpOptions = true)
    static final class Remove extends HomeCommand {
        @Parameters(paramLabel = "ID")
        private String id;

        Remove(Console console) {
            super(console);
        }

        @Override
        protected int run(Station station) {
            CameraBook cameras = rooms(station, officer(station)).cameras();
            if (!id.matches(ID) || !cameras.remove(new CameraId(id.toUpperCase(Locale.ROOT)))) {
                throw new Fault("CLI-06", "app.fault.no_camera", id);
            }
            console.say("app.camera.removed", id.toUpperCase(Locale.ROOT));
            return 0;
        }
    }

    @Command(name = "probe", description = "Try an address and tell what comes.", mixinStandardHelpOptions = true)
    static final class Probe implements Callable<Integer> {
        private final Console console;

        @Parameters(paramLabel = "URL", description = URL)
        private String url;

        @Mixin
        private Opening opening;

        @Option(names = "--json", description = "One JSON object.")
        private boolean json;

        Probe(Console console) {
            this.console = console;
        }

        @Override
        public Integer call() {
            CameraAddress address = opening.of(url, UnaryOperator.identity());
            CameraProbe.ProbeResult found = CameraProbe.probe(address);
            if (json) {
                Map<String, Object> line = new LinkedHashMap<>();
                line.put("url", address.shown());
                line.put("codec", found.codec());
                line.put("width", found.width());
                line.put("height", found.height());
                line.put("fps", found.fps());
                console.print(line);
            } else {
                console.print(
                        "%s %d×%d, %.1f fps".formatted(found.codec(), found.width(), found.height(), found.fps()));
            }
            return 0;
        }
    }
}

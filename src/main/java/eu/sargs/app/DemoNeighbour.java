package eu.sargs.app;

import eu.sargs.access.Officer;
import eu.sargs.platform.Service;
import eu.sargs.platform.Threads;
import eu.sargs.sync.Admission;
import eu.sargs.sync.Circle;
import eu.sargs.sync.Peer;
import eu.sargs.sync.PeerAddress;
import eu.sargs.sync.PeerKey;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The demo's second station, {@link NeighbourStation}, in a process of its own: started beside the demo, paired with it
 * as two administrators would, and gone with it. Where it does not come up the demo goes on alone.
 */
final class DemoNeighbour implements Service {
    private static final Logger LOG = LoggerFactory.getLogger(DemoNeighbour.class);
    private static final int PATIENCE_SECONDS = 5;

    private final Station station;
    private final Officer officer;
    private final Path home;
    private Process process;
    private boolean closed;

    /** @param home of the second station; made where there is none */
    DemoNeighbour(Station station, Officer officer, Path home) {
        this.station = station;
        this.officer = officer;
        this.home = home;
    }

    /** Returns at once. */
    @Override
    public void start() {
        Threads.computing("app/neighbour")
                .newThread(() -> {
                    try {
                        pair();
                    } catch (IOException | RuntimeException e) {
                        LOG.warn("The demo goes on without its second station", e);
                    }
                })
                .start();
    }

    private void pair() throws IOException {
        Circle circle = station.peers().now();
        if (circle.self().described().isEmpty()) {
            station.peers().describe(NeighbourStation.DEMO, officer);
        }
        Process started = begin(circle.self().key());
        if (started == null) {
            return;
        }
        BufferedReader out = started.inputReader();
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            String[] words = line.split(" ");
            if (words[0].equals(NeighbourStation.READY)) {
                admit(new PeerKey(words[2]), PeerAddress.of(words[1]));
                return;
            }
        }
        LOG.warn("The demo's second station did not come up; see {}", home.resolve("logs"));
    }

    private void admit(PeerKey key, PeerAddress where) {
        Optional<Peer> known = station.peers().now().find(key).filter(Peer::belongs);
        if (known.isPresent()) {
            station.peers().address(key, Optional.of(where), officer);
        } else {
            station.peers().admit(new Admission(key, NeighbourStation.SELF, true, Optional.of(where)), officer);
        }
    }

    private synchronized Process begin(PeerKey own) throws IOException {
        if (closed) {
            return null;
        }
        process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx112m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "--enable-native-access=ALL-UNNAMED",
                        "-Djava.awt.headless=true",
                        "-Djava.io.tmpdir=" + System.getProperty("java.io.tmpdir"),
                        "-cp",
                        System.getProperty("java.class.path"),
                        NeighbourStation.class.getName(),
                        home.toString(),
                        own.hex()))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        return process;
    }

    /** The second station ends with its standard input, also when this program is killed; here it is waited for. */
    @Override
    public void close() {
        Process running;
        synchronized (this) {
            closed = true;
            running = process;
        }
        if (running == null) {
            return;
        }
        try {
            running.getOutputStream().close();
            if (!running.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                running.destroyForcibly().waitFor();
            }
        } catch (IOException e) {
            running.destroyForcibly();
        } catch (InterruptedException e) {
            running.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}

package eu.sargs.app;

import eu.sargs.platform.Fault;
import eu.sargs.sync.PeerAddress;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** {@code sargs station} in a process of its own, ready and listening. */
public final class StationProcess implements AutoCloseable {
    private static final String READY = "ready ";
    private static final int PATIENCE_SECONDS = 20;

    private final Process process;
    private final PeerAddress listensAt;

    private StationProcess(Process process, PeerAddress listensAt) {
        this.process = process;
        this.listensAt = listensAt;
    }

    /**
     * @param home of a station that is set up
     * @param listenAt port 0 for any free one
     * @param heapMegabytes the most its heap may take
     * @throws Fault APP-07 when it does not come up; its log says why
     */
    public static StationProcess start(Path home, PeerAddress listenAt, int heapMegabytes) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + heapMegabytes + "m",
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "-Djava.awt.headless=true",
                "-Djava.io.tmpdir=" + System.getProperty("java.io.tmpdir"),
                "-cp",
                System.getProperty("java.class.path"),
                Launcher.class.getName(),
                "station",
                "--home",
                home.toString(),
                "--listen",
                listenAt.toString()));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        BufferedReader out = process.inputReader();
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            if (line.startsWith(READY)) {
                return new StationProcess(process, PeerAddress.of(line.substring(READY.length())));
            }
        }
        process.destroyForcibly();
        throw new Fault(
                "APP-07", "app.fault.station_process", home.resolve("logs").toString());
    }

    public PeerAddress listensAt() {
        return listensAt;
    }

    public ProcessHandle handle() {
        return process.toHandle();
    }

    /** Ends it as the system would, and waits. @return its exit status */
    public int stop() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
        return process.waitFor();
    }

    /** {@code kill -9}, and waits. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() {
        try {
            stop();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}

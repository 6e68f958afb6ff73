package eu.sargs.app.bench;

import eu.sargs.platform.Fault;
import eu.sargs.simulation.RtspServer;
import eu.sargs.simulation.RtspStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Simulated cameras in a process of their own, so that what they cost is not counted as ours. Its {@link #main} serves
 * the videos named on its command line, prints one URL a line, and ends with its standard input.
 */
public final class StreamProcess implements AutoCloseable {
    private final Process process;
    private final List<String> urls;

    private StreamProcess(Process process, List<String> urls) {
        this.process = process;
        this.urls = urls;
    }

    public static void main(String[] videos) throws IOException {
        try (RtspServer server = new RtspServer()) {
            List<RtspStream> streams = new ArrayList<>();
            for (int i = 0; i < videos.length; i++) {
                streams.add(server.offer("camera-" + i, Path.of(videos[i])));
            }
            server.start();
            streams.forEach(stream -> System.out.println(stream.url()));
            System.out.flush();
            while (System.in.read() >= 0) {
                continue; // until whoever started us goes
            }
        }
    }

    /** @throws Fault BEN-02 when the process does not come up */
    static StreamProcess serving(List<Path> videos) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                StreamProcess.class.getName()));
        videos.forEach(video -> command.add(video.toString()));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        List<String> urls = new ArrayList<>();
        BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        String line;
        while (urls.size() < videos.size() && (line = out.readLine()) != null) {
            if (line.startsWith("rtsp://")) {
                urls.add(line);
            }
        }
        if (urls.size() < videos.size()) {
            process.destroy();
            throw new Fault("BEN-02", "wall.fault.bench-streams");
        }
        return new StreamProcess(process, List.copyOf(urls));
    }

    List<String> urls() {
        return urls;
    }

    @Override
    public void close() {
        process.destroy();
    }
}

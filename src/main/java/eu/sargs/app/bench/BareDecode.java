package eu.sargs.app.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The limit of a wall: as many {@code ffmpeg -f null} as there are streams, which decode and do nothing else. */
final class BareDecode {
    static final String NAME = "ffmpeg -f null";

    private static final Duration WARM_UP = Duration.ofSeconds(3);

    private BareDecode() {}

    /** @return CPU of all of them together in percent of one core; empty where there is no ffmpeg */
    static Optional<Double> cpuPercent(List<String> urls, int seconds) throws InterruptedException {
        List<Process> running = new ArrayList<>();
        try {
            for (String url : urls) {
                running.add(new ProcessBuilder(
                                "ffmpeg",
                                "-nostdin",
                                "-loglevel",
                                "quiet",
                                "-rtsp_transport",
                                "tcp",
                                "-i",
                                url,
                                "-map",
                                "0:v",
                                "-f",
                                "null",
                                "-")
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start());
            }
            Thread.sleep(WARM_UP);
            Duration before = cpu(running);
            long from = System.nanoTime();
            Thread.sleep(Duration.ofSeconds(seconds));
            Duration used = cpu(running).minus(before);
            double passed = System.nanoTime() - from;
            return running.stream().allMatch(Process::isAlive)
                    ? Optional.of(100.0 * used.toNanos() / passed)
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        } finally {
            running.forEach(Process::destroy);
        }
    }

    private static Duration cpu(List<Process> running) {
        return running.stream()
                .map(one -> one.info().totalCpuDuration().orElse(Duration.ZERO))
                .reduce(Duration.ZERO, Duration::plus);
    }
}

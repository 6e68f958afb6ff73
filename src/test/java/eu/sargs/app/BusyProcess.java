package eu.sargs.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** A {@link BusyStation} in a process of its own, and its end. */
final class BusyProcess {
    /** Acknowledgements before a kill: of a few moments, or of a few seconds. */
    private static final int FEWEST = 5;

    private static final int MOST = 80;
    /** What a process killed by signal 9 leaves as its exit status. */
    private static final int KILLED = 128 + 9;

    private BusyProcess() {}

    /**
     * Runs one until it is killed.
     *
     * @param check hears what it acknowledged
     * @param when how long after its start; where it is empty, after some acknowledgements
     * @param more after the password, as {@link BusyStation} takes it
     * @return whether it lived until then
     */
    static boolean killed(
            KillCheck check,
            Random random,
            Optional<Duration> when,
            Path home,
            String account,
            String password,
            Path... more)
            throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                BusyStation.class.getName(),
                home.toString(),
                Long.toString(random.nextLong()),
                account,
                password));
        Arrays.stream(more).map(Path::toString).forEach(command::add);
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        int traffic = FEWEST + random.nextInt(MOST - FEWEST);
        int heard = 0;
        try (BufferedReader out = process.inputReader()) {
            when.ifPresent(time -> killAfter(process, time));
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                check.hear(line);
                heard++;
                if (heard == traffic && when.isEmpty()) {
                    killAfter(process, Duration.ofMillis(random.nextInt(100)));
                }
            }
            assertThat(heard >= traffic || when.isPresent())
                    .as("the station worked")
                    .isTrue();
            return process.waitFor() == KILLED;
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    /** Each fourth is killed in the middle of its start. */
    static Optional<Duration> moment(int kill, Random random) {
        return kill % 4 == 0 ? Optional.of(Duration.ofMillis(400 + random.nextInt(2600))) : Optional.empty();
    }

    private static void killAfter(Process process, Duration time) {
        Thread.ofVirtual().start(() -> {
            try {
                Thread.sleep(time); // the moment of the kill is what this test is about
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            // Not Process.destroyForcibly: that throws away what was acknowledged and not read yet.
            process.toHandle().destroyForcibly();
        });
    }
}

package eu.sargs.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** A {@link BusyStation} in a process of its own, and its end. */
final class BusyProcess {
    /** Acknowledgements before a kill: of a few moments, or of a few seconds. */
    private static final int FEWEST = 5;

    private static final int MOST = 80;

    private BusyProcess() {}

    /**
     * Runs one until it is killed.
     *
     * @param check hears what it acknowledged
     * @param starting whether it is killed while it starts
     * @param more after the password, as {@link BusyStation} takes it
     */
    static void killed(
            KillCheck check, Random random, boolean starting, Path home, String account, String password, Path... more)
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
            if (starting) {
                killAfter(process, Duration.ofMillis(400 + random.nextInt(2600)));
            }
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                check.hear(line);
                heard++;
                if (heard == traffic && !starting) {
                    killAfter(process, Duration.ofMillis(random.nextInt(100)));
                }
            }
            assertThat(heard >= traffic || starting).as("the station worked").isTrue();
        } finally {
            process.destroyForcibly().waitFor();
        }
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

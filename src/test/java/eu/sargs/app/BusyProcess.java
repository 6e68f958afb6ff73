package eu.sargs.app;

import java.io.BufferedReader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** A {@link BusyStation} in a process of its own, and its end. */
final class BusyProcess {
    private BusyProcess() {}

    /** @param lines that were heard of it; 0 is its start @param time after that */
    record Moment(int lines, Duration time) {
        /** After some acknowledgements: of a few moments, or of a few seconds. Each fourth is in the middle of the start. */
        static Moment of(int kill, Random random) {
            return kill % 4 == 0
                    ? new Moment(0, Duration.ofMillis(400 + random.nextInt(2600)))
                    : new Moment(5 + random.nextInt(75), Duration.ofMillis(random.nextInt(100)));
        }
    }

    /** What a process killed by signal 9 leaves as its exit status. */
    private static final int KILLED = 128 + 9;

    /**
     * Runs one until it is killed.
     *
     * @param check hears what it acknowledged
     * @param more after the password, as {@link BusyStation} takes it
     * @return whether it lived until then
     */
    static boolean killed(
            KillCheck check, Moment when, Random random, Path home, String account, String password, Path... more)
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
        int heard = 0;
        try (BufferedReader out = process.inputReader()) {
            if (when.lines() == 0) {
                killAfter(process, when.time());
            }
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                check.hear(line);
                heard++;
                if (heard == when.lines()) {
                    killAfter(process, when.time());
                }
            }
            return process.waitFor() == KILLED;
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

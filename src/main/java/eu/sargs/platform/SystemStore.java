package eu.sargs.platform;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The Secret Service of a Linux desktop session, by its own command {@code secret-tool}: what is secret goes through its
 * pipes and never stands in a command line.
 */
final class SystemStore {
    private static final String COMMAND = "secret-tool";
    /** A locked key ring asks its person first. */
    private static final long PATIENCE_SECONDS = 120;

    private SystemStore() {}

    /** @return empty where there is none under this name, or no store */
    static Optional<String> find(String name) {
        return run("", "lookup", "application", "sargs", "home", name)
                .map(String::strip)
                .filter(found -> !found.isEmpty());
    }

    /** @return whether it is kept now */
    static boolean keep(String name, String secret) {
        return run(secret, "store", "--label=Sargs " + name, "application", "sargs", "home", name)
                        .isPresent()
                && find(name).equals(Optional.of(secret));
    }

    static void forget(String name) {
        run("", "clear", "application", "sargs", "home", name);
    }

    private static Optional<String> run(String in, String... words) {
        List<String> command = new ArrayList<>(List.of(COMMAND));
        command.addAll(List.of(words));
        Process process = null;
        try {
            process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            try (OutputStream to = process.getOutputStream()) {
                to.write(in.getBytes(StandardCharsets.US_ASCII));
            }
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
                return Optional.empty();
            }
            // 64 signs: they wait in the pipe
            return Optional.of(new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII));
        } catch (IOException e) {
            return Optional.empty(); // no such command here
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } finally {
            if (process != null) {
                process.destroyForcibly();
            }
        }
    }
}

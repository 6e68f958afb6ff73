package eu.sargs.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code sargs peer rotate} in a process of its own, which is killed in its middle, again and again, on one home. */
class KeyRotationKillIT {
    private static final int PATIENCE_SECONDS = 60;
    /** The event that says so is written within about so long of the next key. */
    private static final int WRITING_MILLIS = 60;

    /** What happens in the folder of keys just before the kill. */
    private enum Step {
        OLDER_KEPT(name -> name.startsWith("older-"), false),
        NEXT_WRITTEN(name -> name.equals("origin.next"), false),
        CHANGED(name -> name.equals("origin.next"), true);

        private final Predicate<String> file;
        private final boolean goes;

        Step(Predicate<String> file, boolean goes) {
            this.file = file;
            this.goes = goes;
        }

        boolean is(WatchEvent<?> event) {
            return file.test(event.context().toString())
                    && goes == event.kind().equals(StandardWatchEventKinds.ENTRY_DELETE);
        }
    }

    @TempDir
    Path folder;

    private final List<AutoCloseable> open = new ArrayList<>();

    @Test
    void wheneverItIsKilledTheHomeStartsWithOneOfTheTwoKeysAndAllItHeld() throws Exception {
        long seed = Long.getLong("seed", System.nanoTime());
        System.out.println("KeyRotationKillIT: seed " + seed);
        Random random = new Random(seed);
        ShellHome home = new ShellHome(folder, "a", random, open);
        home.identify();
        home.sees(5);
        int finished = 0;
        List<Step> steps = List.of(
                Step.OLDER_KEPT,
                Step.NEXT_WRITTEN,
                Step.NEXT_WRITTEN,
                Step.NEXT_WRITTEN,
                Step.NEXT_WRITTEN,
                Step.CHANGED);
        for (int kill = 0; kill < steps.size(); kill++) {
            home.wants("AA" + (1000 + kill));
            Set<String> wanted = home.wanted();
            Map<String, Long> before = home.holds();
            String older = home.keyNow();

            int later = kill > 1 && steps.get(kill) == Step.NEXT_WRITTEN ? random.nextInt(WRITING_MILLIS) : 0;
            killAt(home, steps.get(kill), later);

            String now = home.keyNow();
            assertThat(home.path.resolve("keys").resolve("origin.next")).doesNotExist();
            Map<String, Long> after = home.holds();
            Map<String, Long> written = new HashMap<>();
            assertThat(after).as("kept").containsKeys(before.keySet().toArray(String[]::new));
            after.forEach((feed, last) -> {
                long more = last - before.getOrDefault(feed, 0L);
                if (more != 0) {
                    written.put(feed, more);
                }
            });
            assertThat(home.wanted()).isEqualTo(wanted);
            if (now.equals(older)) {
                assertThat(written).as("undone").isEmpty();
            } else {
                finished++;
                assertThat(written).as("finished: said once").hasSize(1).allSatisfy((feed, events) -> {
                    assertThat(feed).startsWith(older).endsWith(" all LIST");
                    assertThat(events).isEqualTo(1);
                });
            }
            if (steps.get(kill) == Step.CHANGED) {
                assertThat(now).isNotEqualTo(older);
            }
            System.out.printf(
                    "killed at %s, %d ms later: %s%n",
                    steps.get(kill), later, now.equals(older) ? "undone" : "finished");
        }
        String before = home.keyNow();
        home.does("peer", "rotate", "--yes", "--reason", "a drive was lost");
        assertThat(home.keyNow()).as("it still may").isNotEqualTo(before);
        assertThat(home.wanted()).hasSize(steps.size());
        assertThat(finished).isPositive();
    }

    private static void killAt(ShellHome home, Step step, int millisLater) throws Exception {
        Path keys = home.path.resolve("keys");
        try (WatchService watch = keys.getFileSystem().newWatchService()) {
            keys.register(watch, StandardWatchEventKinds.ENTRY_CREATE, StandardWatchEventKinds.ENTRY_DELETE);
            Process rotating = home.begins("peer", "rotate", "--yes", "--reason", "a drive was lost");
            try {
                await(watch, step);
                rotating.waitFor(millisLater, TimeUnit.MILLISECONDS);
            } finally {
                rotating.destroyForcibly().waitFor();
            }
        }
        assertThat(Files.exists(keys.resolve("origin.key"))).isTrue();
    }

    private static void await(WatchService watch, Step step) throws InterruptedException {
        while (true) {
            WatchKey key = watch.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            assertThat(key).as("it comes to %s", step).isNotNull();
            if (key.pollEvents().stream().anyMatch(step::is)) {
                return;
            }
            key.reset();
        }
    }
}

package eu.sargs.store;

import static org.assertj.core.api.Assertions.assertThat;

import eu.sargs.journal.ActedBy;
import eu.sargs.journal.Draft;
import eu.sargs.journal.Event;
import eu.sargs.journal.FeedId;
import eu.sargs.journal.Follower;
import eu.sargs.journal.Followers;
import eu.sargs.journal.Lane;
import eu.sargs.journal.Scope;
import eu.sargs.journal.SigningKey;
import eu.sargs.platform.Home;
import eu.sargs.platform.HomeKey;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills a station's program in the middle of its work, again and again, on one home. {@code -Dkills=20} kills as often,
 * {@code -Dkill.seed=…} at the same moments again.
 */
class JournalKillIT {
    private static final int KILLS = Integer.getInteger("kills", 5);
    private static final int THREADS = 6;
    private static final int LATEST_MILLIS = 1_500;

    @TempDir
    Path folder;

    /** Answers every sighting with a hit, as a matcher would if everything were wanted. */
    private static final class Everything implements Follower {
        @Override
        public String name() {
            return "everything";
        }

        @Override
        public Set<Lane> lanes() {
            return Set.of(Lane.TRAFFIC);
        }

        @Override
        public List<Draft> react(Event event) {
            return List.of(new Draft(
                    Lane.DUTY,
                    Scope.STATION,
                    "HitRaised",
                    1,
                    ActedBy.machine("kill"),
                    event.payload().orElseThrow()));
        }
    }

    /** The program that is killed: writes from several threads, and prints what was acknowledged. */
    public static final class Victim {
        private Victim() {}

        public static void main(String[] args) throws Exception {
            Home home = Home.open(Path.of(args[0]));
            HomeKey key = HomeKey.of(home);
            Database database = Database.h2(home, key);
            SqlJournal journal = SqlJournal.open(database, home, SigningKey.of(home, key), InstantSource.system(), "k");
            new Followers(journal, List.of(new Everything())).start();
            Thread.ofPlatform().start(Victim::endWithTheTest);
            for (int t = 0; t < THREADS; t++) {
                String prefix = args[1] + "-" + t + "-";
                Thread.ofPlatform().start(() -> {
                    for (int i = 0; ; i++) {
                        byte[] id = (prefix + i).getBytes(StandardCharsets.UTF_8);
                        Event event = journal.append(List.of(new Draft(
                                        Lane.TRAFFIC,
                                        Scope.STATION,
                                        "SightingRecorded",
                                        1,
                                        ActedBy.machine("kill"),
                                        id)))
                                .getFirst();
                        System.out.println(event.sequence() + " " + prefix + i);
                    }
                });
            }
        }

        /** Where the test itself is killed, nobody else would. */
        private static void endWithTheTest() {
            try {
                while (System.in.read() >= 0) {
                    // nothing is ever said
                }
            } catch (IOException e) {
                // as good as the end
            }
            Runtime.getRuntime().halt(1);
        }
    }

    @Test
    void losesNothingThatWasAcknowledgedAndDoublesNothing() throws Exception {
        long seed = Long.getLong("kill.seed", System.nanoTime());
        System.out.println("JournalKillIT: " + KILLS + " kills, -Dkill.seed=" + seed);
        Random random = new Random(seed);
        List<String> acknowledged = new ArrayList<>();
        for (int kill = 0; kill < KILLS; kill++) {
            acknowledged.addAll(runAndKill(kill, random.nextInt(LATEST_MILLIS)));
            check(acknowledged);
        }
        System.out.println("JournalKillIT: " + acknowledged.size() + " acknowledged events, all there");
    }

    private List<String> runAndKill(int round, int millis) throws IOException, InterruptedException {
        Process victim = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-cp",
                        ManagementFactory.getRuntimeMXBean().getClassPath()
                                + File.pathSeparator
                                + System.getProperty("surefire.test.class.path", ""),
                        Victim.class.getName(),
                        folder.resolve("home").toString(),
                        "r" + round)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        List<String> said = new ArrayList<>();
        CountDownLatch first = new CountDownLatch(1);
        Thread reader = Thread.ofPlatform().start(() -> {
            try (BufferedReader in =
                    new BufferedReader(new InputStreamReader(victim.getInputStream(), StandardCharsets.UTF_8))) {
                StringBuilder line = new StringBuilder();
                for (int c = in.read(); c >= 0; c = in.read()) {
                    if (c == '\n') {
                        said.add(line.toString());
                        line.setLength(0);
                        first.countDown();
                    } else {
                        line.append((char) c);
                    }
                }
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        });
        try {
            assertThat(first.await(120, TimeUnit.SECONDS)).as("it writes").isTrue();
            victim.waitFor(millis, TimeUnit.MILLISECONDS);
        } finally {
            // Not Process.destroyForcibly: that throws away what was said and not read yet.
            victim.toHandle().destroyForcibly();
            victim.waitFor();
        }
        reader.join();
        return said;
    }

    private void check(List<String> acknowledged) {
        try (Home home = Home.open(folder.resolve("home"))) {
            HomeKey key = HomeKey.of(home);
            try (Database database = Database.h2(home, key);
                    SqlJournal journal =
                            SqlJournal.open(database, home, SigningKey.of(home, key), InstantSource.system(), "k")) {
                assertThat(journal.epoch()).as("a kill is no lost tail").isEqualTo(1);
                Followers followers = new Followers(journal, List.of(new Everything()));
                followers.step();
                List<String> sightings = new ArrayList<>();
                List<String> hits = new ArrayList<>();
                for (Map.Entry<FeedId, Long> head : journal.heads().entrySet()) {
                    List<Event> events = journal.read(head.getKey(), 0, Math.toIntExact(head.getValue()) + 1);
                    assertThat(events).hasSize(Math.toIntExact(head.getValue()));
                    for (Event event : events) {
                        String id = new String(event.payload().orElseThrow(), StandardCharsets.UTF_8);
                        (event.feed().lane() == Lane.TRAFFIC ? sightings : hits)
                                .add(event.feed().lane() == Lane.TRAFFIC ? event.sequence() + " " + id : id);
                    }
                }
                assertThat(new HashSet<>(sightings)).containsAll(acknowledged).hasSize(sightings.size());
                assertThat(hits)
                        .as("each sighting answered once, and in order")
                        .containsExactlyElementsOf(sightings.stream()
                                .map(s -> s.substring(s.indexOf(' ') + 1))
                                .toList());
                assertThat(new Verify(database).all()).allMatch(Verify.FeedReport::holds);
            }
        }
    }
}

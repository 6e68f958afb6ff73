package eu.sargs.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import eu.sargs.access.Accounts.Account;
import eu.sargs.app.command.Console;
import eu.sargs.app.command.SargsCommand;
import eu.sargs.platform.Language;
import eu.sargs.platform.StationSettings;
import eu.sargs.recognition.Passage;
import eu.sargs.recognition.PassageNews;
import eu.sargs.sync.PeerAddress;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Three {@code sargs station} processes in a line, A, B and C: C reaches B over a bad line, and A only through B. Paired
 * from the shell, as an administrator would.
 */
class StationsSyncIT {
    private static final String PASSWORD = "three in a line 3";
    private static final int HEAP = 160;
    private static final Duration PATIENCE = Duration.ofSeconds(150);
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder;

    private final List<AutoCloseable> open = new ArrayList<>();
    private final Random random = new Random(seed());

    private static long seed() {
        long seed = Long.getLong("seed", System.nanoTime());
        System.out.println("StationsSyncIT: seed " + seed);
        return seed;
    }

    private record Answer(int exit, String out, String err) {
        List<JsonNode> lines() {
            return out.lines().map(Answer::read).toList();
        }

        private static JsonNode read(String line) {
            try {
                return JSON.readTree(line);
            } catch (java.io.IOException e) {
                throw new AssertionError("Not JSON: " + line, e);
            }
        }
    }

    /** A home, and the process that runs it now. */
    private final class Home {
        final String name;
        final Path path;
        StationProcess process;
        PeerAddress address = new PeerAddress("127.0.0.1", 0);
        String key;

        Home(String name) {
            this.name = name;
            path = folder.resolve(name);
            Station.create(
                    path,
                    StationSettings.of("Krāslava", ZoneId.of("Europe/Riga"), Language.LV),
                    new Account("boss", "B. Oss", true),
                    PASSWORD.toCharArray());
        }

        void start() throws Exception {
            process = StationProcess.start(path, address, HEAP);
            open.add(process);
            address = process.listensAt(); // and there again after a restart
        }

        Answer says(String... words) {
            StringWriter out = new StringWriter();
            StringWriter err = new StringWriter();
            Console console = new Console(new PrintWriter(out), new PrintWriter(err), Language.EN);
            int exit = SargsCommand.execute(
                    console,
                    Stream.concat(
                                    Arrays.stream(words),
                                    Stream.of(
                                            "--home",
                                            path.toString(),
                                            "--as",
                                            "boss",
                                            "--password-file",
                                            folder.resolve("password").toString()))
                            .toArray(String[]::new));
            return new Answer(exit, out.toString(), err.toString());
        }

        void does(String... words) {
            Answer answer = says(words);
            assertThat(answer.exit()).as("%s: %s", List.of(words), answer.err()).isZero();
        }

        void identify() {
            does("peer", "id", "--agency", "vp-kraslava", "--country", "LV");
            key = says("peer", "id", "--json").lines().getFirst().get("key").asText();
        }

        void admits(Home other, PeerAddress at) {
            List<String> words = new ArrayList<>(List.of(
                    "peer",
                    "add",
                    other.key,
                    "--station",
                    "Krāslava",
                    "--seat",
                    other.name,
                    "--agency",
                    "vp-kraslava",
                    "--country",
                    "LV",
                    "--admits",
                    "--yes"));
            if (at != null) {
                words.addAll(List.of("--at", at.toString()));
            }
            does(words.toArray(String[]::new));
        }

        void wants(String plate) throws Exception {
            Path file = folder.resolve(plate + ".csv");
            Files.writeString(file, "plate,reason,priority\n" + plate + ",Stolen vehicle,high\n");
            does("watchlist", "import", file.toString(), "--yes");
        }

        Set<String> wanted() {
            return says("watchlist", "list", "--json").lines().stream()
                    .map(line -> line.get("plate").asText())
                    .collect(Collectors.toCollection(TreeSet::new));
        }

        /** How far each feed of lists and traffic is held here; empty where a chain or table does not hold. */
        Map<String, Long> holds() {
            Answer answer = says("verify", "--json");
            assertThat(answer.exit())
                    .as("chains and tables of %s: %s", name, answer.out())
                    .isZero();
            Map<String, Long> holds = new TreeMap<>();
            answer.lines().stream()
                    .filter(line ->
                            List.of("LIST", "TRAFFIC").contains(line.get("lane").asText()))
                    .forEach(line -> holds.put(
                            line.get("origin").asText() + line.get("epoch") + line.get("scope") + line.get("lane"),
                            line.get("sequence").asLong()));
            return holds;
        }

        /** Vehicles pass while it runs in this process for a moment. */
        void sees(int vehicles) {
            try (Station station = Station.open(path)) {
                BusyStation.Road road = new BusyStation.Road();
                try (Pipeline pipeline = new Pipeline(name, road, station.pictures(), station.sightingBook())) {
                    pipeline.start();
                    for (int i = 0; i < vehicles; i++) {
                        Passage passage = BusyStation.passage("ZZ" + (1000 + i), i, random);
                        road.news.tell(new PassageNews.Opened(passage));
                    }
                }
            }
        }
    }

    private static void await(String what, BooleanSupplier holds) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        CountDownLatch never = new CountDownLatch(1);
        while (!holds.getAsBoolean()) {
            assertThat(System.nanoTime()).as("in time: %s", what).isLessThan(end);
            never.await(700, TimeUnit.MILLISECONDS); // asked again after a while
        }
    }

    private static void awaitSame(Home one, Home... others) throws InterruptedException {
        for (Home other : others) {
            await(
                    one.name + " and " + other.name + " hold the same",
                    () -> one.holds().equals(other.holds()));
        }
    }

    @AfterEach
    void end() throws Exception {
        for (AutoCloseable one : open.reversed()) {
            one.close();
        }
    }

    @Test
    void threeInALineComeToTheSameOverABadLineAndAKillAndTheRevokedOneGetsNowhere() throws Exception {
        Files.writeString(folder.resolve("password"), PASSWORD + "\n");
        Home a = new Home("a");
        Home b = new Home("b");
        Home c = new Home("c");
        a.sees(60);
        c.sees(60);
        for (Home home : List.of(a, b, c)) {
            home.start();
            home.identify();
        }
        FaultProxy line = new FaultProxy(b.address, random, 5, 0.01);
        open.add(line);
        a.admits(b, b.address);
        b.admits(a, null);
        b.admits(c, null);
        c.admits(b, line.address());

        a.wants("AA1111");
        c.wants("CC3333");
        await("the wanted of A reach C through B", () -> c.wanted().contains("AA1111"));
        await("the wanted of C reach A through B", () -> a.wanted().contains("CC3333"));
        awaitSame(a, b, c);

        b.process.kill();
        a.wants("AA2222");
        c.wants("CC4444");
        b.start();
        await("after the kill A's reach C", () -> c.wanted().contains("AA2222"));
        await("after the kill C's reach A", () -> a.wanted().contains("CC4444"));

        line.cut();
        a.wants("AA5555");
        await("B has it", () -> b.wanted().contains("AA5555"));
        assertThat(c.wanted()).as("C is cut off").doesNotContain("AA5555");
        line.heal();
        await("after the cut", () -> c.wanted().contains("AA5555"));
        awaitSame(a, b, c);
        System.out.println("StationsSyncIT: " + line.lost() + " connections lost by chance");

        assertThat(c.process.stop()).as("ends cleanly").isZero();
        b.does("peer", "revoke", c.key, "--yes");
        c.start();
        await(
                "C, which was away, learns that it was revoked",
                () -> c.says("peer", "id", "--json").lines().stream().anyMatch(own -> own.hasNonNull("revoked_by")));
        await(
                "C is turned away",
                () -> c.says("peer", "list", "--json").lines().stream()
                        .anyMatch(peer -> peer.get("key").asText().equals(b.key)
                                && !peer.get("state").asText().equals("CONNECTED")));
        await(
                "A knows",
                () -> a.says("peer", "list", "--json").lines().stream()
                        .anyMatch(peer -> peer.get("key").asText().equals(c.key)
                                && !peer.get("belongs").asBoolean()));
        c.wants("CC6666");
        a.wants("AA7777");
        awaitSame(a, b);
        assertThat(a.wanted()).contains("AA7777", "CC4444").doesNotContain("CC6666");
        assertThat(c.wanted()).doesNotContain("AA7777");
        for (Home home : List.of(a, b, c)) {
            assertThat(home.process.stop()).as("ends cleanly").isZero();
        }
    }
}

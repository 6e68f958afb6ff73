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
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A home, the process that runs it now, and what an administrator types about it. */
final class ShellHome {
    static final String PASSWORD = "three in a line 3";
    private static final int HEAP = 160;
    private static final ObjectMapper JSON = new ObjectMapper();

    /** What a command said. */
    record Answer(int exit, String out, String err) {
        List<JsonNode> lines() {
            return out.lines().map(Answer::read).toList();
        }

        private static JsonNode read(String line) {
            try {
                return JSON.readTree(line);
            } catch (IOException e) {
                throw new AssertionError("Not JSON: " + line, e);
            }
        }
    }

    private final Path folder;
    private final Random random;
    private final List<AutoCloseable> open;
    final String name;
    final Path path;
    StationProcess process;
    PeerAddress address = new PeerAddress("127.0.0.1", 0);
    String key;

    ShellHome(Path folder, String name, Random random, List<AutoCloseable> open) throws IOException {
        this.folder = folder;
        this.name = name;
        this.random = random;
        this.open = open;
        path = folder.resolve(name);
        Files.writeString(folder.resolve("password"), PASSWORD + "\n");
        Station.create(
                path,
                StationSettings.of("Krāslava", ZoneId.of("Europe/Riga"), Language.LV),
                Account.first("boss", "B. Oss"),
                PASSWORD.toCharArray());
    }

    void start() throws Exception {
        process = StationProcess.start(path, address, HEAP);
        open.add(process);
        address = process.listensAt(); // and there again after a restart
    }

    Answer says(String... words) {
        return saysAs("boss", words);
    }

    /** @param account with the boss's password */
    Answer saysAs(String account, String... words) {
        return sargs(as(account, words).toArray(String[]::new));
    }

    /** A command that names its home itself, or is about none. */
    static Answer sargs(String... words) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        Console console = new Console(new PrintWriter(out), new PrintWriter(err), Language.EN);
        int exit = SargsCommand.execute(console, words);
        return new Answer(exit, out.toString(), err.toString());
    }

    private Stream<String> as(String account, String... words) {
        return Stream.concat(
                Arrays.stream(words),
                Stream.of(
                        "--home",
                        path.toString(),
                        "--as",
                        account,
                        "--password-file",
                        folder.resolve("password").toString()));
    }

    /** The same in a process of its own, which is not waited for. */
    Process begins(String... words) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + HEAP + "m",
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "-Djava.awt.headless=true",
                "-Djava.io.tmpdir=" + System.getProperty("java.io.tmpdir"),
                "-cp",
                System.getProperty("java.class.path"),
                Launcher.class.getName()));
        as("boss", words).forEach(command::add);
        return new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    void does(String... words) {
        Answer answer = says(words);
        assertThat(answer.exit()).as("%s: %s", List.of(words), answer.err()).isZero();
    }

    void identify() {
        does("peer", "id", "--agency", "vp-kraslava", "--country", "LV");
        key = keyNow();
    }

    String keyNow() {
        return says("peer", "id", "--json").lines().getFirst().get("key").asText();
    }

    void admits(ShellHome other, PeerAddress at) {
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
                        Stream.of("origin", "epoch", "scope", "lane")
                                .map(part -> line.get(part).asText())
                                .collect(Collectors.joining(" ")),
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

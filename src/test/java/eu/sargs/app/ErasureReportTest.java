package eu.sargs.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import eu.sargs.access.Accounts.Account;
import eu.sargs.app.command.Console;
import eu.sargs.app.command.SargsCommand;
import eu.sargs.journal.ActedBy;
import eu.sargs.journal.Scope;
import eu.sargs.platform.Language;
import eu.sargs.platform.StationSettings;
import eu.sargs.sighting.SightingCodec;
import eu.sargs.sighting.SomeSightings;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who asks what became of an erasure is told, station by station: not told, told, carried out, revoked. */
class ErasureReportTest {
    private static final String HERE = "Krāslava";
    private static final String THERE = "Utena";
    private static final String REASON = "Asked for by its holder";

    @TempDir
    Path folder;

    private Language language = Language.EN;
    private String out = "";
    private String err = "";

    @BeforeEach
    void pairAndErase() throws Exception {
        Files.writeString(folder.resolve("password"), "a long password 17\n");
        for (String name : List.of(HERE, THERE)) {
            Station.create(
                    folder.resolve(name),
                    StationSettings.of(name, ZoneId.of("Europe/Riga"), Language.LV),
                    Account.first("boss", "B. Oss"),
                    "a long password 17".toCharArray());
        }
        String there = identify(THERE);
        admits(THERE, identify(HERE), HERE);
        admits(HERE, there, THERE);
        try (Station station = Station.open(folder.resolve(HERE))) {
            for (long id = 1; id <= 3; id++) {
                station.store()
                        .journal()
                        .append(List.of(SightingCodec.recorded(
                                SomeSightings.sighting(id, "HO3817", Instant.now()),
                                Scope.ALL,
                                ActedBy.machine("desk"))));
            }
        }
        carry(HERE, THERE);
        does(
                HERE,
                "erase",
                "range",
                "--lane",
                "traffic",
                "--scope",
                "all",
                "--first",
                "1",
                "--last",
                "2",
                "--reason",
                REASON,
                "--yes");
    }

    private int at(String home, String... words) {
        StringWriter results = new StringWriter();
        StringWriter said = new StringWriter();
        Stream<String> who = Stream.of(
                "--home",
                folder.resolve(home).toString(),
                "--as",
                "boss",
                "--password-file",
                folder.resolve("password").toString());
        int exit = SargsCommand.execute(
                new Console(new PrintWriter(results, true), new PrintWriter(said, true), language),
                Stream.concat(Stream.of(words), who).toArray(String[]::new));
        out = results.toString();
        err = said.toString();
        return exit;
    }

    private void does(String home, String... words) {
        assertThat(at(home, words)).as(err).isZero();
    }

    private String identify(String name) {
        does(name, "peer", "id", "--agency", "vp", "--country", "LV");
        return out.lines().findFirst().orElseThrow();
    }

    private void admits(String home, String key, String name) {
        does(home, "peer", "add", key, "--station", name, "--agency", "vp", "--country", "LV", "--yes");
    }

    private void carry(String from, String to) {
        String stick = folder.resolve("stick").toString();
        does(from, "peer", "carry", "--out", stick, "--for", to);
        does(to, "peer", "carry", "--in", stick);
    }

    private JsonNode answer() throws Exception {
        does(HERE, "erase", "list", "--json");
        JsonNode erasure = new ObjectMapper().readTree(out);
        assertThat(erasure.get("reason").asText()).isEqualTo(REASON);
        assertThat(erasure.get("stations")).hasSize(1);
        return erasure.get("stations").get(0);
    }

    @Test
    void tellsOfEachStationHowFarItHasCome() throws Exception {
        assertThat(answer().get("reached").asText()).isEqualTo("not_told");
        assertThat(answer().get("station").asText()).isEqualTo(THERE);
        assertThat(answer().get("at").isNull()).isTrue();

        carry(HERE, THERE);
        assertThat(answer().get("reached").asText()).isEqualTo("told");
        Instant told = Instant.parse(answer().get("at").asText());

        carry(THERE, HERE);
        assertThat(answer().get("reached").asText()).isEqualTo("confirmed");
        assertThat(Instant.parse(answer().get("at").asText())).isAfter(told);
        does(HERE, "erase", "list");
        assertThat(out).contains("1/1").contains(THERE).contains("carried out 20");
        does(THERE, "erase", "list");
        assertThat(out)
                .as("at who carried it out")
                .contains("1/1")
                .contains(THERE)
                .contains("carried out 20");
    }

    @Test
    void tellsThatOneThatWasRevokedIsToldNothing() throws Exception {
        does(HERE, "peer", "revoke", THERE, "--reason", "The machine was stolen", "--yes");
        assertThat(answer().get("reached").asText()).isEqualTo("left");
    }

    @Test
    void writesAReportInTheLanguageOfWhoAsksAndOverNothing() throws Exception {
        for (Language one : Language.values()) {
            language = one;
            Path file = folder.resolve("report-" + one + ".txt");
            does(HERE, "erase", "report", "--out", file.toString());
            assertThat(err).contains(file.toString());
            assertThat(Files.readString(file))
                    .contains(HERE, THERE, REASON, "boss", "traffic")
                    .doesNotContain("app.erase", "{", "}");
            assertThat(at(HERE, "erase", "report", "--out", file.toString())).isEqualTo(1);
            assertThat(err).contains("EXP-06");
            does(HERE, "erase", "report");
            assertThat(out.lines().toList().subList(1, 5))
                    .isEqualTo(Files.readAllLines(file).subList(1, 5));
        }
    }
}

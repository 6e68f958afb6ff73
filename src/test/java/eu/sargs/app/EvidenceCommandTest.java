package eu.sargs.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import eu.sargs.access.Accounts.Account;
import eu.sargs.app.command.Console;
import eu.sargs.app.command.SargsCommand;
import eu.sargs.picture.PicturePair;
import eu.sargs.platform.Language;
import eu.sargs.platform.StationSettings;
import eu.sargs.sighting.Sighting;
import eu.sargs.sighting.SomeSightings;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Evidence from the shell. */
class EvidenceCommandTest {
    private static final ZoneId RIGA = ZoneId.of("Europe/Riga");
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void create() throws Exception {
        Station.create(
                folder.resolve("home"),
                StationSettings.of("Kārsava", RIGA, Language.LV),
                Account.first("boss", "B. Oss"),
                "a long password 17".toCharArray());
        Files.writeString(folder.resolve("boss"), "a long password 17\n");
        try (Station station = Station.open(folder.resolve("home"))) {
            PicturePair pictures = station.pictures().keep(bytes("crop"), bytes("overview"));
            Sighting seen = SomeSightings.with(
                    SomeSightings.sighting(1, "HO3817", Instant.now().minusSeconds(60)), pictures);
            station.sightingBook().record(seen);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private int run(String... words) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        return SargsCommand.execute(
                new Console(new PrintWriter(out), new PrintWriter(err), Language.EN),
                Stream.concat(
                                Stream.of(words),
                                Stream.of(
                                        "--home",
                                        folder.resolve("home").toString(),
                                        "--as",
                                        "boss",
                                        "--password-file",
                                        folder.resolve("boss").toString()))
                        .toArray(String[]::new));
    }

    @Test
    void findsLocksListsSavesAndLifts() throws Exception {
        assertThat(run("evidence", "find", "ho-3817", "--reason", "Theft investigation", "--json"))
                .as(err.toString())
                .isZero();
        JsonNode found = JSON.readTree(out.toString());
        assertThat(found.get("plate").asText()).isEqualTo("HO3817");
        LocalDate last = LocalDate.now(RIGA).plusDays(60);
        String[] lock = {
            "evidence",
            "lock",
            found.get("sighting").asText(),
            "--case",
            "12-34/2026",
            "--until",
            last.toString(),
            "--reason",
            "Theft investigation"
        };
        assertThat(run(lock)).as(err.toString()).isZero();
        String id = out.toString().strip();
        assertThat(err.toString()).contains("12-34/2026").doesNotContain("Not all");
        assertThat(run("evidence", "list", "--json")).isZero();
        JsonNode listed = JSON.readTree(out.toString());
        assertThat(listed.get("lock").asText()).isEqualTo(id);
        assertThat(listed.get("state").asText()).isEqualTo("holds");
        assertThat(Instant.parse(listed.get("until").asText()))
                .as("to the end of that day")
                .isEqualTo(last.plusDays(1).atStartOfDay(RIGA).toInstant());
        Path pictures = Files.createDirectory(folder.resolve("pictures"));
        assertThat(run("evidence", "save", id, "--out", pictures.toString()))
                .as(err.toString())
                .isZero();
        assertThat(pictures.resolve(id + "-crop.jpg")).hasBinaryContent(bytes("crop"));
        Path overview = pictures.resolve(id + "-overview.jpg");
        assertThat(overview).hasBinaryContent(bytes("overview"));
        Files.delete(overview); // as a kill between the two leaves it
        assertThat(run("evidence", "save", id, "--out", pictures.toString()))
                .as(err.toString())
                .isZero();
        assertThat(overview).hasBinaryContent(bytes("overview"));
        Files.writeString(overview, "somebody else's");
        assertThat(run("evidence", "save", id, "--out", pictures.toString())).isEqualTo(1);
        assertThat(err.toString()).contains("EXP-06");
        assertThat(overview).hasContent("somebody else's");
        assertThat(pictures).isDirectoryNotContaining("glob:**.part");
        assertThat(run("record", "list", "--plate", "HO3817", "--reason", "Yearly audit"))
                .isZero();
        assertThat(out.toString()).contains("EvidenceLocked", "PlateLookedUp", "Consulted", "Theft investigation");
        assertThat(run("record", "own", "--json")).isZero();
        assertThat(out.toString().lines().filter(line -> line.contains("\"evidence\"")))
                .as("the list that was looked at, with how many")
                .singleElement()
                .asString()
                .contains("\"Consulted\"", "\"count\":1");
        assertThat(run("evidence", "lift", id, "--reason", "The case was closed"))
                .isZero();
        assertThat(run("evidence", "list")).isZero();
        assertThat(out.toString()).contains("lifted");
        assertThat(err.toString()).contains("Nothing is kept as evidence");
    }

    @Test
    void saysWhatIsWrongWithWhatWasTyped() {
        assertThat(run("evidence", "lock", "x", "--case", "1", "--until", "2030-01-01", "--reason", "Theft"))
                .isEqualTo(2);
        assertThat(err.toString()).contains("EVI-05");
        assertThat(run("evidence", "find", "--", "-")).isEqualTo(2);
        assertThat(run("evidence", "find", "...", "--reason", "Theft")).isEqualTo(2);
        assertThat(err.toString()).contains("EVI-06");
        String nobody = "00000000-0000-0000-0000-000000000001";
        assertThat(run("evidence", "lift", nobody, "--reason", "Theft")).isEqualTo(1);
        assertThat(err.toString()).contains("EVI-04");
        String tomorrow = LocalDate.now(RIGA).plusDays(1).toString();
        assertThat(run("evidence", "lock", nobody, "--case", "1", "--until", tomorrow, "--reason", "Theft"))
                .isEqualTo(1);
        assertThat(err.toString()).contains("EVI-01");
        assertThat(run("evidence", "lock", nobody, "--case", "1", "--until", "2020-01-01", "--reason", "Theft"))
                .isEqualTo(2);
        assertThat(err.toString()).contains("EVI-02");
    }
}

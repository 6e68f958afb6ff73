package eu.sargs.app;

import static org.assertj.core.api.Assertions.assertThat;

import eu.sargs.access.Accounts.Account;
import eu.sargs.app.command.Console;
import eu.sargs.app.command.SargsCommand;
import eu.sargs.journal.SigningKey;
import eu.sargs.platform.Language;
import eu.sargs.platform.StationSettings;
import eu.sargs.platform.Texts;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pairing, sticks, keys and lists as an administrator types them, and what is answered where something does not hold. */
class PeersFromTheShellTest {
    @TempDir
    Path folder;

    private Language language = Language.EN;
    private String out = "";
    private String err = "";

    @BeforeEach
    void create() throws Exception {
        Files.writeString(folder.resolve("password"), "a long password 17\n");
        for (String name : List.of("Krāslava", "Utena")) {
            Station.create(
                    folder.resolve(name),
                    StationSettings.of(name, ZoneId.of("Europe/Riga"), Language.LV),
                    Account.first("boss", "B. Oss"),
                    "a long password 17".toCharArray());
        }
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

    private String identify(String home, String agency) {
        assertThat(at(home, "peer", "id", "--agency", agency, "--country", "LV"))
                .as(err)
                .isZero();
        return out.lines().findFirst().orElseThrow();
    }

    private int admits(String home, String key, String name) {
        return at(home, "peer", "add", key, "--station", name, "--agency", "vp", "--country", "LV", "--yes");
    }

    private int imports(String home, String lines) throws Exception {
        Path csv = Files.writeString(folder.resolve("list.csv"), "plate,reason,priority,shared_with\n" + lines);
        return at(home, "watchlist", "import", csv.toString(), "--yes");
    }

    private void carries(String from, String to, Path stick) {
        assertThat(at(from, "peer", "carry", "--out", stick.toString(), "--for", to))
                .as(err)
                .isZero();
    }

    @Test
    void saysWhyAStickWasNotTakenWholeAndWhatToDoAndThatHelps() throws Exception {
        String kraslava = identify("Krāslava", "vp");
        String utena = identify("Utena", "vp");
        Path stick = folder.resolve("stick");
        assertThat(admits("Krāslava", utena, "Utena")).as(err).isZero();
        assertThat(imports("Krāslava", "HO3817,Stolen,high,all\n")).as(err).isZero();
        carries("Krāslava", "Utena", stick);

        assertThat(at("Utena", "peer", "carry", "--in", stick.toString())).isEqualTo(1);
        assertThat(err).contains("Nothing in it was new", "[SYN-34]", kraslava.substring(0, 8), "admit that station");

        assertThat(admits("Utena", kraslava, "Krāslava")).as(err).isZero();
        assertThat(at("Utena", "peer", "carry", "--in", stick.toString()))
                .as(err)
                .isZero();
        assertThat(err).contains("all of it could be taken");
        assertThat(at("Utena", "watchlist", "list")).isZero();
        assertThat(out).contains("HO3817");

        assertThat(at("Utena", "peer", "revoke", "Krāslava", "--yes", "--reason", "its machine was stolen"))
                .as(err)
                .isZero();
        assertThat(imports("Krāslava", "KX1234,Stolen,high,all\n")).as(err).isZero();
        carries("Krāslava", "Utena", stick);
        assertThat(at("Utena", "peer", "carry", "--in", stick.toString())).isEqualTo(1);
        assertThat(err).contains("[SYN-36]", "Krāslava was revoked").doesNotContain("[SYN-34]");
        assertThat(at("Utena", "watchlist", "list")).isZero();
        assertThat(out).doesNotContain("KX1234");
    }

    @Test
    void admitsNoKeyForWhichAnybodyCanSign() {
        identify("Krāslava", "vp");
        for (String digit : List.of("0", "f")) {
            assertThat(admits("Krāslava", digit.repeat(64), "Utena")).isEqualTo(2);
            assertThat(err).contains("[SYN-03]");
        }
        assertThat(at("Krāslava", "peer", "list")).isZero();
        assertThat(out).isEmpty();
    }

    @Test
    void listsPeersInTheReadersLanguage() {
        identify("Krāslava", "vp");
        String unheard = SigningKey.generate().origin().hex();
        String gone = SigningKey.generate().origin().hex();
        assertThat(admits("Krāslava", unheard, "Utena")).as(err).isZero();
        assertThat(admits("Krāslava", gone, "Daugavpils")).as(err).isZero();
        assertThat(at("Krāslava", "peer", "revoke", gone, "--yes")).isEqualTo(2);
        assertThat(err).contains("[CLI-17]");
        assertThat(at("Krāslava", "peer", "revoke", gone, "--yes", "--reason", "set up anew"))
                .as(err)
                .isZero();
        assertThat(err).contains("does not count at Utena");
        for (Language one : Language.values()) {
            language = one;
            Texts texts = new Texts(one);
            assertThat(at("Krāslava", "peer", "list")).isZero();
            assertThat(out.lines().toList())
                    .satisfiesExactlyInAnyOrder(
                            line -> assertThat(line).contains("Utena", texts.get("peer.state.never")),
                            line -> assertThat(line).contains("Daugavpils", texts.get("peer.state.revoked")));
            assertThat(out).doesNotContain("LEFT", "CALLED", "REACHED", "DROPPED");
        }
        language = Language.LT;
        assertThat(at("Krāslava", "peer", "list", "--json")).isZero();
        assertThat(out).contains("\"state\":\"NOT_CALLED\"");
    }

    @Test
    void saysWhereAGroupDoesNotCountAndRefusesLinesForOneThatIsNot() throws Exception {
        String kraslava = identify("Krāslava", "vp");
        String utena = identify("Utena", "vp");
        assertThat(admits("Krāslava", utena, "Utena")).as(err).isZero();
        assertThat(admits("Utena", kraslava, "Krāslava")).as(err).isZero();
        Path stick = folder.resolve("stick");
        carries("Krāslava", "Utena", stick);
        assertThat(at("Utena", "peer", "carry", "--in", stick.toString()))
                .as(err)
                .isZero();

        assertThat(imports("Utena", "HO3817,Stolen,high,group:border\n")).isEqualTo(1);
        assertThat(err).contains("[WAT-22]", "border");
        assertThat(at("Utena", "peer", "group", "border", "vp")).as(err).isZero();
        assertThat(err).contains("does not count at Krāslava");
        assertThat(imports("Utena", "HO3817,Stolen,high,group:border\n"))
                .as(err)
                .isZero();
        assertThat(at("Utena", "peer", "group", "border")).isZero();
        assertThat(err).as("to look at it changes nothing").contains("Group border is now: vp.");
        assertThat(at("Utena", "peer", "group", "roads", "vp", "vo")).as(err).isZero();
        assertThat(err).contains("works for: vo.");
        assertThat(at("Utena", "peer", "group", "roads", "vp", "--nobody")).isEqualTo(2);
        assertThat(at("Utena", "peer", "group", "roads", "--nobody")).as(err).isZero();
        assertThat(err).contains("Nobody is in group roads.");

        assertThat(at(
                        "Krāslava",
                        "peer",
                        "add",
                        utena,
                        "--station",
                        "Utena",
                        "--agency",
                        "vp",
                        "--country",
                        "LV",
                        "--admits",
                        "--yes"))
                .as(err)
                .isZero();
        carries("Krāslava", "Utena", stick);
        assertThat(at("Utena", "peer", "carry", "--in", stick.toString()))
                .as(err)
                .isZero();
        assertThat(at("Utena", "peer", "group", "border", "vp")).as(err).isZero();
        assertThat(err).doesNotContain("does not count");
    }

    @Test
    void changesAKeyOnlyForAReason() {
        String before = identify("Krāslava", "vp");
        assertThat(at("Krāslava", "peer", "rotate", "--yes")).isEqualTo(2);
        assertThat(err).contains("--reason");
        assertThat(at("Krāslava", "peer", "rotate", "--yes", "--reason", "x")).isEqualTo(2);
        assertThat(err).contains("[CLI-17]");
        assertThat(at("Krāslava", "peer", "rotate", "--reason", "a drive was lost"))
                .isZero();
        assertThat(at("Krāslava", "peer", "id")).isZero();
        assertThat(out).startsWith(before);
        assertThat(at("Krāslava", "peer", "rotate", "--yes", "--reason", "a drive was lost"))
                .as(err)
                .isZero();
        assertThat(out).doesNotContain(before);
    }

    @Test
    void tellsLinesThatAreOnTheListAlreadyFromThoseThatChangeIt() throws Exception {
        String lines = "HO3817,Stolen,high,all\nKX1234,Wanted,low,\n";
        assertThat(imports("Krāslava", lines)).as(err).isZero();
        assertThat(err).contains("2 new, 0 changed, 0 to be removed; 0 bad lines.");
        assertThat(imports("Krāslava", lines)).as(err).isZero();
        assertThat(err).contains("0 new, 0 changed, 0 to be removed; 0 bad lines, 2 lines on the list already.");
        assertThat(imports("Krāslava", lines.replace("low", "high") + "LM4410,Wanted,low,\n"))
                .as(err)
                .isZero();
        assertThat(err)
                .contains(
                        "1 new, 1 changed, 0 to be removed; 0 bad lines, 1 line on the list already.",
                        "Done: 1 new, 1 changed, 0 removed.");
    }
}

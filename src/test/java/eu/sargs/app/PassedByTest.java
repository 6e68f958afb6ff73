package eu.sargs.app;

import static org.assertj.core.api.Assertions.assertThat;

import eu.sargs.access.Accounts.Account;
import eu.sargs.alert.AlertCodec;
import eu.sargs.app.command.Console;
import eu.sargs.app.command.SargsCommand;
import eu.sargs.journal.ActedBy;
import eu.sargs.journal.Draft;
import eu.sargs.journal.Lane;
import eu.sargs.journal.Scope;
import eu.sargs.platform.Language;
import eu.sargs.platform.StationSettings;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What tables could not read is told where somebody looks after the station. */
class PassedByTest {
    private static final String PASSWORD = "a long password 17";

    @TempDir
    Path folder;

    private Path home;
    private StringWriter out;
    private StringWriter err;

    @BeforeEach
    void create() {
        home = folder.resolve("home");
        Station.create(
                home,
                StationSettings.of("Kārsava", ZoneId.of("Europe/Riga"), Language.LV),
                Account.first("boss", "B. Oss"),
                PASSWORD.toCharArray());
    }

    private int run(Language language, String... words) {
        out = new StringWriter();
        err = new StringWriter();
        return SargsCommand.execute(
                new Console(new PrintWriter(out, true), new PrintWriter(err, true), language), words);
    }

    private int verify(Language language, String... options) throws Exception {
        Path password = Files.writeString(folder.resolve("password"), PASSWORD);
        List<String> words = new ArrayList<>(List.of(options));
        words.addAll(0, List.of("verify", "--home", home.toString(), "--as", "boss"));
        words.addAll(List.of("--password-file", password.toString()));
        return run(language, words.toArray(String[]::new));
    }

    private void writeWhatCannotBeRead() {
        try (Station station = Station.open(home)) {
            for (int i = 0; i < 3; i++) {
                station.store()
                        .journal()
                        .append(List.of(new Draft(
                                Lane.DUTY, Scope.STATION, AlertCodec.TAKEN, 1, ActedBy.machine("desk"), new byte[] {7
                                })));
            }
            station.store().catchUp();
        }
    }

    @Test
    void verifyCountsItAndNamesItWithoutFailing() throws Exception {
        assertThat(verify(Language.EN)).isZero();
        assertThat(err.toString()).doesNotContain("passed by");
        writeWhatCannotBeRead();
        assertThat(verify(Language.EN)).isZero();
        assertThat(err.toString()).contains("3 events were passed by", "Everything holds");
        assertThat(out.toString().lines())
                .filteredOn(line -> line.contains("UNREADABLE"))
                .singleElement()
                .asString()
                .startsWith("DUTY")
                .endsWith("UNREADABLE alert AlertTaken #1–3");
        assertThat(verify(Language.EN, "--json")).isZero();
        assertThat(out.toString())
                .contains("\"table\":\"alert\",\"type\":\"AlertTaken\",\"passed_by\":3,\"first\":1,\"last\":3,"
                        + "\"why\":\"UNREADABLE\",\"holds\":true");
    }

    @Test
    void doctorTellsOfItInEachLanguage() {
        writeWhatCannotBeRead();
        for (Language language : Language.values()) {
            run(language, "doctor", "--home", home.toString());
            assertThat(out.toString().lines())
                    .filteredOn(line -> line.contains("AlertTaken"))
                    .singleElement()
                    .asString()
                    .contains("Kārsava");
            assertThat(out.toString()).contains("sargs verify").doesNotContain("{0}", "passed_by");
        }
    }
}

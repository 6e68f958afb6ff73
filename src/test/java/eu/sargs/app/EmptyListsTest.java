package eu.sargs.app;

import static org.assertj.core.api.Assertions.assertThat;

import eu.sargs.access.Accounts.Account;
import eu.sargs.app.command.Console;
import eu.sargs.app.command.SargsCommand;
import eu.sargs.platform.Language;
import eu.sargs.platform.StationSettings;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A command that lists says so where there is nothing to list. */
class EmptyListsTest {
    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void saysThatNothingIsThereWithoutPrintingAResult() throws Exception {
        Path password = Files.writeString(folder.resolve("password"), "a long password 17");
        Path home = folder.resolve("home");
        Station.create(
                home,
                StationSettings.of("Kārsava", ZoneId.of("Europe/Riga"), Language.LV),
                Account.first("boss", "B. Oss"),
                "a long password 17".toCharArray());

        list("peer", "list", "--home", home.toString());
        assertThat(err.toString().lines()).singleElement().asString().contains("sargs peer add");

        err.getBuffer().setLength(0);
        list("erase", "list", "--home", home.toString(), "--as", "boss", "--password-file", password.toString());
        assertThat(err.toString()).isEqualToIgnoringNewLines("Nothing has been erased here.");
        assertThat(out.toString()).isEmpty();
    }

    private void list(String... words) {
        Console console = new Console(new PrintWriter(out, true), new PrintWriter(err, true), Language.EN);
        assertThat(SargsCommand.execute(console, words)).isZero();
    }
}

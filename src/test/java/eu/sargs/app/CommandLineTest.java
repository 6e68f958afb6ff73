package eu.sargs.app;

import static org.assertj.core.api.Assertions.assertThat;

import eu.sargs.app.command.Console;
import eu.sargs.app.command.SargsCommand;
import eu.sargs.platform.Language;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class CommandLineTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void refusesAHomeThatTheCommandWouldNotUse() {
        assertThat(run("--home", "somewhere", "camera", "list")).isEqualTo(2);
        assertThat(err.toString()).contains("Rakstiet --home aiz komandas");
    }

    @Test
    void listsWhatIsThereAndNothingElse() {
        assertThat(run("--help")).isZero();
        assertThat(out.toString())
                .contains("demo", "read", "init", "camera", "watchlist", "doctor", "bench")
                .doesNotContain("backup", "export", "erase");
    }

    @Test
    void answersWrongUsageWithTwo() {
        assertThat(run("camera", "paint")).isEqualTo(2);
        assertThat(run("watchlist", "import")).isEqualTo(2);
    }

    private int run(String... words) {
        return SargsCommand.execute(
                new Console(new PrintWriter(out, true), new PrintWriter(err, true), Language.LV), words);
    }
}

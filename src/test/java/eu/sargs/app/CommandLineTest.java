package eu.sargs.app;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import eu.sargs.app.command.Console;
import eu.sargs.app.command.SargsCommand;
import eu.sargs.platform.Language;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

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
                .contains(
                        "demo",
                        "read",
                        "init",
                        "camera",
                        "watchlist",
                        "verify",
                        "erase",
                        "retention",
                        "backup",
                        "restore",
                        "undo-upgrade",
                        "user",
                        "doctor",
                        "bench")
                .doesNotContain("export", "search");
    }

    @Test
    void answersWrongUsageWithTwoACodeAndWhereHelpIs() {
        wrong("CLI-10", "sargs camera --help", "camera", "paint");
        wrong("CLI-10", "“paint”", "paint");
        wrong("CLI-10", "--loud", "doctor", "--loud");
        wrong("CLI-11", "FILE", "watchlist", "import");
        wrong("CLI-11", "--home DIR", "doctor", "--home");
        wrong("CLI-11", "--station NAME", "init", "--home", "x");
        wrong("CLI-12", "“soon”", "demo", "--seconds", "soon");
        wrong("CLI-12", "“east”", "camera", "add", "K-1", "file:x", "--lat", "east", "--lon", "1");
        wrong("CLI-08", "--seconds", "demo", "--seconds", "-5");
        wrong("CLI-08", "“foo”", "demo", "--size", "foo");
        wrong("CLI-08", "“foo”", "demo", "--screen", "foo");
        wrong("CLI-08", "“foo”", "demo", "--theme", "foo");
        wrong("CLI-16", "--tiles", "bench", "wall", "--tiles", "4,0");
        wrong("CLI-16", "--tiles", "bench", "wall", "--tiles", "17");
        wrong("CLI-16", "--recognised", "bench", "wall", "--tiles", "4", "--recognised", "5");
        wrong("CLI-16", "--events", "bench", "sync", "--events", "5");
        wrong("CLI-16", "--seconds", "bench", "journal", "--seconds", "0");
        wrong("CLI-16", "--runs", "bench", "start", "--runs", "-1");
        wrong("CLI-13", "add, list, probe, remove", "camera");
        wrong("CLI-15", "--home", "--home", "somewhere", "camera", "list");
    }

    private void wrong(String code, String said, String... words) {
        for (Language language : Language.values()) {
            StringWriter answer = new StringWriter();
            Console console = new Console(new PrintWriter(out, true), new PrintWriter(answer, true), language);
            assertThat(SargsCommand.execute(console, words)).isEqualTo(2);
            String quoted = said;
            switch (language) {
                case RU -> quoted = said.replace('“', '«').replace('”', '»');
                case LT -> quoted = said.replace('“', '„').replace('”', '“');
                case LV -> quoted = said.replace('“', '„');
                case EN -> {
                    // as it is written here
                }
            }
            assertThat(answer.toString())
                    .contains(
                            "[" + code + "]", quoted, language == Language.EN && !code.equals("CLI-16") ? "--h" : "--")
                    .doesNotContain("{", "‹", "Unmatched", "Missing", "Usage");
            // Where the log is may follow.
            assertThat(answer.toString().lines().filter(line -> line.endsWith("]")))
                    .hasSize(1);
        }
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void printsNoPasswordThatWasTypedInAnAddress() {
        int port = nobodysPort();
        List<ILoggingEvent> logged = logged(() -> {
            String address = "rtsp://duty:geheim77@127.0.0.1:" + port + "/cam";
            assertThat(run("read", "--json", address)).isEqualTo(1);
            assertThat(run("camera", "probe", address)).isEqualTo(1);
            assertThat(run("camera", "probe", "http://duty:geheim77@x@127.0.0.1:" + port))
                    .isEqualTo(1);
            assertThat(run("camera", address)).isEqualTo(2);
            assertThat(run("doctor", address)).isEqualTo(2);
        });
        assertThat(err.toString())
                .contains("CAM-02", "CLI-10", "127.0.0.1:" + port)
                .doesNotContain("geheim77");
        assertThat(out.toString()).doesNotContain("geheim77");
        assertThat(logged)
                .isNotEmpty()
                .noneSatisfy(event -> assertThat(
                                event.getFormattedMessage() + ThrowableProxyUtil.asString(event.getThrowableProxy()))
                        .contains("geheim77"));
    }

    private static List<ILoggingEvent> logged(Runnable deed) {
        Logger root = ((LoggerContext) LoggerFactory.getILoggerFactory()).getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        ListAppender<ILoggingEvent> kept = new ListAppender<>();
        kept.start();
        root.addAppender(kept);
        try {
            deed.run();
        } finally {
            root.detachAppender(kept);
        }
        return kept.list;
    }

    private static int nobodysPort() {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return taken.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void saysWhenItsResultsGoNowhere() {
        PrintWriter full = new PrintWriter(new Writer() {
            @Override
            public void write(char[] text, int from, int length) throws IOException {
                throw new IOException("No space left on device");
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        });
        Console console = new Console(full, new PrintWriter(err, true), Language.EN);
        assertThat(SargsCommand.execute(console, "--version")).isEqualTo(1);
        assertThat(err.toString()).contains("CLI-18");
    }

    private int run(String... words) {
        return SargsCommand.execute(
                new Console(new PrintWriter(out, true), new PrintWriter(err, true), Language.LV), words);
    }
}

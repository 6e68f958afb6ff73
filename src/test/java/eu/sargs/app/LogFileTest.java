package eu.sargs.app;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import eu.sargs.app.command.Console;
import eu.sargs.app.command.SargsCommand;
import eu.sargs.platform.Language;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

class LogFileTest {
    @TempDir
    Path folder;

    private String before;

    @BeforeEach
    void forget() {
        before = System.getProperty("sargs.log");
        System.clearProperty("sargs.log");
    }

    @AfterEach
    void restore() {
        System.clearProperty("sargs.state");
        if (before == null) {
            System.clearProperty("sargs.log");
        } else {
            System.setProperty("sargs.log", before);
        }
        Logger root = ((LoggerContext) LoggerFactory.getILoggerFactory()).getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        var appender = root.getAppender("home");
        if (appender != null) {
            root.detachAppender(appender);
            appender.stop();
        }
    }

    @Test
    void namesTheLogOfARefusalWhereThereIsNoHomeYet() throws Exception {
        Path state = folder.resolve("state/sargs");
        LogFile.keepBeforeHome(state);
        assertThat(state).as("nothing went wrong yet").doesNotExist();

        StringWriter err = new StringWriter();
        Console console = new Console(new PrintWriter(new StringWriter()), new PrintWriter(err, true), Language.EN);
        int status = SargsCommand.execute(
                console, "camera", "list", "--home", folder.resolve("none").toString());

        assertThat(status).isEqualTo(1);
        Path log = state.resolve("sargs.log");
        assertThat(err.toString()).contains("[APP-03]", "Log: " + log);
        assertThat(Files.readString(log)).contains("APP-03").doesNotContain("\tat ");
    }
}

package eu.sargs.app;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeAndTimeBasedRollingPolicy;
import ch.qos.logback.core.util.FileSize;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.ILoggerFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends the log into a home: one file a day, 30 days, at most 200 MB. Nothing personal is logged, so it may be sent to a maintainer. */
public final class LogFile {
    private static final String FILE = "sargs.log";
    /** The folder of the log of what goes wrong before a home is open; set by whoever starts the program. */
    private static final String BEFORE = "sargs.state";

    private LogFile() {}

    /** @param folder made when something went wrong and no home was open */
    static void keepBeforeHome(Path folder) {
        System.setProperty(BEFORE, folder.toString());
    }

    /**
     * Where the log is: the open home's, else the user's own, which begins now.
     *
     * @return empty where none can be written
     */
    public static Optional<String> place() {
        String before = System.getProperty(BEFORE);
        if (System.getProperty("sargs.log") == null && before != null) {
            try {
                Path folder = Files.createDirectories(Path.of(before));
                if (!Files.isWritable(folder)) {
                    return Optional.empty();
                }
                open(folder);
            } catch (IOException | RuntimeException e) {
                return Optional.empty(); // what went wrong is said all the same
            }
        }
        return Optional.ofNullable(System.getProperty("sargs.log"));
    }

    /** @return the file, also told to {@code sargs.log} for messages that name it */
    static Path open(Path folder) {
        Path file = folder.resolve(FILE);
        System.setProperty("sargs.log", file.toString());
        ILoggerFactory factory = LoggerFactory.getILoggerFactory();
        if (!(factory instanceof LoggerContext context)) {
            return file;
        }
        ch.qos.logback.classic.Logger root = context.getLogger(Logger.ROOT_LOGGER_NAME);
        root.detachAppender("home");

        PatternLayoutEncoder lines = new PatternLayoutEncoder();
        lines.setContext(context);
        lines.setPattern("%date{yyyy-MM-dd'T'HH:mm:ss.SSSX, UTC} %-5level [%thread] %logger{20} %message%n%ex{20}");
        lines.start();

        RollingFileAppender<ILoggingEvent> appender = new RollingFileAppender<>();
        appender.setContext(context);
        appender.setName("home");
        appender.setFile(file.toString());
        appender.setEncoder(lines);

        SizeAndTimeBasedRollingPolicy<ILoggingEvent> days = new SizeAndTimeBasedRollingPolicy<>();
        days.setContext(context);
        days.setParent(appender);
        days.setFileNamePattern(
                folder.resolve("sargs-%d{yyyy-MM-dd, UTC}-%i.log").toString());
        days.setMaxFileSize(new FileSize(20 * FileSize.MB_COEFFICIENT));
        days.setMaxHistory(30);
        days.setTotalSizeCap(new FileSize(200 * FileSize.MB_COEFFICIENT));
        days.start();
        appender.setRollingPolicy(days);
        appender.start();
        root.addAppender(appender);
        return file;
    }
}

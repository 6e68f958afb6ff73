package eu.sargs.app;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/** A time as the shell writes it, to the minute, in the station's zone: {@code 2026-11-22 03:32}. */
public final class LocalMinute {
    private static final DateTimeFormatter FORM = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm");

    private LocalMinute() {}

    public static String of(Instant time, ZoneId zone) {
        return FORM.format(time.atZone(zone));
    }
}

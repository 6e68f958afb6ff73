package eu.sargs.ui.part;

import eu.sargs.platform.Language;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times as the station reads them: its zone, its language. FX thread. */
public final class Times {
    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter MINUTES = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("dd.MM.yyyy", Locale.ROOT);
    private static final DateTimeFormatter ISO_DATE = DateTimeFormatter.ofPattern("yyyy-MM-dd", Locale.ROOT);

    private ZoneId zone;
    private final Words words;

    public Times(ZoneId zone, Words words) {
        this.zone = zone;
        this.words = words;
    }

    /** Times are told in another zone from now on; what is shown follows with its next change. */
    public void follow(ZoneId other) {
        zone = other;
    }

    public ZoneId zone() {
        return zone;
    }

    /** {@code 02:14:07} */
    public String clock(Instant time) {
        return SECONDS.format(time.atZone(zone));
    }

    /** {@code 02:14} */
    public String minute(Instant time) {
        return MINUTES.format(time.atZone(zone));
    }

    /** {@code 14.08.2026}; Lithuanians write {@code 2026-08-14}. */
    public String date(Instant time) {
        DateTimeFormatter format = words.language() == Language.LT ? ISO_DATE : DATE;
        return format.format(time.atZone(zone));
    }

    /** The time of day, with the date before it when it is not today's. */
    public String moment(Instant time, Instant now) {
        boolean today = time.atZone(zone).toLocalDate().equals(now.atZone(zone).toLocalDate());
        return today ? clock(time) : date(time) + " " + minute(time);
    }

    /** {@code 02:14}, with the date before it when it is not today's. */
    public String lately(Instant time, Instant now) {
        return date(time).equals(date(now)) ? minute(time) : date(time) + " " + minute(time);
    }

    /** How old: {@code 11 s ago}, {@code 6 min ago}, {@code 3 h ago}, {@code 2 d ago}. */
    public String age(Duration age) {
        return words.get("part.age.ago", length(age));
    }

    /** {@code 11 s}, {@code 6 min}, {@code 3 h}, {@code 2 d}. */
    public String length(Duration length) {
        long seconds = Math.max(0, length.toSeconds());
        if (seconds < 60) {
            return words.get("part.age.seconds", seconds);
        }
        if (seconds < 3600) {
            return words.get("part.age.minutes", seconds / 60);
        }
        if (seconds < 86_400) {
            return words.get("part.age.hours", seconds / 3600);
        }
        return words.get("part.age.days", seconds / 86_400);
    }

    /** A waiting time that runs: {@code 0:42}, {@code 11:20}, {@code 1:02:03}. */
    public static String running(Duration waiting) {
        long seconds = Math.max(0, waiting.toSeconds());
        return seconds < 3600
                ? "%d:%02d".formatted(seconds / 60, seconds % 60)
                : "%d:%02d:%02d".formatted(seconds / 3600, seconds / 60 % 60, seconds % 60);
    }
}

package eu.sargs.platform;

import java.lang.reflect.RecordComponent;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * What a station and its seat are set to. Nothing secret: {@code settings.json} in the home is plain text.
 *
 * @param station name, as on the top bar: {@code Krāslava}
 * @param seat name of this machine's place in the room
 * @param zone for times on the screen; stored times are UTC
 * @param textScale percent, one of {@link #TEXT_SCALES}
 * @param stillScreen nothing blinks or grows; sound and steady frames carry an alarm
 * @param wallOnSecondMonitor whether the wall also fills the second monitor where there is one
 * @param recognitionThreads threads that read plates, 1 or more
 * @param linking how other stations reach this one
 * @param sharedWith who may see this station's sightings, and new list entries unless their officer chooses otherwise:
 *     {@code all}, {@code country:LV}, {@code group:border} or {@code station} (decision 0015)
 * @param sightingDays days that sightings are kept here; 0 where they are kept for good
 * @param secondFactor whose sign-in asks for a code besides the password
 * @param lockMinutes minutes without keys and mouse after which the screen locks; 0 where it does not by itself
 * @param keeping for how long all else is kept that is let go of one day
 * @param escalateSeconds seconds that an alert of high priority waits here before it sounds wherever it is seen; 0 where
 *     it sounds nowhere else
 */
public record StationSettings(
        String station,
        String seat,
        ZoneId zone,
        Language language,
        Theme theme,
        int textScale,
        boolean stillScreen,
        boolean wallOnSecondMonitor,
        int recognitionThreads,
        Linking linking,
        String sharedWith,
        int sightingDays,
        Integer lockMinutes,
        SecondFactor secondFactor,
        Keeping keeping,
        Integer escalateSeconds) {
    public static final List<Integer> TEXT_SCALES = List.of(100, 112, 125, 150);

    /** Of a new station, and of one set up before it could be chosen. */
    public static final String SHARED_WITH = "all";

    /** Of a new station, and of one set up before it could be chosen. */
    public static final int LOCK_MINUTES = 10;

    private static final int LONGEST_LOCK_MINUTES = 60;

    /** Of a new station, and of one set up before it could be chosen. */
    public static final int ESCALATE_SECONDS = 60;

    private static final int LONGEST_ESCALATE_SECONDS = 600;

    /** Of whom the agency asks for a second factor. Who has one is asked for its code in any case. */
    public enum SecondFactor {
        NOBODY,
        ADMINISTRATORS,
        EVERYBODY
    }

    /**
     * Days that alerts are kept after their end, list entries after theirs, and the record; 0 where they are kept for good.
     */
    public record Keeping(int alertDays, int entryDays, int recordDays) {
        /** Of a new station, and of one set up before it could be chosen. */
        private static final Keeping NEW =
                new Keeping(KeptKind.ALERTS.days(), KeptKind.ENTRIES.days(), KeptKind.RECORD.days());

        public Keeping {
            if (alertDays < 0 || entryDays < 0 || recordDays != 0 && recordDays < KeptKind.RECORD.shortest()) {
                throw new IllegalArgumentException("Not days that something is kept");
            }
        }
    }

    /** Dark for the night, light for daylight rooms. */
    public enum Theme {
        DARK,
        LIGHT
    }

    /**
     * How other stations reach this one, and how much they are sent; it calls those whose address it knows in any case.
     *
     * @param listen {@code host:port} where it waits for calls; empty where it does not. A port alone means this machine
     *     only
     * @param discover whether it announces itself in the network of that address, and looks for others there
     * @param kilobytes sent to each other station in a second at most, 1,000 bytes each; 0 where nothing limits it. What is
     *     urgent goes first and may exceed it
     */
    public record Linking(String listen, boolean discover, int kilobytes) {
        public static final Linking OFF = new Linking("", false, 0);
        /** Less, and a run would take longer than a link may be silent. */
        public static final int FEWEST_KILOBYTES = 8;

        public static final int MOST_KILOBYTES = 1_000_000;

        public Linking {
            listen = listen == null ? "" : listen.strip();
            if (kilobytes != 0 && (kilobytes < FEWEST_KILOBYTES || kilobytes > MOST_KILOBYTES)) {
                throw new IllegalArgumentException("No cap of a link: " + kilobytes);
            }
        }
    }

    public StationSettings {
        linking = linking == null ? Linking.OFF : linking; // a file of an older version
        sharedWith = sharedWith == null ? SHARED_WITH : sharedWith;
        if (!sharedWith.matches("station|all|group:[a-z0-9-]{1,32}|country:[A-Z]{2}")) {
            throw new IllegalArgumentException("Nobody is called " + sharedWith);
        }
        Objects.requireNonNull(zone);
        Objects.requireNonNull(language);
        Objects.requireNonNull(theme);
        if (station.isBlank() || station.length() > 64 || seat.isBlank() || seat.length() > 64) {
            throw new IllegalArgumentException("A station and a seat have names of 1 to 64 signs");
        }
        if (!TEXT_SCALES.contains(textScale)) {
            throw new IllegalArgumentException("Text scale is one of " + TEXT_SCALES);
        }
        if (sightingDays < 0) {
            throw new IllegalArgumentException("Days are 0 or more");
        }
        keeping = keeping == null ? Keeping.NEW : keeping;
        secondFactor = secondFactor == null ? SecondFactor.NOBODY : secondFactor;
        lockMinutes = lockMinutes == null ? LOCK_MINUTES : lockMinutes;
        if (lockMinutes < 0 || lockMinutes > LONGEST_LOCK_MINUTES) {
            throw new IllegalArgumentException(
                    "The screen locks within " + LONGEST_LOCK_MINUTES + " minutes, or never");
        }
        escalateSeconds = escalateSeconds == null ? ESCALATE_SECONDS : escalateSeconds;
        if (escalateSeconds < 0 || escalateSeconds > LONGEST_ESCALATE_SECONDS) {
            throw new IllegalArgumentException(
                    "An alert waits for " + LONGEST_ESCALATE_SECONDS + " seconds at most, or for ever");
        }
        if (recognitionThreads < 1) {
            throw new IllegalArgumentException("At least one thread reads plates");
        }
    }

    /** A new station's settings. */
    public static StationSettings of(String station, ZoneId zone, Language language) {
        return new StationSettings(
                station,
                station + " 1",
                zone,
                language,
                Theme.DARK,
                100,
                false,
                false,
                1,
                Linking.OFF,
                SHARED_WITH,
                KeptKind.SIGHTINGS.days(),
                LOCK_MINUTES,
                SecondFactor.NOBODY,
                Keeping.NEW,
                ESCALATE_SECONDS);
    }

    public StationSettings withStation(String name, ZoneId itsZone) {
        return with(copy -> {
            copy.station = name;
            copy.zone = itsZone;
        });
    }

    public StationSettings withLanguage(Language other) {
        return with(copy -> copy.language = other);
    }

    public StationSettings withTheme(Theme other) {
        return with(copy -> copy.theme = other);
    }

    public StationSettings withTextScale(int percent) {
        return with(copy -> copy.textScale = percent);
    }

    public StationSettings withStillScreen(boolean still) {
        return with(copy -> copy.stillScreen = still);
    }

    public StationSettings withWallOnSecondMonitor(boolean wall) {
        return with(copy -> copy.wallOnSecondMonitor = wall);
    }

    public StationSettings withLinking(Linking other) {
        return with(copy -> copy.linking = other);
    }

    public StationSettings withSightingDays(int days) {
        return withDays(KeptKind.SIGHTINGS, days);
    }

    /** For how many days something is kept here; 0 for good. */
    public int days(KeptKind kind) {
        return switch (kind) {
            case SIGHTINGS -> sightingDays;
            case ALERTS -> keeping.alertDays();
            case ENTRIES -> keeping.entryDays();
            case RECORD -> keeping.recordDays();
        };
    }

    public StationSettings withDays(KeptKind kind, int days) {
        return with(copy -> {
            Keeping now = copy.keeping;
            switch (kind) {
                case SIGHTINGS -> copy.sightingDays = days;
                case ALERTS -> copy.keeping = new Keeping(days, now.entryDays(), now.recordDays());
                case ENTRIES -> copy.keeping = new Keeping(now.alertDays(), days, now.recordDays());
                case RECORD -> copy.keeping = new Keeping(now.alertDays(), now.entryDays(), days);
            }
        });
    }

    public StationSettings withLockMinutes(int minutes) {
        return with(copy -> copy.lockMinutes = minutes);
    }

    public StationSettings withSecondFactor(SecondFactor of) {
        return with(copy -> copy.secondFactor = of);
    }

    public StationSettings withEscalateSeconds(int seconds) {
        return with(copy -> copy.escalateSeconds = seconds);
    }

    public StationSettings withSharedWith(String whom) {
        return with(copy -> copy.sharedWith = whom);
    }

    /** This station with the looks of another one's screen: what each who sits there may set as they like. */
    public StationSettings lookingAs(StationSettings other) {
        return with(copy -> {
            copy.language = other.language;
            copy.theme = other.theme;
            copy.textScale = other.textScale;
            copy.stillScreen = other.stillScreen;
            copy.wallOnSecondMonitor = other.wallOnSecondMonitor;
        });
    }

    /** One setting, before and after, as text. */
    public record Change(String setting, String before, String after) {}

    /** What differs, in the order of the settings. */
    public List<Change> changesFrom(StationSettings before) {
        return Arrays.stream(StationSettings.class.getRecordComponents())
                .map(part -> new Change(part.getName(), before.text(part), text(part)))
                .filter(change -> !change.before().equals(change.after()))
                .toList();
    }

    private String text(RecordComponent part) {
        try {
            return String.valueOf(part.getAccessor().invoke(this));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("A record without its own parts", e);
        }
    }

    private StationSettings with(Consumer<Copy> change) {
        Copy copy = new Copy(this);
        change.accept(copy);
        return copy.settings();
    }

    /** The same settings, to be changed in one place. */
    private static final class Copy {
        private String station;
        private final String seat;
        private ZoneId zone;
        private Language language;
        private Theme theme;
        private int textScale;
        private boolean stillScreen;
        private boolean wallOnSecondMonitor;
        private final int recognitionThreads;
        private Linking linking;
        private String sharedWith;
        private int sightingDays;
        private int lockMinutes;
        private SecondFactor secondFactor;
        private Keeping keeping;
        private int escalateSeconds;

        Copy(StationSettings old) {
            station = old.station;
            seat = old.seat;
            zone = old.zone;
            language = old.language;
            theme = old.theme;
            textScale = old.textScale;
            stillScreen = old.stillScreen;
            wallOnSecondMonitor = old.wallOnSecondMonitor;
            recognitionThreads = old.recognitionThreads;
            linking = old.linking;
            sharedWith = old.sharedWith;
            sightingDays = old.sightingDays;
            lockMinutes = old.lockMinutes;
            secondFactor = old.secondFactor;
            keeping = old.keeping;
            escalateSeconds = old.escalateSeconds;
        }

        StationSettings settings() {
            return new StationSettings(
                    station,
                    seat,
                    zone,
                    language,
                    theme,
                    textScale,
                    stillScreen,
                    wallOnSecondMonitor,
                    recognitionThreads,
                    linking,
                    sharedWith,
                    sightingDays,
                    lockMinutes,
                    secondFactor,
                    keeping,
                    escalateSeconds);
        }
    }
}

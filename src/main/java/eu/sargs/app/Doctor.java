package eu.sargs.app;

import eu.sargs.camera.Decoder;
import eu.sargs.journal.EpochCause;
import eu.sargs.journal.EpochOpening;
import eu.sargs.journal.Event;
import eu.sargs.journal.FeedId;
import eu.sargs.journal.Journal;
import eu.sargs.platform.Fault;
import eu.sargs.recognition.PictureReader;
import eu.sargs.store.Forked;
import eu.sargs.sync.Circle;
import eu.sargs.sync.OwnStation;
import eu.sargs.sync.Peer;
import eu.sargs.sync.RefusedCallers;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.DataLine;
import javax.sound.sampled.SourceDataLine;

/** Looks at the machine the way a colleague would before the first shift: what is there, what is missing, what to do. */
public final class Doctor {
    /** How a check came out. */
    public enum Verdict {
        OK,
        /** Works, with less. */
        WARN,
        /** A station cannot work so. */
        BAD
    }

    /**
     * @param check key of its name, {@code app.doctor.check.<check>}
     * @param found what is there, as it calls itself
     * @param advice text key of what to do; empty where all is well
     */
    public record Finding(String check, Verdict verdict, String found, String advice, List<Object> arguments) {}

    private static final long GIB = 1L << 30;

    private Doctor() {}

    public static List<Finding> examine(Path home) {
        List<Finding> all = new ArrayList<>();
        int feature = Runtime.version().feature();
        all.add(finding("java", feature >= 25, Verdict.BAD, Runtime.version().toString(), "app.doctor.advice.java"));
        int cores = Runtime.getRuntime().availableProcessors();
        all.add(finding(
                "processor",
                cores >= 2,
                Verdict.WARN,
                cores + " × " + System.getProperty("os.arch") + ", " + System.getProperty("os.name"),
                "app.doctor.advice.cores"));
        long memory = memory();
        all.add(finding("memory", memory >= 4 * GIB, Verdict.WARN, gib(memory), "app.doctor.advice.memory"));
        all.add(disk(home));
        String display = System.getenv().getOrDefault("DISPLAY", "–");
        all.add(finding("display", SystemLibraries.displayThere(), Verdict.WARN, display, "app.doctor.advice.display"));
        List<String> missing = SystemLibraries.missingForScreen();
        all.add(finding(
                "gtk",
                missing.isEmpty(),
                Verdict.BAD,
                missing.isEmpty() ? "GTK 3" : "–",
                "app.doctor.advice.gtk",
                String.join(" ", missing)));
        all.add(tried("decoder", Decoder::version, "app.doctor.advice.decoder"));
        all.add(tried("models", Doctor::models, "app.doctor.advice.models"));
        Optional<String> vlc = Decoder.vlc();
        all.add(finding("vlc", vlc.isPresent(), Verdict.WARN, vlc.orElse("–"), "app.doctor.advice.vlc"));
        boolean sound = soundThere();
        all.add(finding("sound", sound, Verdict.WARN, sound ? "PCM 44.1 kHz" : "–", "app.doctor.advice.sound"));
        return all;
    }

    /**
     * How a station stands with others, each time its journal could not go on where it had ended, with when and why, the
     * feeds whose origins signed two histories, of each feed the last that tables could not hold, what of other
     * stations' never came here, and of what it wrote itself the content is lost.
     */
    public static List<Finding> examine(Station station) {
        Journal journal = station.store().journal();
        List<Finding> all = new ArrayList<>(journal.heads().keySet().stream()
                .filter(feed -> isOurs(feed, station)
                        && feed.lane() == EpochOpening.LANE
                        && feed.scope().equals(EpochOpening.SCOPE))
                .flatMap(feed -> journal.read(feed, 0, 1).stream())
                .sorted(Comparator.comparing(Event::time))
                .flatMap(event ->
                        EpochOpening.cause(event)
                                .map(cause -> epoch(
                                        event, cause, station.settings().now().zone()))
                                .stream())
                .toList());
        station.store().forked().forEach(forked -> all.add(forked(forked, station)));
        station.store().lastPassedBy().forEach(event -> all.add(passedBy(event, station)));
        Circle circle = station.peers().now();
        circle.peers().forEach(peer -> peer.missing().forEach(one -> all.add(missing(peer, one, station))));
        OwnStation self = circle.self();
        self.missing().forEach(one -> all.add(missing(one, station)));
        String name =
                station.settings().now().station() + ", " + self.key().hex().substring(0, 8);
        all.addFirst(self.outcast()
                .map(fault -> new Finding("station", Verdict.BAD, name, fault.key(), fault.arguments()))
                .orElse(new Finding("station", Verdict.OK, name, "", List.of())));
        all.add(1, key(station));
        refused(station).ifPresent(finding -> all.add(2, finding));
        return all;
    }

    private static Optional<Finding> refused(Station station) {
        RefusedCallers refused = station.peers().refused();
        ZoneId zone = station.settings().now().zone();
        return refused.last()
                .map(last -> new Finding(
                        "callers",
                        Verdict.WARN,
                        String.valueOf(refused.count()),
                        "app.doctor.advice.refused",
                        List.of(refused.count(), LocalMinute.of(last, zone))));
    }

    /** Its advice is said in any case: what a place protects against cannot be told from its name. */
    private static Finding key(Station station) {
        KeyWords words = KeyWords.of(station.safe().ring());
        return new Finding(
                "key", words.guarded() ? Verdict.OK : Verdict.WARN, words.place(), words.advice(), words.arguments());
    }

    private static boolean isOurs(FeedId feed, Station station) {
        return station.store().successions().speaksFor(station.store().origin(), feed.origin());
    }

    private static Finding epoch(Event opened, EpochCause cause, ZoneId zone) {
        return new Finding(
                "journal",
                Verdict.WARN,
                when(opened, zone) + " " + cause,
                "app.doctor.advice." + (cause == EpochCause.COPIED_HOME ? "copied" : "lost_tail"),
                List.of());
    }

    private static Finding passedBy(Event event, Station station) {
        String writer = ForkNotice.writer(event.feed(), station);
        return new Finding(
                "tables",
                Verdict.WARN,
                when(event, station.settings().now().zone()) + " " + writer + " " + event.type(),
                "app.doctor.advice.passed_by",
                List.of(writer));
    }

    private static Finding forked(Forked forked, Station station) {
        Fault fault = ForkNotice.of(forked, station);
        FeedId feed = forked.feed();
        return new Finding(
                "journal",
                Verdict.WARN,
                "%s %s, %s, %s, %d"
                        .formatted(
                                fault.code(),
                                ForkNotice.writer(feed, station),
                                feed.lane(),
                                feed.scope(),
                                forked.setAside()),
                fault.key(),
                fault.arguments());
    }

    private static Finding missing(Peer peer, Peer.Missing missing, Station station) {
        ZoneId zone = station.settings().now().zone();
        String name = peer.described().station();
        String since = LocalMinute.of(missing.since(), zone);
        String until = LocalMinute.of(missing.until(), zone);
        return new Finding(
                "journal",
                Verdict.WARN,
                name + ", " + since + " – " + until + ", " + missing.events(),
                missing.onTheWay() ? "app.peer.let_go" : "app.peer.missing",
                List.of(name, since, until, missing.events(), missing.exact()));
    }

    private static Finding missing(Peer.Missing own, Station station) {
        ZoneId zone = station.settings().now().zone();
        String since = LocalMinute.of(own.since(), zone);
        String until = LocalMinute.of(own.until(), zone);
        return new Finding(
                "journal",
                Verdict.WARN,
                station.settings().now().station() + ", " + since + " – " + until + ", " + own.events(),
                "app.peer.own_let_go",
                List.of(since, until, own.events()));
    }

    private static String when(Event event, ZoneId zone) {
        return LocalMinute.of(event.time().instant(), zone);
    }

    private static Finding disk(Path home) {
        Path there = home;
        while (there != null && !Files.exists(there)) {
            there = there.getParent();
        }
        try {
            long free = Files.getFileStore(there).getUsableSpace();
            boolean writable = Files.isWritable(there);
            Verdict bad = free < GIB || !writable ? Verdict.BAD : Verdict.WARN;
            return finding(
                    "disk", free >= 20 * GIB && writable, bad, gib(free), "app.doctor.advice.disk", there.toString());
        } catch (IOException | RuntimeException e) {
            return new Finding("disk", Verdict.BAD, "–", "app.doctor.advice.disk", List.of(String.valueOf(there)));
        }
    }

    private static Finding tried(String check, Supplier<String> look, String advice) {
        try {
            return new Finding(check, Verdict.OK, look.get(), "", List.of());
        } catch (RuntimeException | LinkageError e) {
            return new Finding(check, Verdict.BAD, String.valueOf(e.getMessage()), advice, List.of());
        }
    }

    private static Finding finding(
            String check, boolean well, Verdict otherwise, String found, String advice, Object... arguments) {
        return well
                ? new Finding(check, Verdict.OK, found, "", List.of())
                : new Finding(check, otherwise, found, advice, List.of(arguments));
    }

    private static String models() {
        PictureReader.standard().close();
        return "PP-OCR";
    }

    private static boolean soundThere() {
        try {
            return AudioSystem.isLineSupported(
                    new DataLine.Info(SourceDataLine.class, new AudioFormat(44_100, 16, 1, true, false)));
        } catch (RuntimeException | LinkageError e) {
            return false;
        }
    }

    private static long memory() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean os
                ? os.getTotalMemorySize()
                : 0;
    }

    private static String gib(long bytes) {
        return String.format(Locale.ROOT, "%.1f GiB", bytes / (double) GIB);
    }
}

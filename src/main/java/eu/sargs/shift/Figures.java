package eu.sargs.shift;

import eu.sargs.alert.Alert;
import eu.sargs.watchlist.Priority;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How many alarms a time had, beside what a person can bear: one in ten minutes, ten in ten minutes being a flood (EEMUA
 * 191), and high, medium and low at 5, 15 and 80 in a hundred (ISA-18.2). Counted are alarms that sounded here, an alert
 * with its repeats as one; what entered silently because it came late is not. Pure.
 *
 * @param slots each ten minutes from the beginning on, the last one cut off by the end
 * @param peak the ten minutes with the most; empty where there was no alarm
 * @param answers how long each took until it was ended or shelved, the shortest first; those that wait are not in it
 * @param rejected those that were ended as none of what was looked for
 * @param misread of the rejected, those whose plate was read wrongly
 */
public record Figures(
        Instant from,
        Instant to,
        List<Slot> slots,
        Optional<Peak> peak,
        List<Duration> answers,
        int ended,
        int rejected,
        int misread) {
    /** Of the slots, and of the window that floods are measured in. */
    public static final Duration TEN_MINUTES = Duration.ofMinutes(10);
    /** Alarms in ten minutes that a person can bear. */
    public static final int BEARABLE = 1;
    /** Alarms in ten minutes that are a flood. */
    public static final int FLOOD = 10;
    /** Upper bounds of the classes of {@link #answered}; one more is open. */
    public static final List<Duration> CLASSES =
            List.of(Duration.ofSeconds(15), Duration.ofSeconds(30), Duration.ofMinutes(1), Duration.ofMinutes(3));

    public Figures {
        slots = List.copyOf(slots);
        answers = List.copyOf(answers);
    }

    /** Ten minutes. */
    public record Slot(Instant from, Map<Priority, Integer> alarms) {
        public Slot {
            alarms = Map.copyOf(alarms);
        }

        public int of(Priority priority) {
            return alarms.getOrDefault(priority, 0);
        }

        public int all() {
            return alarms.values().stream().mapToInt(Integer::intValue).sum();
        }
    }

    /** @param from when the first of its alarms came */
    public record Peak(Instant from, int alarms) {}

    /** @param some alerts, of which those count that came from one moment until before another */
    static Figures of(List<Alert> some, Instant from, Instant to) {
        List<Alert> alarms = some.stream()
                .filter(alert -> ShiftLog.isForUs(alert) && !alert.late())
                .filter(alert ->
                        !alert.raisedAt().isBefore(from) && alert.raisedAt().isBefore(to))
                .sorted(Comparator.comparing(Alert::raisedAt))
                .toList();
        List<Alert.Closed> ends =
                alarms.stream().flatMap(alert -> alert.closed().stream()).toList();
        List<Alert.Closed> rejections =
                ends.stream().filter(end -> !end.outcome().confirms()).toList();
        return new Figures(
                from,
                to,
                slots(alarms, from, to),
                peak(alarms),
                alarms.stream().flatMap(Figures::answer).sorted().toList(),
                ends.size(),
                rejections.size(),
                (int) rejections.stream()
                        .filter(end -> end.outcome() == eu.sargs.alert.Outcome.MISREAD)
                        .count());
    }

    private static List<Slot> slots(List<Alert> alarms, Instant from, Instant to) {
        List<Slot> slots = new ArrayList<>();
        int next = 0;
        for (Instant begin = from; begin.isBefore(to); begin = begin.plus(TEN_MINUTES)) {
            Map<Priority, Integer> counted = new EnumMap<>(Priority.class);
            Instant end = begin.plus(TEN_MINUTES);
            while (next < alarms.size() && alarms.get(next).raisedAt().isBefore(end)) {
                counted.merge(alarms.get(next).entry().priority(), 1, Integer::sum);
                next++;
            }
            slots.add(new Slot(begin, counted));
        }
        return slots;
    }

    /** In any ten minutes, not only in those of the slots: a flood does not keep to the clock. */
    private static Optional<Peak> peak(List<Alert> alarms) {
        Optional<Peak> most = Optional.empty();
        int first = 0;
        for (int last = 0; last < alarms.size(); last++) {
            while (!alarms.get(last)
                    .raisedAt()
                    .isBefore(alarms.get(first).raisedAt().plus(TEN_MINUTES))) {
                first++;
            }
            int count = last - first + 1;
            if (most.map(Peak::alarms).orElse(0) < count) {
                most = Optional.of(new Peak(alarms.get(first).raisedAt(), count));
            }
        }
        return most;
    }

    private static Stream<Duration> answer(Alert alert) {
        return Stream.concat(
                alert.closed().map(Alert.Closed::at).stream(),
                alert.handled().shelved().map(Alert.Shelved::at).stream())
                .min(Comparator.naturalOrder())
                .map(at -> Duration.between(alert.raisedAt(), at))
                .map(time -> time.isNegative() ? Duration.ZERO : time)
                .stream();
    }

    public int alarms() {
        return slots.stream().mapToInt(Slot::all).sum();
    }

    public int of(Priority priority) {
        return slots.stream().mapToInt(slot -> slot.of(priority)).sum();
    }

    /** In per cent, rounded; 0 where there was no alarm. */
    public int share(Priority priority) {
        return percent(of(priority), alarms());
    }

    /** What its share should be, in per cent. */
    public static int target(Priority priority) {
        return switch (priority) {
            case HIGH -> 5;
            case MEDIUM -> 15;
            case LOW -> 80;
        };
    }

    /** Of those that were ended, in per cent, rounded; 0 where none was. */
    public int rejectedShare() {
        return percent(rejected, ended);
    }

    /** Of those that were ended, in per cent, rounded; 0 where none was. */
    public int misreadShare() {
        return percent(misread, ended);
    }

    private static int percent(int part, int whole) {
        return whole == 0 ? 0 : Math.round(100f * part / whole);
    }

    /** Alarms an hour; a time shorter than ten minutes counts as ten. */
    public double perHour() {
        Duration time = Duration.between(from, to);
        Duration counted = time.compareTo(TEN_MINUTES) < 0 ? TEN_MINUTES : time;
        return alarms() * 3_600_000.0 / counted.toMillis();
    }

    /** Alarms in ten minutes, on average. */
    public double perTenMinutes() {
        return perHour() / 6;
    }

    /** Half were answered as quickly; empty where none was. */
    public Optional<Duration> median() {
        return rank(50);
    }

    /** 95 in a hundred were answered as quickly; empty where none was. */
    public Optional<Duration> slow() {
        return rank(95);
    }

    /** By the nearest rank. */
    private Optional<Duration> rank(int percent) {
        return answers.isEmpty()
                ? Optional.empty()
                : Optional.of(answers.get((int) Math.ceil(percent / 100.0 * answers.size()) - 1));
    }

    /** How many were answered within each of the {@link #CLASSES} and not the one before, and how many later. */
    public List<Integer> answered() {
        List<Integer> counts = new ArrayList<>();
        for (int i = 0; i <= CLASSES.size(); i++) {
            Duration above = i == 0 ? Duration.ofMillis(-1) : CLASSES.get(i - 1);
            Optional<Duration> upTo = i == CLASSES.size() ? Optional.empty() : Optional.of(CLASSES.get(i));
            counts.add((int) answers.stream()
                    .filter(time -> time.compareTo(above) > 0)
                    .filter(time ->
                            upTo.filter(bound -> time.compareTo(bound) > 0).isEmpty())
                    .count());
        }
        return counts;
    }
}

package eu.sargs.shift;

import eu.sargs.alert.Alert;
import eu.sargs.sighting.Coverage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** The log of a time, put together from what stands on record anyway and what officers wrote. Pure. */
final class ShiftLog {
    private final Instant from;
    private final Instant to;
    private final List<LogLine> lines = new ArrayList<>();

    private ShiftLog(Instant from, Instant to) {
        this.from = from;
        this.to = to;
    }

    /** The latest first. Of alerts those that are for us. */
    static List<LogLine> of(
            Shift shift,
            Instant to,
            Happenings.Happened happened,
            List<ShiftNews.Written> written,
            List<ShiftNews.HandedOver> handed) {
        ShiftLog log = new ShiftLog(shift.began(), to);
        happened.alerts().stream().filter(ShiftLog::isForUs).forEach(log::alert);
        happened.handlings().stream()
                .filter(one -> isForUs(one.alert()))
                .forEach(one ->
                        log.add(new LogLine.Handled(one.handling().at().instant(), one.alert(), one.handling())));
        happened.blind().forEach(log::blind);
        happened.entries().forEach(one -> log.add(new LogLine.Changed(one.at(), one)));
        shift.officers().forEach(log::signed);
        log.written(written);
        handed.stream()
                .filter(one -> one.shift().equals(shift.id()))
                .forEach(one -> log.add(new LogLine.Taken(one.time(), one)));
        handed.stream()
                .filter(one -> shift.ended().filter(one.time()::equals).isPresent())
                .forEach(one -> log.add(new LogLine.Handed(one.time(), one)));
        return log.lines.stream()
                .sorted(Comparator.comparing(LogLine::at)
                        .thenComparing(Object::toString)
                        .reversed())
                .toList();
    }

    /** Whether the officers here are to answer it: it sounds here, or was given to this station. */
    static boolean isForUs(Alert alert) {
        return alert.rings()
                || alert.handled().forwarded().filter(Alert.Forwarded::here).isPresent();
    }

    private void add(LogLine line) {
        if (!line.at().isBefore(from) && !line.at().isAfter(to)) {
            lines.add(line);
        }
    }

    private void alert(Alert alert) {
        boolean before = alert.raisedAt().isBefore(from);
        Optional<Instant> ended = alert.closed().map(Alert.Closed::at);
        add(new LogLine.Alerted(before ? ended.orElse(alert.raisedAt()) : alert.raisedAt(), alert));
    }

    private void blind(Coverage.Blind period) {
        add(new LogLine.Blind(period.from(), period, false));
        period.to().ifPresent(end -> add(new LogLine.Blind(end, period, true)));
    }

    private void signed(OnShift officer) {
        add(new LogLine.Signed(officer.from(), officer.name(), true));
        officer.to().ifPresent(end -> add(new LogLine.Signed(end, officer.name(), false)));
    }

    private void written(List<ShiftNews.Written> written) {
        Set<UUID> corrected =
                written.stream().flatMap(one -> one.corrects().stream()).collect(Collectors.toSet());
        written.forEach(one -> add(new LogLine.Wrote(one.time(), one, corrected.contains(one.entry()))));
    }
}

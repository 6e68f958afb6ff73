package eu.sargs.shift;

import eu.sargs.alert.Alert;
import eu.sargs.sighting.Coverage;
import eu.sargs.watchlist.WatchEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * What one shift hands over to the next: all that is not done at a moment. Pure.
 *
 * @param note what who goes says to who comes; may be empty
 */
public record Sheet(Instant made, List<Matter> matters, String note) {
    /** An entry that ends within this stands on it. */
    public static final Duration EXPIRES_SOON = Duration.ofDays(3);
    /** Open alerts that stand on it each by itself; of more, how many. */
    public static final int MOST_ALERTS = 100;

    public Sheet {
        matters = List.copyOf(matters);
    }

    /** @param written in the shift, corrected ones too */
    static Sheet of(Happenings.Standing standing, List<ShiftNews.Written> written, Instant now) {
        List<Matter> matters = new ArrayList<>();
        List<Alert> open = Alert.mostUrgentFirst(
                standing.open().stream().filter(ShiftLog::isForUs).toList());
        List<Alert> waiting = open.stream().filter(alert -> !alert.shelved(now)).toList();
        waiting.stream().limit(MOST_ALERTS).map(Sheet::open).forEach(matters::add);
        if (waiting.size() > MOST_ALERTS) {
            int more = waiting.size() - MOST_ALERTS;
            matters.add(new Matter(Matter.Kind.MORE_ALERTS, "", String.valueOf(more), "", now));
        }
        open.stream().filter(alert -> alert.shelved(now)).map(Sheet::shelved).forEach(matters::add);
        standing.blind().stream()
                .sorted(Comparator.comparing(Coverage.Blind::from))
                .map(one -> new Matter(
                        Matter.Kind.BLIND_CAMERA,
                        one.camera().text(),
                        one.camera().text(),
                        one.cause(),
                        one.from()))
                .forEach(matters::add);
        standing.entries().stream()
                .filter(entry -> expires(entry, now))
                .sorted(Comparator.comparing(entry -> entry.validTo().orElseThrow()))
                .map(entry -> new Matter(
                        Matter.Kind.EXPIRING_ENTRY,
                        entry.id().toString(),
                        entry.pattern(),
                        entry.reason(),
                        entry.validTo().orElseThrow()))
                .forEach(matters::add);
        notes(written).forEach(matters::add);
        return new Sheet(now, matters, "");
    }

    Sheet with(String said) {
        return new Sheet(made, matters, said);
    }

    private static Matter open(Alert alert) {
        return new Matter(
                Matter.Kind.OPEN_ALERT,
                alert.id().hex(),
                plate(alert),
                alert.entry().reason(),
                alert.raisedAt(),
                Optional.of(alert.entry().priority()));
    }

    private static Matter shelved(Alert alert) {
        Alert.Shelved shelf = alert.handled().shelved().orElseThrow();
        return new Matter(
                Matter.Kind.SHELVED,
                alert.id().hex(),
                plate(alert),
                shelf.reason().isEmpty() ? alert.entry().reason() : shelf.reason(),
                shelf.until(),
                Optional.of(alert.entry().priority()));
    }

    /** The one that is looked for; what was read where the entry is a pattern. */
    private static String plate(Alert alert) {
        String pattern = alert.match().pattern();
        boolean whole = pattern.indexOf('?') < 0 && pattern.indexOf('*') < 0;
        return whole ? pattern : alert.match().plate().text();
    }

    private static boolean expires(WatchEntry entry, Instant now) {
        return entry.validTo()
                .filter(end -> end.isAfter(now) && !end.isAfter(now.plus(EXPIRES_SOON)))
                .isPresent();
    }

    /** What was put right stands there as it was put right. */
    private static List<Matter> notes(List<ShiftNews.Written> written) {
        Set<UUID> corrected =
                written.stream().flatMap(one -> one.corrects().stream()).collect(Collectors.toSet());
        return written.stream()
                .filter(one -> one.toHandOver() && !corrected.contains(one.entry()))
                .map(one -> new Matter(Matter.Kind.NOTE, one.entry().toString(), one.text(), one.name(), one.time()))
                .toList();
    }

    /** What stands on a later one and not on this. */
    List<Matter> lacks(Sheet later) {
        return later.matters().stream()
                .filter(one -> one.kind() != Matter.Kind.MORE_ALERTS)
                .filter(one -> matters.stream().noneMatch(one::same))
                .toList();
    }
}

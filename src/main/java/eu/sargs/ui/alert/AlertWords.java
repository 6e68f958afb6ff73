package eu.sargs.ui.alert;

import eu.sargs.alert.Alert;
import eu.sargs.alert.Outcome;
import eu.sargs.plate.PlateMatch;
import eu.sargs.sighting.Sighting;
import eu.sargs.ui.part.Desk;
import eu.sargs.ui.part.Words;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What an alert says in words. */
final class AlertWords {
    private AlertWords() {}

    /** Why it rang, in a few words: {@code Exact read 98 %}, {@code Read 0 as O}. */
    static String why(Alert alert, Words words) {
        return why(alert.match(), alert.sighting(), words);
    }

    static String why(PlateMatch match, Sighting sighting, Words words) {
        long percent = Math.round(sighting.reading().confidence() * 100);
        return switch (match.kind()) {
            case EXACT -> words.get("alert.why.exact", percent);
            case WILDCARD -> words.get("alert.why.wildcard", match.pattern(), percent);
            case ALTERNATIVE -> words.get("alert.why.alternative", percent);
            case CONFUSABLE ->
                match.substitutions().isEmpty()
                        ? words.get("alert.why.exact", percent)
                        : match.substitutions().stream()
                                .map(one -> words.get(
                                        "alert.why.substituted",
                                        String.valueOf(one.read()),
                                        String.valueOf(one.wanted())))
                                .collect(Collectors.joining(", "));
        };
    }

    /** Why it rang and whose entry it is, the second line of a card. */
    static String whyAndOwner(Alert alert, Words words) {
        String owner = alert.entry().owner();
        return owner.isBlank() ? why(alert, words) : why(alert, words) + " · " + owner;
    }

    /** Where it sounds while it is silent here: at the camera's station and at the entry's. Empty where it sounds here, or was forwarded. */
    static Optional<String> soundsAt(Alert alert, Desk desk) {
        boolean forwarded =
                alert.handled().forwarded().filter(Alert.Forwarded::stands).isPresent();
        if (alert.rings() || alert.late() || !alert.open() || forwarded) {
            return Optional.empty();
        }
        Set<String> places = new LinkedHashSet<>();
        places.add(alert.sighting().station());
        alert.entry().home().flatMap(desk.others()::station).ifPresent(places::add);
        return Optional.of(String.join(", ", places));
    }

    /** That nobody answered it, and where; empty where somebody has since. */
    static Optional<String> escalated(Alert alert, Desk desk) {
        return alert.handled().escalated().filter(one -> alert.open()).map(one -> {
            String time = desk.times().minute(one.at());
            // Of one that was forwarded it was they who did not, whoever says so.
            return desk.others()
                    .station(
                            alert.handled().forwarded().map(Alert.Forwarded::to).orElse(one.by()))
                    .map(station -> desk.words().get("alert.escalated.there", time, station))
                    .orElseGet(() -> desk.words().get("alert.escalated.here", time));
        });
    }

    /** Who gave it to which station, when, and what they wrote to it; empty where nobody did. */
    static Optional<String> forwarded(Alert alert, Desk desk) {
        return alert.handled().forwarded().filter(one -> alert.open()).map(one -> {
            String time = desk.times().minute(one.at());
            Optional<String> by = desk.others().station(one.by());
            String to = desk.others().station(one.to()).orElseGet(one.to()::toString);
            String told = one.here()
                    ? desk.words().get("alert.forwarded.here", time, one.officer(), by.orElseGet(one.by()::toString))
                    : by.map(from -> desk.words().get("alert.forwarded.elsewhere", time, one.officer(), from, to))
                            .orElseGet(() -> desk.words().get("alert.forwarded.there", time, one.officer(), to));
            return one.note().isEmpty() ? told : told + ": " + one.note();
        });
    }

    /** Until when it is on the shelf, by whom and why; of one that is there. */
    static String shelved(Alert alert, Desk desk) {
        Alert.Shelved shelf = alert.handled().shelved().orElseThrow();
        String who = desk.words().get("alert.shelf.until", desk.times().minute(shelf.until()), shelf.officer());
        return shelf.reason().isEmpty() ? who : who + ": " + shelf.reason();
    }

    static String outcome(Outcome outcome, Words words) {
        return words.get(outcomeKey(outcome));
    }

    static String outcomeKey(Outcome outcome) {
        return switch (outcome) {
            case STOPPED -> "alert.outcome.stopped";
            case UNIT_FOLLOWS -> "alert.outcome.unit-follows";
            case PASSED_ON -> "alert.outcome.passed-on";
            case NOT_FOUND -> "alert.outcome.not-found";
            case MISREAD -> "alert.outcome.misread";
            case OTHER_VEHICLE -> "alert.outcome.other-vehicle";
            case ENTRY_OUTDATED -> "alert.outcome.entry-outdated";
            case FALSE_PLATE -> "alert.outcome.false-plate";
        };
    }

    /** A country's name in the language of the screen; the code where it is not a country that Java knows. */
    static String country(String code, Words words) {
        return code.isEmpty() ? "" : Locale.of("", code).getDisplayCountry(words.locale());
    }
}

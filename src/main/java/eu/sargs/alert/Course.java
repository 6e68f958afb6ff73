package eu.sargs.alert;

import eu.sargs.alert.AlertFold.Here;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Who opened one alert and what else was done about it, of all that was said: what still counts of it. Pure.
 *
 * <p>Whoever opens, shelves or forwards an alert has answered: what was told before that nobody did counts no more. Whoever
 * forwards it has also said who is to answer now: only those open it from then on, for everybody, until it is told that
 * they did not; and it is off the shelf.
 *
 * @param taken who opened it last, of those who count
 */
record Course(Optional<Taking> taken, Alert.Handled handled) {
    /** Of one that was ended, which says all. */
    static Course ended(Optional<Taking> taken) {
        return new Course(taken, Alert.Handled.NOT);
    }

    /**
     * @param shelf the latest of its vehicle
     * @param soundsAnyway whether its camera or its entry is this station's
     */
    static Course of(
            Names names,
            Optional<Handling.Shelved> shelf,
            Collection<Taking> takings,
            Collection<Handling> handlings,
            Here here,
            boolean soundsAnyway) {
        Optional<Handling.Forwarded> forwarded = names.latest(Handling.Forwarded.class, handlings);
        // The earlier first.
        List<Handling.Escalated> told = names.of(Handling.Escalated.class, handlings)
                .filter(one -> isAfter(one, forwarded))
                .sorted(Handling.LATEST.reversed())
                .toList();
        Optional<Taking> taken = names.of(takings)
                .filter(one -> counts(one, forwarded, told, here))
                .max(Comparator.naturalOrder());
        Optional<Handling.Shelved> shelved = shelf.filter(one -> isAfter(one, forwarded));
        Optional<Handling.Escalated> escalated = told.stream()
                .filter(one -> taken.filter(taking -> taking.at().compareTo(one.at()) >= 0)
                        .isEmpty())
                .filter(one ->
                        shelved.filter(on -> on.at().compareTo(one.at()) >= 0).isEmpty())
                .findFirst();
        return new Course(
                taken,
                new Alert.Handled(
                        shelved.map(Course::shown),
                        escalated.map(one -> new Alert.Escalated(one.at().instant(), one.by())),
                        forwarded.map(one -> shown(one, told.isEmpty(), soundsAnyway, here))));
    }

    private static boolean isAfter(Handling one, Optional<Handling.Forwarded> forwarded) {
        return forwarded.filter(other -> other.at().compareTo(one.at()) >= 0).isEmpty();
    }

    private static boolean counts(
            Taking taking, Optional<Handling.Forwarded> forwarded, List<Handling.Escalated> told, Here here) {
        return forwarded
                .map(one -> taking.at().compareTo(one.at()) > 0
                        && (here.same().test(taking.by(), one.to())
                                || told.stream().anyMatch(other -> taking.at().compareTo(other.at()) >= 0)))
                .orElse(true);
    }

    private static Alert.Shelved shown(Handling.Shelved one) {
        return new Alert.Shelved(
                one.officer(), one.at().instant(), one.at().instant().plusSeconds(one.seconds()), one.reason());
    }

    private static Alert.Forwarded shown(Handling.Forwarded one, boolean stands, boolean soundsAnyway, Here here) {
        boolean called = here.ours().test(one.to());
        return new Alert.Forwarded(
                one.at().instant(),
                one.by(),
                one.to(),
                called,
                stands,
                called || soundsAnyway || here.ours().test(one.by()),
                one.officer(),
                one.note());
    }

    /** Whether somebody asked this station for an answer: then it is not too late to sound, however old its hits are. */
    boolean calledHere() {
        return handled.forwarded().filter(Alert.Forwarded::here).isPresent();
    }

    /** @param anyway whether its camera or its entry is this station's */
    boolean sounds(boolean anyway) {
        boolean theirs = handled.forwarded().filter(Alert.Forwarded::stands).isPresent();
        return calledHere() || !theirs && (anyway || handled.escalated().isPresent());
    }
}

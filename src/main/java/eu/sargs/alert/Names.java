package eu.sargs.alert;

import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What one alert may be called by: what each of its hits raises. */
record Names(Set<AlertId> all) {
    Stream<Taking> of(Collection<Taking> takings) {
        return takings.stream().filter(taking -> all.contains(taking.alert()));
    }

    <H extends Handling> Stream<H> of(Class<H> kind, Collection<Handling> handlings) {
        return handlings.stream()
                .filter(one -> kind.isInstance(one) && all.contains(one.alert()))
                .map(kind::cast);
    }

    <H extends Handling> Optional<H> latest(Class<H> kind, Collection<Handling> handlings) {
        return of(kind, handlings).min(Handling.LATEST);
    }
}

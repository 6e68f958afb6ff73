package eu.sargs.store;

import eu.sargs.store.CredentialTable.Credential;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which accounts one person could have signed in with: who sets a password can be its officer until others notice. */
final class Hands {
    /** For so long after one set the other's password two accounts count as one person's. */
    static final Duration LASTING = Duration.ofDays(7);

    /** @param until two accounts count as one person's */
    private record Tie(Set<String> accounts, Instant until) {}

    private Hands() {}

    /**
     * Until when two accounts count as one person's: one of them, or a third one for both, set a password, by however
     * many steps. Empty where they are two persons'.
     */
    static Optional<Instant> tied(Map<String, Credential> credentials, String one, String other, Instant now) {
        List<Tie> ties = credentials.entrySet().stream()
                .flatMap(kept -> kept.getValue().given().hand().stream()
                        .map(hand -> new Tie(
                                Set.of(kept.getKey(), hand.account()), hand.at().plus(LASTING))))
                .filter(tie -> tie.until().isAfter(now))
                .sorted(Comparator.comparing(Tie::until).reversed())
                .toList();
        Collection<Set<String>> persons = new ArrayList<>();
        for (Tie tie : ties) { // those that last longest first: the one that brings them together is the first to end
            Set<String> person = new HashSet<>(tie.accounts());
            List<Set<String>> joined = persons.stream()
                    .filter(known -> known.stream().anyMatch(tie.accounts()::contains))
                    .toList();
            joined.forEach(person::addAll);
            persons.removeAll(joined);
            persons.add(person);
            if (person.contains(one) && person.contains(other)) {
                return Optional.of(tie.until());
            }
        }
        return Optional.empty();
    }
}

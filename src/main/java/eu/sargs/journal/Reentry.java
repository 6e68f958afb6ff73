package eu.sargs.journal;

import java.util.Arrays;
import java.util.Optional;

/**
 * How a seat enters anew what it wrote itself and what was set aside with a second history of its feed: decision 0038.
 * Pure.
 */
public final class Reentry {
    private Reentry() {}

    /**
     * Whether events of a type are entered anew at all. Not lane record, which stays readable where it was set aside; and
     * not what says who belongs or what became of bodies: that names places in feeds, and is said again, where it may be,
     * by rules of its own.
     */
    public static boolean takes(Lane lane, String type) {
        return lane != Lane.RECORD && Erasure.mayErase(type);
    }

    /**
     * The same event once more: its ids, its officer and its words, with where and when it was said first.
     *
     * @return empty where its body was erased, is damaged, or is none of those that are entered anew
     */
    public static Optional<Draft> of(Envelope aside) {
        Header header = aside.header();
        boolean whole = aside.body()
                .filter(body -> Arrays.equals(body.hash(), header.bodyHash()))
                .isPresent();
        if (!whole || !takes(header.feed().lane(), header.type())) {
            return Optional.empty();
        }
        try {
            Event event = aside.event();
            return Optional.of(new Draft(
                    header.feed().lane(),
                    header.feed().scope(),
                    header.type(),
                    header.version(),
                    event.by().orElseThrow(),
                    event.payload().orElseThrow(),
                    Optional.of(event.first().orElseGet(() -> FirstSaid.at(header)))));
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // nothing that this program can read
        }
    }
}

package eu.sargs.sync.simulator;

import eu.sargs.journal.Envelope;
import eu.sargs.journal.FeedId;
import eu.sargs.journal.FirstSaid;
import eu.sargs.journal.Header;
import eu.sargs.journal.Reentry;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The rule that what a station acknowledged since its disk was put back stands there in the end, however its feed was
 * parted, as it was written or entered anew; and in the latter case once. That all then come to the same is another rule.
 */
final class Reentered {
    private record Told(SimulatedStation by, Header header) {
        FeedId feed() {
            return header.feed();
        }

        private HeldFeed held() {
            return by.ledger.disk().feeds.getOrDefault(feed(), HeldFeed.EMPTY);
        }

        boolean isRetired() {
            return header.sequence() <= held().begins() || by.ledger.isRetired(feed(), header.sequence());
        }

        boolean stands() {
            return held().hash(header.sequence())
                    .filter(hash -> Arrays.equals(hash, header.hash()))
                    .isPresent();
        }

        boolean isErased() {
            return by.ledger.disk().isErased(feed(), header.sequence());
        }
    }

    private final Oracle oracle;
    /** Since its disk was put back, or copied, for the last time. */
    private final Map<SimulatedStation, List<Envelope>> acknowledged = new HashMap<>();
    /** By the hash of what was said first. */
    private final Map<String, List<Told>> again = new HashMap<>();

    int events;

    Reentered(Oracle oracle) {
        this.oracle = oracle;
    }

    void putBack(SimulatedStation station) {
        acknowledged.remove(station);
        // It may not have heard yet, then, that this was set aside and entered anew.
        again.values().forEach(told -> told.removeIf(one -> one.by() == station));
    }

    void acknowledged(SimulatedStation by, List<Envelope> written) {
        acknowledged.computeIfAbsent(by, k -> new ArrayList<>()).addAll(written);
    }

    /** A station has written this. */
    void stored(SimulatedStation by, Envelope envelope) {
        envelope.event().first().ifPresent(first -> {
            events++;
            again.computeIfAbsent(hex(first.hash()), k -> new ArrayList<>()).add(new Told(by, envelope.header()));
        });
    }

    void check() {
        acknowledged.forEach((by, said) -> {
            if (!oracle.isSuspect(by)) {
                said.forEach(one -> check(by, one));
            }
        });
    }

    private void check(SimulatedStation by, Envelope said) {
        Told told = new Told(by, said.header());
        if (!told.feed().origin().equals(by.origin()) || Reentry.of(said).isEmpty()) {
            return; // of a key it has no more, or none of what is entered anew
        }
        byte[] first = said.event()
                .first()
                .map(FirstSaid::hash)
                .orElseGet(() -> said.header().hash());
        List<Told> all = Stream.concat(
                        Stream.of(told),
                        again.getOrDefault(hex(first), List.of()).stream().filter(one -> one.by() == by))
                .toList();
        Set<String> standing = new TreeSet<>();
        all.stream()
                .filter(Told::stands)
                .forEach(one -> standing.add(hex(one.header().hash())));
        if (standing.size() > 1) {
            throw new Violation(
                    "reentry", by + " entered " + said.header().sequence() + " of " + told.feed() + " twice");
        }
        if (standing.isEmpty() && all.stream().noneMatch(one -> one.isRetired() || one.isErased())) {
            throw new Violation(
                    "reentry",
                    by + " acknowledged " + said.header().sequence() + " of " + told.feed()
                            + ", which was set aside and not entered anew");
        }
    }

    private static String hex(byte[] hash) {
        return HexFormat.of().formatHex(hash);
    }
}

package eu.sargs.sync.simulator;

import eu.sargs.journal.Envelope;
import eu.sargs.journal.HybridTime;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * A simple projection: what was last said of each plate, by time and then origin. Follows the events in the order of
 * their arrival, so that it shows whether that order matters.
 */
final class State {
    private record Said(HybridTime time, String origin, String what) implements Comparable<Said> {
        @Override
        public int compareTo(Said other) {
            return Comparator.comparing(Said::time)
                    .thenComparing(Said::origin)
                    .thenComparing(Said::what) // a home that was copied may say two things at one time
                    .compare(this, other);
        }
    }

    private final Map<String, Said> plates = new TreeMap<>();

    void reset(InMemoryLedger ledger) {
        plates.clear();
        ledger.disk().feeds.values().forEach(feed -> feed.events.forEach(this::add));
    }

    void add(Envelope envelope) {
        if (!envelope.header().type().equals("EntrySet") || envelope.body().isEmpty()) {
            return;
        }
        byte[] payload;
        try {
            payload = envelope.event().payload().orElseThrow();
        } catch (IllegalArgumentException e) {
            return; // rotten
        }
        if (payload.length == 0) {
            return;
        }
        String plate = "P" + payload[0] % 5;
        Said said = new Said(
                envelope.header().time(),
                envelope.header().feed().origin().hex(),
                Arrays.toString(payload) + envelope.header().sequence());
        plates.merge(plate, said, (a, b) -> a.compareTo(b) >= 0 ? a : b);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof State state && plates.equals(state.plates);
    }

    @Override
    public int hashCode() {
        return Objects.hash(plates);
    }

    @Override
    public String toString() {
        return plates.toString();
    }
}

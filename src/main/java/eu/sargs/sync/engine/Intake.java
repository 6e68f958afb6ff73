package eu.sargs.sync.engine;

import eu.sargs.journal.Lane;
import eu.sargs.journal.Run;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Runs that came and wait to be stored: one taking at a time, lanes in their order. Bounded by the links' windows. */
final class Intake {
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(5);
    private static final int BYTES_AT_ONCE = 4 << 20;
    private static final int RUNS_AT_ONCE = 256;

    /**
     * @param asking which asking it answers, so that what answers an older one changes nothing any more
     * @param bytes credit it used up
     */
    record Arrived(Link link, Run run, int bytes, long asking) {}

    private final Map<Lane, Deque<Arrived>> waiting = new EnumMap<>(Lane.class);
    private List<Arrived> underway = List.of();
    private long ticket;
    private Instant notBefore = Instant.MIN;

    Intake() {
        for (Lane lane : Lane.values()) {
            waiting.put(lane, new ArrayDeque<>());
        }
    }

    void add(Arrived arrived) {
        waiting.get(arrived.run().feed().lane()).add(arrived);
    }

    /** What came on a link that is closed would else add up where a peer comes again and again. */
    void drop(Link link) {
        waiting.values().forEach(lane -> lane.removeIf(arrived -> arrived.link() == link));
    }

    /** Bytes that came and are not stored yet. */
    long bytes() {
        return underway.stream().mapToLong(Arrived::bytes).sum()
                + waiting.values().stream()
                        .flatMap(Deque::stream)
                        .mapToLong(Arrived::bytes)
                        .sum();
    }

    Optional<Effect> next(Instant now) {
        if (!underway.isEmpty() || now.isBefore(notBefore)) {
            return Optional.empty();
        }
        List<Arrived> batch = new ArrayList<>();
        long bytes = 0;
        for (Deque<Arrived> lane : waiting.values()) {
            while (!lane.isEmpty() && bytes < BYTES_AT_ONCE && batch.size() < RUNS_AT_ONCE) {
                bytes += lane.peek().bytes();
                batch.add(lane.poll());
            }
        }
        if (batch.isEmpty()) {
            return Optional.empty();
        }
        underway = List.copyOf(batch);
        return Optional.of(
                new Effect.Take(++ticket, underway.stream().map(Arrived::run).toList()));
    }

    /** What was taken with this ticket; empty where it is none that is underway. */
    List<Arrived> took(long answered) {
        if (answered != ticket) {
            return List.of();
        }
        List<Arrived> batch = underway;
        underway = List.of();
        return batch;
    }

    /** It is tried again after a while; until then it keeps its credit, so that no more comes than there is room for. */
    void tookNothing(long answered, Instant now) {
        if (answered != ticket) {
            return;
        }
        List<Arrived> batch = underway;
        underway = List.of();
        for (Arrived arrived : batch.reversed()) {
            waiting.get(arrived.run().feed().lane()).addFirst(arrived);
        }
        notBefore = now.plus(AFTER_FAILURE);
    }
}

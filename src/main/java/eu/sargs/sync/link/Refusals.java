package eu.sargs.sync.link;

import eu.sargs.sync.RefusedCallers;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts who was refused and says so in the log, in a line a minute at most however many there are; where from is kept
 * nowhere. Thread-safe.
 */
final class Refusals {
    private static final Logger LOG = LoggerFactory.getLogger(Refusals.class);
    static final Duration APART = Duration.ofMinutes(1);

    private final InstantSource clock;
    private final BiConsumer<Runnable, Duration> later;
    /** Since the last line. */
    private final Map<Refusal, Integer> unsaid = new EnumMap<>(Refusal.class);

    private boolean waiting;
    private boolean closed;
    private long callers;
    private Optional<Instant> last = Optional.empty();

    /** @param later runs something after a while, on any thread, or never where the program ends */
    Refusals(InstantSource clock, BiConsumer<Runnable, Duration> later) {
        this.clock = clock;
        this.later = later;
    }

    synchronized void add(Refusal why) {
        if (closed) {
            return;
        }
        callers++;
        last = Optional.of(clock.instant());
        unsaid.merge(why, 1, Integer::sum);
        if (!waiting) {
            say();
        }
    }

    private synchronized void waited() {
        waiting = false;
        if (!unsaid.isEmpty()) {
            say();
        }
    }

    private void say() {
        write();
        waiting = true;
        later.accept(this::waited, APART);
    }

    private void write() {
        LOG.warn(
                "Callers were refused: {}; {} since this station began to listen",
                unsaid.entrySet().stream()
                        .map(one -> one.getValue() + " " + one.getKey())
                        .collect(Collectors.joining(", ")),
                callers);
        unsaid.clear();
    }

    synchronized RefusedCallers soFar() {
        return new RefusedCallers(callers, last);
    }

    /** Says what was not said yet. Who is hung up on from here on is not refused: the station stops. */
    synchronized void close() {
        if (!closed && !unsaid.isEmpty()) {
            write();
        }
        closed = true;
    }
}

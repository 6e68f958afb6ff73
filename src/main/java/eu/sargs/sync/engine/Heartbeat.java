package eu.sargs.sync.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Whether a link lives, and how the other side's clock differs from ours. */
final class Heartbeat {
    private Instant heard;
    private Instant asked;
    private long number;
    private Optional<Duration> difference = Optional.empty();

    Heartbeat(Instant now) {
        heard = now;
        asked = now;
    }

    void heard(Instant now) {
        heard = now;
    }

    Instant lastHeard() {
        return heard;
    }

    boolean isSilent(Instant now) {
        return now.isAfter(heard.plus(Limits.SILENCE));
    }

    Optional<Message> due(Instant now) {
        if (now.isBefore(asked.plus(Limits.PING))) {
            return Optional.empty();
        }
        asked = now;
        return Optional.of(new Message.Ping(++number, now));
    }

    void hello(Instant theirs, Instant now) {
        difference = Optional.of(Duration.between(now, theirs));
    }

    /** An answer to an older ping would measure too long a way; it is left. */
    void pong(Message.Pong pong, Instant now) {
        if (pong.number() == number) {
            Duration way = Duration.between(asked, now).dividedBy(2);
            difference = Optional.of(Duration.between(now, pong.clock()).plus(way));
        }
    }

    /** Their clock minus ours. */
    Optional<Duration> difference() {
        return difference;
    }
}

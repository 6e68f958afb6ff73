package eu.sargs.sync.engine;

import java.time.Duration;
import java.time.Instant;

/** Caps what a link sends. What is urgent may borrow ahead; the rest waits until that is paid back. */
final class TokenBucket {
    private final long rate;
    private final long most;
    private double tokens;
    private Instant filled;

    /** @param rate bytes a second; 0 where nothing limits it */
    TokenBucket(long rate, Instant now) {
        this.rate = rate;
        this.most = rate; // what a second lets through
        this.tokens = most;
        this.filled = now;
    }

    boolean isOpen(boolean urgent, Instant now) {
        if (rate == 0) {
            return true;
        }
        if (now.isAfter(filled)) {
            tokens = Math.min(
                    most, tokens + rate * (Duration.between(filled, now).toNanos() / 1e9));
            filled = now;
        }
        return tokens > (urgent ? -10.0 * most : 0);
    }

    void spend(int bytes) {
        tokens -= rate == 0 ? 0 : bytes;
    }
}

package eu.sargs.sync.engine;

import eu.sargs.picture.PictureId;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * How large the next part of a picture is: so small that it takes a few seconds over a link of 1 kB/s, for a link is
 * silent as long as a part takes; larger where the next one is soon asked for.
 */
final class PartSize {
    private static final int LEAST = 4 << 10;
    private static final Duration SOON = Duration.ofSeconds(1);
    private static final Duration LATE = Duration.ofSeconds(5);

    private record Sent(long next, Instant at) {}

    private final Map<PictureId, Sent> sent = new HashMap<>();
    private final int most;
    private int bytes = LEAST;

    /** @param bytesPerSecond the link's cap: a part takes no more than a second of it; 0 where there is none */
    PartSize(long bytesPerSecond) {
        most = bytesPerSecond == 0 ? Pictures.PART_LIMIT : (int) Math.clamp(bytesPerSecond, LEAST, Pictures.PART_LIMIT);
    }

    void asked(Message.PictureWant want, Instant now) {
        Sent before = sent.remove(want.picture());
        if (before != null && before.next() == want.from()) {
            Duration took = Duration.between(before.at(), now);
            if (took.compareTo(SOON) < 0) {
                bytes = Math.min(most, bytes * 2);
            } else if (took.compareTo(LATE) > 0) {
                bytes = Math.max(LEAST, bytes / 2);
            }
        }
    }

    int of(Message.PictureWant want, Instant now) {
        if (sent.size() >= Serving.PICTURES) {
            sent.clear(); // last parts, after which nobody asked
        }
        sent.put(want.picture(), new Sent(want.from() + bytes, now));
        return bytes;
    }
}

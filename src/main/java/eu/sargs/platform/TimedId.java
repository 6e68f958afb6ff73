package eu.sargs.platform;

import java.time.Instant;
import java.util.UUID;
import java.util.random.RandomGenerator;

/**
 * Ids of things that come in the order of time: RFC 9562, version 7. They grow, so that a table's key grows at its end
 * and not all over the disk; 74 bits of chance make them unlike each other.
 */
public final class TimedId {
    private static final long MILLIS = (1L << 48) - 1;
    private static final long VERSION = 0x7000;
    private static final long VARIANT = 1L << 63;

    private TimedId() {}

    /** An id of this moment, to the millisecond. */
    public static UUID at(Instant moment, RandomGenerator random) {
        long high = (moment.toEpochMilli() & MILLIS) << 16 | VERSION | random.nextLong() >>> 52;
        return new UUID(high, VARIANT | random.nextLong() >>> 2);
    }
}

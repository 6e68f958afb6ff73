package eu.sargs.journal;

import java.util.random.RandomGenerator;

/** Keys that are the same in every run with the same seed; for tests alone. */
public final class SeededKeys {
    private SeededKeys() {}

    public static SigningKey next(RandomGenerator random) {
        byte[] secret = new byte[32];
        random.nextBytes(secret);
        return SigningKey.ofSecret(secret);
    }
}

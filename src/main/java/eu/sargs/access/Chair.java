package eu.sargs.access;

import java.util.Optional;
import java.util.function.Supplier;

/**
 * Whom a seat's screen stands for: what it reads is asked in their name. After they signed out it stays theirs until the
 * next sits down; the screen behind the sign-in page goes on following, so that it is of the moment at once. Thread-safe.
 */
public final class Chair implements Supplier<Optional<Officer>> {
    private volatile Optional<Officer> officer = Optional.empty();

    public void sit(Officer who) {
        officer = Optional.of(who);
    }

    @Override
    public Optional<Officer> get() {
        return officer;
    }
}

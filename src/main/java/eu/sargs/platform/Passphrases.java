package eu.sargs.platform;

import java.util.Optional;

/** Who is asked for the passphrase of a home that has one. */
@FunctionalInterface
public interface Passphrases {
    /**
     * Waits for a person; any thread.
     *
     * @param wrong whether the one before was wrong
     * @return to be cleared by the caller; empty where nobody can be asked, or nobody wants to answer
     */
    Optional<char[]> ask(boolean wrong);

    /** Nobody is there. */
    static Passphrases nobody() {
        return wrong -> Optional.empty();
    }
}

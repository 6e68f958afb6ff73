package eu.sargs.store;

import eu.sargs.access.AccessCodec;
import eu.sargs.access.Seat;
import eu.sargs.journal.Journal;
import eu.sargs.platform.Fault;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Puts on record that an account was not opened though its password was not found wrong: who tries a closed account, or
 * has a password and no telephone, is to be seen. Of each account and refusal the first is told at once, and then one
 * each ten minutes with how many there were, so that no script fills the disk. Under the lock of who asks.
 */
final class SignInRefusals {
    static final Duration APART = Duration.ofMinutes(10);

    /** As it stands on record, by the fault's code. Wrong passwords and codes are counted and told on their own. */
    private static final Map<String, String> TOLD = Map.of(
            "ACC-04", "locked-for-a-while",
            "ACC-08", "locked",
            "ACC-12", "new-password-due",
            "ACC-14", "code-lacking",
            "ACC-16", "second-factor-due",
            "ACC-18", "second-factor-unreadable");

    private record Kind(String account, String code) {}

    /** @param since how many were not told since then */
    private record Last(Instant at, int since) {}

    private final Journal journal;
    private final InstantSource clock;
    /** Of accounts that are there, so it stays small. */
    private final Map<Kind, Last> last = new HashMap<>();

    SignInRefusals(Journal journal, InstantSource clock) {
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * @param account one that is there, where the fault is one of those that are told
     * @return the fault, to be thrown on. Also where the record cannot be written: nobody is let in by that
     */
    Fault told(Fault fault, String account, Seat seat) {
        String refusal = TOLD.get(fault.code());
        if (refusal == null) {
            return fault;
        }
        Instant now = clock.instant();
        Kind kind = new Kind(account, fault.code());
        Last before = last.get(kind);
        int times = before == null ? 1 : before.since() + 1;
        if (before != null && now.isBefore(before.at().plus(APART)) && !now.isBefore(before.at())) {
            last.put(kind, new Last(before.at(), times));
            return fault;
        }
        try {
            journal.append(List.of(AccessCodec.signInRefused(account, refusal, times, seat)));
            last.put(kind, new Last(now, 0));
        } catch (RuntimeException full) {
            fault.addSuppressed(full);
        }
        return fault;
    }
}

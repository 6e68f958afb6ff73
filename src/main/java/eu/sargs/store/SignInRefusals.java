package eu.sargs.store;

import eu.sargs.access.AccessCodec;
import eu.sargs.access.Seat;
import eu.sargs.journal.Draft;
import eu.sargs.journal.Journal;
import eu.sargs.platform.Fault;
import eu.sargs.store.RefusalTable.Refused;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Puts on record that a name was typed that nobody has, or that an account was not opened though its password was not
 * found wrong: who tries a closed account, or has a password and no telephone, is to be seen. Of each account (all
 * unknown names count as one) and refusal the first is told at once, and then one each ten minutes with how many there
 * were, so that no script fills the disk. What is not told yet is kept beside the journal, so that it outlasts each
 * command, and told with the next sign-in at the seat: whoever reads the record finds it. Under the lock of who asks.
 */
final class SignInRefusals {
    static final Duration APART = Duration.ofMinutes(10);

    private static final String NO_ACCOUNT = "no-such-account";

    /** As it stands on record, by the fault's code. Wrong passwords and codes are counted and told on their own. */
    private static final Map<String, String> TOLD = Map.of(
            "ACC-04", "locked-for-a-while",
            "ACC-08", "locked",
            "ACC-12", "new-password-due",
            "ACC-14", "code-lacking",
            "ACC-16", "second-factor-due",
            "ACC-18", "second-factor-unreadable");

    private final Database database;
    private final Journal journal;
    private final InstantSource clock;

    SignInRefusals(Database database, Journal journal, InstantSource clock) {
        this.database = database;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * @param account one that is there, where the fault is one of those that are told
     * @return the fault, to be thrown on. Also where the record cannot be written: nobody is let in by that
     */
    Fault told(Fault fault, String account, Seat seat) {
        String refusal = TOLD.get(fault.code());
        return refusal == null ? fault : counted(fault, account, refusal, seat);
    }

    /** A name that nobody has; which one is not kept, for people type passwords into the wrong field. @return the fault, as above */
    Fault unknown(Fault fault, Seat seat) {
        return counted(fault, "", NO_ACCOUNT, seat);
    }

    private Fault counted(Fault fault, String account, String refusal, Seat seat) {
        Instant now = clock.instant();
        try {
            Refused before = database.read(connection -> RefusalTable.find(connection, seat.name(), account, refusal))
                    .orElseGet(
                            () -> new Refused(account, refusal, Instant.EPOCH, 0, Optional.empty(), Optional.empty()));
            Refused all = before.again(now);
            boolean lately =
                    !now.isBefore(before.told()) && now.isBefore(before.told().plus(APART));
            if (!lately) {
                journal.append(List.of(draft(all, seat)));
                all = all.told(now);
            }
            put(all, seat);
        } catch (RuntimeException full) {
            fault.addSuppressed(full);
        }
        return fault;
    }

    /** What is still to be told of this seat; once it stands on record, {@link #told(List, Seat)}. */
    List<Refused> untold(Seat seat) {
        return database.read(connection -> RefusalTable.untold(connection, seat.name()));
    }

    static Draft draft(Refused one, Seat seat) {
        return AccessCodec.signInRefused(
                one.account(),
                one.refusal(),
                one.untold(),
                one.first().orElseThrow(),
                one.last().orElseThrow(),
                seat);
    }

    void told(List<Refused> some, Seat seat) {
        Instant now = clock.instant();
        some.forEach(one -> put(one.told(now), seat));
    }

    private void put(Refused one, Seat seat) {
        database.change(connection -> RefusalTable.put(connection, seat.name(), one));
    }
}

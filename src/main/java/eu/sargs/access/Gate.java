package eu.sargs.access;

import eu.sargs.access.Accounts.Account;
import eu.sargs.journal.Journal;
import eu.sargs.platform.Fault;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Asked at the moment of each act whether the officer may. It goes by the roles the account has now, not by those it had
 * at sign-in. Thread-safe; a refusal does I/O.
 */
public final class Gate {
    private final Function<String, Optional<Account>> accounts;
    private final Journal journal;

    /** @param accounts by sign-in name, as they are now; asked often, so it has to be quick */
    public Gate(Function<String, Optional<Account>> accounts, Journal journal) {
        this.accounts = accounts;
        this.journal = journal;
    }

    /** Nothing is recorded. */
    public boolean holds(Officer officer, Right right) {
        return accounts.apply(officer.account())
                .filter(account -> !account.locked() && right.heldBy(account.roles()))
                .isPresent();
    }

    /**
     * Returns where the officer may; else the refusal is on record when this throws.
     *
     * @param asked what was wanted, {@code Watchlist.put}: a name of the program, nothing that was typed
     * @throws Fault ACC-06, which says who may
     */
    public void require(Officer officer, Right right, String asked) {
        if (!holds(officer, right)) {
            refused(officer, right, asked);
            throw new Fault("ACC-06", right.refusalKey());
        }
    }

    /** Puts on record that it was refused. @param asked as above */
    public void refused(Officer officer, Right right, String asked) {
        journal.append(List.of(AccessCodec.actRefused(officer, right, asked)));
    }
}

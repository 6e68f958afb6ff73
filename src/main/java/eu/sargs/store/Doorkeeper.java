package eu.sargs.store;

import eu.sargs.access.AccessCodec;
import eu.sargs.access.AccountRules;
import eu.sargs.access.Accounts.Account;
import eu.sargs.access.Officer;
import eu.sargs.access.PasswordHash;
import eu.sargs.access.Seat;
import eu.sargs.journal.Draft;
import eu.sargs.journal.Journal;
import eu.sargs.platform.Fault;
import eu.sargs.store.CredentialTable.Credential;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/**
 * Who somebody is, by password and code; counts what was wrong and locks for a while, and puts on record who came and who
 * was refused. Under the lock of who asks.
 */
final class Doorkeeper {
    private static final long MILLIS_A_MINUTE = Duration.ofMinutes(1).toMillis();

    private final Function<String, Optional<Account>> accounts;
    private final Database database;
    private final Journal journal;
    private final InstantSource clock;
    private final SecondFactors factors;
    private final SignInRefusals refusals;
    /** Checked for names that nobody has, so that the time to an answer does not tell which names there are. */
    private final String nobody;

    Doorkeeper(
            Function<String, Optional<Account>> accounts,
            Database database,
            Journal journal,
            InstantSource clock,
            PasswordHash hashing,
            SecondFactors factors) {
        this.accounts = accounts;
        this.database = database;
        this.journal = journal;
        this.clock = clock;
        this.factors = factors;
        refusals = new SignInRefusals(database, journal, clock);
        nobody = hashing.ofNobody();
    }

    /** Who this is, by their password. */
    Officer proven(String account, char[] password, Seat seat) {
        Account known = checkPassword(account, password, seat);
        if (known.locked()) {
            throw new Fault("ACC-08", "access.fault.locked_by_administrator");
        }
        return new Officer(account, known.name(), seat, known.roles());
    }

    private Account checkPassword(String account, char[] password, Seat seat) {
        Optional<Account> there = accounts.apply(account);
        Optional<Credential> kept = there.isEmpty() ? Optional.empty() : credential(account);
        if (kept.isEmpty()) {
            PasswordHash.matches(password, nobody);
            throw refusals.unknown(wrong(), seat);
        }
        Credential credential = kept.get();
        checkLock(credential);
        if (!PasswordHash.matches(password, credential.hash())) {
            throw failed(account, credential, seat);
        }
        return there.get();
    }

    private void checkLock(Credential credential) {
        Instant now = clock.instant();
        Optional<Instant> until = credential.lockedUntil().filter(now::isBefore);
        if (until.isPresent()) {
            long left = Duration.between(now, until.get()).toMillis();
            throw new Fault("ACC-04", "access.fault.locked", (left + MILLIS_A_MINUTE - 1) / MILLIS_A_MINUTE);
        }
    }

    private Fault failed(String account, Credential credential, Seat seat) {
        int failures = credential.failures() + 1;
        Duration lock = AccountRules.lockAfter(failures);
        Optional<Instant> until =
                lock.isZero() ? Optional.empty() : Optional.of(clock.instant().plus(lock));
        put(account, credential.failed(failures, until));
        Fault wrong = wrong();
        try {
            journal.append(List.of(AccessCodec.signInFailed(account, failures, until, seat)));
        } catch (Fault full) {
            wrong.addSuppressed(full); // wrong all the same: who only looks is let in with a right one
        }
        return wrong;
    }

    private static Fault wrong() {
        return new Fault("ACC-03", "access.fault.sign_in");
    }

    /** The half minute of a code that is right; a wrong one counts as a wrong password does. */
    long step(String account, Credential kept, String code, Seat seat) {
        if (code.isBlank()) {
            throw new Fault("ACC-14", "access.fault.code_wanted");
        }
        OptionalLong step = factors.accept(account, kept, code);
        if (step.isEmpty()) {
            failed(account, kept, seat);
            throw new Fault("ACC-15", "access.fault.code_wrong");
        }
        return step.getAsLong();
    }

    /** Where it is one of those that stand on record though no password was wrong. @return the fault, to be thrown on */
    Fault told(Fault fault, String account, Seat seat) {
        return refusals.told(fault, account, seat);
    }

    /** On record, with what was refused at this seat and is still to be told. */
    void letIn(Officer officer) {
        List<RefusalTable.Refused> untold = refusals.untold(officer.seat());
        List<Draft> drafts = new ArrayList<>();
        untold.forEach(one -> drafts.add(SignInRefusals.draft(one, officer.seat())));
        drafts.add(AccessCodec.signedIn(officer));
        journal.append(drafts);
        refusals.told(untold, officer.seat());
    }

    Optional<Credential> credential(String account) {
        return database.read(connection -> CredentialTable.find(connection, account));
    }

    void put(String account, Credential credential) {
        database.change(connection -> CredentialTable.put(connection, account, credential));
    }
}

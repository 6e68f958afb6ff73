package eu.sargs.store;

import eu.sargs.access.AccessCodec;
import eu.sargs.access.AccountRules;
import eu.sargs.access.Accounts;
import eu.sargs.access.Officer;
import eu.sargs.access.PasswordHash;
import eu.sargs.access.Seat;
import eu.sargs.journal.ActedBy;
import eu.sargs.journal.Draft;
import eu.sargs.journal.Journal;
import eu.sargs.platform.Fault;
import eu.sargs.store.CredentialTable.Credential;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Accounts in tables: who there is follows the journal, passwords stay beside it. */
public final class SqlAccounts implements Accounts {
    private static final long MILLIS_A_MINUTE = Duration.ofMinutes(1).toMillis();

    private final Database database;
    private final Journal journal;
    private final InstantSource clock;
    private final PasswordHash hashing;
    private final AccountTable table = new AccountTable();
    /** Checked for names that nobody has, so that the time to an answer does not tell which names there are. */
    private final String nobody;

    private Projections projections;

    /** Its {@link #projection} must be led by the projections it is then given in {@link #follow}. */
    public SqlAccounts(Database database, Journal journal, InstantSource clock, PasswordHash hashing) {
        this.database = database;
        this.journal = journal;
        this.clock = clock;
        this.hashing = hashing;
        nobody = hashing.ofNobody();
    }

    /** The table that follows the journal. */
    public Projection projection() {
        return table;
    }

    /** Before the first call of any other method. */
    public void follow(Projections projections) {
        this.projections = projections;
    }

    @Override
    public List<Account> all() {
        return database.read(table::all);
    }

    @Override
    public synchronized Account open(Optional<Officer> by, Account account, char[] password, Seat seat) {
        try {
            AccountRules.check(account);
            AccountRules.check(account.account(), password);
            if (!mayOpen(by)) {
                throw new Fault("ACC-05", "access.fault.administrator_only");
            }
            if (find(account.account()).isPresent()) {
                throw new Fault("ACC-01", "access.fault.account_taken", account.account());
            }
            // The password first: killed in between, there is no account yet and the name is still free.
            put(account.account(), new Credential(hashing.of(password), 0, Optional.empty()));
            record(AccessCodec.accountOpened(
                    account, by.map(Officer::acts).orElseGet(() -> ActedBy.machine(seat.name()))));
            return account;
        } finally {
            Arrays.fill(password, '\0');
        }
    }

    private boolean mayOpen(Optional<Officer> by) {
        return by.isEmpty()
                ? all().isEmpty()
                : find(by.get().account()).filter(Account::administrator).isPresent();
    }

    @Override
    public synchronized Officer signIn(String account, char[] password, Seat seat) {
        try {
            Optional<Account> known = find(account);
            Optional<Credential> kept =
                    known.isEmpty() ? Optional.empty() : database.read(c -> CredentialTable.find(c, account));
            if (kept.isEmpty()) {
                PasswordHash.matches(password, nobody);
                journal.append(List.of(AccessCodec.signInFailed(Optional.empty(), 0, Optional.empty(), seat)));
                throw new Fault("ACC-03", "access.fault.sign_in");
            }
            Credential credential = kept.get();
            checkLock(credential);
            if (!PasswordHash.matches(password, credential.hash())) {
                throw failed(account, credential, seat);
            }
            if (credential.failures() > 0) {
                put(account, new Credential(credential.hash(), 0, Optional.empty()));
            }
            Officer officer = new Officer(account, known.get().name(), seat);
            journal.append(List.of(AccessCodec.signedIn(officer)));
            return officer;
        } finally {
            Arrays.fill(password, '\0');
        }
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
        put(account, new Credential(credential.hash(), failures, until));
        journal.append(List.of(AccessCodec.signInFailed(Optional.of(account), failures, until, seat)));
        return new Fault("ACC-03", "access.fault.sign_in");
    }

    @Override
    public void signOut(Officer officer) {
        journal.append(List.of(AccessCodec.signedOut(officer)));
    }

    private Optional<Account> find(String account) {
        return database.read(connection -> table.find(connection, account));
    }

    private void put(String account, Credential credential) {
        database.change(connection -> CredentialTable.put(connection, account, credential));
    }

    private void record(Draft draft) {
        projections.awaitPassed(journal.append(List.of(draft)));
    }
}

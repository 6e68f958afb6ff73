package eu.sargs.store;

import eu.sargs.access.AccessCodec;
import eu.sargs.access.AccountRules;
import eu.sargs.access.Accounts;
import eu.sargs.access.Approval;
import eu.sargs.access.Officer;
import eu.sargs.access.PasswordHash;
import eu.sargs.access.Reason;
import eu.sargs.access.Right;
import eu.sargs.access.Role;
import eu.sargs.access.Seat;
import eu.sargs.journal.ActedBy;
import eu.sargs.journal.Draft;
import eu.sargs.journal.Journal;
import eu.sargs.platform.Fault;
import eu.sargs.platform.HomeKey;
import eu.sargs.store.CredentialTable.Credential;
import eu.sargs.store.CredentialTable.Hand;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;

/** Accounts in tables: who there is follows the journal, passwords stay beside it. */
public final class SqlAccounts implements Accounts {
    private final Database database;
    private final Journal journal;
    private final InstantSource clock;
    private final PasswordHash hashing;
    private final AccountTable table = new AccountTable(this::forget);

    /** What was read, while nothing has changed since. */
    private record Known(long edition, Map<String, Account> accounts) {}

    private final AtomicLong edition = new AtomicLong();
    private volatile Known known = new Known(-1, Map.of());
    private final SecondFactors factors;
    private final Doorkeeper door;
    private volatile Predicate<Set<Role>> wanted = roles -> false;
    private Projections projections;

    /** Its {@link #projection} must be led by the projections it is then given in {@link #follow}. */
    public SqlAccounts(Database database, Journal journal, InstantSource clock, PasswordHash hashing, HomeKey key) {
        this.database = database;
        this.journal = journal;
        this.clock = clock;
        this.hashing = hashing;
        factors = new SecondFactors(key, clock);
        door = new Doorkeeper(this::find, database, journal, clock, hashing, factors);
    }

    /** The table that follows the journal. */
    public Projection projection() {
        return table;
    }

    /** Before the first call of any other method. */
    public void follow(Projections projections) {
        this.projections = projections;
    }

    /** The agency's rule: whose roles ask for a second factor. */
    public void wantSecondFactor(Predicate<Set<Role>> of) {
        wanted = of;
    }

    @Override
    public List<Account> all() {
        return List.copyOf(known().values());
    }

    @Override
    public Optional<Account> find(String account) {
        return Optional.ofNullable(known().get(account));
    }

    @Override
    public Map<String, Standing> standings() {
        Instant now = clock.instant();
        Map<String, Standing> standings = new LinkedHashMap<>();
        Map<String, Credential> credentials = database.read(CredentialTable::all);
        known().keySet()
                .forEach(account -> Optional.ofNullable(credentials.get(account))
                        .ifPresent(kept -> standings.put(
                                account,
                                new Standing(
                                        kept.lastSignIn(),
                                        kept.lockedUntil().filter(now::isBefore),
                                        kept.renew(),
                                        kept.secondFactor().isPresent()))));
        return standings;
    }

    /** Asked before each act of each officer, so it is read only after something changed. */
    private Map<String, Account> known() {
        Known now = known;
        long current = edition.get();
        if (now.edition() != current) {
            Map<String, Account> accounts = new LinkedHashMap<>();
            database.read(table::all).forEach(one -> accounts.put(one.account(), one));
            now = new Known(current, accounts); // what changes meanwhile makes it an older edition
            known = now;
        }
        return now.accounts();
    }

    private void forget() {
        edition.incrementAndGet();
    }

    @Override
    public synchronized Account open(Optional<Officer> by, Account account, char[] password, Seat seat) {
        try {
            AccountRules.check(account);
            AccountRules.check(account.account(), password);
            if (by.isEmpty() && !all().isEmpty()) {
                throw new Fault("ACC-05", "access.fault.administrator_only");
            }
            if (find(account.account()).isPresent()) {
                throw new Fault("ACC-01", "access.fault.account_taken", account.account());
            }
            // The password first: killed in between, there is no account yet and the name is still free.
            Credential fresh = Credential.of(hashing.of(password), by.isPresent());
            door.put(
                    account.account(),
                    by.map(officer -> fresh.by(hand(officer))).orElse(fresh));
            record(AccessCodec.accountOpened(
                    account, by.map(Officer::acts).orElseGet(() -> ActedBy.machine(seat.name()))));
            return account;
        } finally {
            Arrays.fill(password, '\0');
        }
    }

    @Override
    public synchronized void give(String account, Set<Role> roles, Officer by) {
        AccountRules.check(roles);
        Account was = named(account);
        if (!was.roles().equals(roles)) {
            requireAdministratorBut(account, was.locked() ? Set.of() : roles);
            record(AccessCodec.rolesGiven(account, roles, by));
        }
    }

    @Override
    public synchronized void lock(String account, Officer by) {
        if (!named(account).locked()) {
            requireAdministratorBut(account, Set.of());
            record(AccessCodec.locked(account, by));
        }
    }

    @Override
    public synchronized void unlock(String account, Officer by) {
        Account was = named(account);
        door.credential(account).ifPresent(kept -> door.put(account, kept.forgiven()));
        if (was.locked()) {
            record(AccessCodec.unlocked(account, by));
        }
    }

    private Account named(String account) {
        return find(account).orElseThrow(() -> new Fault("ACC-10", "access.fault.no_account", account));
    }

    /** Somebody has to be left who can give roles. @param then what this account may be from now on */
    private void requireAdministratorBut(String account, Set<Role> then) {
        boolean left = Right.ACCOUNTS.heldBy(then)
                || all().stream()
                        .anyMatch(one ->
                                !one.account().equals(account) && !one.locked() && Right.ACCOUNTS.heldBy(one.roles()));
        if (!left) {
            throw new Fault("ACC-09", "access.fault.last_administrator");
        }
    }

    @Override
    public synchronized void password(String account, char[] fresh, Officer by) {
        try {
            named(account);
            change(account, fresh, !account.equals(by.account()), by);
        } finally {
            Arrays.fill(fresh, '\0');
        }
    }

    @Override
    public synchronized void ownPassword(String account, char[] old, String code, char[] fresh, Seat seat) {
        try {
            Officer officer = door.proven(account, old, seat);
            if (Arrays.equals(old, fresh)) {
                throw new Fault("ACC-13", "access.fault.password_same");
            }
            AccountRules.check(account, fresh); // a code is not to be lost on a password that would not do
            Credential kept = door.credential(account).orElseThrow();
            if (kept.secondFactor().isPresent()) {
                door.put(account, kept.withSecondFactor(kept.secondFactor(), door.step(account, kept, code, seat)));
            }
            change(account, fresh, false, officer);
        } catch (Fault e) {
            throw door.told(e, account, seat);
        } finally {
            Arrays.fill(old, '\0');
            Arrays.fill(fresh, '\0');
        }
    }

    /** @param others set by somebody else than its officer */
    private void change(String account, char[] fresh, boolean others, Officer by) {
        AccountRules.check(account, fresh);
        String hash = hashing.of(fresh);
        Credential changed = door.credential(account)
                .map(kept -> kept.withPassword(hash, others))
                .orElseGet(() -> Credential.of(hash, others));
        door.put(account, others ? changed.by(hand(by)) : changed);
        record(AccessCodec.passwordChanged(account, by));
    }

    @Override
    public synchronized Officer signIn(String account, char[] password, String code, Seat seat) {
        try {
            Officer officer = door.proven(account, password, seat);
            Credential kept = door.credential(account).orElseThrow();
            if (kept.renew()) {
                throw new Fault("ACC-12", "access.fault.new_password_due");
            }
            if (kept.secondFactor().isPresent()) {
                kept = kept.withSecondFactor(kept.secondFactor(), door.step(account, kept, code, seat));
            } else if (wanted.test(officer.roles())) {
                throw new Fault("ACC-16", "access.fault.second_factor_due");
            }
            // The record first: where it cannot be written, nobody is let in and nothing else is tried.
            door.letIn(officer);
            door.put(account, kept.signedIn(clock.instant()));
            return officer;
        } catch (Fault e) {
            throw door.told(e, account, seat);
        } finally {
            Arrays.fill(password, '\0');
        }
    }

    @Override
    public synchronized Officer setSecondFactor(
            String account, char[] password, byte[] secret, String code, Seat seat) {
        try {
            Officer officer = door.proven(account, password, seat);
            Credential kept = door.credential(account).orElseThrow();
            if (kept.renew()) {
                throw new Fault("ACC-12", "access.fault.new_password_due");
            }
            if (kept.secondFactor().isPresent()) {
                throw new Fault("ACC-17", "access.fault.second_factor_there");
            }
            long step =
                    factors.accept(secret, code, 0).orElseThrow(() -> new Fault("ACC-15", "access.fault.code_wrong"));
            // The record first: killed in between, it is asked for again.
            record(AccessCodec.secondFactorSet(officer));
            door.letIn(officer);
            door.put(
                    account,
                    kept.withSecondFactor(Optional.of(factors.seal(account, secret)), step)
                            .signedIn(clock.instant()));
            return officer;
        } catch (Fault e) {
            throw door.told(e, account, seat);
        } finally {
            Arrays.fill(password, '\0');
        }
    }

    @Override
    public synchronized void takeSecondFactor(String account, Officer by) {
        named(account);
        Optional<Credential> kept =
                door.credential(account).filter(one -> one.secondFactor().isPresent());
        if (kept.isPresent()) {
            record(AccessCodec.secondFactorTaken(account, by));
            door.put(account, kept.get().withSecondFactor(Optional.empty(), 0));
        }
    }

    /** Who else can say yes to an account being opened again: of them one has to. */
    private boolean othersApprove(String account) {
        return all().stream()
                .anyMatch(one -> !one.account().equals(account) && !one.locked() && Right.APPROVE.heldBy(one.roles()));
    }

    /**
     * Opens an administrator's account again at the machine, without its password or second factor; decision 0046. The
     * fresh password opens nothing but the change of itself. It stands on record first.
     *
     * @param second who agrees; who else may approve is asked for one
     * @param fresh overwritten with zeros before return
     * @throws Fault ACC-40 where it is no administrator's, ACC-41 where a second person is lacking, RET-04 where it is the
     *     same one, ACC-06 where that one may not agree, ACC-08 where it was locked, ACC-02 password too weak, ACC-10
     *     where there is no such account
     */
    synchronized void recover(String account, Optional<Approval> second, char[] fresh, Reason reason, Seat seat) {
        try {
            Account was = named(account);
            if (!Right.ACCOUNTS.heldBy(was.roles())) {
                throw new Fault("ACC-40", "access.fault.recover_administrator", account);
            }
            if (was.locked()) {
                throw new Fault("ACC-08", "access.fault.locked_by_administrator");
            }
            if (second.isEmpty() && othersApprove(account)) {
                throw new Fault("ACC-41", "access.fault.recover_second");
            }
            if (second.filter(yes -> yes.by().account().equals(account)).isPresent()) {
                throw new Fault("RET-04", "app.fault.retention_same");
            }
            AccountRules.check(account, fresh);
            String hash = hashing.of(fresh);
            Officer nobody = new Officer(ActedBy.MACHINE, ActedBy.MACHINE, seat, Set.of());
            record(AccessCodec.accountRecovered(account, second, nobody.acts(reason)));
            Instant now = clock.instant();
            Credential again = door.credential(account)
                    .orElseGet(() -> Credential.of(hash, true))
                    .recovered(hash, now);
            door.put(account, second.map(yes -> again.by(hand(yes.by()))).orElse(again));
        } finally {
            Arrays.fill(fresh, '\0');
        }
    }

    private Hand hand(Officer by) {
        return new Hand(by.account(), clock.instant());
    }

    /** Until when two accounts count as one person's, {@link Hands}; empty where they do not. */
    Optional<Instant> tied(String one, String other) {
        return Hands.tied(database.read(CredentialTable::all), one, other, clock.instant());
    }

    /** The accounts that were opened again at the machine, and when they last were. */
    Map<String, Instant> recovered() {
        Map<String, Instant> recovered = new LinkedHashMap<>();
        database.read(CredentialTable::all)
                .forEach((account, kept) -> kept.given().recovered().ifPresent(at -> recovered.put(account, at)));
        return recovered;
    }

    @Override
    public void signOut(Officer officer) {
        journal.append(List.of(AccessCodec.signedOut(officer)));
    }

    private void record(Draft draft) {
        projections.awaitPassed(journal.append(List.of(draft)));
    }
}

package eu.sargs.store;

import eu.sargs.access.Accounts;
import eu.sargs.access.Approval;
import eu.sargs.access.Deeds;
import eu.sargs.access.Neighbours;
import eu.sargs.access.PasswordHash;
import eu.sargs.access.Reason;
import eu.sargs.access.Reasons;
import eu.sargs.access.Role;
import eu.sargs.access.Seat;
import eu.sargs.alert.Alerts;
import eu.sargs.alert.Escalations;
import eu.sargs.alert.HitBook;
import eu.sargs.camera.CameraBook;
import eu.sargs.journal.ActedBy;
import eu.sargs.journal.EpochCause;
import eu.sargs.journal.Event;
import eu.sargs.journal.FeedId;
import eu.sargs.journal.Journal;
import eu.sargs.journal.KeyFiles;
import eu.sargs.journal.Ledger;
import eu.sargs.journal.OriginKey;
import eu.sargs.journal.Position;
import eu.sargs.journal.SeatKeys;
import eu.sargs.journal.SigningKey;
import eu.sargs.journal.Successions;
import eu.sargs.picture.Pictures;
import eu.sargs.platform.Fault;
import eu.sargs.platform.Home;
import eu.sargs.platform.HomeKey;
import eu.sargs.platform.Pin;
import eu.sargs.platform.Services;
import eu.sargs.shift.Happenings;
import eu.sargs.shift.ShiftBook;
import eu.sargs.sighting.Coverage;
import eu.sargs.sighting.Sightings;
import eu.sargs.sync.AddressBook;
import eu.sargs.sync.member.KeyRotation;
import eu.sargs.sync.member.MemberBook;
import eu.sargs.sync.member.MemberCodec;
import eu.sargs.watchlist.Watchlist;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** All that is kept in one home, behind the rooms' ports: the journal, and the tables that follow it. Thread-safe. */
public final class Store implements AutoCloseable {
    private final Services services = new Services();
    private final Database database;
    private final SqlJournal journal;
    private final SeatKeys keys;
    private final FilePictures pictures;
    private final PictureSweep sweep;
    private final CameraTable cameras;
    private final SqlAccounts accounts;
    private final MemberTable members;
    private final AddressTable addresses;
    private final DutyTables duty;

    private Store(Database database, Home home, HomeKey key, SeatKeys keys, InstantSource clock, Seat seat) {
        this.keys = keys;
        try {
            this.database = services.keep(database);
            journal = services.keep(SqlJournal.open(database, home, keys.current(), clock, seat.name()));
            pictures = new FilePictures(home, key);
            cameras = new CameraTable(database);
            accounts = new SqlAccounts(database, journal, clock, PasswordHash.STANDARD, key);
            members = new MemberTable(
                    database,
                    journal,
                    keys.older().stream().map(SigningKey::origin).toList(),
                    seat.name());
            addresses = new AddressTable(database);
            duty = new DutyTables(database, journal, seat.name(), List.of(members, accounts.projection()));
            accounts.follow(duty.projections());
            members.follow(duty.projections());
            services.start(duty.projections());
            sweep = new PictureSweep(new NamedPictures(journal, new JournalTables(database))::each, pictures, clock);
        } catch (RuntimeException e) {
            services.close();
            throw e;
        }
    }

    /**
     * Opens what a new home keeps, in its encrypted database, and catches up what the tables had not followed yet.
     *
     * @throws Fault STO-… and HOM-… when it can't be opened; nothing was changed then
     */
    public static Store open(Home home, HomeKey key, SigningKey signing, InstantSource clock, Seat seat) {
        return new Store(Database.h2(home, key), home, key, SeatKeys.of(signing), clock, seat);
    }

    /**
     * Opens what a home keeps with the keys it has; a change of its key that was broken off is finished or undone.
     *
     * @throws Fault JRN-03 and JRN-06 for the keys, STO-… and HOM-… when it can't be opened
     */
    public static Store open(Home home, HomeKey key, InstantSource clock, Seat seat) {
        UpgradeCopy.sweep(home, clock.instant());
        Database database = Database.h2(home, key);
        SeatKeys keys;
        try {
            keys = new KeyFiles(home, key)
                    .open(older -> database.read(SuccessionTable::all).after(older));
        } catch (RuntimeException e) {
            database.close();
            throw e;
        }
        return new Store(database, home, key, keys, clock, seat);
    }

    /**
     * Says that another key follows this home's, as the last that this one writes: what comes after it is refused.
     *
     * @param next made by {@link KeyFiles#begin}; the home has it from its next start on
     * @throws Fault JRN-01 when it could not be written
     */
    public void handOver(SigningKey next, ActedBy by) {
        journal.finish(ends -> MemberCodec.draft(KeyRotation.to(next, journal.origin(), ends), by));
    }

    /** What this home signs with, and what it signed with before. */
    public SeatKeys keys() {
        return keys;
    }

    /** Why the journal could not simply go on when it was opened; empty where it could. */
    public Optional<EpochCause> newEpoch() {
        return journal.newEpoch();
    }

    /** STO-10 while the home's disk is full, and nothing can be written: what is there can be read. Quick. */
    public Optional<Fault> full() {
        return database.full();
    }

    /** Where the database was copied to before it was brought to this program's version just now; empty where it was not. */
    public Optional<Path> upgraded() {
        return database.upgraded();
    }

    public Journal journal() {
        return journal;
    }

    /** The journal as stations pass it on. */
    public Ledger ledger() {
        return journal.ledger();
    }

    public Pictures pictures() {
        return pictures;
    }

    public CameraBook cameras() {
        return cameras;
    }

    public Accounts accounts() {
        return accounts;
    }

    /** Opens an administrator's account again without its password; throws as {@link SqlAccounts#recover}. */
    public void recover(String account, Optional<Approval> second, char[] fresh, Reason reason, Seat seat) {
        accounts.recover(account, second, fresh, reason, seat);
    }

    /** The accounts that were opened again without their password, and when they last were. */
    public Map<String, Instant> recovered() {
        return accounts.recovered();
    }

    /**
     * Until when two accounts count as one person's, because one of them or a third set a password of theirs lately; empty
     * where they are two persons'.
     */
    public Optional<Instant> tied(String account, String other) {
        return accounts.tied(account, other);
    }

    /** The agency's rule, asked at each sign-in: whose roles want a second factor. Nobody's, until it is told. */
    public void wantSecondFactor(Predicate<Set<Role>> of) {
        accounts.wantSecondFactor(of);
    }

    /** Who belongs, as this station knows it. */
    public MemberBook members() {
        return members;
    }

    /** Where peers are called. */
    public AddressBook addresses() {
        return addresses;
    }

    public Sightings sightings() {
        return duty.sightings();
    }

    public Coverage coverage() {
        return duty.coverage();
    }

    public Watchlist watchlist() {
        return duty.watchlist();
    }

    public Alerts alerts() {
        return duty.alerts();
    }

    /** What is kept as evidence. */
    public EvidenceTable evidence() {
        return duty.evidence();
    }

    /** Waits until the tables have passed these. @throws Fault STO-05 where they don't within a while */
    public void awaitPassed(List<Event> events) {
        duty.projections().awaitPassed(events);
    }

    /** The agency's list of reasons. */
    public Reasons reasons() {
        return duty.reasons();
    }

    /** Who did what. */
    public Deeds deeds() {
        return duty.deeds();
    }

    /** What was said of shifts. */
    public ShiftBook shifts() {
        return duty.shifts();
    }

    /** What a shift's log is put together from. */
    public Happenings happenings() {
        return duty.happenings();
    }

    /** Who writes for which station, from now on: until then only this seat's own key is this station's. */
    public void know(Neighbours neighbours) {
        duty.know(neighbours);
    }

    /** Where the station tells that nobody answers. */
    public Escalations escalations() {
        return duty.alerts();
    }

    /** What the matcher asks about hits it has raised. */
    public HitBook hits() {
        return duty.alerts();
    }

    /** Deletes bodies of events. */
    public Erasures erasures() {
        return new Erasures(journal, duty.projections(), sweep::sweep);
    }

    /** Lets go of what was kept for as long as it may be. */
    public Keeping keeping() {
        return new Keeping(database, journal, duty, erasures());
    }

    /** Deletes pictures that nothing names any more. */
    public PictureSweep pictureSweep() {
        return sweep;
    }

    /** Told of feeds of which something was taken back, by whoever it was: bodies, or events. On the journal's thread. */
    public Pin onTakenBack(Consumer<Set<FeedId>> listener) {
        return journal.onTakenBack(listener);
    }

    /** Which keys follow which, as the journal knows it now. */
    public Successions successions() {
        return journal.successions();
    }

    /** Who signs what is written in this home. */
    public OriginKey origin() {
        return journal.origin();
    }

    /** Told each time the tables could not follow the journal and will try again. */
    public Pin onTrouble(Consumer<Fault> listener) {
        return duty.projections().onTrouble(listener);
    }

    /**
     * Writes the database's pages as they are now, deciphered, while others go on: {@link DatabaseCopy}.
     *
     * @param to not closed
     * @throws Fault BAK-09 where the database lies on a server, STO-04 when it does not answer
     * @throws java.io.UncheckedIOException when {@code to} does not take them
     */
    public void copyDatabase(OutputStream to) {
        DatabaseCopy.take(database, to);
    }

    /** Walks every chain: hashes, sequences, signatures. */
    public List<Verify.FeedReport> verify() {
        return new Verify(database).all();
    }

    /** Builds every table anew, aside, and compares. May take minutes. */
    public Comparison compare() {
        return duty.projections().compare();
    }

    /** The last event of each feed that tables could not hold and passed by. Quick. */
    public List<Event> lastPassedBy() {
        return duty.projections().lastPassedBy();
    }

    /** The feeds whose origins have signed two histories, and how much of them is set aside here. */
    public List<Forked> forked() {
        return journal.forked();
    }

    /**
     * Enters anew, some hundred events at a time, what this home wrote and what was set aside with a second history of its
     * feed: decision 0038. Each event once, whatever ends the program.
     *
     * @return how many events; 0 where nothing is left
     * @throws Fault JRN-01 when it could not be written; then nothing was, and it may be tried again
     */
    public int enterAnew() {
        return journal.enterAnew();
    }

    /** Waits until the tables have followed all that stands in the journal now. @throws Fault STO-… when they don't within a while */
    public void catchUp() {
        journal.heads().forEach((feed, head) -> duty.projections().awaitPassed(new Position(feed, head)));
    }

    @Override
    public void close() {
        services.close();
    }
}

package eu.sargs.app;

import eu.sargs.access.AccountRules;
import eu.sargs.access.Accounts;
import eu.sargs.access.Approval;
import eu.sargs.access.Consultations;
import eu.sargs.access.Gate;
import eu.sargs.access.JournalConsultations;
import eu.sargs.access.Officer;
import eu.sargs.access.Reason;
import eu.sargs.access.Right;
import eu.sargs.access.Seat;
import eu.sargs.access.StationKey;
import eu.sargs.alert.Alerts;
import eu.sargs.alert.HitFollower;
import eu.sargs.camera.CameraBook;
import eu.sargs.journal.ErasureFollower;
import eu.sargs.journal.Followers;
import eu.sargs.journal.KeyFiles;
import eu.sargs.journal.Scope;
import eu.sargs.picture.Pictures;
import eu.sargs.platform.Fault;
import eu.sargs.platform.Home;
import eu.sargs.platform.HomeKey;
import eu.sargs.platform.KeyPlace;
import eu.sargs.platform.KeyRing;
import eu.sargs.platform.Passphrases;
import eu.sargs.platform.Pin;
import eu.sargs.platform.Services;
import eu.sargs.platform.Settings;
import eu.sargs.platform.SettingsFile;
import eu.sargs.platform.StationSettings;
import eu.sargs.platform.Threads;
import eu.sargs.platform.UnfinishedHome;
import eu.sargs.shift.JournalShifts;
import eu.sargs.shift.Shifts;
import eu.sargs.sighting.Coverage;
import eu.sargs.sighting.EvidenceLocks;
import eu.sargs.sighting.JournalSightings;
import eu.sargs.sighting.SightingBook;
import eu.sargs.sighting.Sightings;
import eu.sargs.store.Store;
import eu.sargs.sync.PeerAddress;
import eu.sargs.sync.Peers;
import eu.sargs.sync.link.PeerPictures;
import eu.sargs.sync.link.Reach;
import eu.sargs.sync.link.Shared;
import eu.sargs.sync.link.StationPeers;
import eu.sargs.watchlist.Watchlist;
import eu.sargs.watchlist.WatchlistCsv;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * A station's rooms, wired over one home: everything that works without cameras and without a screen. {@link Watch}
 * adds the cameras, {@link Desktop} the screen. Closing stops in reverse order.
 */
public final class Station implements AutoCloseable {
    /** For how long everybody is told that an account was opened again without its password. */
    private static final Duration RECOVERED_SAID = Duration.ofDays(30);

    private final Services services = new Services();
    private final InstantSource clock = InstantSource.system();
    private final Home home;
    private final Settings settings;
    private final Seat seat;
    private final Store store;
    private final SightingBook sightingBook;
    private final Followers followers;
    private final Disclosures disclosures;
    private final StationPeers peers;
    private final Pictures pictures;
    private final Consultations consultations;
    private final SafeKeeping safe;
    private final Gate gate;
    private final Upkeep upkeep;
    private final EvidenceLocks evidence;
    private final Shifts shifts;

    private Station(Path folder, Passphrases asked) {
        try {
            if (!SettingsFile.exists(folder.resolve("settings.json"))) {
                UnfinishedHome.refuse(folder);
                throw new Fault("APP-03", "app.fault.no_station", folder.toString());
            }
            home = services.keep(Home.open(folder));
            LogFile.open(home.logs());
            ScheduledExecutorService timer =
                    Executors.newSingleThreadScheduledExecutor(Threads.computing("platform/settings"));
            services.keep(timer::shutdown);
            settings = services.keep(SettingsFile.open(home.settings(), timer));
            seat = new Seat(settings.now().seat());
            HomeKey key = new KeyRing(home).open(asked);
            requireData(Files.exists(home.folder().resolve("sargs.mv.db")));
            store = services.keep(Store.open(home, key, clock, seat));
            store.wantSecondFactor(
                    roles -> AccountRules.wantsSecondFactor(settings.now().secondFactor(), roles));
            requireData(!store.accounts().all().isEmpty());
            gate = new Gate(store.accounts()::find, store.journal());
            safe = new SafeKeeping(
                    home, key, store, clock, officer -> gate.require(officer, Right.SAFE_KEEPING, "SafeKeeping"));
            store.know(new PairedStations(store.origin(), store.members()::now));
            sightingBook = new JournalSightings(
                    store.journal(),
                    store.sightings(),
                    seat.name(),
                    () -> new Scope(settings.now().sharedWith()));
            followers = new Followers(
                    store.journal(),
                    List.of(
                            new ErasureFollower(store.origin(), store::successions, seat.name()),
                            new HitFollower(
                                    store.watchlist(),
                                    store.hits(),
                                    clock,
                                    StationKey.of(store.origin()),
                                    seat.name())));
            services.start(followers);
            disclosures = services.keep(new Disclosures(store.journal(), new StationNames(store.members()::now), seat));
            Shared shared = new Shared(store.ledger(), store.pictures(), disclosures);
            peers = services.keep(new StationPeers(store.keys(), store.members(), store.addresses(), shared, clock));
            pictures = new PeerPictures(store.pictures(), peers);
            consultations = new JournalConsultations(store.journal());
            SecondPersons persons =
                    new SecondPersons(store, gate, () -> settings.now().zone());
            upkeep = new StationUpkeep(store, settings, peers, new KeyFiles(home, key), persons, clock);
            evidence = new StationEvidence(store, clock, persons);
            shifts = new JournalShifts(
                    store.shifts(),
                    store.happenings(),
                    clock,
                    UUID::randomUUID,
                    officer -> gate.require(officer, Right.KEEP_SHIFT, "Shifts.handOver"));
        } catch (RuntimeException e) {
            services.close();
            throw e;
        }
    }

    /**
     * A station that was set up has a database, and an administrator in it. Where they are missing, the file was lost
     * or cut short: the engine would begin a new one without a word, and every password would only seem wrong.
     */
    private static void requireData(boolean there) {
        if (!there) {
            throw new Fault("STO-01", "store.fault.open");
        }
    }

    /**
     * Opens the station of a home.
     *
     * @throws Fault APP-03 when none is set up there, HOM-13 and HOM-14 when that was begun and has not ended, HOM-01 when it runs already, STO-… when its data can't be opened
     */
    public static Station open(Path folder) {
        return open(folder, Passphrases.nobody());
    }

    /**
     * As above.
     *
     * @param asked for the home's passphrase, where it has one
     */
    public static Station open(Path folder, Passphrases asked) {
        return new Station(folder, asked);
    }

    /** A new station, or settings for data that lost them; see {@link NewStation#create}. */
    public static boolean create(
            Path folder, StationSettings settings, Accounts.Account administrator, char[] password) {
        return NewStation.create(folder, new KeyPlace.InHome(), settings, administrator, password);
    }

    /**
     * Begins to sync with the peers, to enter anew what was set aside of its own, and to let go of what is too old, as the
     * settings say from then on. A station that is opened for one command
     * does not.
     *
     * @param listenAt where to listen in this run, whatever is set; empty where the settings say
     * @throws Fault SYN-01, SYN-06 where others cannot reach it as it should be; it calls them all the same. SYN-07
     *     where what is set is no address
     */
    public void link(Optional<PeerAddress> listenAt) {
        services.start(new Retention(settings, store, clock, seat));
        services.start(new OwnHistory(store));
        disclosures.start();
        services.keep(settings.onChange(now -> peers.openSoon(() -> reach(now.linking(), listenAt))));
        services.start(new UnansweredAlerts(
                store.alerts(),
                store.escalations(),
                () -> Duration.ofSeconds(settings.now().escalateSeconds()),
                clock,
                seat.name()));
        services.start(new HitPictures(store.alerts(), store.pictures()::has, picture -> peers.missing(picture, true)));
        peers.open(() -> reach(settings.now().linking(), listenAt));
    }

    private static Reach reach(StationSettings.Linking set, Optional<PeerAddress> listenAt) {
        Optional<PeerAddress> typed =
                Optional.of(set.listen()).filter(text -> !text.isEmpty()).map(PeerAddress::toListen);
        return new Reach(listenAt.or(() -> typed), set.discover(), 1_000L * set.kilobytes());
    }

    /**
     * Told each time alerts, tables or what peers send could not be written and wait: a full disk, say; and of each fork
     * that is proved.
     */
    Pin onTrouble(Consumer<Fault> listener) {
        return Pin.all(
                followers.onTrouble(listener),
                store.onTrouble(listener),
                peers.onTrouble(listener),
                ForkNotice.follow(this, listener));
    }

    /** What a person should hear about how it was opened: that its home was moved or copied, or lost its latest entries. */
    public Optional<Fault> notice() {
        return store.newEpoch().map(cause -> switch (cause) {
            case COPIED_HOME ->
                new Fault("JRN-04", "journal.fault.copied", home.folder().toString());
            case LOST_TAIL, KNOWN_ELSEWHERE -> new Fault("JRN-05", "journal.fault.lost_tail");
        });
    }

    /**
     * That an account was opened again at the machine, without its password, within the last month: whoever did not do
     * it has to hear of it.
     */
    public List<Fault> recovered() {
        ZoneId zone = settings.now().zone();
        Instant month = clock.instant().minus(RECOVERED_SAID);
        return store.recovered().entrySet().stream()
                .filter(one -> one.getValue().isAfter(month))
                .map(one -> new Fault(
                        "ACC-42", "access.fault.recovered", one.getKey(), LocalMinute.of(one.getValue(), zone)))
                .toList();
    }

    /**
     * Opens an administrator's account again without its password: not for a port, but for who holds the machine and the
     * home's key while nothing runs. Throws as {@link Store#recover}.
     */
    public void recover(String account, Optional<Approval> second, char[] fresh, Reason reason) {
        second.ifPresent(yes -> gate.require(yes.by(), Right.APPROVE, "Station.recover"));
        store.recover(account, second, fresh, reason, seat);
    }

    /** Where the data lies as it was before this start brought it to today's form; empty where it was not. */
    public Optional<Path> upgraded() {
        return store.upgraded();
    }

    /** STO-10 while nothing can be written for want of room. */
    public Optional<Fault> full() {
        return store.full();
    }

    /** The officer of an account, while nothing can be written and so nobody's sign-in is on record; else empty. */
    public Optional<Officer> unrecorded(String account) {
        return full().isEmpty()
                ? Optional.empty()
                : store.accounts().find(account).map(one -> new Officer(one.account(), one.name(), seat, one.roles()));
    }

    /**
     * The rooms as somebody may use them. What stands below hands out the rooms as they are, for what the station does by
     * itself.
     *
     * @param asking who reads; empty while nobody does
     */
    public Rooms rooms(Supplier<Optional<Officer>> asking) {
        return new Rooms(this, gate, asking);
    }

    /** Where its key lies, and its backups. Asks itself who may. */
    public SafeKeeping safe() {
        return safe;
    }

    /** For what looks behind the ports: verification, erasure, sync. */
    public Store store() {
        return store;
    }

    public Path folder() {
        return home.folder();
    }

    public Settings settings() {
        return settings;
    }

    public Seat seat() {
        return seat;
    }

    public InstantSource clock() {
        return clock;
    }

    public Accounts accounts() {
        return store.accounts();
    }

    public CameraBook cameras() {
        return store.cameras();
    }

    public Watchlist watchlist() {
        return store.watchlist();
    }

    /** Reads watchlist files as this station means them. */
    public WatchlistCsv watchlistCsv() {
        return new WatchlistCsv(
                clock,
                settings.now().zone(),
                settings.now().station(),
                watchlist().neighbours()::audiences,
                UUID::randomUUID);
    }

    public Alerts alerts() {
        return store.alerts();
    }

    public Sightings sightings() {
        return store.sightings();
    }

    public SightingBook sightingBook() {
        return sightingBook;
    }

    public Coverage coverage() {
        return store.coverage();
    }

    /** Also those of peers: one that is not here is asked for. */
    public Pictures pictures() {
        return pictures;
    }

    EvidenceLocks evidence() {
        return evidence;
    }

    Shifts shifts() {
        return shifts;
    }

    Consultations consultations() {
        return consultations;
    }

    Upkeep upkeep() {
        return upkeep;
    }

    /** The stations this one syncs with, once it is {@linkplain #link linked}. */
    public Peers peers() {
        return peers;
    }

    @Override
    public void close() {
        services.close();
    }
}

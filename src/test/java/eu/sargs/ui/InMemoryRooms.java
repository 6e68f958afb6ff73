package eu.sargs.ui;

import eu.sargs.access.Accounts;
import eu.sargs.access.Approval;
import eu.sargs.access.Consultations;
import eu.sargs.access.ListedReason;
import eu.sargs.access.Neighbours;
import eu.sargs.access.Officer;
import eu.sargs.access.Reason;
import eu.sargs.access.Reasons;
import eu.sargs.access.Role;
import eu.sargs.access.Seat;
import eu.sargs.access.StandardReasons;
import eu.sargs.access.StationKey;
import eu.sargs.access.Totp;
import eu.sargs.alert.Alert;
import eu.sargs.alert.AlertId;
import eu.sargs.alert.Alerts;
import eu.sargs.alert.Outcome;
import eu.sargs.alert.Shelving;
import eu.sargs.camera.Camera;
import eu.sargs.camera.CameraBook;
import eu.sargs.camera.CameraId;
import eu.sargs.picture.PictureId;
import eu.sargs.picture.Pictures;
import eu.sargs.picture.ProvenPicture;
import eu.sargs.plate.Plate;
import eu.sargs.platform.Fault;
import eu.sargs.platform.KeptKind;
import eu.sargs.platform.Listeners;
import eu.sargs.platform.Pin;
import eu.sargs.platform.Settings;
import eu.sargs.platform.StationSettings;
import eu.sargs.sighting.Sighting;
import eu.sargs.sighting.SightingId;
import eu.sargs.sighting.Sightings;
import eu.sargs.ui.admin.RetentionDays;
import eu.sargs.watchlist.EntryChange;
import eu.sargs.watchlist.EntryId;
import eu.sargs.watchlist.EntryState;
import eu.sargs.watchlist.ListPreview;
import eu.sargs.watchlist.ListTaken;
import eu.sargs.watchlist.Proposal;
import eu.sargs.watchlist.Told;
import eu.sargs.watchlist.WatchEntry;
import eu.sargs.watchlist.Watchlist;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** The rooms behind the screen, in memory: what view models and screens are tested on. Thread-safe enough for one writer. */
public final class InMemoryRooms {
    private InMemoryRooms() {}

    public static final class InMemoryAlerts implements Alerts {
        private final Map<AlertId, Alert> all = new LinkedHashMap<>();
        private final Listeners<Alert> listeners = new Listeners<>();
        private final java.time.InstantSource time;

        public InMemoryAlerts(java.time.InstantSource time) {
            this.time = time;
        }

        public synchronized void raise(Alert alert) {
            all.put(alert.id(), alert);
            listeners.tell(alert);
        }

        /** A quiet night: none was ever raised. */
        public synchronized void clear() {
            List<Alert> gone = List.copyOf(all.values());
            all.clear();
            gone.forEach(listeners::tell);
        }

        @Override
        public synchronized List<Alert> open() {
            return Alert.mostUrgentFirst(
                    all.values().stream().filter(Alert::open).toList());
        }

        @Override
        public synchronized List<Alert> since(Instant from) {
            return Alert.mostUrgentFirst(all.values().stream()
                    .filter(one -> !one.raisedAt().isBefore(from))
                    .toList());
        }

        @Override
        public synchronized Optional<Alert> find(AlertId id) {
            return Optional.ofNullable(all.get(id));
        }

        private final Map<AlertId, List<eu.sargs.alert.Hit>> trails = new HashMap<>();

        /** What an alert was folded of. */
        public synchronized void trail(AlertId id, List<eu.sargs.alert.Hit> hits) {
            trails.put(id, List.copyOf(hits));
        }

        @Override
        public synchronized List<eu.sargs.alert.Hit> hits(AlertId id, int most) {
            return trails.getOrDefault(id, List.of());
        }

        @Override
        public synchronized void take(AlertId id, Officer officer) {
            Alert one = all.get(id);
            raise(new Alert(
                    id,
                    one.raisedAt(),
                    one.entry(),
                    one.sighting(),
                    one.match(),
                    one.hits(),
                    one.late(),
                    Optional.of(new Alert.Taken(officer.name(), time.instant())),
                    one.closed(),
                    List.of(),
                    one.seenBy(),
                    one.seenHere(),
                    one.rings(),
                    new Alert.Handled(
                            one.handled().shelved(),
                            Optional.empty(),
                            one.handled().forwarded())));
        }

        @Override
        public synchronized Alert close(AlertId id, Outcome outcome, String note, Officer officer) {
            Alert one = all.get(id);
            if (!one.open()) {
                throw new Fault("ALR-01", "alert.fault.unexpected");
            }
            Alert closed = new Alert(
                    id,
                    one.raisedAt(),
                    one.entry(),
                    one.sighting(),
                    one.match(),
                    one.hits(),
                    one.late(),
                    one.taken(),
                    Optional.of(new Alert.Closed(officer.name(), time.instant(), outcome, note)),
                    List.of(),
                    one.seenBy(),
                    one.seenHere(),
                    one.rings(),
                    one.handled());
            raise(closed);
            return closed;
        }

        @Override
        public synchronized Alert shelve(AlertId id, Duration time, String reason, Officer officer) {
            Alert one = all.get(id);
            String why = Shelving.checked(time, reason, one.entry().priority());
            Instant now = this.time.instant();
            Alert.Shelved shelved = new Alert.Shelved(officer.name(), now, now.plus(time), why);
            return handled(one, new Alert.Handled(Optional.of(shelved), Optional.empty(), Optional.empty()));
        }

        @Override
        public synchronized Alert bringBack(AlertId id, Officer officer) {
            Instant now = this.time.instant();
            Alert.Shelved back = new Alert.Shelved(officer.name(), now, now, "");
            return handled(all.get(id), new Alert.Handled(Optional.of(back), Optional.empty(), Optional.empty()));
        }

        /** A station whose key begins with d may see no alert. */
        @Override
        public synchronized Alert forward(AlertId id, StationKey to, String note, Officer officer) {
            if (to.hex().startsWith("d")) {
                throw new Fault("ALR-06", "alert.fault.forward-scope", "Molėtai");
            }
            Alert.Forwarded forwarded = new Alert.Forwarded(
                    time.instant(),
                    new StationKey("5a".repeat(32)),
                    to,
                    false,
                    true,
                    true,
                    officer.name(),
                    note.strip());
            return handled(all.get(id), new Alert.Handled(Optional.empty(), Optional.empty(), Optional.of(forwarded)));
        }

        /** The same alert, and what was done about it. */
        public synchronized Alert handled(Alert one, Alert.Handled handled) {
            Alert changed = new Alert(
                    one.id(),
                    one.raisedAt(),
                    one.entry(),
                    one.sighting(),
                    one.match(),
                    one.hits(),
                    one.late(),
                    one.taken(),
                    one.closed(),
                    one.otherEnds(),
                    one.seenBy(),
                    one.seenHere(),
                    one.rings() || handled.escalated().isPresent(),
                    handled);
            raise(changed);
            return changed;
        }

        @Override
        public Pin onChange(Consumer<Alert> listener) {
            return listeners.add(listener);
        }
    }

    public static final class InMemorySightings implements Sightings {
        private final Map<SightingId, Sighting> all = new LinkedHashMap<>();
        private final Listeners<Sighting> listeners = new Listeners<>();
        private Optional<Reason> why = Optional.empty();

        /** Why a plate was last looked up; empty where none was. */
        public synchronized Optional<Reason> why() {
            return why;
        }

        public synchronized void record(Sighting sighting) {
            all.put(sighting.id(), sighting);
            listeners.tell(sighting);
        }

        @Override
        public synchronized Optional<Sighting> find(SightingId id) {
            return Optional.ofNullable(all.get(id));
        }

        @Override
        public synchronized List<Sighting> latest(int limit) {
            return all.values().stream()
                    .sorted(Comparator.comparing(Sighting::from).reversed())
                    .limit(limit)
                    .toList();
        }

        @Override
        public Map<SightingId, StationKey> origins(Collection<SightingId> sightings) {
            return Map.of();
        }

        @Override
        public synchronized List<Sighting> of(Plate plate, int limit, Reason reason, Officer officer) {
            why = Optional.of(reason);
            return all.values().stream()
                    .filter(one -> fold(one.reading().plate()).equals(fold(plate)))
                    .sorted(Comparator.comparing(Sighting::from).reversed())
                    .limit(limit)
                    .toList();
        }

        private static String fold(Plate plate) {
            return plate.text().replace('O', '0').replace('I', '1');
        }

        @Override
        public Pin onChange(Consumer<Sighting> listener) {
            return listeners.add(listener);
        }
    }

    /** The list a station begins with, and what was said of it. */
    public static final class InMemoryReasons implements Reasons {
        private final Map<String, ListedReason> all = new LinkedHashMap<>();
        private final Listeners<List<ListedReason>> listeners = new Listeners<>();

        public InMemoryReasons() {
            StandardReasons.all().forEach(one -> all.put(one.code(), one));
        }

        @Override
        public synchronized List<ListedReason> all() {
            return List.copyOf(all.values());
        }

        @Override
        public synchronized void put(ListedReason reason, Officer officer) {
            all.put(reason.code(), reason);
            listeners.tell(all());
        }

        @Override
        public synchronized void retire(String code, Officer officer) {
            all.computeIfPresent(code, (any, was) -> was.retire());
            listeners.tell(all());
        }

        @Override
        public Pin onChange(Consumer<List<ListedReason>> listener) {
            return listeners.add(listener);
        }
    }

    /** Days in the settings, by the rules of which a second person is one. */
    public static final class InMemoryRetention implements RetentionDays {
        private final Settings settings;
        private final List<String> told = new ArrayList<>();

        InMemoryRetention(Settings settings) {
            this.settings = settings;
        }

        public synchronized List<String> told() {
            return List.copyOf(told);
        }

        @Override
        public synchronized void keep(
                KeptKind kind, int days, Reason reason, Optional<Approval> second, Officer officer) {
            if (days != 0 && days < kind.shortest()) {
                throw new Fault("RET-05", "app.fault.retention_record_days", kind.shortest());
            }
            if (kind.byTwo(days) && second.orElseThrow().by().account().equals(officer.account())) {
                throw new Fault("RET-04", "app.fault.retention_same");
            }
            told.add(officer.account()
                    + second.map(yes -> " and " + yes.by().account()).orElse("") + ": " + kind.word() + " " + days
                    + ", " + reason.said());
            settings.change(old -> old.withDays(kind, days));
        }
    }

    /** What was looked at, as words. */
    public static final class InMemoryConsultations implements Consultations {
        private final List<String> told = new ArrayList<>();
        private Optional<Fault> refusal = Optional.empty();
        private int asked;

        public synchronized List<String> told() {
            return List.copyOf(told);
        }

        public synchronized int asked() {
            return asked;
        }

        /** From now on nothing can be written. */
        public synchronized void refuse(Optional<Fault> why) {
            refusal = why;
        }

        private synchronized void tell(String what) {
            asked++;
            refusal.ifPresent(why -> {
                throw why;
            });
            told.add(what);
        }

        @Override
        public void pictures(String plate, String sighting, Officer officer) {
            tell(officer.account() + " pictures " + plate);
        }

        @Override
        public void evidence(int locks, Officer officer) {
            tell(officer.account() + " evidence " + locks);
        }

        @Override
        public void watchlist(int entries, Officer officer) {
            tell(officer.account() + " watchlist " + entries);
        }

        @Override
        public void entry(String pattern, String entry, Officer officer) {
            tell(officer.account() + " entry " + pattern);
        }
    }

    public static class InMemoryPictures implements Pictures {
        private final Map<PictureId, ProvenPicture> all = new HashMap<>();

        @Override
        public synchronized void keep(List<ProvenPicture> pictures) {
            pictures.forEach(picture -> all.put(picture.id(), picture));
        }

        @Override
        public synchronized Optional<ProvenPicture> proven(PictureId id) {
            return Optional.ofNullable(all.get(id));
        }

        @Override
        public synchronized boolean has(PictureId id) {
            return all.containsKey(id);
        }
    }

    public static final class InMemoryWatchlist implements Watchlist {
        private final Map<EntryId, WatchEntry> all = new LinkedHashMap<>();
        private volatile Neighbours neighbours = Neighbours.none();
        private final List<EntryState> disputed = new ArrayList<>();
        private final List<Proposal> proposals = new ArrayList<>();
        private final java.util.Set<EntryId> elsewhere = new java.util.HashSet<>();
        private final Listeners<List<WatchEntry>> listeners = new Listeners<>();

        @Override
        public synchronized List<WatchEntry> all() {
            return all.values().stream()
                    .sorted(Comparator.comparing(WatchEntry::pattern))
                    .toList();
        }

        @Override
        public List<WatchEntry> wanted() {
            return all();
        }

        @Override
        public synchronized List<EntryState> disputed() {
            return List.copyOf(disputed);
        }

        @Override
        public List<EntryChange> setAside() {
            return List.of(); // there is no journal whose origin could sign two histories
        }

        /** As if two stations had changed it at the same time. */
        public synchronized void dispute(EntryState state) {
            disputed.add(state);
            state.shown().ifPresent(shown -> all.put(shown.id(), shown));
            listeners.tell(all());
        }

        /** As if another station had proposed it. */
        public synchronized void proposed(Proposal proposal) {
            proposals.add(0, proposal);
            listeners.tell(all());
        }

        /** As if it had come from another station. */
        public synchronized void arrived(WatchEntry entry, StationKey from) {
            all.put(entry.id(), entry.written(entry.edition(), from));
            elsewhere.add(entry.id());
            listeners.tell(all());
        }

        @Override
        public Neighbours neighbours() {
            return neighbours;
        }

        /** As if these belonged, from now on. */
        public void know(Neighbours known) {
            neighbours = known;
        }

        @Override
        public synchronized boolean ours(WatchEntry entry) {
            return !elsewhere.contains(entry.id());
        }

        @Override
        public synchronized List<Proposal> proposals() {
            return List.copyOf(proposals);
        }

        @Override
        public synchronized void propose(EntryId entry, Optional<WatchEntry> value, String note, Officer officer) {
            Told told = new Told(new StationKey("5a".repeat(32)), officer.account(), Instant.EPOCH);
            proposed(new Proposal(
                    new java.util.UUID(3, proposals.size()),
                    entry,
                    value,
                    officer.name(),
                    note,
                    eu.sargs.access.Audience.ALL,
                    Optional.of(told),
                    Optional.empty()));
        }

        @Override
        public synchronized void answer(java.util.UUID proposal, boolean accept, String note, Officer officer) {
            proposals.replaceAll(one -> one.id().equals(proposal)
                    ? one.answered(Optional.of(new Proposal.Answer(
                            accept,
                            officer.name(),
                            note,
                            new StationKey("5a".repeat(32)),
                            one.told().orElseThrow().at())))
                    : one);
            proposals.stream()
                    .filter(one -> one.id().equals(proposal) && accept)
                    .flatMap(one -> one.value().stream())
                    .forEach(value -> all.put(value.id(), value));
            listeners.tell(all());
        }

        @Override
        public synchronized Optional<WatchEntry> find(EntryId id) {
            return Optional.ofNullable(all.get(id));
        }

        @Override
        public synchronized WatchEntry put(WatchEntry entry, Officer officer) {
            all.put(entry.id(), entry);
            disputed.removeIf(one -> one.entry().equals(entry.id()));
            listeners.tell(all());
            return entry;
        }

        @Override
        public synchronized List<WatchEntry> putAll(List<WatchEntry> entries, Officer officer) {
            entries.forEach(entry -> all.put(entry.id(), entry));
            listeners.tell(all());
            return entries;
        }

        @Override
        public ListTaken take(ListPreview preview, Officer officer, Progress progress) {
            ListTaken taken = new ListTaken(0, 0, 0, preview.size());
            for (ListPreview.Step step : preview.steps()) {
                if (!progress.taken(taken.size(), preview.size())) {
                    return taken;
                }
                step.after()
                        .ifPresentOrElse(
                                one -> put(one, officer),
                                () -> remove(step.before().orElseThrow().id(), officer));
                taken = taken.plus(step);
            }
            return taken;
        }

        @Override
        public synchronized void remove(EntryId id, Officer officer) {
            all.remove(id);
            listeners.tell(all());
        }

        @Override
        public Pin onChange(Consumer<List<WatchEntry>> listener) {
            return listeners.add(listener);
        }
    }

    public static final class InMemoryCameras implements CameraBook {
        private final Map<CameraId, Camera> all = new TreeMap<>();
        private final Listeners<List<Camera>> listeners = new Listeners<>();

        @Override
        public synchronized List<Camera> all() {
            return List.copyOf(all.values());
        }

        @Override
        public synchronized Optional<Camera> find(CameraId id) {
            return Optional.ofNullable(all.get(id));
        }

        @Override
        public synchronized void put(Camera camera) {
            all.put(camera.id(), camera);
            listeners.tell(all());
        }

        @Override
        public synchronized boolean remove(CameraId id) {
            boolean was = all.remove(id) != null;
            listeners.tell(all());
            return was;
        }

        @Override
        public Pin onChange(Consumer<List<Camera>> listener) {
            return listeners.add(listener);
        }
    }

    public static final class InMemoryAccounts implements Accounts {
        private final List<Account> all = new ArrayList<>();
        private final Map<String, String> passwords = new HashMap<>();
        private final Set<String> due = new HashSet<>();
        private final Map<String, byte[]> secrets = new HashMap<>();
        private boolean factorWanted;
        private final List<String> gone = new java.util.concurrent.CopyOnWriteArrayList<>();
        private final Map<String, Instant> last = new HashMap<>();

        @Override
        public synchronized List<Account> all() {
            return List.copyOf(all);
        }

        @Override
        public synchronized Account open(Optional<Officer> by, Account account, char[] password, Seat seat) {
            if (password.length < 10) {
                throw new Fault("ACC-02", "admin.first.password-short", 10);
            }
            all.add(account);
            passwords.put(account.account(), new String(password));
            Arrays.fill(password, '\0');
            by.ifPresent(other -> due.add(account.account()));
            return account;
        }

        @Override
        public synchronized Map<String, Standing> standings() {
            Map<String, Standing> standings = new HashMap<>();
            all.forEach(one -> standings.put(
                    one.account(),
                    new Standing(
                            Optional.ofNullable(last.get(one.account())),
                            Optional.empty(),
                            due.contains(one.account()),
                            secrets.containsKey(one.account()))));
            return standings;
        }

        /** As if somebody had signed in then. */
        public synchronized void last(String account, Instant at) {
            last.put(account, at);
        }

        /** Whether the agency asks everybody for a second factor. */
        public synchronized void wantSecondFactor(boolean of) {
            factorWanted = of;
        }

        @Override
        public synchronized Officer signIn(String account, char[] password, String code, Seat seat) {
            Officer officer = proven(account, password, seat);
            if (due.contains(account)) {
                throw new Fault("ACC-12", "access.fault.new_password_due");
            }
            byte[] secret = secrets.get(account);
            if (secret == null) {
                if (factorWanted) {
                    throw new Fault("ACC-16", "access.fault.second_factor_due");
                }
            } else if (code.isBlank()) {
                throw new Fault("ACC-14", "access.fault.code_wanted");
            } else {
                check(secret, code);
            }
            return officer;
        }

        @Override
        public synchronized Officer setSecondFactor(
                String account, char[] password, byte[] secret, String code, Seat seat) {
            Officer officer = proven(account, password, seat);
            check(secret, code);
            secrets.put(account, secret.clone());
            return officer;
        }

        private static void check(byte[] secret, String code) {
            if (Totp.accept(secret, code, Kraslava.NOW, 0).isEmpty()) {
                throw new Fault("ACC-15", "access.fault.code_wrong");
            }
        }

        @Override
        public synchronized void takeSecondFactor(String account, Officer by) {
            secrets.remove(account);
        }

        private Officer proven(String account, char[] password, Seat seat) {
            boolean right = new String(password).equals(passwords.get(account));
            Arrays.fill(password, '\0');
            if (!right) {
                throw new Fault("ACC-03", "access.fault.sign_in");
            }
            Account known = find(account).orElseThrow();
            return new Officer(account, known.name(), seat, known.roles());
        }

        @Override
        public synchronized Optional<Account> find(String account) {
            return all.stream().filter(one -> one.account().equals(account)).findFirst();
        }

        @Override
        public synchronized void give(String account, Set<Role> roles, Officer by) {
            all.replaceAll(
                    one -> one.account().equals(account) ? new Account(account, one.name(), roles, one.locked()) : one);
        }

        @Override
        public void lock(String account, Officer by) {
            locked(account, true);
        }

        @Override
        public void unlock(String account, Officer by) {
            locked(account, false);
        }

        private synchronized void locked(String account, boolean locked) {
            all.replaceAll(
                    one -> one.account().equals(account) ? new Account(account, one.name(), one.roles(), locked) : one);
        }

        @Override
        public synchronized void password(String account, char[] fresh, Officer by) {
            if (fresh.length < 10) {
                throw new Fault("ACC-02", "admin.first.password-short", 10);
            }
            passwords.put(account, new String(fresh));
            Arrays.fill(fresh, '\0');
            if (by.account().equals(account)) {
                due.remove(account);
            } else {
                due.add(account);
            }
        }

        @Override
        public synchronized void ownPassword(String account, char[] old, String code, char[] fresh, Seat seat) {
            Officer officer = proven(account, old, seat);
            byte[] secret = secrets.get(account);
            if (secret != null) {
                if (code.isBlank()) {
                    throw new Fault("ACC-14", "access.fault.code_wanted");
                }
                check(secret, code);
            }
            password(account, fresh, officer);
        }

        @Override
        public void signOut(Officer officer) {
            gone.add(officer.account());
        }

        /** Who signed out, in their order. */
        public List<String> gone() {
            return List.copyOf(gone);
        }
    }

    public static final class InMemorySettings implements Settings {
        private final Listeners<StationSettings> listeners = new Listeners<>();
        private StationSettings now;

        public InMemorySettings(StationSettings now) {
            this.now = now;
        }

        @Override
        public synchronized StationSettings now() {
            return now;
        }

        @Override
        public synchronized void change(UnaryOperator<StationSettings> change) {
            now = change.apply(now);
            listeners.tell(now);
        }

        @Override
        public Pin onChange(Consumer<StationSettings> listener) {
            return listeners.add(listener);
        }

        @Override
        public Pin onTrouble(Consumer<Fault> listener) {
            return () -> {};
        }
    }
}

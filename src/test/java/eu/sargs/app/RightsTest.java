package eu.sargs.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import eu.sargs.access.Accounts.Account;
import eu.sargs.access.DeedCodec;
import eu.sargs.access.Gate;
import eu.sargs.access.Officer;
import eu.sargs.access.Right;
import eu.sargs.access.Role;
import eu.sargs.access.Seat;
import eu.sargs.access.wire.ActRefused;
import eu.sargs.access.wire.SettingChanged;
import eu.sargs.journal.ActedBy;
import eu.sargs.journal.Draft;
import eu.sargs.journal.Event;
import eu.sargs.journal.Journal;
import eu.sargs.journal.Lane;
import eu.sargs.platform.Fault;
import eu.sargs.platform.Home;
import eu.sargs.platform.Language;
import eu.sargs.platform.StationSettings;
import eu.sargs.platform.Texts;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Every command and question of every port, asked by every role: it goes through, or is refused and on record. */
class RightsTest {
    /**
     * Who may, written down a second time and by hand: duty officer, supervisor, analyst, administrator, auditor. A method
     * that has no line here fails the test, and so does one that is gone.
     */
    private static final String TABLE = """
            Alerts.open              x x x - -
            Alerts.since             x x x - -
            Alerts.find              x x x - -
            Alerts.hits              x x x - -
            Alerts.onChange          x x x - -
            Alerts.take              x x - - -
            Alerts.close             x x - - -
            Alerts.shelve            x x - - -
            Alerts.bringBack         x x - - -
            Alerts.forward           x x - - -
            Shifts.latest            x x - - -
            Shifts.course            x x - - -
            Shifts.sheet             x x - - -
            Shifts.handOver          x x - - -
            Shifts.onChange          x x - - -
            Shifts.begin             x x - - -
            Shifts.end               x x - - -
            Shifts.write             x x - - -
            Sightings.latest         x x x - -
            Sightings.find           x x x - -
            Sightings.origins        x x x - -
            Sightings.onChange       x x x - -
            Sightings.of             x x x - -
            Pictures.find            x x x - -
            Pictures.proven          x x x - -
            Pictures.has             x x x - -
            Pictures.keep            - - - - -
            Watchlist.all            x x x - -
            Watchlist.wanted         x x x - -
            Watchlist.disputed       x x x - -
            Watchlist.setAside       x x x - -
            Watchlist.find           x x x - -
            Watchlist.proposals      x x x - -
            Watchlist.onChange       x x x - -
            Watchlist.put            x x - - -
            Watchlist.remove         x x - - -
            Watchlist.putAll         - x - - -
            Watchlist.take           - x - - -
            Watchlist.propose        x x x - -
            Watchlist.answer         - x - - -
            Watchlist.neighbours     x x x x x
            Watchlist.ours           x x x x x
            CameraBook.all           x x x x x
            CameraBook.find          x x x x x
            CameraBook.onChange      x x x x x
            CameraBook.put           - x - x -
            CameraBook.remove        - x - x -
            LiveCameras.feeds        x x - x -
            LiveCameras.feed         x x - x -
            LiveCameras.onChange     x x - x -
            LiveCameras.onHealth     x x - x -
            LiveCameras.onFrame      x x - x -
            LiveCameras.start        - - - - -
            LiveCameras.close        - - - - -
            Peers.now                x x x x x
            Peers.onChange           x x x x x
            Peers.refused            x x x x x
            Peers.describe           - - - x -
            Peers.admit              - - - x -
            Peers.revoke             - - - x -
            Peers.address            - - - x -
            Peers.group              - - - x -
            Peers.carryOut           - - - x -
            Peers.carryIn            - - - x -
            Accounts.all             - - - x -
            Accounts.standings       - - - x -
            Accounts.find            - - - x -
            Accounts.open            - - - x -
            Accounts.give            - - - x -
            Accounts.lock            - - - x -
            Accounts.unlock          - - - x -
            Accounts.password        - - - x -
            Accounts.takeSecondFactor - - - x -
            Accounts.setSecondFactor x x x x x
            Accounts.ownPassword     x x x x x
            Accounts.signIn          x x x x x
            Accounts.signOut         x x x x x
            Consultations.pictures   x x x - -
            Consultations.watchlist  x x x - -
            Consultations.entry      x x x - -
            Consultations.evidence   x x x - -
            EvidenceLocks.lock       - x - - -
            EvidenceLocks.lift       - x - - -
            EvidenceLocks.all        x x x - -
            Reasons.all              x x x x x
            Reasons.onChange         x x x x x
            Reasons.put              - - - x -
            Reasons.retire           - - - x -
            Deeds.search             - x - - x
            Deeds.export             - x - - x
            Deeds.own                x x x x x
            Upkeep.verify            - x x x x
            Upkeep.compare           - x x x x
            Upkeep.erasable          - - - x -
            Upkeep.erase             - - - x -
            Upkeep.erasures          - x - - x
            Upkeep.keep              - - - x -
            Upkeep.replaceKey        - - - x -
            """;

    private static final Seat SEAT = new Seat("Kārsava 2");

    private final Map<String, Account> accounts = new HashMap<>();
    private final List<Draft> record = new ArrayList<>();
    private final Gate gate = new Gate(name -> Optional.ofNullable(accounts.get(name)), journal());

    private Officer officer(Role... roles) {
        Set<Role> all = Set.of(roles);
        Officer officer = new Officer("o.ficer", "O. Ficer", SEAT, all);
        accounts.put("o.ficer", new Account("o.ficer", "O. Ficer", all));
        return officer;
    }

    @TestFactory
    Stream<DynamicTest> letsThroughWhoMayAndRecordsWhoMayNot() {
        Map<String, String> expected = table();
        return methods()
                .flatMap(method -> Arrays.stream(Role.values())
                        .map(role -> DynamicTest.dynamicTest(
                                name(method) + " by " + role.word(),
                                () -> asks(method, role, expected.getOrDefault(name(method), "no line for it")))));
    }

    private void asks(Method method, Role role, String row) throws Exception {
        record.clear();
        Officer officer = officer(role);
        List<String> reached = new ArrayList<>();
        Object port = guarded(portOf(method), reached, officer);
        Throwable thrown = catchThrowable(() -> call(port, method, officer));
        boolean may = row.split(" ")[role.ordinal()].equals("x");
        if (may) {
            assertThat(thrown).isNull();
            assertThat(reached).containsExactly(method.getName());
            assertThat(record).isEmpty();
            return;
        }
        assertThat(row).matches("[x-]( [x-]){4}");
        assertThat(thrown)
                .isInstanceOfSatisfying(
                        Fault.class, fault -> assertThat(fault.code()).isEqualTo("ACC-06"));
        assertThat(reached).isEmpty();
        assertThat(record).hasSize(1);
        Draft refused = record.getFirst();
        assertThat(refused.type()).isEqualTo("ActRefused");
        assertThat(refused.lane()).isEqualTo(Lane.RECORD);
        assertThat(refused.by()).isEqualTo(new ActedBy("o.ficer", SEAT.name(), ""));
        ActRefused body = ActRefused.parseFrom(refused.payload());
        assertThat(body.getAccount()).isEqualTo("o.ficer");
        assertThat(body.getAsked()).isEqualTo(name(method));
        assertThat(Right.valueOf(body.getRight()).roles()).doesNotContain(role);
    }

    @Test
    void hasALineForEveryMethodAndNoneForWhatIsGone() {
        assertThat(table().keySet())
                .isEqualTo(methods().map(RightsTest::name).collect(Collectors.toCollection(TreeSet::new)));
    }

    @Test
    void handsOutNoPortWithAMethodNobodySaidAnythingOf() {
        interface Odd {
            void unheard();
        }
        assertThatThrownBy(() -> Guard.before(Odd.class, () -> {}, gate, Optional::empty))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void goesByTheRolesOfTheMomentAndNotByThoseOfSignIn() {
        Officer officer = officer(Role.SUPERVISOR);
        gate.require(officer, Right.IMPORT_WATCHLIST, "test");
        accounts.put("o.ficer", new Account("o.ficer", "O. Ficer", Set.of(Role.DUTY_OFFICER)));
        assertThatThrownBy(() -> gate.require(officer, Right.IMPORT_WATCHLIST, "test"))
                .satisfies(coded("ACC-06"));
        gate.require(officer, Right.ANSWER_ALERT, "test");
        accounts.put("o.ficer", new Account("o.ficer", "O. Ficer", Set.of(Role.DUTY_OFFICER), true));
        assertThatThrownBy(() -> gate.require(officer, Right.ANSWER_ALERT, "test"))
                .satisfies(coded("ACC-06"));
        accounts.clear();
        assertThatThrownBy(() -> gate.require(officer, Right.ANSWER_ALERT, "test"))
                .satisfies(coded("ACC-06"));
        assertThat(record).hasSize(3);
    }

    @Test
    void answersNobodyWhoIsNotSignedIn() {
        List<String> reached = new ArrayList<>();
        for (Method method : methods().toList()) {
            boolean free = table().get(name(method)).equals("x x x x x");
            Object port = guarded(portOf(method), reached, null);
            Throwable thrown = catchThrowable(() -> call(port, method, null));
            if (!free) {
                assertThat(thrown).as(name(method)).satisfies(coded("ACC-07"));
            }
        }
        assertThat(reached)
                .allSatisfy(name -> assertThat(table().entrySet())
                        .anyMatch(line -> line.getKey().endsWith("." + name)
                                && line.getValue().equals("x x x x x")));
        assertThat(record).as("there is nobody to record").isEmpty();
    }

    @Test
    void stopsTellingNewsToWhoLostTheRight() {
        officer(Role.DUTY_OFFICER);
        List<Consumer<Object>> listeners = new ArrayList<>();
        eu.sargs.alert.Alerts inner = proxy(eu.sargs.alert.Alerts.class, (method, arguments) -> {
            listeners.add(cast(arguments[0]));
            return null;
        });
        Officer officer = new Officer("o.ficer", "O. Ficer", SEAT, Set.of());
        List<Object> heard = new ArrayList<>();
        Guard.before(eu.sargs.alert.Alerts.class, inner, gate, () -> Optional.of(officer))
                .onChange(heard::add);
        listeners.getFirst().accept(null);
        officer(Role.AUDITOR);
        listeners.getFirst().accept(null);
        assertThat(heard).hasSize(1);
    }

    @Test
    void asksTheGateBeforeAnyDeedOfSafeKeeping() {
        try (Home home = Home.open(folder.resolve("safe"))) {
            SafeKeeping safe = new SafeKeeping(
                    home, null, null, null, one -> gate.require(one, Right.SAFE_KEEPING, "SafeKeeping"));
            List<Method> deeds = Arrays.stream(SafeKeeping.class.getDeclaredMethods())
                    .filter(method -> Modifier.isPublic(method.getModifiers())
                            && List.of(method.getParameterTypes()).contains(Officer.class))
                    .toList();
            assertThat(deeds).isNotEmpty();
            for (Method deed : deeds) {
                for (Role role : Role.values()) {
                    record.clear();
                    Officer officer = officer(role);
                    Throwable thrown = catchThrowable(() -> call(safe, deed, officer));
                    if (role == Role.ADMINISTRATOR) {
                        assertThat(record).as(deed + " by " + role).isEmpty();
                    } else {
                        assertThat(thrown).as(deed + " by " + role).satisfies(coded("ACC-06"));
                        assertThat(record).hasSize(1);
                    }
                }
            }
        }
    }

    @Test
    void standsInTheManualAsItIsInTheCode() throws Exception {
        List<String> manual = Files.readAllLines(Path.of("docs/access.md"));
        for (Right right : Right.values()) {
            if (right != Right.MACHINE) {
                String marks = Arrays.stream(Role.values())
                        .map(role -> right.roles().contains(role) ? " x |" : " |")
                        .collect(Collectors.joining());
                assertThat(manual)
                        .anyMatch(line -> line.startsWith("| `" + right + "` ") && line.endsWith("|" + marks));
            }
        }
    }

    @TempDir
    Path folder;

    @Test
    void asksByWhatASettingsChangeChanges() throws Exception {
        try (Station station = station()) {
            Account boss = station.accounts().find("boss").orElseThrow();
            Officer admin = new Officer("boss", "B. Oss", SEAT, boss.roles());
            station.accounts()
                    .open(
                            Optional.of(admin),
                            new Account("duty", "D. Uty", Set.of(Role.DUTY_OFFICER)),
                            "night and day 24".toCharArray(),
                            SEAT);
            Officer duty = new Officer("duty", "D. Uty", SEAT, Set.of(Role.DUTY_OFFICER));
            Rooms rooms = station.rooms(() -> Optional.of(duty));
            rooms.settings()
                    .change(now -> now.withTheme(StationSettings.Theme.LIGHT).withTextScale(125));
            assertThat(station.settings().now().textScale()).isEqualTo(125);
            assertThatThrownBy(() -> rooms.settings().change(now -> now.withSharedWith("station")))
                    .satisfies(coded("ACC-06"));
            assertThatThrownBy(() -> rooms.settings().change(now -> now.withSightingDays(3000)))
                    .satisfies(coded("ACC-06"));
            assertThat(station.settings().now().sightingDays()).isEqualTo(30);
            assertThat(station.settings().now().sharedWith()).isEqualTo("all");
            station.rooms(() -> Optional.of(admin)).settings().change(now -> now.withSharedWith("station"));
            assertThat(station.settings().now().sharedWith()).isEqualTo("station");
            assertThat(refusals(station)).isEqualTo(2);
            List<Event> changes = onRecord(station, DeedCodec.SETTING_CHANGED);
            assertThat(changes).hasSize(1);
            assertThat(changes.getFirst().by()).contains(admin.acts());
            assertThat(SettingChanged.parseFrom(changes.getFirst().payload().orElseThrow()))
                    .isEqualTo(SettingChanged.newBuilder()
                            .setSetting("sharedWith")
                            .setBefore("all")
                            .setAfter("station")
                            .build());
        }
    }

    private Station station() throws Exception {
        Path home = folder.resolve("home");
        Station.create(
                home,
                StationSettings.of("Kārsava", ZoneId.of("Europe/Riga"), Language.LV),
                Account.first("boss", "B. Oss"),
                "a long password 17".toCharArray());
        assertThat(Files.exists(home)).isTrue();
        return Station.open(home);
    }

    private static int refusals(Station station) {
        return onRecord(station, "ActRefused").size();
    }

    private static List<Event> onRecord(Station station, String type) {
        Journal journal = station.store().journal();
        return journal.heads().keySet().stream()
                .filter(feed -> feed.lane() == Lane.RECORD)
                .flatMap(feed -> journal.read(feed, 0, 1000).stream())
                .filter(event -> event.type().equals(type))
                .toList();
    }

    @Test
    void saysInEveryLanguageWhoMay() {
        for (Right right : Right.values()) {
            for (Language language : Language.values()) {
                String text = new Texts(language).get(right.refusalKey());
                assertThat(text).as(language + " " + right).endsWith(".").doesNotContain(right.refusalKey());
            }
        }
    }

    /** Each line's name and marks. */
    private static Map<String, String> table() {
        Map<String, String> table = new java.util.TreeMap<>();
        TABLE.lines().forEach(line -> {
            int gap = line.indexOf(' ');
            assertThat(table.put(line.substring(0, gap), line.substring(gap).strip()))
                    .as(line)
                    .isNull();
        });
        return table;
    }

    private static Stream<Method> methods() {
        return PortRights.ports().stream()
                .flatMap(port ->
                        Arrays.stream(port.getMethods()).filter(method -> !Modifier.isStatic(method.getModifiers())));
    }

    private static Class<?> portOf(Method method) {
        return PortRights.ports().stream()
                .filter(port -> Arrays.asList(port.getMethods()).contains(method))
                .findFirst()
                .orElseThrow();
    }

    private static String name(Method method) {
        return portOf(method).getSimpleName() + "." + method.getName();
    }

    private <P> P guarded(Class<P> port, List<String> reached, Officer asking) {
        P inner = proxy(port, (method, arguments) -> {
            reached.add(method.getName());
            Class<?> wanted = method.getReturnType();
            return wanted == boolean.class ? Boolean.FALSE : wanted == long.class ? (Object) 0L : null;
        });
        return Guard.before(port, inner, gate, () -> Optional.ofNullable(asking));
    }

    private interface Answer {
        Object to(Method method, Object[] arguments);
    }

    private static <P> P proxy(Class<P> port, Answer answer) {
        return port.cast(Proxy.newProxyInstance(
                port.getClassLoader(), new Class<?>[] {port}, (self, method, given) -> answer.to(method, given)));
    }

    /** With the officer where one is asked for, and nothing else of meaning: the gate comes first. */
    private static Object call(Object port, Method method, Officer officer) throws Throwable {
        Object[] arguments = Arrays.stream(method.getParameterTypes())
                .map(type -> argument(type, officer))
                .toArray();
        try {
            return method.invoke(port, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private static Object argument(Class<?> type, Officer officer) {
        if (type == Officer.class) {
            return officer;
        }
        if (type == Optional.class) {
            return Optional.empty();
        }
        if (type == int.class) {
            return 0;
        }
        if (type == boolean.class) {
            return false;
        }
        return null;
    }

    @SuppressWarnings("unchecked")
    private static <T> T cast(Object some) {
        return (T) some;
    }

    private Journal journal() {
        return proxy(Journal.class, (method, arguments) -> {
            assertThat(method.getName()).isEqualTo("append");
            record.addAll(RightsTest.<List<Draft>>cast(arguments[0]));
            return List.of();
        });
    }

    private static Consumer<Throwable> coded(String code) {
        return thrown -> assertThat(thrown)
                .isInstanceOfSatisfying(
                        Fault.class, fault -> assertThat(fault.code()).isEqualTo(code));
    }
}

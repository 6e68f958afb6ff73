package eu.sargs.ui.shell;

import eu.sargs.access.Accounts;
import eu.sargs.access.Chair;
import eu.sargs.access.Consultations;
import eu.sargs.access.Deeds;
import eu.sargs.access.Officer;
import eu.sargs.access.Reasons;
import eu.sargs.access.Right;
import eu.sargs.access.Role;
import eu.sargs.alert.Alerts;
import eu.sargs.camera.CameraBook;
import eu.sargs.camera.CameraProbe;
import eu.sargs.camera.LiveCameras;
import eu.sargs.picture.Pictures;
import eu.sargs.platform.Fault;
import eu.sargs.platform.Pin;
import eu.sargs.platform.Settings;
import eu.sargs.platform.StationSettings;
import eu.sargs.shift.Shifts;
import eu.sargs.sighting.EvidenceLocks;
import eu.sargs.sighting.Sightings;
import eu.sargs.sync.Circle;
import eu.sargs.sync.OwnStation;
import eu.sargs.sync.Peers;
import eu.sargs.ui.admin.AccountAdmin;
import eu.sargs.ui.admin.AdminPanel;
import eu.sargs.ui.admin.AdminScreen;
import eu.sargs.ui.admin.CameraAdmin;
import eu.sargs.ui.admin.EvidenceScreen;
import eu.sargs.ui.admin.FirstRunView;
import eu.sargs.ui.admin.Founding;
import eu.sargs.ui.admin.ReasonAdmin;
import eu.sargs.ui.admin.RecordFile;
import eu.sargs.ui.admin.RecordScreen;
import eu.sargs.ui.admin.RetentionAdmin;
import eu.sargs.ui.admin.RetentionDays;
import eu.sargs.ui.admin.SignInView;
import eu.sargs.ui.alert.AlertDesk;
import eu.sargs.ui.alert.AlertSounder;
import eu.sargs.ui.alert.AlertsScreen;
import eu.sargs.ui.fx.FreezeMonitor;
import eu.sargs.ui.fx.FxBridge;
import eu.sargs.ui.fx.Ticker;
import eu.sargs.ui.part.Desk;
import eu.sargs.ui.part.Look;
import eu.sargs.ui.part.OnDuty;
import eu.sargs.ui.part.OtherStations;
import eu.sargs.ui.part.PictureCache;
import eu.sargs.ui.part.Place;
import eu.sargs.ui.part.Screen;
import eu.sargs.ui.part.Sites;
import eu.sargs.ui.part.Theme;
import eu.sargs.ui.part.Times;
import eu.sargs.ui.part.Words;
import eu.sargs.ui.peer.PeersScreen;
import eu.sargs.ui.shift.ShiftDesk;
import eu.sargs.ui.shift.ShiftScreen;
import eu.sargs.ui.wall.LockedWall;
import eu.sargs.ui.watchlist.WatchlistScreen;
import eu.sargs.watchlist.Watchlist;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.stage.PopupWindow;
import javafx.stage.Stage;
import javafx.stage.Window;

/** The desktop app of one station: sign-in, then the main window; follows the settings while it runs. FX thread. */
public final class Desktop implements AutoCloseable {
    /** Smallest size the main window can be made. */
    public static final int LEAST_WIDTH = 1280;

    public static final int LEAST_HEIGHT = 720;

    /**
     * The ports the screens stand on, with the gate before them.
     *
     * @param alarms what sounds, whoever is signed in
     * @param chair in whose name the others are asked
     */
    public record Rooms(
            Chair chair,
            Alerts alarms,
            Settings settings,
            Accounts accounts,
            Alerts alerts,
            Sightings sightings,
            Watchlist watchlist,
            Pictures pictures,
            Consultations consultations,
            Reasons reasons,
            Shifts shifts,
            Deeds deeds,
            RecordFile recordFile,
            EvidenceLocks evidence,
            RetentionDays retention,
            CameraBook cameras,
            LiveCameras live,
            Peers peers) {}

    private final Stage stage;
    private final Rooms rooms;
    private final InstantSource time;
    private final Map<Place, ScreenMaker> makers;
    private final Words words;
    private final FxBridge bridge;
    private final Ticker ticker;
    private final Desk desk;
    private final OnDuty duty = new OnDuty();
    private final AlertSounder sounder;
    private final FreezeMonitor freezes;
    private final TroubleNote trouble;
    private final StackPane root = new StackPane();
    private final Deque<AutoCloseable> parts = new ArrayDeque<>();
    /** Of the main window, which stands as long as officers of the same roles come. */
    private final Deque<AutoCloseable> windowParts = new ArrayDeque<>();

    private final IdleClock idle;
    private Optional<LockView> lock = Optional.empty();

    private Navigation navigation = new Navigation();
    private Optional<MainWindow> window = Optional.empty();
    private Set<Role> windowFor = Set.of();

    /**
     * @param bridge its work executor carries every question the screens ask
     * @param makers wall and map, and what else this package does not know
     */
    public Desktop(Stage stage, Rooms rooms, InstantSource time, FxBridge bridge, Map<Place, ScreenMaker> makers) {
        this.stage = stage;
        this.rooms = rooms;
        this.time = time;
        this.bridge = bridge;
        this.makers = Map.copyOf(makers);
        StationSettings settings = rooms.settings().now();
        Theme.loadFonts();
        words = new Words(settings.language());
        ticker = keep(new Ticker(time));
        Look look = new Look();
        look.take(settings);
        desk = new Desk(
                words,
                new Times(settings.zone(), words),
                ticker,
                look,
                bridge,
                new PictureCache(rooms.pictures()::find, bridge),
                keep(new Sites(rooms.cameras())),
                keep(new OtherStations(rooms.peers(), bridge)));
        Pin following = rooms.settings()
                .onChange(changed -> FxBridge.onFx(() -> {
                    look.take(changed);
                    desk.times().follow(changed.zone());
                    words.speak(changed.language());
                    stage.setTitle(title(changed));
                }));
        parts.push(following);
        sounder = keep(new AlertSounder(rooms.alarms(), time));
        freezes = keep(new FreezeMonitor(time));
        trouble = keep(new TroubleNote(desk));
        idle = new IdleClock(time);
        duty.onStir(idle::stir);
        duty.lockedProperty().addListener((o, was, is) -> {
            if (is) {
                duty.officer().ifPresent(this::cover);
            }
        });
        parts.push(ticker.each(now -> {
            if (idle.idleFor(rooms.settings().now().lockMinutes())) {
                lock();
            }
        }));
        desk.others()
                .circleProperty()
                .addListener((o, was, is) -> trouble.stand(
                        TroubleNote.Standing.OUTCAST, is.map(Circle::self).flatMap(OwnStation::outcast)));
        Scene scene = new Scene(root, 1600, 900);
        look.dress(scene);
        duty.heed(scene);
        stage.setScene(scene);
        stage.setTitle(title(settings));
        stage.setMinWidth(LEAST_WIDTH);
        stage.setMinHeight(LEAST_HEIGHT);
    }

    private static String title(StationSettings settings) {
        return settings.station() + " – Sargs";
    }

    /** Shows the sign-in and starts clock and sound; the caller shows the stage. */
    public void open() {
        ticker.start();
        sounder.start();
        freezes.start();
        signIn();
    }

    private void signIn() {
        root.getChildren()
                .setAll(new SignInView(rooms.accounts(), rooms.settings().now(), bridge, words, this::begin));
    }

    /** An officer begins duty: the main window stands. */
    public void begin(Officer officer) {
        Optional<Officer> before = duty.officer().filter(one -> !one.account().equals(officer.account()));
        before.ifPresent(this::tellGone);
        rooms.chair().sit(officer);
        if (before.isPresent() || !windowFor.equals(officer.roles())) {
            closeWindow(); // another's rights: nothing of what the last one saw stays
        }
        idle.stir();
        duty.begin(officer);
        if (window.isEmpty()) {
            windowFor = officer.roles();
            window = Optional.of(keepInWindow(mainWindow()));
        }
        root.getChildren().setAll(window.get());
        closeLock();
        // What the sign-in page was set to is what the seat speaks from now on.
        if (words.language() != rooms.settings().now().language()) {
            rooms.settings().change(old -> old.withLanguage(words.language()));
        }
    }

    private void signOut() {
        duty.officer().ifPresent(this::tellGone);
        duty.end();
        signIn();
    }

    private void tellGone(Officer officer) {
        bridge.ask(
                () -> {
                    rooms.accounts().signOut(officer);
                    return true;
                },
                gone -> {});
    }

    /** Covers every window until somebody signs in; while nobody is on duty there is nothing to cover. */
    public void lock() {
        duty.lock();
    }

    private void cover(Officer sitting) {
        // What hangs over a window would hang over the lock, too.
        List.copyOf(Window.getWindows()).stream()
                .filter(PopupWindow.class::isInstance)
                .forEach(Window::hide);
        window.ifPresent(MainWindow::uncover);
        Optional<LockedWall> wall = Optional.of(rooms.live())
                .filter(live -> duty.may(Right.WATCH_LIVE))
                .map(LockedWall::new);
        SignInView page =
                new SignInView(rooms.accounts(), rooms.settings().now(), bridge, words, this::begin).locked(sitting);
        LockView view = new LockView(sitting, page, wall, rooms.alarms(), new SoundButton(desk, sounder), desk);
        lock = Optional.of(view);
        root.getChildren().setAll(view);
    }

    private void closeLock() {
        lock.ifPresent(LockView::close);
        lock = Optional.empty();
    }

    private void closeWindow() {
        window = Optional.empty();
        closeAll(windowParts);
        navigation = new Navigation();
        desk.pictures().forget();
    }

    /** Of the places only those whose contents this officer may read. */
    private MainWindow mainWindow() {
        Optional<Alerts> readable = Optional.of(rooms.alerts()).filter(port -> duty.may(Right.READ_ALERTS));
        AlertDesk alertDesk = keepInWindow(new AlertDesk(readable, desk, time));
        ShiftDesk shiftDesk = keepInWindow(new ShiftDesk(
                Optional.of(rooms.shifts()).filter(port -> duty.may(Right.READ_SHIFT)), rooms.accounts(), desk, duty));
        Map<Place, Supplier<Screen>> offered = new EnumMap<>(Place.class);
        ScreenMaker.Ground ground = new ScreenMaker.Ground(desk, navigation, duty, this);
        makers.forEach((place, maker) -> offered.put(place, () -> maker.make(ground)));
        offered.put(Place.ALERTS, () -> alerts(alertDesk));
        offered.put(
                Place.WATCHLIST,
                () -> new LazyScreen<>(
                        Place.WATCHLIST,
                        () -> new WatchlistScreen(
                                rooms.watchlist(), rooms.consultations(), rooms.settings(), desk, duty, time)));
        offered.put(
                Place.SHIFT,
                () -> new LazyScreen<>(Place.SHIFT, () -> new ShiftScreen(shiftDesk, desk, duty, this::begin)));
        offered.put(Place.ADMIN, () -> new LazyScreen<>(Place.ADMIN, this::admin));
        offered.put(
                Place.PEERS,
                () -> new LazyScreen<>(
                        Place.PEERS,
                        () -> new PeersScreen(rooms.peers(), rooms.settings(), rooms.reasons(), desk, duty)));
        offered.put(
                Place.RECORD,
                () -> new LazyScreen<>(
                        Place.RECORD,
                        () -> new RecordScreen(rooms.deeds(), rooms.recordFile(), rooms.reasons(), desk, duty)));
        offered.put(Place.EVIDENCE, this::evidence);
        List<Screen> screens = new ArrayList<>();
        offered.forEach((place, maker) -> {
            if (place.openTo(duty)) {
                screens.add(maker.get());
            }
        });
        for (Screen screen : screens) {
            if (screen instanceof AutoCloseable closeable) {
                keepInWindow(closeable);
            }
        }
        MainWindow.Frame frame = new MainWindow.Frame(
                rooms.settings(),
                alertDesk,
                sounder,
                rooms.sightings(),
                duty,
                shiftDesk,
                trouble,
                rooms.accounts(),
                new MainWindow.Seat(this::lock, this::signOut));
        return new MainWindow(desk, navigation, frame, screens);
    }

    private Screen evidence() {
        LazyScreen<EvidenceScreen> evidence = new LazyScreen<>(
                Place.EVIDENCE,
                () -> EvidenceScreen.of(
                        new EvidenceScreen.Ports(
                                rooms.evidence(),
                                rooms.pictures(),
                                rooms.consultations(),
                                rooms.accounts(),
                                rooms.reasons()),
                        desk,
                        duty));
        navigation.onKeepAsEvidence(sighting -> evidence.screen().keep(sighting));
        return evidence;
    }

    private Screen alerts(AlertDesk alertDesk) {
        Navigation here = navigation;
        LazyScreen<AlertsScreen> alerts = new LazyScreen<>(Place.ALERTS, () -> {
            AlertsScreen made = new AlertsScreen(
                    rooms.alerts(), rooms.sightings(), rooms.consultations(), rooms.evidence(), alertDesk, desk, duty);
            made.onLeave(here::back);
            made.onKeep(here::keepAsEvidence);
            return made;
        });
        here.onOpenAlert(id -> alerts.screen().open(id));
        here.onShelveAlert(id -> alerts.screen().shelve(id));
        return alerts;
    }

    private AdminScreen admin() {
        Optional<CameraAdmin> cameras = Optional.of(duty)
                .filter(sitting -> sitting.may(Right.CAMERAS))
                .map(sitting ->
                        keepInWindow(new CameraAdmin(rooms.cameras(), rooms.live()::feeds, CameraProbe::probe, desk)));
        List<AdminPanel> panels = new ArrayList<>();
        if (duty.may(Right.ACCOUNTS)) {
            panels.add(keepInWindow(new AccountAdmin(rooms.accounts(), desk, duty)));
        }
        if (duty.may(Right.REASONS)) {
            panels.add(keepInWindow(new ReasonAdmin(rooms.reasons(), desk, duty)));
        }
        if (duty.may(Right.RETENTION)) {
            panels.add(keepInWindow(new RetentionAdmin(
                    rooms.retention(), rooms.settings(), rooms.accounts(), rooms.reasons(), desk, duty)));
        }
        Navigation here = navigation;
        return new AdminScreen(
                rooms.settings(),
                panels,
                cameras,
                () -> rooms.watchlist().neighbours().audiences(),
                desk,
                duty,
                here::go);
    }

    /** Tells of something that went wrong behind the screen and is being tried again. Any thread. */
    public void report(Fault fault) {
        FxBridge.onFx(() -> trouble.tell(fault));
    }

    /** Tells that an account was opened again at the machine without its password, for as long as the program runs. Any thread. */
    public void recovered(Fault fault) {
        FxBridge.onFx(() -> trouble.stand(TroubleNote.Standing.RECOVERED, Optional.of(fault)));
    }

    /** Tells that plates are read more slowly than vehicles pass, until it is told that nothing of the kind is so. Any thread. */
    public void readingBehind(Optional<Fault> behind) {
        FxBridge.onFx(() -> trouble.stand(TroubleNote.Standing.READING_BEHIND, behind));
    }

    /** One more control that shows and switches the alarm sound, for a window of its own. */
    public Node soundButton() {
        return keepInWindow(new SoundButton(desk, sounder));
    }

    public Navigation navigation() {
        return navigation;
    }

    public Desk desk() {
        return desk;
    }

    /** Whether the screen in sight is whole: every picture and map tile that was asked for is there. FX thread. */
    public boolean settled() {
        return desk.pictures().waiting() == 0
                && window.map(one -> one.current().settled()).orElse(true);
    }

    /** Freezes of the screen so far. */
    public FreezeMonitor freezes() {
        return freezes;
    }

    /** The main window, once an officer has begun duty. */
    public Optional<MainWindow> window() {
        return window;
    }

    public Stage stage() {
        return stage;
    }

    /**
     * A window that sets up a new station, before there is one.
     *
     * @param home the folder that will hold its data
     * @param done runs on the FX thread when the station stands
     */
    public static void firstRun(
            Stage stage, Founding founding, FxBridge bridge, Words words, Path home, Runnable done) {
        Theme.loadFonts();
        StackPane page = new StackPane(new FirstRunView(founding, bridge, words, home, done));
        Scene scene = new Scene(page, 1280, 800);
        new Look().dress(scene);
        stage.setScene(scene);
        stage.setTitle("Sargs");
    }

    private <C extends AutoCloseable> C keep(C part) {
        parts.push(part);
        return part;
    }

    private <C extends AutoCloseable> C keepInWindow(C part) {
        windowParts.push(part);
        return part;
    }

    /** Releases what was opened, in reverse order. */
    @Override
    public void close() {
        closeLock();
        closeAll(windowParts);
        closeAll(parts);
    }

    private static void closeAll(Deque<AutoCloseable> all) {
        while (!all.isEmpty()) {
            try {
                all.pop().close();
            } catch (Exception e) {
                org.slf4j.LoggerFactory.getLogger(Desktop.class).error("A part of the screen did not close", e);
            }
        }
    }
}

package eu.sargs.ui.map;

import eu.sargs.alert.AlertId;
import eu.sargs.camera.CameraId;
import eu.sargs.ui.part.HealthMark;
import eu.sargs.ui.part.Times;
import eu.sargs.ui.part.Words;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;

/** Cameras, and hits above them, over the tiles. Marks are kept from update to update, so that focus stays where it was. */
final class Marks extends Pane {
    /** Marks nearer than this would cover each other, pixels. */
    private static final double APART = CameraMark.SIZE + 4;

    private static final double FARTHEST = 26;

    private final MapViewModel model;
    private final Words words;
    private final Times times;
    private final Consumer<CameraId> openCamera;
    private final Consumer<AlertId> openAlert;
    private final Runnable pointed;
    private final Group cameraLayer = new Group();
    private final Group hitLayer = new Group();
    private final Map<CameraId, CameraMark> cameras = new LinkedHashMap<>();
    private final Map<CameraId, HitMark> hits = new LinkedHashMap<>();
    private final Map<CameraId, Spread.Point> drawn = new HashMap<>();

    /** What is opened by a mark, and what hears that another mark is pointed at. */
    record Actions(Consumer<CameraId> openCamera, Consumer<AlertId> openAlert, Runnable pointed) {}

    Marks(MapViewModel model, Words words, Times times, Actions actions) {
        this.model = model;
        this.words = words;
        this.times = times;
        this.openCamera = actions.openCamera();
        this.openAlert = actions.openAlert();
        this.pointed = actions.pointed();
        setPickOnBounds(false);
        cameraLayer.setAutoSizeChildren(false);
        // Not managed: a group's size follows its marks, and would shift them when the layout places it.
        cameraLayer.setManaged(false);
        hitLayer.setManaged(false);
        getChildren().addAll(cameraLayer, hitLayer);
    }

    /** Takes marks in and out and updates them. */
    void update() {
        Set<CameraId> seen = new HashSet<>();
        for (MapViewModel.CameraSpot spot : model.cameras()) {
            CameraId id = spot.camera().id();
            seen.add(id);
            CameraMark mark = cameras.computeIfAbsent(id, this::cameraMark);
            mark.show(spot, spoken(spot));
        }
        drop(cameras, seen, cameraLayer);
        Set<CameraId> hit = new HashSet<>();
        for (MapViewModel.HitSpot spot : model.hits()) {
            CameraId id = spot.camera().id();
            hit.add(id);
            hits.computeIfAbsent(id, this::hitMark)
                    .show(
                            spot,
                            words.get(
                                    "map.hit.spoken",
                                    spot.first().entry().reason(),
                                    spot.camera().name()));
        }
        drop(hits, hit, hitLayer);
        place();
    }

    /** Where marks are drawn that stand for these places. */
    static List<Spread.Point> spread(List<Spread.Point> places) {
        return Spread.apart(places, APART, FARTHEST);
    }

    /** Puts every mark where its site is now in the window. */
    void place() {
        Viewport viewport = model.viewport();
        Map<CameraId, Spread.Point> places = new LinkedHashMap<>();
        model.cameras()
                .forEach(spot -> places.put(
                        spot.camera().id(),
                        new Spread.Point(
                                viewport.x(spot.camera().longitude()),
                                viewport.y(spot.camera().latitude()))));
        List<CameraId> order = new ArrayList<>(places.keySet());
        List<Spread.Point> spread = spread(List.copyOf(places.values()));
        drawn.clear();
        for (int i = 0; i < order.size(); i++) {
            drawn.put(order.get(i), spread.get(i));
            cameras.get(order.get(i)).place(spread.get(i), places.get(order.get(i)));
        }
        for (MapViewModel.HitSpot hit : model.hits()) {
            Spread.Point own = new Spread.Point(
                    viewport.x(hit.camera().longitude()),
                    viewport.y(hit.camera().latitude()));
            Spread.Point at = drawn.getOrDefault(hit.camera().id(), own);
            drawn.put(hit.camera().id(), at);
            hits.get(hit.camera().id()).place(at);
        }
    }

    /** Lets the freshest, most urgent hit grow, and the others stand. */
    void pulse(Instant now, boolean still) {
        Optional<CameraId> growing = still
                ? Optional.empty()
                : model.pulsing(now).map(hit -> hit.camera().id());
        hits.forEach((id, mark) -> mark.pulse(growing.filter(id::equals).isPresent()));
    }

    void stopPulse() {
        hits.values().forEach(mark -> mark.pulse(false));
    }

    /** Where a camera's or hit's mark is drawn, in this pane's pixels. */
    Optional<Spread.Point> at(CameraId camera) {
        return Optional.ofNullable(drawn.get(camera));
    }

    /** The mark under the pointer, else the one with the focus. */
    Optional<Node> pointed() {
        return marks().filter(Node::isHover)
                .findFirst()
                .or(() -> marks().filter(Node::isFocused).findFirst());
    }

    private java.util.stream.Stream<Node> marks() {
        return java.util.stream.Stream.concat(hits.values().stream(), cameras.values().stream());
    }

    private CameraMark cameraMark(CameraId id) {
        CameraMark mark = new CameraMark(id);
        listen(mark, () -> openCamera.accept(id), 2);
        cameraLayer.getChildren().add(mark);
        return mark;
    }

    private HitMark hitMark(CameraId id) {
        HitMark mark = new HitMark(id);
        listen(mark, () -> openAlert.accept(mark.alert()), 1);
        hitLayer.getChildren().add(mark);
        return mark;
    }

    /** @param clicks that open it: a camera's first click shows its card, a hit is urgent */
    private void listen(Node mark, Runnable open, int clicks) {
        mark.hoverProperty().addListener((o, was, is) -> pointed.run());
        mark.focusedProperty().addListener((o, was, is) -> pointed.run());
        mark.addEventHandler(MouseEvent.MOUSE_PRESSED, e -> {
            mark.requestFocus();
            e.consume();
        });
        mark.addEventHandler(MouseEvent.MOUSE_CLICKED, e -> {
            if (e.getButton() == MouseButton.PRIMARY && e.getClickCount() == clicks) {
                open.run();
            }
            e.consume();
        });
        mark.addEventHandler(KeyEvent.KEY_PRESSED, e -> {
            if (e.getCode() == KeyCode.ENTER || e.getCode() == KeyCode.SPACE) {
                open.run();
                e.consume();
            }
        });
    }

    private String spoken(MapViewModel.CameraSpot spot) {
        String health = spot.health()
                .map(one -> HealthMark.word(one, spot.camera().address(), words, times))
                .orElseGet(() -> words.get("part.health.connecting"));
        return spot.camera().id() + " " + spot.camera().name() + ", " + CameraCard.where(spot.camera(), words) + ", "
                + health;
    }

    private static <M extends Node> void drop(Map<CameraId, M> marks, Set<CameraId> seen, Group layer) {
        marks.entrySet().removeIf(entry -> {
            boolean gone = !seen.contains(entry.getKey());
            if (gone) {
                if (entry.getValue() instanceof HitMark hit) {
                    hit.pulse(false);
                }
                layer.getChildren().remove(entry.getValue());
            }
            return gone;
        });
    }
}

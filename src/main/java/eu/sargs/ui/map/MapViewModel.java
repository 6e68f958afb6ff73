package eu.sargs.ui.map;

import eu.sargs.alert.Alert;
import eu.sargs.basemap.Mercator;
import eu.sargs.camera.Camera;
import eu.sargs.camera.CameraHealth;
import eu.sargs.camera.CameraId;
import eu.sargs.platform.Listeners;
import eu.sargs.platform.Pin;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** What the map shows and where: cameras, hits, filter, window. No controls, no clock, no I/O. One thread. */
final class MapViewModel {
    /** A hit's ring grows this long after it was raised; then it stands still. */
    static final Duration PULSE = Duration.ofSeconds(30);

    private static final double PAN_PART = 0.25;

    /** What has changed. */
    enum Change {
        CONTENT,
        VIEW
    }

    /** The kinds of health that the filter tells apart, in order of trust. */
    enum HealthGroup {
        LIVE,
        DEGRADED,
        BLIND,
        OFFLINE;

        static HealthGroup of(CameraHealth.State state) {
            return switch (state) {
                case LIVE -> LIVE;
                case DEGRADED -> DEGRADED;
                case BLIND -> BLIND;
                case CONNECTING, FROZEN, OFFLINE -> OFFLINE;
            };
        }

        /** The state whose mark stands for the group. */
        CameraHealth.State state() {
            return switch (this) {
                case LIVE -> CameraHealth.State.LIVE;
                case DEGRADED -> CameraHealth.State.DEGRADED;
                case BLIND -> CameraHealth.State.BLIND;
                case OFFLINE -> CameraHealth.State.OFFLINE;
            };
        }
    }

    /** Where something out of the window lies. */
    enum Side {
        NORTH,
        EAST,
        SOUTH,
        WEST
    }

    /** A camera and its health; none before its feed has told of itself. */
    record CameraSpot(Camera camera, Optional<CameraHealth> health) {
        CameraHealth.State state() {
            return health.map(CameraHealth::state).orElse(CameraHealth.State.CONNECTING);
        }

        HealthGroup group() {
            return HealthGroup.of(state());
        }
    }

    /** The open alerts of one camera, most urgent first. */
    record HitSpot(Camera camera, List<Alert> alerts) {
        Alert first() {
            return alerts.getFirst();
        }
    }

    /** Cameras beyond one edge of the window. @param kilometres from that edge to the nearest */
    record Beyond(Side side, int cameras, double kilometres) {}

    private final Listeners<Change> listeners = new Listeners<>();
    private final Set<HealthGroup> shownHealth = EnumSet.allOf(HealthGroup.class);
    private final Viewport.Insets free;
    private List<CameraSpot> cameras = List.of();
    private List<HitSpot> hits = List.of();
    private boolean showCameras = true;
    private boolean showHits = true;
    private Viewport viewport;
    private boolean untouched = true;

    /**
     * @param start where to look while there is no camera
     * @param free where panels lie
     */
    MapViewModel(Viewport.Spot start, Viewport.Insets free) {
        this.free = free;
        this.viewport = Viewport.around(start, 8, 0, 0);
    }

    Pin onChange(Consumer<? super Change> listener) {
        return listeners.add(listener::accept);
    }

    /** What is known now. @param alerts open ones, most urgent first */
    void show(Collection<Camera> known, Collection<CameraHealth> health, List<Alert> alerts) {
        Map<CameraId, CameraHealth> healthOf =
                health.stream().collect(Collectors.toMap(CameraHealth::camera, one -> one, (a, b) -> b));
        List<CameraSpot> newCameras = known.stream()
                .map(camera -> new CameraSpot(camera, Optional.ofNullable(healthOf.get(camera.id()))))
                .toList();
        Map<CameraId, Camera> byId = known.stream().collect(Collectors.toMap(Camera::id, one -> one));
        Map<Camera, List<Alert>> bySite = new LinkedHashMap<>();
        for (Alert alert : alerts) {
            Camera site = byId.get(alert.sighting().camera());
            if (site != null && alert.open() && alert.seenHere()) {
                bySite.computeIfAbsent(site, key -> new ArrayList<>()).add(alert);
            }
        }
        List<HitSpot> newHits = bySite.entrySet().stream()
                .map(site -> new HitSpot(site.getKey(), List.copyOf(site.getValue())))
                .toList();
        boolean otherPlaces = !spots(newCameras).equals(spots(cameras));
        if (newCameras.equals(cameras) && newHits.equals(hits)) {
            return;
        }
        cameras = newCameras;
        hits = newHits;
        listeners.tell(Change.CONTENT);
        if (otherPlaces && untouched) {
            home();
        }
    }

    // ---- filter ----

    boolean camerasShown() {
        return showCameras;
    }

    void showCameras(boolean show) {
        showCameras = show;
        listeners.tell(Change.CONTENT);
    }

    void showHits(boolean show) {
        showHits = show;
        listeners.tell(Change.CONTENT);
    }

    void showHealth(HealthGroup group, boolean show) {
        if (show) {
            shownHealth.add(group);
        } else {
            shownHealth.remove(group);
        }
        listeners.tell(Change.CONTENT);
    }

    /** All that there are, whatever the filter says. */
    int cameraCount() {
        return cameras.size();
    }

    int hitCount() {
        return hits.stream().mapToInt(hit -> hit.alerts().size()).sum();
    }

    Map<HealthGroup, Integer> healthCounts() {
        Map<HealthGroup, Integer> counts = new EnumMap<>(HealthGroup.class);
        for (HealthGroup group : HealthGroup.values()) {
            counts.put(group, (int)
                    cameras.stream().filter(one -> one.group() == group).count());
        }
        return counts;
    }

    /** The cameras to draw, in the order of their ids. */
    List<CameraSpot> cameras() {
        return showCameras
                ? cameras.stream()
                        .filter(one -> shownHealth.contains(one.group()))
                        .toList()
                : List.of();
    }

    /** The hits to draw, most urgent first. */
    List<HitSpot> hits() {
        return showHits ? hits : List.of();
    }

    /** The one hit whose ring grows: the most urgent, while it is fresh. One blinker at a time. */
    Optional<HitSpot> pulsing(Instant now) {
        return hits().stream()
                .findFirst()
                .filter(hit -> now.isBefore(newest(hit).plus(PULSE)));
    }

    private static Instant newest(HitSpot hit) {
        return hit.alerts().stream()
                .map(Alert::raisedAt)
                .max(Instant::compareTo)
                .orElse(Instant.MIN);
    }

    /** Shown cameras out of the window, by edge; the nearer edge counts for corners. */
    List<Beyond> beyond() {
        Map<Side, List<Double>> found = new EnumMap<>(Side.class);
        for (CameraSpot spot : cameras()) {
            double x = viewport.x(spot.camera().longitude());
            double y = viewport.y(spot.camera().latitude());
            Map<Side, Double> off = new EnumMap<>(Side.class);
            off.put(Side.NORTH, -y);
            off.put(Side.SOUTH, y - viewport.height());
            off.put(Side.EAST, x - viewport.width());
            off.put(Side.WEST, -x);
            off.entrySet().stream()
                    .filter(edge -> edge.getValue() > 0)
                    .max(Map.Entry.comparingByValue())
                    .ifPresent(edge -> found.computeIfAbsent(edge.getKey(), side -> new ArrayList<>())
                            .add(edge.getValue()
                                    * Mercator.metresPerPixel(spot.camera().latitude(), viewport.zoom())
                                    / 1000));
        }
        return found.entrySet().stream()
                .map(edge -> new Beyond(
                        edge.getKey(),
                        edge.getValue().size(),
                        edge.getValue().stream()
                                .mapToDouble(Double::doubleValue)
                                .min()
                                .orElse(0)))
                .toList();
    }

    // ---- window ----

    Viewport viewport() {
        return viewport;
    }

    void resize(double width, double height) {
        if (width == viewport.width() && height == viewport.height()) {
            return;
        }
        viewport = viewport.resized(width, height);
        if (untouched) {
            home();
        } else {
            listeners.tell(Change.VIEW);
        }
    }

    /** All cameras, as close as they go into the window. */
    void home() {
        untouched = true;
        if (!cameras.isEmpty() && viewport.width() > 0) {
            viewport = Viewport.fitting(spots(cameras), viewport.width(), viewport.height(), free);
        }
        listeners.tell(Change.VIEW);
    }

    /** Pixels; the window goes right and down. */
    void pan(double dx, double dy) {
        go(viewport.moved(dx, dy));
    }

    /** A quarter of the window towards a side. */
    void pan(Side side) {
        double dx = viewport.width() * PAN_PART;
        double dy = viewport.height() * PAN_PART;
        switch (side) {
            case NORTH -> pan(0, -dy);
            case SOUTH -> pan(0, dy);
            case EAST -> pan(dx, 0);
            case WEST -> pan(-dx, 0);
        }
    }

    /** Closer (+1) or wider (−1), around the middle. */
    void zoom(int steps) {
        zoom(steps, viewport.width() / 2, viewport.height() / 2);
    }

    void zoom(int steps, double x, double y) {
        go(viewport.zoomed(viewport.zoom() + steps, x, y));
    }

    /** Moves until every camera beyond that edge is in the window where it can be, else the nearest. */
    void show(Side side) {
        cameras().stream()
                .map(MapViewModel::spot)
                .filter(one -> !viewport.holds(one))
                .filter(one -> beyond(one, side))
                .min((a, b) -> Double.compare(distance(a), distance(b)))
                .ifPresent(one -> go(Viewport.around(one, viewport.zoom(), viewport.width(), viewport.height())));
    }

    private boolean beyond(Viewport.Spot spot, Side side) {
        double x = viewport.x(spot.lon());
        double y = viewport.y(spot.lat());
        return switch (side) {
            case NORTH -> y < 0;
            case SOUTH -> y > viewport.height();
            case EAST -> x > viewport.width();
            case WEST -> x < 0;
        };
    }

    private double distance(Viewport.Spot spot) {
        return Math.hypot(
                viewport.x(spot.lon()) - viewport.width() / 2, viewport.y(spot.lat()) - viewport.height() / 2);
    }

    private void go(Viewport to) {
        untouched = false;
        if (!to.equals(viewport)) {
            viewport = to;
            listeners.tell(Change.VIEW);
        }
    }

    private static Viewport.Spot spot(CameraSpot one) {
        return new Viewport.Spot(one.camera().latitude(), one.camera().longitude());
    }

    private static List<Viewport.Spot> spots(List<CameraSpot> cameras) {
        return cameras.stream().map(MapViewModel::spot).toList();
    }
}

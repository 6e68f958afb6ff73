package eu.sargs.ui.wall;

import eu.sargs.alert.Alert;
import eu.sargs.camera.Camera;
import eu.sargs.camera.CameraHealth;
import eu.sargs.camera.CameraId;
import eu.sargs.sighting.Sighting;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the wall shows and where: which cameras in which order, which one is large, which has the focus. No JavaFX; of
 * one thread.
 */
final class WallViewModel {
    /** Tiles a wall can have. */
    static final List<Integer> LAYOUTS = List.of(1, 4, 9, 16);

    /** What the counts in the toolbar distinguish. */
    enum Standing {
        LIVE,
        DEGRADED,
        BLIND,
        OFFLINE,
        CONNECTING;

        static Standing of(CameraHealth.State state) {
            return switch (state) {
                case LIVE -> LIVE;
                case DEGRADED -> DEGRADED;
                case BLIND -> BLIND;
                case FROZEN, OFFLINE -> OFFLINE;
                case CONNECTING -> CONNECTING;
            };
        }
    }

    private List<Camera> cameras = List.of();
    private List<Alert> alarms = List.of();
    private final Map<CameraId, CameraHealth> health = new HashMap<>();
    private final Map<CameraId, Sighting> reads = new HashMap<>();
    private int layout;
    private int page;
    private CameraId big;
    private CameraId focused;

    /** @param all in the order they are shown in when no alarm is open */
    void cameras(List<Camera> all) {
        cameras = List.copyOf(all);
        health.keySet().retainAll(ids());
        if (big != null && !ids().contains(big)) {
            big = null;
        }
        if (focused != null && !ids().contains(focused)) {
            focused = null;
        }
        page = Math.min(page, pages() - 1);
    }

    void health(CameraHealth news) {
        health.put(news.camera(), news);
    }

    Optional<CameraHealth> health(CameraId camera) {
        return Optional.ofNullable(health.get(camera));
    }

    /**
     * @param all any alerts, most urgent first; closed, late and shelved ones, and those of others' cameras, claim no tile
     * @return whether other alarms than before claim tiles
     */
    boolean alerts(List<Alert> all, Instant now) {
        List<Alert> before = alarms;
        alarms = all.stream().filter(one -> one.waits(now) && one.seenHere()).toList();
        return !alarms.equals(before);
    }

    /** The most urgent open alarm at a camera. */
    Optional<Alert> alarm(CameraId camera) {
        return alarms.stream()
                .filter(one -> one.sighting().camera().equals(camera))
                .findFirst();
    }

    /** A read; older ones than the camera's last are ignored. */
    void read(Sighting sighting) {
        Sighting before = reads.get(sighting.camera());
        if (before == null || !sighting.to().isBefore(before.to())) {
            reads.put(sighting.camera(), sighting);
        }
    }

    Optional<Sighting> lastRead(CameraId camera) {
        return Optional.ofNullable(reads.get(camera));
    }

    Optional<Camera> camera(CameraId id) {
        return cameras.stream().filter(one -> one.id().equals(id)).findFirst();
    }

    int cameraCount() {
        return cameras.size();
    }

    /** Tiles of the grid. Until somebody chooses, 4 where that is enough, else 9. */
    int layout() {
        return layout > 0 ? layout : cameras.size() <= 4 ? 4 : 9;
    }

    void layout(int tiles) {
        if (!LAYOUTS.contains(tiles)) {
            throw new IllegalArgumentException("No wall of " + tiles + " tiles");
        }
        layout = tiles;
        big = null;
        // The focused tile stays in sight.
        int at = focused == null ? 0 : Math.max(0, ordered().indexOf(focused));
        page = at / tiles;
    }

    /** Tiles across and down. */
    int across() {
        return big != null ? 1 : (int) Math.round(Math.sqrt(layout()));
    }

    int pages() {
        return Math.max(1, (cameras.size() + layout() - 1) / layout());
    }

    int page() {
        return page;
    }

    void turn(int pagesOn) {
        if (big == null) {
            page = Math.clamp(page + pagesOn, 0, pages() - 1);
        }
    }

    /** The cameras in sight, in the order of their places. */
    List<CameraId> shown() {
        if (big != null) {
            return List.of(big);
        }
        List<CameraId> all = ordered();
        int from = Math.min(page * layout(), all.size());
        return all.subList(from, Math.min(from + layout(), all.size()));
    }

    /** All cameras: those with an open alarm first, the most urgent before the others, then by id. */
    private List<CameraId> ordered() {
        Set<CameraId> order = new LinkedHashSet<>();
        List<CameraId> known = ids();
        alarms.stream()
                .map(one -> one.sighting().camera())
                .filter(known::contains)
                .forEach(order::add);
        order.addAll(known);
        return new ArrayList<>(order);
    }

    Optional<CameraId> big() {
        return Optional.ofNullable(big);
    }

    /** Shows one camera alone; one that is not known changes nothing. */
    void enlarge(CameraId camera) {
        if (ids().contains(camera)) {
            big = camera;
            focused = camera;
        }
    }

    /** Back from one large tile to the grid. @return whether there was one */
    boolean shrink() {
        boolean was = big != null;
        big = null;
        return was;
    }

    Optional<CameraId> focused() {
        return Optional.ofNullable(focused);
    }

    void focus(CameraId camera) {
        focused = camera;
    }

    /** Moves the focus; over the left and right edges of the page it turns the page. */
    void move(int right, int down) {
        List<CameraId> here = shown();
        int at = focused == null ? -1 : here.indexOf(focused);
        if (at < 0) {
            focused = here.isEmpty() ? null : here.getFirst();
            return;
        }
        int column = at % across() + right;
        int next = at + right + down * across();
        if (big != null || next >= here.size() && right == 0 || next < 0 && right == 0) {
            return;
        }
        if (right != 0 && (column < 0 || column >= across() || next >= here.size())) {
            int before = page;
            if (at + right < 0 || at + right >= here.size()) {
                turn(right);
            }
            if (page != before) {
                List<CameraId> there = shown();
                focused = right > 0 ? there.getFirst() : there.getLast();
                return;
            }
        }
        focused = here.get(Math.clamp(next, 0, here.size() - 1));
    }

    /** How many cameras stand how; zero where none do. */
    Map<Standing, Integer> counts() {
        Map<Standing, Integer> counts = new EnumMap<>(Standing.class);
        for (Standing one : Standing.values()) {
            counts.put(one, 0);
        }
        for (Camera camera : cameras) {
            CameraHealth known = health.get(camera.id());
            counts.merge(known == null ? Standing.CONNECTING : Standing.of(known.state()), 1, Integer::sum);
        }
        return Collections.unmodifiableMap(counts);
    }

    /** Whether the plate's frame still lies where the vehicle is: a live picture moves on. */
    static boolean framed(Alert alarm, Instant now) {
        return now.isBefore(alarm.sighting().to().plusSeconds(2));
    }

    private List<CameraId> ids() {
        return cameras.stream().map(Camera::id).toList();
    }
}

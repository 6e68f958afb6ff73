package eu.sargs.app;

import eu.sargs.alert.Alert;
import eu.sargs.camera.CameraHealth;
import eu.sargs.sighting.Sighting;
import java.time.Instant;
import java.util.List;

/**
 * When the demo is worth a picture: live tiles and a frozen one, reads and an alarm. What an earlier run of the same
 * home has left behind does not count.
 *
 * @param begin of this run
 */
record Ripeness(Instant begin) {
    static final int LIVE_TILES = 4;
    static final int READS = 8;

    /**
     * @param cameras as they are now
     * @param latest the newest passages, {@link #READS} of them or more
     * @param open alerts
     */
    boolean holds(List<CameraHealth.State> cameras, List<Sighting> latest, List<Alert> open) {
        long live = cameras.stream()
                .filter(state -> state == CameraHealth.State.LIVE)
                .count();
        long read = latest.stream().filter(this::ours).count();
        return live >= LIVE_TILES
                && cameras.contains(CameraHealth.State.FROZEN)
                && read >= READS
                && open.stream().map(Alert::sighting).anyMatch(this::ours);
    }

    private boolean ours(Sighting sighting) {
        return !sighting.from().isBefore(begin);
    }
}

package eu.sargs.sync.engine;

import eu.sargs.journal.Lane;
import java.util.EnumMap;
import java.util.Map;

/**
 * How much one peer may still send us of each lane. A run may be sent while anything is left, and may then go beyond it:
 * so a body larger than the window gets through, and no more than one window and one run is ever on its way.
 */
final class Window {
    private final Map<Lane, Long> open = new EnumMap<>(Lane.class);

    Window(Limits limits) {
        for (Lane lane : Lane.values()) {
            open.put(lane, (long) limits.window(lane));
        }
    }

    boolean isOpen(Lane lane) {
        return open.get(lane) > 0;
    }

    /** @return false where the peer had nothing left to send by */
    boolean use(Lane lane, int bytes) {
        if (!isOpen(lane) || bytes < 1) {
            return false;
        }
        open.merge(lane, (long) -bytes, Long::sum);
        return true;
    }

    void giveBack(Lane lane, int bytes) {
        open.merge(lane, (long) bytes, Long::sum);
    }
}

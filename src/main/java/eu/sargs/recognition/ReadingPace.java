package eu.sargs.recognition;

import eu.sargs.camera.CameraId;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/**
 * Whether reading keeps up with the road. Told second by second at which cameras a look came late; judges half a minute as
 * a whole, so that one crowded moment is no trouble, and one quiet moment not yet the end of it. It takes two bad ones in
 * a row: the first after a start is always bad, while the program's own code is still being compiled. One thread.
 */
final class ReadingPace {
    /** Seconds that are judged together. */
    static final int PERIOD = 30;
    /** So many late seconds in each of two periods running, and reading falls behind. */
    static final int TOO_MANY = 10;
    /** With no more than so many, it has caught up. */
    static final int FEW = 2;

    private final Set<CameraId> cameras = new HashSet<>();
    private int seconds;
    private int late;
    private boolean badBefore;
    private int behind;

    /**
     * @param lateAt cameras at which a look was late in the second that passed
     * @return at how many cameras reading falls behind now; 0 where it keeps up
     */
    int second(Collection<CameraId> lateAt) {
        cameras.addAll(lateAt);
        late += lateAt.isEmpty() ? 0 : 1;
        if (++seconds == PERIOD) {
            boolean bad = late >= TOO_MANY;
            behind = bad && badBefore || behind > 0 && late > FEW ? cameras.size() : 0;
            badBefore = bad;
            seconds = 0;
            late = 0;
            cameras.clear();
        }
        return behind;
    }
}

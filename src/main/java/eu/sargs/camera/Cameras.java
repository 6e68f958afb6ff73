package eu.sargs.camera;

import eu.sargs.platform.Pin;
import java.util.List;
import java.util.function.Consumer;

/** Which cameras there are, for those who follow them and change nothing. Thread-safe. */
public interface Cameras {
    /** In the order of their ids. */
    List<Camera> all();

    /** Told after each change, on the thread that made it. */
    Pin onChange(Consumer<List<Camera>> listener);
}

package eu.sargs.ui.part;

import javafx.scene.layout.Region;

/**
 * What fills the window between the bars at one place of the rail. Made once, kept, and told when it comes into sight
 * and goes out of it. FX thread. Its texts follow the language through {@link Words}.
 */
public interface Screen {
    Place place();

    /** The same region each time. */
    Region content();

    /** In sight now: live parts start, focus goes to where work begins. */
    default void onShown() {}

    /** Out of sight: live parts that cost something stop. */
    default void onHidden() {}

    /** Whether all that is in sight has been drawn, apart from kept pictures. */
    default boolean settled() {
        return true;
    }

    /** Whether the strip of recent reads shows crops below it (wall, map) or text. */
    default boolean cropsBelow() {
        return place() == Place.WALL || place() == Place.MAP;
    }
}

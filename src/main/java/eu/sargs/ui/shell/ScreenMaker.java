package eu.sargs.ui.shell;

import eu.sargs.ui.part.Desk;
import eu.sargs.ui.part.OnDuty;
import eu.sargs.ui.part.Screen;

/** Makes a screen that this room does not know itself (wall, map), once for each window. FX thread. */
@FunctionalInterface
public interface ScreenMaker {
    /**
     * What a screen may stand on.
     *
     * @param desk texts, times, look, bridge to the FX thread
     * @param navigation for leading to other screens, and for telling how a camera is opened
     * @param duty who is on duty
     * @param desktop the window's other parts, such as its sound button
     */
    record Ground(Desk desk, Navigation navigation, OnDuty duty, Desktop desktop) {}

    Screen make(Ground ground);
}

package eu.sargs.app;

import eu.sargs.platform.Pin;

/** What is still done when the system ends the program: on Ctrl-C, a terminal that is closed, a machine that shuts down. */
final class AtExit {
    private AtExit() {}

    /** @return to be closed when it is no longer needed, also by {@code task} itself */
    static Pin run(Runnable task) {
        Thread hook = new Thread(task, "app/exit");
        Runtime.getRuntime().addShutdownHook(hook);
        return () -> {
            try {
                Runtime.getRuntime().removeShutdownHook(hook);
            } catch (IllegalStateException e) {
                // The program is ending already, perhaps in this very hook.
            }
        };
    }
}

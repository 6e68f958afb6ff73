package eu.sargs.ui;

import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.testfx.util.WaitForAsyncUtils;

/** Waiting for what a screen does by and by. */
public final class OnFx {
    private static final int PATIENCE_SECONDS = 30;

    private OnFx() {}

    /** Asks on the FX thread until it holds, and lets what follows from it come to its end. */
    public static void await(Callable<Boolean> condition) {
        try {
            WaitForAsyncUtils.waitFor(
                    PATIENCE_SECONDS,
                    TimeUnit.SECONDS,
                    () -> WaitForAsyncUtils.asyncFx(condition).get());
        } catch (TimeoutException e) {
            throw new AssertionError("It did not come about in " + PATIENCE_SECONDS + " seconds", e);
        }
        WaitForAsyncUtils.waitForFxEvents();
    }
}

package eu.sargs.app;

import eu.sargs.platform.Fault;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import javafx.application.Platform;

/** Starts JavaFX and brings work onto its thread and back. */
final class Toolkit {
    private Toolkit() {}

    /**
     * Starts JavaFX; the program then lives until somebody ends it, not until its last window closes.
     *
     * @throws Fault APP-01 or APP-02 where no window can be opened
     */
    static void start() {
        SystemLibraries.requireScreen();
        CompletableFuture<Void> started = new CompletableFuture<>();
        try {
            Platform.startup(() -> started.complete(null));
        } catch (UnsupportedOperationException | LinkageError e) {
            throw new Fault(e, "APP-01", "app.fault.no_display");
        }
        Platform.setImplicitExit(false);
        started.join();
        // When the system ends the program, JavaFX ends its renderer beside us, and prints what a last picture meets
        // there.
        // What we say ourselves has its stream already.
        AtExit.run(() -> System.setErr(new PrintStream(OutputStream.nullOutputStream())));
    }

    /** Does it on the FX thread and waits for the answer. Not to be called on the FX thread. */
    static <T> T ask(Supplier<T> question) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        Platform.runLater(() -> {
            try {
                answer.complete(question.get());
            } catch (RuntimeException | Error e) {
                answer.completeExceptionally(e);
            }
        });
        try {
            return answer.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException known) {
                throw known;
            }
            throw e;
        }
    }

    static void tell(Runnable task) {
        ask(() -> {
            task.run();
            return null;
        });
    }
}

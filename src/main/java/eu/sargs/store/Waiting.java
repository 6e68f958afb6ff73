package eu.sargs.store;

import eu.sargs.platform.Fault;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Waits for the journal's writer. */
final class Waiting {
    private Waiting() {}

    /** @throws Fault what the writer ran into, as it was for the thread that waits */
    static <T> T on(CompletableFuture<T> done) {
        try {
            return done.join();
        } catch (CompletionException e) {
            Fault fault = e.getCause() instanceof Fault known ? known : new Fault(e, "JRN-01", "journal.fault.write");
            throw new Fault(fault, fault.code(), fault.key());
        }
    }
}

package eu.sargs.app;

import eu.sargs.platform.Passphrases;
import eu.sargs.platform.Threads;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A home being opened on a thread of its own while its window is made. Closing waits until it is open and closes it: a
 * program that ends beside the opening would take the station from under it.
 */
final class Opening implements AutoCloseable {
    private final Path home;
    private final Passphrases asked;
    private final CompletableFuture<Watch> watch = new CompletableFuture<>();
    private final AtomicBoolean begun = new AtomicBoolean();

    /** @param asked for the home's passphrase, where it has one */
    Opening(Path home, Passphrases asked) {
        this.home = home;
        this.asked = asked;
    }

    /** Any thread; once. */
    void begin() {
        if (begun.getAndSet(true)) {
            return;
        }
        Threads.computing("app/open")
                .newThread(() -> {
                    try {
                        watch.complete(opened());
                    } catch (RuntimeException | Error e) {
                        watch.completeExceptionally(e);
                    }
                })
                .start();
    }

    private Watch opened() {
        Station station = Station.open(home, asked);
        try {
            return new Watch(station);
        } catch (RuntimeException | Error e) {
            station.close();
            throw e;
        }
    }

    /** What was opened, or why it could not be; not before {@link #begin}. */
    CompletableFuture<Watch> watch() {
        return watch;
    }

    @Override
    public void close() {
        if (begun.get()) {
            watch.handle((open, failure) -> Optional.ofNullable(open)).join().ifPresent(open -> {
                open.close();
                open.station().close();
            });
        }
    }
}

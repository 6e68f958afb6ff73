package eu.sargs.platform;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Observers of one kind of news. Thread-safe; told on the thread that calls {@link #tell}; one that fails is logged and the rest are still told. */
public final class Listeners<T> {
    private static final Logger LOG = LoggerFactory.getLogger(Listeners.class);

    private final List<Consumer<? super T>> all = new CopyOnWriteArrayList<>();

    public Pin add(Consumer<? super T> listener) {
        // A wrapper of its own, so that the same listener added twice has two handles.
        Consumer<T> own = listener::accept;
        all.add(own);
        return () -> all.remove(own);
    }

    /** Whether nobody listens, so that news that are dear to make need not be made. */
    public boolean isEmpty() {
        return all.isEmpty();
    }

    public void tell(T news) {
        for (Consumer<? super T> one : all) {
            try {
                one.accept(news);
            } catch (RuntimeException e) {
                LOG.error("An observer failed", e);
            }
        }
    }
}

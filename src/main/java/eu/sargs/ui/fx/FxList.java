package eu.sargs.ui.fx;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import javafx.beans.value.ObservableBooleanValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/**
 * A list on the FX thread that follows a source in bulk: {@link #refresh} from any thread, the source is asked off the
 * FX thread, and the whole new list is set at once. While held (pointer or focus in it), it stands still and catches up
 * when let go.
 */
public final class FxList<T> {
    private final FxBridge bridge;
    private final Supplier<? extends List<? extends T>> source;
    private final ObservableList<T> items = FXCollections.observableArrayList();
    private final ObservableList<T> view = FXCollections.unmodifiableObservableList(items);
    private final AtomicLong asked = new AtomicLong();
    private final Runnable trigger;
    private ObservableBooleanValue held;
    private List<? extends T> latest;
    private long shown;

    FxList(FxBridge bridge, Supplier<? extends List<? extends T>> source) {
        this.bridge = bridge;
        this.source = source;
        this.trigger = bridge.coalesce(this::load);
    }

    /** For reading and binding on the FX thread. */
    public ObservableList<T> items() {
        return view;
    }

    /** Any thread. */
    public void refresh() {
        trigger.run();
    }

    /** Stands still while {@code still} is true. FX thread. */
    public void hold(ObservableBooleanValue still) {
        held = still;
        still.addListener((o, was, is) -> {
            if (!is && latest != null) {
                apply(latest);
            }
        });
    }

    private void load() {
        long turn = asked.incrementAndGet();
        bridge.<List<? extends T>>ask(source::get, found -> {
            if (turn < shown) {
                return; // an older answer that came late
            }
            shown = turn;
            if (held != null && held.get()) {
                latest = found;
            } else {
                apply(found);
            }
        });
    }

    private void apply(List<? extends T> found) {
        latest = null;
        if (!items.equals(found)) {
            items.setAll(found);
        }
    }
}

package eu.sargs.ui.shell;

import eu.sargs.ui.part.Place;
import eu.sargs.ui.part.Screen;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.scene.layout.Region;

/** A screen that is made when it is first wanted, so that the window stands sooner. FX thread. */
public final class LazyScreen<S extends Screen> implements Screen, AutoCloseable {
    private final Place place;
    private final Supplier<S> maker;
    private Optional<S> made = Optional.empty();

    public LazyScreen(Place place, Supplier<S> maker) {
        this.place = place;
        this.maker = maker;
    }

    S screen() {
        if (made.isEmpty()) {
            made = Optional.of(maker.get());
        }
        return made.get();
    }

    @Override
    public Place place() {
        return place;
    }

    @Override
    public Region content() {
        return screen().content();
    }

    @Override
    public void onShown() {
        screen().onShown();
    }

    @Override
    public void onHidden() {
        made.ifPresent(Screen::onHidden);
    }

    @Override
    public boolean settled() {
        return screen().settled();
    }

    @Override
    public boolean cropsBelow() {
        return screen().cropsBelow();
    }

    @Override
    public void close() throws Exception {
        if (made.isPresent() && made.get() instanceof AutoCloseable closeable) {
            closeable.close();
        }
    }
}

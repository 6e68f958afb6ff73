package eu.sargs.recognition;

import eu.sargs.platform.Pin;
import eu.sargs.platform.Service;
import java.util.function.Consumer;

/** Whatever reads plates of passing vehicles: our recognition, a camera that reads by itself. Tells on a thread of its own. */
public interface PlateReadSource extends Service {
    /**
     * For each vehicle one {@link PassageNews.Opened} at the first confident read, a {@link PassageNews.Refined} each
     * time the text has surely become another, then one {@link PassageNews.Closed} when it has passed.
     */
    Pin onPassage(Consumer<PassageNews> listener);
}

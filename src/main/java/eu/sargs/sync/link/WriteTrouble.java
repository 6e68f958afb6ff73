package eu.sargs.sync.link;

import eu.sargs.platform.Fault;
import eu.sargs.platform.Listeners;
import eu.sargs.platform.Pin;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whether what peers send can be written here. Thread-safe. */
final class WriteTrouble {
    private static final Logger LOG = LoggerFactory.getLogger(WriteTrouble.class);

    private final Listeners<Fault> listeners = new Listeners<>();
    private boolean now;

    /** SYN-42, each time it begins: not each time it is tried in vain. */
    Pin onTrouble(Consumer<Fault> listener) {
        return listeners.add(listener);
    }

    synchronized boolean now() {
        return now;
    }

    void failed(RuntimeException why) {
        synchronized (this) {
            if (now) {
                return;
            }
            now = true;
        }
        String code = why instanceof Fault known ? known.code() : why.getClass().getSimpleName();
        LOG.error("What peers sent could not be written; it is tried again", why);
        listeners.tell(new Fault(why, "SYN-42", "sync.fault.unwritten", code));
    }

    void went() {
        synchronized (this) {
            if (!now) {
                return;
            }
            now = false;
        }
        LOG.info("What peers send is written again");
    }
}

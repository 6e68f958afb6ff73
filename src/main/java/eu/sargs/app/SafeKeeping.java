package eu.sargs.app;

import eu.sargs.access.Officer;
import eu.sargs.platform.Fault;
import eu.sargs.platform.Home;
import eu.sargs.platform.HomeKey;
import eu.sargs.platform.KeyPlace;
import eu.sargs.platform.KeyRing;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What keeps an open home's data safe: where its key lies. Thread-safe. */
public final class SafeKeeping {
    private static final Logger LOG = LoggerFactory.getLogger(SafeKeeping.class);

    private final Home home;
    private final HomeKey key;
    private final KeyRing ring;
    private final Predicate<Officer> administrates;

    SafeKeeping(Home home, HomeKey key, Predicate<Officer> administrates) {
        this.home = home;
        this.key = key;
        this.administrates = administrates;
        ring = new KeyRing(home);
    }

    /** Where the key lies, as its file says. */
    public KeyRing ring() {
        return ring;
    }

    /**
     * Moves the home's key; nothing that is sealed with it changes.
     *
     * @param passphrase as {@link KeyRing#move}
     * @throws Fault BAK-01 where the officer is no administrator, and as {@link KeyRing#move}
     */
    public synchronized void moveKey(KeyPlace to, char[] passphrase, Officer officer) {
        requireAdministrator(officer);
        ring.move(key, to, passphrase);
        LOG.info("The key of {} was moved: {}", home.folder(), to.getClass().getSimpleName());
    }

    private void requireAdministrator(Officer officer) {
        if (!administrates.test(officer)) {
            throw new Fault("BAK-01", "app.fault.safe_administrator");
        }
    }
}

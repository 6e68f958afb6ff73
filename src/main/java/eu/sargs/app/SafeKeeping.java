package eu.sargs.app;

import eu.sargs.access.DeedCodec;
import eu.sargs.access.Officer;
import eu.sargs.journal.Draft;
import eu.sargs.platform.CarriedKey;
import eu.sargs.platform.Fault;
import eu.sargs.platform.Home;
import eu.sargs.platform.HomeKey;
import eu.sargs.platform.KeyPlace;
import eu.sargs.platform.KeyRing;
import eu.sargs.store.Store;
import eu.sargs.store.backup.Backup;
import eu.sargs.store.backup.Progress;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What keeps an open home's data safe: where its key lies, and copies of it elsewhere. Thread-safe. */
public final class SafeKeeping {
    private static final Logger LOG = LoggerFactory.getLogger(SafeKeeping.class);

    private final Home home;
    private final HomeKey key;
    private final KeyRing ring;
    private final Store store;
    private final InstantSource clock;
    private final Consumer<Officer> gate;
    private final AtomicBoolean copying = new AtomicBoolean();

    /** @param gate throws where the officer may not keep it safe */
    SafeKeeping(Home home, HomeKey key, Store store, InstantSource clock, Consumer<Officer> gate) {
        this.home = home;
        this.key = key;
        this.store = store;
        this.clock = clock;
        this.gate = gate;
        ring = new KeyRing(home);
    }

    /** Where the key lies, as its file says. */
    public KeyRing ring() {
        return ring;
    }

    /**
     * Moves the home's key; nothing that is sealed with it changes. It stands on record before, also where it then fails.
     *
     * @param passphrase as {@link KeyRing#move}
     * @throws Fault ACC-06 where the officer may not, and as {@link KeyRing#move}
     */
    public synchronized void moveKey(KeyPlace to, char[] passphrase, Officer officer) {
        gate.accept(officer);
        try {
            onRecord(DeedCodec.keyMoved(ring.place(), to, officer));
            ring.move(key, to, passphrase);
        } finally {
            Arrays.fill(passphrase, '\0');
        }
        LOG.info("The key of {} was moved: {}", home.folder(), to.getClass().getSimpleName());
    }

    /**
     * Writes a backup while the station goes on. It stands on record before the first byte, also where it then fails: what
     * was written of it may have left.
     *
     * @param station its name
     * @param by what opens the backup; empty where it is what opens the home
     * @param passphrase of {@link KeyPlace.InMemory}, empty otherwise; overwritten with zeros
     * @throws Fault ACC-06 where the officer may not, BAK-02 where what opens the home does not travel, BAK-10
     *     where another backup is being made, and as {@link Backup#write} and {@link KeyRing#move}
     */
    public Backup.Made backup(
            Path out, String station, Optional<KeyPlace> by, char[] passphrase, Officer officer, Progress progress) {
        gate.accept(officer);
        if (copying.getAndSet(true)) {
            throw new Fault("BAK-10", "app.fault.backup_running");
        }
        try {
            CarriedKey carried = by.isPresent() ? ring.carried(key, by.get(), passphrase) : ring.carried();
            onRecord(DeedCodec.backupMade(out, by.orElseGet(ring::place), officer));
            Backup.Made made = new Backup(home, key, store, station, progress).write(out, carried, clock.instant());
            LOG.info("A backup of {} bytes was made", made.bytes());
            return made;
        } finally {
            copying.set(false);
        }
    }

    private void onRecord(Draft deed) {
        store.journal().append(List.of(deed));
    }
}

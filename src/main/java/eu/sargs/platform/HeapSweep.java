package eu.sargs.platform;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the heap near what lives in it. Pictures and cards that are shown for some minutes grow old before they go,
 * and the serial collector looks among the old ones only when the heap is at its limit: it would grow by 2 MB a minute
 * for hours. Where more than {@value #ROOM_MB} MB have gathered since the last look, one is asked for. Thread-safe.
 */
public final class HeapSweep implements Service {
    private static final Logger LOG = LoggerFactory.getLogger(HeapSweep.class);
    private static final int ROOM_MB = 24;
    private static final long ROOM = ROOM_MB << 20;
    private static final int EVERY_SECONDS = 20;

    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(Threads.computing("platform/heap"));
    private final LongSupplier gathered;
    private final Runnable collect;

    /**
     * @param gathered bytes among the old objects beyond those that lived when all were last looked at
     * @param collect looks at all
     */
    HeapSweep(LongSupplier gathered, Runnable collect) {
        this.gathered = gathered;
        this.collect = collect;
    }

    /** Of this program's heap; does nothing under a collector that looks after old objects by itself. */
    public static HeapSweep ofThisProgram() {
        return new HeapSweep(HeapSweep::gathered, System::gc);
    }

    private static long gathered() {
        Optional<MemoryPoolMXBean> old = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .filter(pool -> pool.getName().equals("Tenured Gen"))
                .findFirst();
        return old.map(pool ->
                        pool.getUsage().getUsed() - pool.getCollectionUsage().getUsed())
                .orElse(0L);
    }

    @Override
    public void start() {
        timer.scheduleWithFixedDelay(this::look, EVERY_SECONDS, EVERY_SECONDS, TimeUnit.SECONDS);
    }

    void look() {
        long before = gathered.getAsLong();
        if (before > ROOM) {
            long start = System.nanoTime();
            collect.run();
            LOG.debug("Old objects: {} MB gone in {} ms", before >> 20, (System.nanoTime() - start) / 1_000_000);
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}

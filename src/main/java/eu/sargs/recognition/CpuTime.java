package eu.sargs.recognition;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/** What the calling thread has used of a core, so that costs are true on a busy machine. */
final class CpuTime {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private CpuTime() {}

    /** Nanoseconds. */
    static long ofThread() {
        return THREADS.getCurrentThreadCpuTime();
    }
}

package eu.sargs.app.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

/** Memory of this process that lies in RAM. */
final class ResidentMemory {
    private ResidentMemory() {}

    /** As Linux counts it; elsewhere the JVM's own committed memory, which leaves native libraries out. */
    static double megabytes() {
        double resident = resident("self");
        if (!Double.isNaN(resident)) {
            return resident;
        }
        var memory = ManagementFactory.getMemoryMXBean();
        return (memory.getHeapMemoryUsage().getCommitted()
                        + memory.getNonHeapMemoryUsage().getCommitted())
                / 1048576.0;
    }

    /** Of another process; not a number where the system does not tell. */
    static double megabytes(long process) {
        return resident(Long.toString(process));
    }

    private static double resident(String process) {
        try {
            for (String line : Files.readAllLines(Path.of("/proc", process, "status"))) {
                if (line.startsWith("VmRSS:")) {
                    return Long.parseLong(line.replaceAll("\\D", "")) / 1024.0;
                }
            }
        } catch (IOException e) {
            // Not Linux, or it has ended.
        }
        return Double.NaN;
    }
}

package eu.sargs.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.sun.management.ThreadMXBean;
import eu.sargs.platform.Fault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Gives one door altered inputs for {@code -Dfuzz.seconds} (3 where not said) by {@code -Dfuzz.seed}, and prints how many.
 * Each is answered, or refused by a {@link Fault} or what the door says it throws; within a second, which is measured
 * again where it was not, for other programs may have had the processor; and without much memory. An input that is not
 * lies in {@code target/fuzz} afterwards.
 */
final class Fuzz {
    /** What takes an input. */
    @FunctionalInterface
    interface Door {
        void take(byte[] input) throws Exception;
    }

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final long HANG_SECONDS = 60;
    private static final int AGAIN = 3;

    private final String name;
    private final List<Class<? extends Exception>> refusals;
    private long slowestNanos = TimeUnit.SECONDS.toNanos(1);
    private long mostBytes = 64L << 20;
    private long growthBytes = 24L << 20;
    private boolean validTaken = true;

    /** @param refusals what the door may throw besides faults */
    @SafeVarargs
    Fuzz(String name, Class<? extends Exception>... refusals) {
        this.name = name;
        this.refusals = List.of(refusals);
    }

    /** Where the door has a patience of its own, or waits for a disk. */
    Fuzz within(long millis) {
        slowestNanos = TimeUnit.MILLISECONDS.toNanos(millis);
        return this;
    }

    /** @param megabytes that one input may have allocated, garbage included */
    Fuzz allocating(long megabytes) {
        mostBytes = megabytes << 20;
        return this;
    }

    /** @param megabytes that may stay in memory: where there is a cache behind the door */
    Fuzz keeping(long megabytes) {
        growthBytes = megabytes << 20;
        return this;
    }

    /** Where a valid input is only a part of what the door wants: a talk that is cut off. */
    Fuzz refusingEvenValid() {
        validTaken = false;
        return this;
    }

    static long seed() {
        return Long.getLong("fuzz.seed", System.nanoTime());
    }

    /** @param corpus valid inputs: all of them are taken first, as they are */
    void run(long seed, List<byte[]> corpus, Door door) throws Exception {
        System.out.println("fuzz " + name + ": seed " + seed);
        Mutation mutation = new Mutation(new Random(seed), corpus);
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(Long.getLong("fuzz.seconds", 3));
        long inputs = 0;
        long refused = 0;
        long heapAtFirst = 0;
        try (ExecutorService taker = Executors.newSingleThreadExecutor()) {
            taker.submit(() -> timed(door, corpus.getFirst())).get(); // libraries and classes are loaded, unmeasured
            for (byte[] valid : corpus) {
                assertThat(take(taker, door, valid) || !validTaken)
                        .as("a valid input is taken")
                        .isTrue();
            }
            while (System.nanoTime() < end) {
                if (!take(taker, door, mutation.next())) {
                    refused++;
                }
                if (++inputs == 200) {
                    heapAtFirst = heap(); // whatever is made once is there by now
                }
            }
            for (byte[] valid : corpus) {
                assertThat(take(taker, door, valid) || !validTaken)
                        .as("a valid input is taken after %d others", inputs)
                        .isTrue();
            }
        }
        long grown = inputs > 200 ? heap() - heapAtFirst : 0;
        System.out.printf(
                "fuzz %s: %d inputs, %d refused, heap %+d KiB, seed %d%n", name, inputs, refused, grown >> 10, seed);
        assertThat(inputs).isPositive();
        assertThat(grown).as("what stays in memory").isLessThan(growthBytes);
    }

    /** @return whether it was taken */
    private boolean take(ExecutorService taker, Door door, byte[] input) throws Exception {
        for (int i = 1; ; i++) {
            Future<Taking> future = taker.submit(() -> timed(door, input));
            Taking taking;
            try {
                taking = future.get(HANG_SECONDS, TimeUnit.SECONDS);
            } catch (TimeoutException e) {
                return fail("%s hangs: %s", name, kept(input), e);
            } catch (ExecutionException e) {
                throw new AssertionError(name + " breaks: " + kept(input), e.getCause());
            }
            if (taking.bytes() > mostBytes) {
                fail("%s allocates %d MiB: %s", name, taking.bytes() >> 20, kept(input));
            }
            if (taking.nanos() <= slowestNanos) {
                return taking.taken();
            }
            if (i == AGAIN) {
                fail("%s takes %d ms: %s", name, taking.nanos() / 1_000_000, kept(input));
            }
        }
    }

    private record Taking(boolean taken, long nanos, long bytes) {}

    private Taking timed(Door door, byte[] input) throws Exception {
        long before = System.nanoTime();
        long bytes = THREADS.getCurrentThreadAllocatedBytes();
        boolean taken = true;
        try {
            door.take(input.clone());
        } catch (Fault e) {
            taken = false;
        } catch (Exception e) {
            if (refusals.stream().noneMatch(one -> one.isInstance(e))) {
                throw e;
            }
            taken = false;
        }
        return new Taking(taken, System.nanoTime() - before, THREADS.getCurrentThreadAllocatedBytes() - bytes);
    }

    private String kept(byte[] input) {
        try {
            Path folder = Files.createDirectories(Path.of("target", "fuzz"));
            return Files.write(folder.resolve(name.replace(' ', '-') + ".bin"), input)
                    .toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long heap() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}

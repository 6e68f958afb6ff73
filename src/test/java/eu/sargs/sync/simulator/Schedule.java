package eu.sargs.sync.simulator;

import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.SplittableRandom;

/** The one line of time everything in a simulation happens on: seeded, milliseconds, no thread. */
final class Schedule {
    private record Entry(long at, long number, Runnable what) {}

    private final PriorityQueue<Entry> entries =
            new PriorityQueue<>(Comparator.comparingLong(Entry::at).thenComparingLong(Entry::number));
    private final Random random;
    private long now;
    private long slept;
    private long number;

    Schedule(long seed) {
        random = new Random(new SplittableRandom(seed).nextLong()); // seeds next to each other begin alike otherwise
    }

    Random random() {
        return random;
    }

    /** Milliseconds since the simulation began. */
    long now() {
        return now;
    }

    /** Days that passed in between while nothing happened, in milliseconds. */
    long slept() {
        return slept;
    }

    /** Every clock goes on by so much at once: as after a night in which all machines were off. */
    void sleep(long millis) {
        slept += millis;
    }

    void in(long millis, Runnable what) {
        entries.add(new Entry(now + Math.max(0, millis), number++, what));
    }

    /** From {@code from} to {@code to}, both inclusive. */
    long between(long from, long to) {
        return from + random.nextLong(to - from + 1);
    }

    boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    void runFor(long millis) {
        long until = now + millis;
        while (!entries.isEmpty() && entries.peek().at() <= until) {
            Entry next = entries.poll();
            now = next.at();
            next.what().run();
        }
        now = until;
    }

    /** Things that happened. */
    long happened() {
        return number - entries.size();
    }
}

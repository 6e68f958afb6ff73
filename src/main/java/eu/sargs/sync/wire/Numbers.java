package eu.sargs.sync.wire;

import java.util.Arrays;

/** A column of numbers that grows. Not thread-safe. */
final class Numbers {
    private long[] values = new long[64];
    private int count;

    void add(long value) {
        if (count == values.length) {
            values = Arrays.copyOf(values, count * 2);
        }
        values[count++] = value;
    }

    int count() {
        return count;
    }

    long[] values() {
        return values;
    }
}

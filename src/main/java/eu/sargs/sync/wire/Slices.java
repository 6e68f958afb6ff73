package eu.sargs.sync.wire;

import java.util.Arrays;

/** Parts of one array, in order: the bodies of a run, or the values of one field of theirs. Not thread-safe. */
final class Slices {
    private final byte[] bytes;
    private int[] from = new int[64];
    private int[] length = new int[64];
    private int[] row = new int[64];
    private int count;

    Slices(byte[] bytes) {
        this.bytes = bytes;
    }

    /** @param theirRow number of the outermost string this one is a part of */
    void add(int at, int size, int theirRow) {
        if (count == from.length) {
            row = Arrays.copyOf(row, count * 2);
            from = Arrays.copyOf(from, count * 2);
            length = Arrays.copyOf(length, count * 2);
        }
        row[count] = theirRow;
        from[count] = at;
        length[count++] = size;
    }

    byte[] bytes() {
        return bytes;
    }

    int count() {
        return count;
    }

    int from(int index) {
        return from[index];
    }

    int length(int index) {
        return length[index];
    }

    int row(int index) {
        return row[index];
    }

    int to(int index) {
        return from[index] + length[index];
    }

    boolean same(int one, int other) {
        return Arrays.equals(bytes, from[one], to(one), bytes, from[other], to(other));
    }

    int hash(int index) {
        int hash = length[index];
        for (int i = from[index]; i < to(index); i++) {
            hash = 31 * hash + bytes[i];
        }
        return hash ^ hash >>> 15;
    }

    /** One after the other. */
    byte[] joined() {
        int size = 0;
        for (int i = 0; i < count; i++) {
            size += length[i];
        }
        byte[] all = new byte[size];
        int at = 0;
        for (int i = 0; i < count; i++) {
            System.arraycopy(bytes, from[i], all, at, length[i]);
            at += length[i];
        }
        return all;
    }
}

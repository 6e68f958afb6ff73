package eu.sargs.sync.wire;

import java.util.Arrays;

/** Bytes that grow at their end. Not thread-safe. */
final class ByteSink {
    private byte[] bytes = new byte[1 << 12];
    private int size;

    int size() {
        return size;
    }

    byte[] array() {
        return bytes;
    }

    void clear() {
        size = 0;
    }

    /** Makes room at the end and says where it begins. */
    int grow(int length) {
        int from = size;
        int needed = Math.addExact(size, length);
        if (needed > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(needed, bytes.length * 2));
        }
        size = needed;
        return from;
    }

    void one(int value) {
        int at = grow(1);
        bytes[at] = (byte) value;
    }

    void all(byte[] from) {
        part(from, 0, from.length);
    }

    void part(byte[] from, int offset, int length) {
        int at = grow(length);
        System.arraycopy(from, offset, bytes, at, length);
    }

    /** Little-endian, seven bits a byte, as protobuf writes it; always the shortest form. */
    void varint(long value) {
        int at = grow(10);
        long rest = value;
        while ((rest & ~0x7fL) != 0) {
            bytes[at++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        bytes[at++] = (byte) rest;
        size = at;
    }

    /** Little-endian. */
    void fixed(long value, int width) {
        int at = grow(width);
        for (int i = 0; i < width; i++) {
            bytes[at + i] = (byte) (value >>> (8 * i));
        }
    }

    /** Puts the length of what stands after {@code from} before it. */
    void measure(int from) {
        int length = size - from;
        int width = 1;
        for (int rest = length >>> 7; rest != 0; rest >>>= 7) {
            width++;
        }
        grow(width);
        System.arraycopy(bytes, from, bytes, from + width, length);
        int end = size;
        size = from;
        varint(length);
        size = end;
    }

    byte[] toBytes() {
        return Arrays.copyOf(bytes, size);
    }
}

package eu.sargs.sync.wire;

import com.github.luben.zstd.ZstdCompressCtx;
import com.github.luben.zstd.ZstdDecompressCtx;
import com.github.luben.zstd.ZstdException;

/**
 * Columns of bytes and of numbers, each as small as it will go: one byte where all are the same, as they are where
 * they are noise (salts, hashes), else compressed by Zstandard. Numbers are cut into planes (all lowest bytes, all
 * next ones), because what changes much and what changes little then stand apart. Owns native memory; not thread-safe.
 */
final class Packing implements AutoCloseable {
    private static final int RAW = 0;
    private static final int SAME = 1;
    private static final int SQUEEZED = 2;
    /** Shorter columns are not worth a try. */
    private static final int WORTH = 24;

    private static final int LEVEL = 3;

    private final ZstdCompressCtx squeeze = new ZstdCompressCtx()
            .setLevel(LEVEL)
            .setMagicless(true)
            .setContentSize(false)
            .setChecksum(false)
            .setDictID(false);
    private final ZstdDecompressCtx stretch = new ZstdDecompressCtx().setMagicless(true);
    private byte[] scratch = new byte[1 << 12];
    private byte[] plane = new byte[1 << 12];

    void bytes(ByteSink out, byte[] from, int offset, int length) {
        out.varint(length);
        column(out, from, offset, length);
    }

    private void column(ByteSink out, byte[] from, int offset, int length) {
        if (length == 0) {
            return;
        }
        if (allSame(from, offset, length)) {
            out.one(SAME);
            out.one(from[offset]);
            return;
        }
        int worst = length + (length >> 7) + 64;
        if (length >= WORTH) {
            if (scratch.length < worst) {
                scratch = new byte[worst * 2];
            }
            int size = squeeze.compressByteArray(scratch, 0, scratch.length, from, offset, length);
            if (size + 3 < length) {
                out.one(SQUEEZED);
                out.varint(size);
                out.part(scratch, 0, size);
                return;
            }
        }
        out.one(RAW);
        out.part(from, offset, length);
    }

    byte[] bytes(ByteSource in, int most) throws MalformedMessage {
        int length = in.count(most);
        in.spend(length + 16L);
        byte[] into = new byte[length];
        unpack(in, into, length);
        return into;
    }

    private void unpack(ByteSource in, byte[] into, int length) throws MalformedMessage {
        if (length == 0) {
            return;
        }
        switch (in.one()) {
            case RAW -> System.arraycopy(in.array(), in.skip(length), into, 0, length);
            case SAME -> java.util.Arrays.fill(into, 0, length, (byte) in.one());
            case SQUEEZED -> {
                int size = in.count(in.left());
                int from = in.skip(size);
                try {
                    int got = stretch.decompressByteArray(into, 0, length, in.array(), from, size);
                    if (got != length) {
                        throw new MalformedMessage("A column shorter than it says");
                    }
                } catch (ZstdException e) {
                    throw new MalformedMessage("A column that cannot be unpacked", e);
                }
            }
            default -> throw new MalformedMessage("A column of an unknown kind");
        }
    }

    /** Writes numbers without their count, which the reader knows. */
    void numbers(ByteSink out, long[] values, int count) {
        long any = 0;
        for (int i = 0; i < count; i++) {
            any |= values[i];
        }
        int low = any == 0 ? 0 : Long.numberOfTrailingZeros(any) / 8;
        int high = any == 0 ? 0 : (71 - Long.numberOfLeadingZeros(any)) / 8;
        out.one(low << 4 | high);
        if (plane.length < count) {
            plane = new byte[count * 2];
        }
        for (int at = low; at < high; at++) {
            for (int i = 0; i < count; i++) {
                plane[i] = (byte) (values[i] >>> (8 * at));
            }
            column(out, plane, 0, count);
        }
    }

    long[] numbers(ByteSource in, int count) throws MalformedMessage {
        in.spend(8L * count + 16);
        long[] values = new long[count];
        int planes = in.one();
        int low = planes >> 4;
        int high = planes & 15;
        if (high > 8 || low > high) {
            throw new MalformedMessage("Numbers of an unknown width");
        }
        if (plane.length < count) {
            plane = new byte[count * 2];
        }
        for (int at = low; at < high; at++) {
            unpack(in, plane, count);
            for (int i = 0; i < count; i++) {
                values[i] |= (plane[i] & 0xffL) << (8 * at);
            }
        }
        return values;
    }

    private static boolean allSame(byte[] from, int offset, int length) {
        byte first = from[offset];
        for (int i = offset + 1; i < offset + length; i++) {
            if (from[i] != first) {
                return false;
            }
        }
        return true;
    }

    static long zigzag(long value) {
        return value << 1 ^ value >> 63;
    }

    static long zagzig(long value) {
        return value >>> 1 ^ -(value & 1);
    }

    @Override
    public void close() {
        squeeze.close();
        stretch.close();
    }
}

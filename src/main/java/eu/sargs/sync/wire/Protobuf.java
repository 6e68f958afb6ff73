package eu.sargs.sync.wire;

/** The bare grammar of protobuf: enough to cut a message of unknown schema into its fields and put it together again. */
final class Protobuf {
    static final int VARINT = 0;
    static final int FIXED64 = 1;
    static final int BYTES = 2;
    static final int FIXED32 = 5;

    /** Fields a message may have here; one with more travels whole. */
    static final int MOST_FIELDS = 64;

    private Protobuf() {}

    static int kind(int tag) {
        return tag & 7;
    }

    /** Whether it can be cut into fields, and writing those again gives the very same bytes. */
    static boolean canBeCut(byte[] bytes, int from, int to) {
        int at = from;
        int fields = 0;
        while (at < to) {
            if (++fields > MOST_FIELDS) {
                return false;
            }
            int width = width(bytes, at, to);
            if (width < 1 || width > 5) {
                return false;
            }
            long tag = value(bytes, at, width);
            if (tag < 8 || tag > Integer.MAX_VALUE) {
                return false;
            }
            at += width;
            switch ((int) tag & 7) {
                case VARINT -> {
                    int number = width(bytes, at, to);
                    if (number < 1) {
                        return false;
                    }
                    at += number;
                }
                case FIXED64 -> at += 8;
                case FIXED32 -> at += 4;
                case BYTES -> {
                    int prefix = width(bytes, at, to);
                    if (prefix < 1 || prefix > 4) {
                        return false;
                    }
                    at += prefix + (int) value(bytes, at, prefix);
                }
                default -> {
                    return false;
                }
            }
            if (at > to) {
                return false;
            }
        }
        return true;
    }

    /** Bytes of the number that begins here; 0 where it is cut off, too long, or not in its shortest form. */
    static int width(byte[] bytes, int from, int to) {
        for (int at = from; at < to && at < from + 10; at++) {
            if (bytes[at] >= 0) {
                int width = at - from + 1;
                boolean shortest = width == 1 || bytes[at] != 0;
                return shortest && (width < 10 || bytes[at] == 1) ? width : 0;
            }
        }
        return 0;
    }

    static long value(byte[] bytes, int from, int width) {
        long value = 0;
        for (int i = 0; i < width; i++) {
            value |= (bytes[from + i] & 0x7fL) << (7 * i);
        }
        return value;
    }

    static long fixed(byte[] bytes, int from, int width) {
        long value = 0;
        for (int i = 0; i < width; i++) {
            value |= (bytes[from + i] & 0xffL) << (8 * i);
        }
        return value;
    }
}

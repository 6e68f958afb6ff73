package eu.sargs.sync.wire;

/**
 * Bytes as they came from a peer, read from their beginning. What they ask for is counted against a budget before
 * memory is taken, so that a few bytes cannot ask for gigabytes. Not thread-safe.
 */
final class ByteSource {
    private final byte[] bytes;
    private int at;
    private long budget;

    /** @param budget bytes that reading this may take altogether */
    ByteSource(byte[] bytes, long budget) {
        this.bytes = bytes;
        this.budget = budget;
    }

    byte[] array() {
        return bytes;
    }

    int left() {
        return bytes.length - at;
    }

    /** Counts memory that is about to be taken. */
    void spend(long amount) throws MalformedMessage {
        if (amount < 0 || amount > budget) {
            throw new MalformedMessage("It asks for more memory than a message may");
        }
        budget -= amount;
    }

    int one() throws MalformedMessage {
        return bytes[skip(1)] & 0xff;
    }

    /** Steps over bytes and says where they begin. */
    int skip(int length) throws MalformedMessage {
        if (length < 0 || length > left()) {
            throw new MalformedMessage("It ends too early");
        }
        int from = at;
        at += length;
        return from;
    }

    byte[] take(int length) throws MalformedMessage {
        int from = skip(length);
        spend(length);
        byte[] taken = new byte[length];
        System.arraycopy(bytes, from, taken, 0, length);
        return taken;
    }

    long varint() throws MalformedMessage {
        long value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            int next = one();
            value |= (long) (next & 0x7f) << shift;
            if (next < 0x80) {
                return value;
            }
        }
        throw new MalformedMessage("A number that does not end");
    }

    /** A number that counts something. */
    int count(int most) throws MalformedMessage {
        long value = varint();
        if (value < 0 || value > most) {
            throw new MalformedMessage("More than there may be: " + value);
        }
        return (int) value;
    }
}

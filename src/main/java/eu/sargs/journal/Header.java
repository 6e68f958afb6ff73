package eu.sargs.journal;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;

/**
 * What stays of an event for ever, also when its body is erased. Its bytes are canonical: one header has one
 * encoding, and {@link #hash} chains the next one to it. The format is described in {@code docs/journal.md}.
 * Thread-safe.
 */
public final class Header {
    /** First byte of the encoding. */
    static final int FORMAT = 1;

    private static final int LONGEST_TYPE = 64;

    private final FeedId feed;
    private final long sequence;
    private final byte[] previous;
    private final HybridTime time;
    private final String type;
    private final int version;
    private final byte[] bodyHash;
    /** Made when it is first asked for: what comes from a peer is asked for it by those who read, check and store it. */
    private volatile byte[] hash;

    /**
     * @param sequence from 1, gapless
     * @param previous {@link #hash} of the header before it; 32 zeros for the first
     * @param bodyHash SHA-256 of salt and body, {@link Body#hash}
     */
    public Header(
            FeedId feed, long sequence, byte[] previous, HybridTime time, String type, int version, byte[] bodyHash) {
        Objects.requireNonNull(feed);
        Objects.requireNonNull(time);
        if (sequence < 1
                || feed.epoch() < 1
                || version < 1
                || time.millis() < 0
                || time.counter() < 0
                || !isType(type)
                || previous.length != Digests.LENGTH
                || bodyHash.length != Digests.LENGTH) {
            throw new IllegalArgumentException("Not a header of an event: " + type + " " + sequence);
        }
        this.feed = feed;
        this.sequence = sequence;
        this.previous = previous;
        this.time = time;
        this.type = type;
        this.version = version;
        this.bodyHash = bodyHash;
    }

    public FeedId feed() {
        return feed;
    }

    public long sequence() {
        return sequence;
    }

    /** Nobody changes it, nor any other array of a header. */
    public byte[] previous() {
        return previous;
    }

    public HybridTime time() {
        return time;
    }

    public String type() {
        return type;
    }

    public int version() {
        return version;
    }

    public byte[] bodyHash() {
        return bodyHash;
    }

    static boolean isType(String type) {
        // By hand: it is asked for every header that is read or written.
        if (type.isEmpty() || type.length() > LONGEST_TYPE || type.charAt(0) < 'A' || type.charAt(0) > 'Z') {
            return false;
        }
        for (int i = 1; i < type.length(); i++) {
            char c = type.charAt(i);
            if (!(c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' || c >= '0' && c <= '9')) {
                return false;
            }
        }
        return true;
    }

    /** What the first event of a feed has for the hash before it. */
    public static byte[] noPrevious() {
        return new byte[Digests.LENGTH];
    }

    /** The canonical bytes. */
    public byte[] encode() {
        byte[] scope = feed.scope().text().getBytes(StandardCharsets.US_ASCII);
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        return ByteBuffer.allocate(1 + 32 + 4 + 1 + scope.length + 1 + 8 + 32 + 8 + 4 + 1 + name.length + 4 + 32)
                .put((byte) FORMAT)
                .put(HexFormat.of().parseHex(feed.origin().hex()))
                .putInt(feed.epoch())
                .put((byte) scope.length)
                .put(scope)
                .put((byte) feed.lane().code())
                .putLong(sequence)
                .put(previous)
                .putLong(time.millis())
                .putInt(time.counter())
                .put((byte) name.length)
                .put(name)
                .putInt(version)
                .put(bodyHash)
                .array();
    }

    /** @throws IllegalArgumentException when the bytes are not exactly one header */
    public static Header decode(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        try {
            if (in.get() != FORMAT) {
                throw new IllegalArgumentException("A header of an unknown format");
            }
            OriginKey origin = new OriginKey(HexFormat.of().formatHex(take(in, 32)));
            int epoch = in.getInt();
            Scope scope = new Scope(ascii(in));
            Lane lane = Lane.of(in.get());
            long sequence = in.getLong();
            byte[] previous = take(in, Digests.LENGTH);
            HybridTime time = new HybridTime(in.getLong(), in.getInt());
            Header header = new Header(
                    new FeedId(origin, epoch, scope, lane),
                    sequence,
                    previous,
                    time,
                    ascii(in),
                    in.getInt(),
                    take(in, Digests.LENGTH));
            if (in.hasRemaining()) {
                throw new IllegalArgumentException("Bytes after a header");
            }
            return header;
        } catch (BufferUnderflowException e) {
            throw new IllegalArgumentException("A header that ends too early", e);
        }
    }

    /** SHA-256 of the canonical bytes. */
    public byte[] hash() {
        byte[] known = hash;
        if (known == null) {
            known = Digests.sha256(encode());
            hash = known;
        }
        return known;
    }

    private static String ascii(ByteBuffer in) {
        return new String(take(in, in.get() & 0xff), StandardCharsets.US_ASCII);
    }

    private static byte[] take(ByteBuffer in, int length) {
        byte[] taken = new byte[length];
        in.get(taken);
        return taken;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Header header && Arrays.equals(encode(), header.encode());
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bodyHash);
    }

    @Override
    public String toString() {
        return type + " " + sequence + " of " + feed;
    }
}

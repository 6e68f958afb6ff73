package eu.sargs.store;

import eu.sargs.journal.Body;
import eu.sargs.journal.Envelope;
import eu.sargs.journal.FeedId;
import eu.sargs.journal.Header;
import eu.sargs.journal.HybridTime;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Consecutive events of one feed as the content of one row: about as much as the engine reads and writes at once, so
 * that one event among them costs no more to read than a row of its own would.
 *
 * <p>Content: form 1; the number of kinds, and for each the length of its type, the type, its version; then for each
 * event its kind, milliseconds, counter, the hash before it, its body's hash, the body's length or -1 where there is
 * none, and where there is one salt and body. Integers are big-endian; the form, numbers and kinds are one byte.
 *
 * @param last sequence of the last event
 * @param events how many there are
 */
record EventBlock(long last, int events, byte[] content) {
    /** A block is begun anew where one is as long as this: a page of the engine. */
    private static final int BYTES = 14 << 10;

    private static final int FORM = 1;
    private static final int HASH = 32;
    private static final int MOST_KINDS = 100;
    /** Of an event, besides its salt and body. */
    private static final int FIXED = 1 + Long.BYTES + Integer.BYTES + 2 * HASH + Integer.BYTES;

    private record Kind(String type, int version) {
        int length() {
            return 1 + type.length() + Integer.BYTES;
        }
    }

    /** Sequence of the first event. */
    long first() {
        return last - events + 1;
    }

    /** @param envelopes consecutive events of one feed, one or more */
    static List<EventBlock> of(List<Envelope> envelopes) {
        List<EventBlock> blocks = new ArrayList<>();
        List<Kind> kinds = new ArrayList<>();
        int from = 0;
        int length = 2;
        for (int i = 0; i < envelopes.size(); i++) {
            Kind kind = kind(envelopes.get(i));
            int more = length(envelopes.get(i)) + (kinds.contains(kind) ? 0 : kind.length());
            if (i > from && (length + more > BYTES || kinds.size() == MOST_KINDS)) {
                blocks.add(of(envelopes.subList(from, i), kinds, length));
                kinds.clear();
                from = i;
                length = 2;
                more = length(envelopes.get(i)) + kind.length();
            }
            if (!kinds.contains(kind)) {
                kinds.add(kind);
            }
            length += more;
        }
        blocks.add(of(envelopes.subList(from, envelopes.size()), kinds, length));
        return blocks;
    }

    private static Kind kind(Envelope envelope) {
        return new Kind(envelope.header().type(), envelope.header().version());
    }

    private static int length(Envelope envelope) {
        return FIXED
                + envelope.body()
                        .map(body -> Body.SALT_LENGTH + body.bytes().length)
                        .orElse(0);
    }

    private static EventBlock of(List<Envelope> envelopes, List<Kind> kinds, int length) {
        ByteBuffer out = ByteBuffer.allocate(length);
        out.put((byte) FORM).put((byte) kinds.size());
        for (Kind kind : kinds) {
            out.put((byte) kind.type().length());
            out.put(kind.type().getBytes(StandardCharsets.US_ASCII)).putInt(kind.version());
        }
        for (Envelope envelope : envelopes) {
            Header header = envelope.header();
            out.put((byte) kinds.indexOf(kind(envelope)));
            out.putLong(header.time().millis()).putInt(header.time().counter());
            out.put(header.previous()).put(header.bodyHash());
            if (envelope.body().isPresent()) {
                Body body = envelope.body().get();
                out.putInt(body.bytes().length).put(body.salt()).put(body.bytes());
            } else {
                out.putInt(-1);
            }
        }
        return new EventBlock(envelopes.getLast().header().sequence(), envelopes.size(), out.array());
    }

    /**
     * Its events after a sequence, in order.
     *
     * @param most how many at most
     * @throws IllegalArgumentException when the content is not what was written
     */
    List<Envelope> after(FeedId feed, long sequence, int most) {
        try {
            ByteBuffer in = ByteBuffer.wrap(content);
            List<Kind> kinds = kinds(in);
            List<Envelope> found = new ArrayList<>();
            for (long at = first(); at <= last && found.size() < most; at++) {
                if (at <= sequence) {
                    skip(in);
                } else {
                    found.add(envelope(in, feed, at, kinds));
                }
            }
            return found;
        } catch (BufferUnderflowException | IndexOutOfBoundsException e) {
            throw new IllegalArgumentException("Not a block of events", e);
        }
    }

    /**
     * The body of one of its events; empty where it has none, or is not among them.
     *
     * @throws IllegalArgumentException when the content is not what was written
     */
    Optional<Body> body(long sequence) {
        if (sequence < first() || sequence > last) {
            return Optional.empty();
        }
        try {
            ByteBuffer in = ByteBuffer.wrap(content);
            kinds(in);
            for (long at = first(); at < sequence; at++) {
                skip(in);
            }
            in.position(in.position() + FIXED - Integer.BYTES);
            return readBody(in);
        } catch (BufferUnderflowException | IndexOutOfBoundsException | IllegalArgumentException e) {
            throw new IllegalArgumentException("Not a block of events", e);
        }
    }

    private static List<Kind> kinds(ByteBuffer in) {
        if (in.get() != FORM) {
            throw new IllegalArgumentException("A block of an unknown form");
        }
        int number = in.get();
        List<Kind> kinds = new ArrayList<>(number);
        for (int i = 0; i < number; i++) {
            kinds.add(new Kind(new String(take(in, in.get()), StandardCharsets.US_ASCII), in.getInt()));
        }
        return kinds;
    }

    private static void skip(ByteBuffer in) {
        int length = in.getInt(in.position() + FIXED - Integer.BYTES);
        int next = in.position() + FIXED + (length < 0 ? 0 : Body.SALT_LENGTH + length);
        if (next > in.limit()) {
            throw new IllegalArgumentException("Not a block of events");
        }
        in.position(next);
    }

    private static Envelope envelope(ByteBuffer in, FeedId feed, long sequence, List<Kind> kinds) {
        Kind kind = kinds.get(in.get());
        HybridTime time = new HybridTime(in.getLong(), in.getInt());
        Header header = new Header(feed, sequence, take(in, HASH), time, kind.type(), kind.version(), take(in, HASH));
        return new Envelope(header, readBody(in));
    }

    private static Optional<Body> readBody(ByteBuffer in) {
        int length = in.getInt();
        return length < 0 ? Optional.empty() : Optional.of(new Body(take(in, Body.SALT_LENGTH), take(in, length)));
    }

    private static byte[] take(ByteBuffer in, int length) {
        if (length < 0 || length > in.remaining()) {
            throw new BufferUnderflowException(); // before memory is taken for what is not there
        }
        byte[] taken = new byte[length];
        in.get(taken);
        return taken;
    }
}

package eu.sargs.sync.wire;

import eu.sargs.journal.Body;
import eu.sargs.journal.Envelope;
import eu.sargs.journal.FeedId;
import eu.sargs.journal.Header;
import eu.sargs.journal.HybridTime;
import eu.sargs.journal.Lane;
import eu.sargs.journal.OriginKey;
import eu.sargs.journal.Run;
import eu.sargs.journal.Scope;
import eu.sargs.journal.SignedHead;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A run of events as bytes, {@code docs/sync.md}. Hashes of headers and bodies are left out and computed anew by the
 * reader; what is left is written in columns. Not thread-safe.
 */
final class RunForm {
    /** Events a run may have on the wire. */
    static final int MOST_EVENTS = 1 << 14;
    /** Bytes all its bodies may have together. */
    static final int MOST_BODY_BYTES = 8 << 20;
    /** Memory that reading one may take. */
    static final long BUDGET = 48L << 20;

    private static final int FORM = 1;
    private static final int HASH = 32;
    private static final int SIGNATURE = 64;
    private static final int MOST_KINDS = 250;

    private record Kind(String type, int version) {}

    private final Packing packing;

    RunForm(Packing packing) {
        this.packing = packing;
    }

    /** @throws IllegalArgumentException when the run does not hang together or is larger than one may be */
    void write(Run run, ByteSink out) {
        check(run);
        FeedId feed = run.feed();
        out.one(FORM);
        out.all(HexFormat.of().parseHex(feed.origin().hex()));
        out.varint(feed.epoch());
        text(out, feed.scope().text());
        out.one(feed.lane().code());
        out.varint(run.first());
        out.all(run.before());
        List<Envelope> events = run.envelopes();
        out.varint(events.size());
        heads(run, out);
        long[] times = times(events, out);
        List<Integer>[] kinds = kinds(events, out);
        presence(events, out);
        for (Envelope event : events) {
            if (event.body().isEmpty()) {
                out.all(event.header().bodyHash());
            }
        }
        for (Envelope event : events) {
            event.body().ifPresent(body -> out.all(body.salt()));
        }
        for (List<Integer> kind : kinds) {
            bodies(events, times, kind, out);
        }
    }

    private static void check(Run run) {
        long sequence = run.first();
        long bodies = 0;
        byte[] before = run.before();
        for (Envelope event : run.envelopes()) {
            Header header = event.header();
            if (!header.feed().equals(run.feed()) || header.sequence() != sequence++) {
                throw new IllegalArgumentException("Not a run of consecutive events");
            }
            bodies += event.body().map(body -> body.bytes().length).orElse(0);
        }
        if (run.envelopes().size() > MOST_EVENTS || bodies > MOST_BODY_BYTES || before.length != HASH) {
            throw new IllegalArgumentException("A run too large to be sent at once");
        }
    }

    private void heads(Run run, ByteSink out) {
        out.varint(run.heads().size());
        long last = run.first() - 1;
        for (SignedHead head : run.heads()) {
            if (head.sequence() <= last || head.sequence() > run.last()) {
                throw new IllegalArgumentException("Signed heads that do not stand in their run");
            }
            out.varint(head.sequence() - last);
            last = head.sequence();
        }
        run.heads().forEach(head -> out.all(head.signature()));
    }

    private long[] times(List<Envelope> events, ByteSink out) {
        long[] times = new long[events.size()];
        long[] steps = new long[events.size()];
        long[] counters = new long[events.size()];
        for (int i = 0; i < times.length; i++) {
            HybridTime time = events.get(i).header().time();
            times[i] = time.millis();
            steps[i] = Packing.zigzag(time.millis() - (i == 0 ? 0 : times[i - 1]));
            counters[i] = time.counter();
        }
        out.varint(steps[0]);
        steps[0] = 0;
        packing.numbers(out, steps, steps.length);
        packing.numbers(out, counters, counters.length);
        return times;
    }

    /** The events of each kind, by their places. */
    @SuppressWarnings({"unchecked", "rawtypes"})
    private List<Integer>[] kinds(List<Envelope> events, ByteSink out) {
        Map<Kind, Integer> numbers = new LinkedHashMap<>();
        byte[] which = new byte[events.size()];
        List<List<Integer>> places = new ArrayList<>();
        for (int i = 0; i < which.length; i++) {
            Header header = events.get(i).header();
            int number = numbers.computeIfAbsent(new Kind(header.type(), header.version()), k -> {
                places.add(new ArrayList<>());
                return places.size() - 1;
            });
            if (number >= MOST_KINDS) {
                throw new IllegalArgumentException("More kinds of events than a run may have");
            }
            which[i] = (byte) number;
            if (events.get(i).body().isPresent()) {
                places.get(number).add(i);
            }
        }
        out.varint(numbers.size());
        numbers.keySet().forEach(kind -> {
            text(out, kind.type());
            out.varint(kind.version());
        });
        packing.bytes(out, which, 0, which.length);
        return places.toArray(new List[0]);
    }

    private void presence(List<Envelope> events, ByteSink out) {
        byte[] there = new byte[events.size()];
        for (int i = 0; i < there.length; i++) {
            there[i] = (byte) (events.get(i).body().isPresent() ? 1 : 0);
        }
        packing.bytes(out, there, 0, there.length);
    }

    private void bodies(List<Envelope> events, long[] times, List<Integer> places, ByteSink out) {
        if (places.isEmpty()) {
            return;
        }
        int size = 0;
        for (int place : places) {
            size += events.get(place).body().orElseThrow().bytes().length;
        }
        byte[] all = new byte[size];
        Slices slices = new Slices(all);
        long[] theirTimes = new long[places.size()];
        int at = 0;
        for (int i = 0; i < theirTimes.length; i++) {
            byte[] body = events.get(places.get(i)).body().orElseThrow().bytes();
            System.arraycopy(body, 0, all, at, body.length);
            slices.add(at, body.length, i);
            at += body.length;
            theirTimes[i] = times[places.get(i)];
        }
        new BodyWriter(packing, out, theirTimes).write(slices);
    }

    Run read(byte[] bytes) throws MalformedMessage {
        try {
            return parse(new ByteSource(bytes, BUDGET));
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new MalformedMessage("Events that cannot be", e); // a scope, type or number that no event has
        }
    }

    private Run parse(ByteSource in) throws MalformedMessage {
        if (in.one() != FORM) {
            throw new MalformedMessage("A run of an unknown form");
        }
        OriginKey origin = new OriginKey(HexFormat.of().formatHex(in.take(HASH)));
        FeedId feed = new FeedId(origin, in.count(Integer.MAX_VALUE), new Scope(text(in, 64)), Lane.of(in.one()));
        long first = in.varint();
        byte[] before = in.take(HASH);
        int count = in.count(MOST_EVENTS);
        if (count < 1 || first < 1 || first > Long.MAX_VALUE - count) {
            throw new MalformedMessage("A run of no events");
        }
        in.spend(count * 600L); // what the events take besides their bodies
        int[] headPlaces = headPlaces(in, count);
        byte[][] signatures = new byte[headPlaces.length][];
        for (int i = 0; i < signatures.length; i++) {
            signatures[i] = in.take(SIGNATURE);
        }
        HybridTime[] times = readTimes(in, count);
        long[] millis = new long[count];
        for (int i = 0; i < count; i++) {
            millis[i] = times[i].millis();
        }
        List<Kind> kinds = readKinds(in);
        byte[] which = column(in, count);
        byte[] there = column(in, count);
        byte[][] hashes = new byte[count][];
        Body[] bodies = new Body[count];
        for (int i = 0; i < count; i++) {
            if (there[i] == 0) {
                hashes[i] = in.take(HASH);
            }
        }
        byte[][] salts = new byte[count][];
        for (int i = 0; i < count; i++) {
            if (there[i] != 0) {
                salts[i] = in.take(Body.SALT_LENGTH);
            }
        }
        readBodies(in, kinds.size(), which, salts, millis, bodies);
        if (in.left() > 0) {
            throw new MalformedMessage("Bytes after a run");
        }
        return assemble(feed, first, before, times, kinds, which, hashes, bodies, headPlaces, signatures);
    }

    private static Run assemble(
            FeedId feed,
            long first,
            byte[] before,
            HybridTime[] times,
            List<Kind> kinds,
            byte[] which,
            byte[][] hashes,
            Body[] bodies,
            int[] headPlaces,
            byte[][] signatures) {
        List<Envelope> events = new ArrayList<>(times.length);
        List<SignedHead> heads = new ArrayList<>(signatures.length);
        byte[] previous = before;
        int head = 0;
        for (int i = 0; i < times.length; i++) {
            Kind kind = kinds.get(which[i] & 0xff);
            byte[] bodyHash = bodies[i] == null ? hashes[i] : bodies[i].hash();
            Header header = new Header(feed, first + i, previous, times[i], kind.type(), kind.version(), bodyHash);
            previous = header.hash();
            events.add(new Envelope(header, Optional.ofNullable(bodies[i])));
            if (head < headPlaces.length && headPlaces[head] == i) {
                heads.add(new SignedHead(feed, first + i, previous, signatures[head++]));
            }
        }
        return new Run(feed, before, events, heads);
    }

    private static int[] headPlaces(ByteSource in, int count) throws MalformedMessage {
        int[] places = new int[in.count(count)];
        int last = -1;
        for (int i = 0; i < places.length; i++) {
            int step = in.count(count);
            last += step;
            if (step < 1 || last >= count) {
                throw new MalformedMessage("A signature outside its run");
            }
            places[i] = last;
        }
        return places;
    }

    private HybridTime[] readTimes(ByteSource in, int count) throws MalformedMessage {
        long millis = Packing.zagzig(in.varint());
        long[] steps = packing.numbers(in, count);
        long[] counters = packing.numbers(in, count);
        HybridTime[] times = new HybridTime[count];
        for (int i = 0; i < count; i++) {
            millis += Packing.zagzig(steps[i]);
            times[i] = new HybridTime(millis, Math.toIntExact(counters[i]));
        }
        return times;
    }

    private List<Kind> readKinds(ByteSource in) throws MalformedMessage {
        int number = in.count(MOST_KINDS);
        List<Kind> kinds = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            kinds.add(new Kind(text(in, 64), in.count(Integer.MAX_VALUE)));
        }
        return kinds;
    }

    private byte[] column(ByteSource in, int count) throws MalformedMessage {
        byte[] column = packing.bytes(in, count);
        if (column.length != count) {
            throw new MalformedMessage("Fewer events than there are");
        }
        return column;
    }

    private void readBodies(ByteSource in, int kinds, byte[] which, byte[][] salts, long[] millis, Body[] into)
            throws MalformedMessage {
        int[] sizes = new int[kinds];
        for (int i = 0; i < which.length; i++) {
            if ((which[i] & 0xff) >= kinds) {
                throw new MalformedMessage("An event of no kind");
            }
            sizes[which[i] & 0xff] += salts[i] == null ? 0 : 1;
        }
        ByteSink sink = new ByteSink();
        long all = 0;
        for (int kind = 0; kind < kinds; kind++) {
            if (sizes[kind] == 0) {
                continue;
            }
            long[] times = new long[sizes[kind]];
            for (int i = 0, at = 0; i < which.length; i++) {
                if ((which[i] & 0xff) == kind && salts[i] != null) {
                    times[at++] = millis[i];
                }
            }
            BodyReader.Strings bodies = new BodyReader(packing, in, times).read();
            for (int i = 0; i < which.length; i++) {
                if ((which[i] & 0xff) == kind && salts[i] != null) {
                    sink.clear();
                    bodies.next(sink);
                    all += sink.size();
                    if (all > MOST_BODY_BYTES) {
                        throw new MalformedMessage("Bodies longer than a run may be");
                    }
                    into[i] = new Body(salts[i], sink.toBytes());
                }
            }
        }
    }

    private static void text(ByteSink out, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        out.one(bytes.length);
        out.all(bytes);
    }

    private static String text(ByteSource in, int most) throws MalformedMessage {
        int length = in.count(most);
        return new String(in.take(length), StandardCharsets.US_ASCII);
    }
}

package eu.sargs.sync.wire;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes many byte strings of one kind in little room, to the bit: where all of them can be cut into protobuf fields,
 * each field becomes a column of its own, and fields of fields likewise. Knows no schema, so it does with every event
 * type there will ever be. Not thread-safe.
 */
final class BodyWriter {
    /** Each as it is. */
    static final int PLAIN = 0;
    /** All the same. */
    static final int SAME = 1;
    /** A few different ones. */
    static final int FEW = 2;
    /** Numbers of eight bytes. */
    static final int EIGHTS = 3;
    /** Messages. */
    static final int MESSAGES = 4;
    /** Words that are near other words of the same event: another reading of a plate, mostly. */
    static final int NEAR_WORDS = 5;

    /** How a column of numbers is written: as it is, as steps, or as distances from an earlier column. */
    static final int AS_IT_IS = 0;

    static final int STEPS = 1;
    static final int FROM_OTHER = 2;

    static final int DEEPEST = 5;
    static final int MOST_SHAPES = 250;

    private static final int MOST_OF_A_FEW = 250;
    private static final int NOT_ASCII = 0x80;
    /** Longer ones are no words. */
    static final int WORD = 24;

    static final int MOST_WORDS = 8;

    private final Packing packing;
    private final ByteSink out;
    private final List<long[]> written = new ArrayList<>();
    private final List<Integer> writtenCounts = new ArrayList<>();
    /** Columns of as many words as there are events; the reader finds the same. */
    private final List<Slices> words = new ArrayList<>();

    private int rows;

    /** @param times of the events in their order: what is near them is written as the distance */
    BodyWriter(Packing packing, ByteSink out, long[] times) {
        this.packing = packing;
        this.out = out;
        remember(times, times.length);
    }

    void write(Slices slices) {
        rows = slices.count();
        write(slices, 0);
    }

    private void write(Slices slices, int depth) {
        int[] few = new int[slices.count()];
        List<Integer> firsts = few(slices, few);
        if (firsts.size() == 1) {
            out.one(SAME);
            int one = firsts.getFirst();
            packing.bytes(out, slices.bytes(), slices.from(one), slices.length(one));
        } else if (!firsts.isEmpty()) {
            out.one(FEW);
            out.varint(firsts.size());
            Slices different = new Slices(slices.bytes());
            firsts.forEach(one -> different.add(slices.from(one), slices.length(one), slices.row(one)));
            plain(different);
            byte[] which = new byte[slices.count()];
            for (int i = 0; i < which.length; i++) {
                which[i] = (byte) few[i];
            }
            packing.bytes(out, which, 0, which.length);
        } else if (depth < DEEPEST && messages(slices, depth)) {
            return;
        } else if (eights(slices)) {
            out.one(EIGHTS);
            Numbers numbers = new Numbers();
            Numbers lengths = new Numbers();
            for (int i = 0; i < slices.count(); i++) {
                lengths.add(slices.length(i) / 8);
                for (int at = slices.from(i); at < slices.to(i); at += 8) {
                    numbers.add(Protobuf.fixed(slices.bytes(), at, 8));
                }
            }
            packing.numbers(out, lengths.values(), lengths.count());
            packing.numbers(out, numbers.values(), numbers.count());
        } else if (near(slices)) {
            return;
        } else {
            out.one(PLAIN);
            plain(slices);
            if (slices.count() == rows && words.size() < MOST_WORDS && longest(slices) <= WORD) {
                words.add(slices);
            }
        }
    }

    private static int longest(Slices slices) {
        int longest = 0;
        for (int i = 0; i < slices.count(); i++) {
            longest = Math.max(longest, slices.length(i));
        }
        return longest;
    }

    private boolean near(Slices slices) {
        if (longest(slices) > WORD) {
            return false;
        }
        for (int i = 0; i < words.size(); i++) {
            if (isNear(slices, words.get(i))) {
                out.one(NEAR_WORDS);
                out.one(i);
                near(slices, words.get(i));
                return true;
            }
        }
        return false;
    }

    /** Whether at least half of the signs stand in the same event's word too, at the same place. */
    private static boolean isNear(Slices slices, Slices words) {
        for (int i = 0; i < words.count(); i++) {
            if (words.row(i) != i) {
                return false;
            }
        }
        int signs = 0;
        int same = 0;
        for (int i = 0; i < slices.count(); i++) {
            int word = slices.row(i);
            int common = Math.min(slices.length(i), words.length(word));
            for (int at = 0; at < common; at++) {
                same += slices.bytes()[slices.from(i) + at] == words.bytes()[words.from(word) + at] ? 1 : 0;
            }
            signs += slices.length(i);
        }
        return same * 2 > signs;
    }

    private void near(Slices slices, Slices words) {
        Numbers lengths = new Numbers();
        ByteSink changes = new ByteSink();
        for (int i = 0; i < slices.count(); i++) {
            int word = slices.row(i);
            lengths.add(Packing.zigzag(slices.length(i) - words.length(word)));
            for (int at = 0; at < slices.length(i); at++) {
                byte sign = slices.bytes()[slices.from(i) + at];
                changes.one(at < words.length(word) ? sign ^ words.bytes()[words.from(word) + at] : sign);
            }
        }
        packing.numbers(out, lengths.values(), lengths.count());
        packing.bytes(out, changes.array(), 0, changes.size());
    }

    private void plain(Slices slices) {
        Numbers lengths = new Numbers();
        for (int i = 0; i < slices.count(); i++) {
            lengths.add(slices.length(i));
        }
        packing.numbers(out, lengths.values(), lengths.count());
        byte[] joined = slices.joined();
        packing.bytes(out, joined, 0, joined.length);
    }

    /** The first of each different value and, in {@code which}, every slice's number among them; none where there are too many. */
    private static List<Integer> few(Slices slices, int[] which) {
        int most = Math.min(MOST_OF_A_FEW, 1 + slices.count() / 4);
        List<Integer> firsts = new ArrayList<>();
        int[] table = new int[1024];
        for (int i = 0; i < slices.count(); i++) {
            int at = slices.hash(i) & 1023;
            while (table[at] != 0 && !slices.same(firsts.get(table[at] - 1), i)) {
                at = at + 1 & 1023;
            }
            if (table[at] == 0) {
                if (firsts.size() == most) {
                    return List.of();
                }
                firsts.add(i);
                table[at] = firsts.size();
            }
            which[i] = table[at] - 1;
        }
        return firsts;
    }

    private static boolean eights(Slices slices) {
        boolean text = true;
        for (int i = 0; i < slices.count(); i++) {
            if (slices.length(i) % 8 != 0) {
                return false;
            }
            for (int at = slices.from(i); text && at < slices.to(i); at++) {
                text = (slices.bytes()[at] & NOT_ASCII) == 0;
            }
        }
        return !text;
    }

    private boolean messages(Slices slices, int depth) {
        for (int i = 0; i < slices.count(); i++) {
            if (!Protobuf.canBeCut(slices.bytes(), slices.from(i), slices.to(i))) {
                return false;
            }
        }
        List<int[]> shapes = new ArrayList<>();
        byte[] which = new byte[slices.count()];
        Map<Integer, Object> columns = new LinkedHashMap<>();
        int[] shape = new int[Protobuf.MOST_FIELDS];
        Object[] last = new Object[Protobuf.MOST_FIELDS];
        int[] lastTag = new int[Protobuf.MOST_FIELDS];
        for (int i = 0; i < slices.count(); i++) {
            int fields = cut(slices, i, columns, shape, last, lastTag);
            int number = number(shapes, shape, fields);
            if (number == MOST_SHAPES) {
                return false;
            }
            which[i] = (byte) number;
        }
        out.one(MESSAGES);
        out.varint(shapes.size());
        for (int[] one : shapes) {
            out.varint(one.length);
            for (int tag : one) {
                out.varint(tag);
            }
        }
        packing.bytes(out, which, 0, which.length);
        // In the order in which the shapes name them first: the reader finds the same order.
        for (int tag : order(shapes)) {
            switch (columns.get(tag)) {
                case Slices inner -> write(inner, depth + 1);
                case Numbers numbers when Protobuf.kind(tag) == Protobuf.VARINT -> numbers(numbers);
                case Numbers numbers -> packing.numbers(out, numbers.values(), numbers.count());
                default -> throw new IllegalStateException("A column of nothing");
            }
        }
        return true;
    }

    static List<Integer> order(List<int[]> shapes) {
        return shapes.stream().flatMapToInt(Arrays::stream).distinct().boxed().toList();
    }

    /** Puts a message's fields into their columns. Messages of one kind mostly have the same fields in the same places. */
    private static int cut(
            Slices slices, int index, Map<Integer, Object> columns, int[] shape, Object[] last, int[] lastTag) {
        byte[] bytes = slices.bytes();
        int at = slices.from(index);
        int to = slices.to(index);
        int fields = 0;
        while (at < to) {
            int width = Protobuf.width(bytes, at, to);
            int tag = (int) Protobuf.value(bytes, at, width);
            at += width;
            shape[fields] = tag;
            if (lastTag[fields] != tag) {
                lastTag[fields] = tag;
                last[fields] = columns.computeIfAbsent(
                        tag, t -> Protobuf.kind(t) == Protobuf.BYTES ? new Slices(bytes) : new Numbers());
            }
            Object column = last[fields++];
            switch (Protobuf.kind(tag)) {
                case Protobuf.VARINT -> {
                    int number = Protobuf.width(bytes, at, to);
                    ((Numbers) column).add(Protobuf.value(bytes, at, number));
                    at += number;
                }
                case Protobuf.BYTES -> {
                    int prefix = Protobuf.width(bytes, at, to);
                    int length = (int) Protobuf.value(bytes, at, prefix);
                    ((Slices) column).add(at + prefix, length, slices.row(index));
                    at += prefix + length;
                }
                default -> {
                    int size = Protobuf.kind(tag) == Protobuf.FIXED64 ? 8 : 4;
                    ((Numbers) column).add(Protobuf.fixed(bytes, at, size));
                    at += size;
                }
            }
        }
        return fields;
    }

    private static int number(List<int[]> shapes, int[] shape, int fields) {
        for (int i = 0; i < shapes.size(); i++) {
            int[] known = shapes.get(i);
            if (known.length == fields && Arrays.equals(known, 0, fields, shape, 0, fields)) {
                return i;
            }
        }
        shapes.add(Arrays.copyOf(shape, fields));
        return shapes.size() - 1;
    }

    private void numbers(Numbers column) {
        int count = column.count();
        long[] values = column.values();
        long[] best = values;
        int how = AS_IT_IS;
        int which = 0;
        long cost = cost(values, count);
        long[] steps = new long[count];
        for (int i = 0; i < count; i++) {
            steps[i] = Packing.zigzag(values[i] - (i == 0 ? 0 : values[i - 1]));
        }
        if (cost(steps, count) < cost) {
            cost = cost(steps, count);
            best = steps;
            how = STEPS;
        }
        for (int other = 0; other < written.size(); other++) {
            if (writtenCounts.get(other) == count) {
                long[] distance = new long[count];
                for (int i = 0; i < count; i++) {
                    distance[i] = Packing.zigzag(values[i] - written.get(other)[i]);
                }
                long price = cost(distance, count);
                if (price < cost) {
                    cost = price;
                    best = distance;
                    how = FROM_OTHER;
                    which = other;
                }
            }
        }
        out.one(how);
        if (how == FROM_OTHER) {
            out.varint(which);
        }
        packing.numbers(out, best, count);
        remember(values, count);
    }

    private void remember(long[] values, int count) {
        if (written.size() < 16) {
            written.add(values);
            writtenCounts.add(count);
        }
    }

    private static long cost(long[] values, int count) {
        long bits = 0;
        for (int i = 0; i < count; i++) {
            bits += 64 - Long.numberOfLeadingZeros(values[i]);
        }
        return bits;
    }
}

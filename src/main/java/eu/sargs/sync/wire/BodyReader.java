package eu.sargs.sync.wire;

import eu.sargs.journal.Body;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads what {@link BodyWriter} wrote. Not thread-safe. */
final class BodyReader {
    /** Byte strings in order, each put at the end of a sink as it is asked for. */
    interface Strings {
        void next(ByteSink into) throws MalformedMessage;
    }

    private final Packing packing;
    private final ByteSource in;
    private final int rows;
    private final List<long[]> read = new ArrayList<>();
    private final List<Words> words = new ArrayList<>();
    private int row = -1;

    /** A column of strings, one after the other, and where each begins. */
    private record Words(byte[] all, int[] from) {}

    BodyReader(Packing packing, ByteSource in, long[] times) {
        this.packing = packing;
        this.in = in;
        this.rows = times.length;
        remember(times);
    }

    /** As many strings as there were times. */
    Strings read() throws MalformedMessage {
        Strings all = read(rows, 0);
        return into -> {
            row++;
            all.next(into);
        };
    }

    private Strings read(int count, int depth) throws MalformedMessage {
        return switch (in.one()) {
            case BodyWriter.PLAIN -> plain(count, true);
            case BodyWriter.SAME -> same();
            case BodyWriter.FEW -> few(count);
            case BodyWriter.EIGHTS -> eights(count);
            case BodyWriter.MESSAGES -> messages(count, depth);
            case BodyWriter.NEAR_WORDS -> near(count);
            default -> throw new MalformedMessage("A column of an unknown kind");
        };
    }

    private Strings same() throws MalformedMessage {
        byte[] one = packing.bytes(in, Body.LIMIT);
        return into -> into.all(one);
    }

    private Strings plain(int count, boolean mayBeWords) throws MalformedMessage {
        long[] lengths = packing.numbers(in, count);
        byte[] all = packing.bytes(in, RunForm.MOST_BODY_BYTES);
        in.spend(4L * count);
        int[] from = new int[count + 1];
        long longest = 0;
        for (int i = 0; i < count; i++) {
            if (lengths[i] < 0 || lengths[i] > all.length - from[i]) {
                throw new MalformedMessage("Bodies that do not fill their column");
            }
            from[i + 1] = from[i] + (int) lengths[i];
            longest = Math.max(longest, lengths[i]);
        }
        if (from[count] != all.length || longest > Body.LIMIT) {
            throw new MalformedMessage("Bodies that do not fill their column");
        }
        if (mayBeWords && count == rows && words.size() < BodyWriter.MOST_WORDS && longest <= BodyWriter.WORD) {
            words.add(new Words(all, from));
        }
        return new Strings() {
            private int index;

            @Override
            public void next(ByteSink into) {
                into.part(all, from[index], from[index + 1] - from[index]);
                index++;
            }
        };
    }

    private Strings near(int count) throws MalformedMessage {
        int which = in.one();
        if (which >= words.size()) {
            throw new MalformedMessage("Words near none");
        }
        Words near = words.get(which);
        long[] distances = packing.numbers(in, count);
        byte[] changes = packing.bytes(in, count * BodyWriter.WORD);
        return new Strings() {
            private int index;
            private int at;

            @Override
            public void next(ByteSink into) throws MalformedMessage {
                int from = near.from[row];
                int known = near.from[row + 1] - from;
                long length = known + Packing.zagzig(distances[index++]);
                if (length < 0 || length > changes.length - at) {
                    throw new MalformedMessage("A word longer than there is");
                }
                int start = into.grow((int) length);
                for (int i = 0; i < length; i++) {
                    int sign = changes[at++];
                    into.array()[start + i] = (byte) (i < known ? sign ^ near.all[from + i] : sign);
                }
            }
        };
    }

    private Strings few(int count) throws MalformedMessage {
        int different = in.count(255);
        Strings each = plain(different, false);
        List<byte[]> values = new ArrayList<>();
        ByteSink sink = new ByteSink();
        for (int i = 0; i < different; i++) {
            sink.clear();
            each.next(sink);
            in.spend(sink.size());
            values.add(sink.toBytes());
        }
        byte[] which = packing.bytes(in, count);
        if (which.length != count) {
            throw new MalformedMessage("Fewer bodies than there are");
        }
        for (byte one : which) {
            if ((one & 0xff) >= different) {
                throw new MalformedMessage("A body that is not there");
            }
        }
        return new Strings() {
            private int index;

            @Override
            public void next(ByteSink into) {
                into.all(values.get(which[index++] & 0xff));
            }
        };
    }

    private Strings eights(int count) throws MalformedMessage {
        long[] lengths = packing.numbers(in, count);
        long sum = 0;
        for (long length : lengths) {
            if (length < 0 || length > Body.LIMIT / 8) {
                throw new MalformedMessage("A body longer than one may be");
            }
            sum += length;
        }
        if (sum > RunForm.MOST_BODY_BYTES / 8) {
            throw new MalformedMessage("Bodies longer than a run may be");
        }
        long[] numbers = packing.numbers(in, (int) sum);
        return new Strings() {
            private int index;
            private int at;

            @Override
            public void next(ByteSink into) {
                for (long left = lengths[index++]; left > 0; left--) {
                    into.fixed(numbers[at++], 8);
                }
            }
        };
    }

    private Strings messages(int count, int depth) throws MalformedMessage {
        if (depth >= BodyWriter.DEEPEST) {
            throw new MalformedMessage("A body too deep");
        }
        List<int[]> shapes = shapes();
        byte[] which = packing.bytes(in, count);
        if (which.length != count) {
            throw new MalformedMessage("Fewer bodies than there are");
        }
        Map<Integer, Long> counts = counts(shapes, which);
        Map<Integer, Strings> columns = new LinkedHashMap<>();
        for (int tag : BodyWriter.order(shapes)) {
            long values = counts.getOrDefault(tag, 0L);
            in.spend(values);
            columns.put(tag, column(tag, (int) values, depth));
        }
        Strings[][] fields = new Strings[shapes.size()][];
        for (int i = 0; i < fields.length; i++) {
            int[] shape = shapes.get(i);
            fields[i] = new Strings[shape.length];
            for (int j = 0; j < shape.length; j++) {
                fields[i][j] = columns.get(shape[j]);
            }
        }
        return new Strings() {
            private int index;

            @Override
            public void next(ByteSink into) throws MalformedMessage {
                int number = which[index++] & 0xff;
                int[] shape = shapes.get(number);
                for (int i = 0; i < shape.length; i++) {
                    into.varint(shape[i]);
                    int from = into.size();
                    fields[number][i].next(into);
                    if (Protobuf.kind(shape[i]) == Protobuf.BYTES) {
                        into.measure(from);
                    }
                    if (into.size() > Body.LIMIT) {
                        throw new MalformedMessage("A body longer than one may be");
                    }
                }
            }
        };
    }

    private List<int[]> shapes() throws MalformedMessage {
        int number = in.count(BodyWriter.MOST_SHAPES);
        List<int[]> shapes = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            int[] shape = new int[in.count(Protobuf.MOST_FIELDS)];
            for (int j = 0; j < shape.length; j++) {
                shape[j] = in.count(Integer.MAX_VALUE);
            }
            shapes.add(shape);
        }
        return shapes;
    }

    private static Map<Integer, Long> counts(List<int[]> shapes, byte[] which) throws MalformedMessage {
        long[] uses = new long[shapes.size()];
        for (byte one : which) {
            if ((one & 0xff) >= uses.length) {
                throw new MalformedMessage("A body of an unknown shape");
            }
            uses[one & 0xff]++;
        }
        Map<Integer, Long> counts = new LinkedHashMap<>();
        for (int i = 0; i < uses.length; i++) {
            for (int tag : shapes.get(i)) {
                counts.merge(tag, uses[i], Long::sum);
            }
        }
        return counts;
    }

    private Strings column(int tag, int count, int depth) throws MalformedMessage {
        return switch (Protobuf.kind(tag)) {
            case Protobuf.BYTES -> read(count, depth + 1);
            case Protobuf.VARINT -> {
                long[] values = numbers(count);
                yield new Strings() {
                    private int index;

                    @Override
                    public void next(ByteSink into) {
                        into.varint(values[index++]);
                    }
                };
            }
            case Protobuf.FIXED64 -> fixed(packing.numbers(in, count), 8);
            case Protobuf.FIXED32 -> fixed(packing.numbers(in, count), 4);
            default -> throw new MalformedMessage("A field of an unknown kind");
        };
    }

    private static Strings fixed(long[] values, int width) {
        return new Strings() {
            private int index;

            @Override
            public void next(ByteSink into) {
                into.fixed(values[index++], width);
            }
        };
    }

    private long[] numbers(int count) throws MalformedMessage {
        int how = in.one();
        long[] other = new long[0];
        if (how == BodyWriter.FROM_OTHER) {
            int which = in.count(15);
            if (which >= read.size() || read.get(which).length != count) {
                throw new MalformedMessage("A column that stands beside none");
            }
            other = read.get(which);
        }
        long[] values = packing.numbers(in, count);
        switch (how) {
            case BodyWriter.AS_IT_IS -> {}
            case BodyWriter.STEPS -> {
                for (int i = 0; i < count; i++) {
                    values[i] = Packing.zagzig(values[i]) + (i == 0 ? 0 : values[i - 1]);
                }
            }
            case BodyWriter.FROM_OTHER -> {
                for (int i = 0; i < count; i++) {
                    values[i] = Packing.zagzig(values[i]) + other[i];
                }
            }
            default -> throw new MalformedMessage("Numbers of an unknown kind");
        }
        remember(values);
        return values;
    }

    private void remember(long[] values) {
        if (read.size() < 16) {
            read.add(values);
        }
    }
}

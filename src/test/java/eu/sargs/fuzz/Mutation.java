package eu.sargs.fuzz;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Alters valid bytes a little, as damage and malice do. */
final class Mutation {
    private static final int[] EDGES = {0, 1, 0x7f, 0x80, 0xff, '"', '\n', '{', '\\', ';', '*', '?', '%', '-', '9'};
    private static final long[] NUMBERS = {
        0,
        1,
        -1,
        Integer.MAX_VALUE,
        Integer.MIN_VALUE,
        Long.MAX_VALUE,
        Long.MIN_VALUE,
        0xffff,
        0x10000,
        1L << 31,
        1L << 32
    };
    private static final int LONGEST_PIECE = 64;

    private final Random random;
    private final List<byte[]> corpus;

    Mutation(Random random, List<byte[]> corpus) {
        this.random = random;
        this.corpus = corpus;
    }

    /** One to eight changes to one of the corpus; rarely none, rarely noise alone. */
    byte[] next() {
        if (random.nextInt(200) == 0) {
            byte[] noise = new byte[random.nextInt(400)];
            random.nextBytes(noise);
            return noise;
        }
        byte[] bytes = some().clone();
        int changes = random.nextInt(50) == 0 ? 0 : 1 << random.nextInt(4);
        for (int i = 0; i < changes; i++) {
            bytes = changed(bytes);
        }
        return bytes;
    }

    private byte[] some() {
        return corpus.get(random.nextInt(corpus.size()));
    }

    private byte[] changed(byte[] bytes) {
        if (bytes.length == 0) {
            return new byte[] {(byte) random.nextInt(256)};
        }
        int at = random.nextInt(bytes.length);
        switch (random.nextInt(9)) {
            case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
            case 1 -> bytes[at] = (byte) EDGES[random.nextInt(EDGES.length)];
            case 2 -> bytes[at] = (byte) random.nextInt(256);
            case 3 -> number(bytes, at);
            case 4 -> {
                return Arrays.copyOf(bytes, at); // cut short
            }
            case 5 -> {
                return replaced(bytes, at, Math.min(bytes.length, at + 1 + random.nextInt(LONGEST_PIECE)), new byte[0]);
            }
            case 6 -> {
                return replaced(bytes, at, at, piece(bytes)); // said twice
            }
            case 7 -> {
                return replaced(bytes, at, Math.min(bytes.length, at + random.nextInt(LONGEST_PIECE)), piece(some()));
            }
            default -> {
                byte[] many = new byte[1 << random.nextInt(11)];
                Arrays.fill(many, bytes[at]);
                return replaced(bytes, at, at, many);
            }
        }
        return bytes;
    }

    private void number(byte[] bytes, int at) {
        int length = 1 << 1 + random.nextInt(3);
        if (at + length <= bytes.length) {
            byte[] number = ByteBuffer.allocate(Long.BYTES)
                    .putLong(NUMBERS[random.nextInt(NUMBERS.length)])
                    .array();
            for (int i = 0; i < length; i++) {
                bytes[at + i] = number[random.nextBoolean() ? Long.BYTES - length + i : Long.BYTES - 1 - i];
            }
        }
    }

    private byte[] piece(byte[] of) {
        if (of.length == 0) {
            return of;
        }
        int from = random.nextInt(of.length);
        return Arrays.copyOfRange(of, from, Math.min(of.length, from + 1 + random.nextInt(LONGEST_PIECE)));
    }

    private static byte[] replaced(byte[] bytes, int from, int to, byte[] with) {
        byte[] all = new byte[bytes.length - (to - from) + with.length];
        System.arraycopy(bytes, 0, all, 0, from);
        System.arraycopy(with, 0, all, from, with.length);
        System.arraycopy(bytes, to, all, from + with.length, bytes.length - to);
        return all;
    }
}

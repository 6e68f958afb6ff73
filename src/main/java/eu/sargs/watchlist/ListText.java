package eu.sargs.watchlist;

import eu.sargs.platform.Fault;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * A list file as lines of text. What it is written in is told by its first bytes, or by whether its bytes can be UTF-8
 * at all; else it is guessed, and {@link #guessed} says so. Each line is decoded by itself and only when asked for. Pure.
 */
final class ListText {
    /** What somebody takes for a list by mistake, by its first bytes. */
    private enum Other {
        PICTURE("watchlist.csv.picture", "FFD8FF", "89504E47", "47494638", "52494646"),
        WORKBOOK("watchlist.csv.workbook", "504B0304", "D0CF11E0"),
        PAPER("watchlist.csv.binary", "25504446");

        private final String key;
        private final String[] heads;

        Other(String key, String... heads) {
            this.key = key;
            this.heads = heads;
        }
    }

    private static final Charset BALTIC = Charset.forName("windows-1257");
    private static final Charset CYRILLIC = Charset.forName("windows-1251");
    /** Of the bytes looked at, so many must be zeros on one side of the pairs before a text counts as UTF-16. */
    private static final int ZEROS_OF_TEN = 3;

    private static final int LOOKED_AT = 4096;

    private final byte[] bytes;
    private final Charset charset;
    private final String encoding;
    private final boolean guessed;
    private final int[] starts;
    private final int[] ends;
    private final int count;

    private ListText(byte[] bytes, int from, Charset charset, String encoding, boolean guessed) {
        this.bytes = bytes;
        this.charset = charset;
        this.encoding = encoding;
        this.guessed = guessed;
        int[] begins = new int[1024];
        int[] stops = new int[1024];
        int lines = 0;
        int begin = from;
        for (int i = from; i <= bytes.length; i++) {
            if (i == bytes.length || bytes[i] == '\n' || bytes[i] == '\r') {
                if (lines == begins.length) {
                    begins = Arrays.copyOf(begins, lines * 2);
                    stops = Arrays.copyOf(stops, lines * 2);
                }
                begins[lines] = begin;
                stops[lines++] = i;
                if (i + 1 < bytes.length && bytes[i] == '\r' && bytes[i + 1] == '\n') {
                    i++; // one line end in two bytes
                }
                begin = i + 1;
                if (lines > WatchlistCsv.MOST_LINES + 1) {
                    throw new Fault("WAT-06", "watchlist.csv.lines", WatchlistCsv.MOST_LINES);
                }
            }
        }
        starts = begins;
        ends = stops;
        count = lines;
    }

    /** @throws Fault WAT-06 too large or too many lines, WAT-07 not a text */
    static ListText of(byte[] file) {
        if (file.length > WatchlistCsv.LARGEST) {
            throw new Fault("WAT-06", "watchlist.csv.large", WatchlistCsv.LARGEST >> 20);
        }
        for (Other other : Other.values()) {
            for (String head : other.heads) {
                if (starts(file, head)) {
                    throw new Fault("WAT-07", other.key);
                }
            }
        }
        if (starts(file, "EFBBBF")) {
            return text(file, 3, StandardCharsets.UTF_8, "UTF-8", false);
        }
        if (starts(file, "FFFE")) {
            return wide(file, 2, false, false);
        }
        if (starts(file, "FEFF")) {
            return wide(file, 2, true, false);
        }
        Optional<Boolean> bigEnd = zeroSide(file);
        if (bigEnd.isPresent()) {
            return wide(file, 0, bigEnd.get(), true);
        }
        ListText text = text(file, 0, StandardCharsets.UTF_8, "UTF-8", false);
        return text.mostlyDamaged() ? text.single() : text;
    }

    private static ListText text(byte[] file, int from, Charset charset, String encoding, boolean guessed) {
        for (int i = from; i < file.length; i++) {
            if (file[i] == 0) {
                throw new Fault("WAT-07", "watchlist.csv.binary");
            }
        }
        return new ListText(file, from, charset, encoding, guessed);
    }

    /** Whether more lines cannot be UTF-8 than have letters that show that it is: one damaged line costs one line. */
    private boolean mostlyDamaged() {
        int damaged = 0;
        int sound = 0;
        for (int i = 0; i < count; i++) {
            if (high(i)) {
                if (decoded(i).isPresent()) {
                    sound++;
                } else {
                    damaged++;
                }
            }
        }
        return damaged > sound;
    }

    private boolean high(int line) {
        for (int i = starts[line]; i < ends[line]; i++) {
            if (bytes[i] < 0) {
                return true;
            }
        }
        return false;
    }

    /**
     * One byte a sign, as older programs here save a table. A word in Cyrillic is nothing but such bytes; in Latvian and
     * Lithuanian ones they stand beside plain letters.
     */
    private ListText single() {
        int high = 0;
        int besidePlain = 0;
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] < 0) {
                high++;
                besidePlain += plain(i - 1) || plain(i + 1) ? 1 : 0;
            }
        }
        boolean cyrillic = besidePlain * 10 < high;
        return new ListText(bytes, 0, cyrillic ? CYRILLIC : BALTIC, cyrillic ? "Windows-1251" : "Windows-1257", true);
    }

    private boolean plain(int at) {
        return at >= 0 && at < bytes.length && bytes[at] > 0 && Character.isLetter(bytes[at]);
    }

    /** Text in pairs of bytes without a mark: plates and separators leave one byte of each pair zero. */
    private static Optional<Boolean> zeroSide(byte[] file) {
        int[] zeros = new int[2];
        int looked = Math.min(file.length, LOOKED_AT);
        for (int i = 0; i < looked; i++) {
            zeros[i % 2] += file[i] == 0 ? 1 : 0;
        }
        int enough = looked / 2 * ZEROS_OF_TEN / 10;
        if (looked < 8 || file.length % 2 != 0 || Math.max(zeros[0], zeros[1]) <= enough) {
            return Optional.empty();
        }
        if (Math.min(zeros[0], zeros[1]) * 10 > Math.max(zeros[0], zeros[1])) {
            return Optional.empty(); // few letters end on a zero byte, as Ā does
        }
        return Optional.of(zeros[0] > zeros[1]);
    }

    /** As UTF-8 from here on; half a sign becomes a byte that UTF-8 never has, so that its line is a damaged one. */
    private static ListText wide(byte[] file, int from, boolean bigEnd, boolean guessed) {
        ByteArrayOutputStream narrow = new ByteArrayOutputStream(file.length);
        int before = -1;
        for (int i = from; i + 1 < file.length; i += 2) {
            int high = file[bigEnd ? i : i + 1] & 0xFF;
            int low = file[bigEnd ? i + 1 : i] & 0xFF;
            char sign = (char) (high << 8 | low);
            if (before >= 0 && Character.isLowSurrogate(sign)) {
                narrow.writeBytes(Character.toString(Character.toCodePoint((char) before, sign))
                        .getBytes(StandardCharsets.UTF_8));
                before = -1;
                continue;
            }
            if (before >= 0) {
                narrow.write(0xFF);
                before = -1;
            }
            if (sign < 0x80) {
                narrow.write(sign);
            } else if (Character.isHighSurrogate(sign)) {
                before = sign;
            } else if (Character.isLowSurrogate(sign)) {
                narrow.write(0xFF);
            } else {
                narrow.writeBytes(String.valueOf(sign).getBytes(StandardCharsets.UTF_8));
            }
        }
        if (before >= 0 || (file.length - from) % 2 != 0) {
            narrow.write(0xFF);
        }
        return text(narrow.toByteArray(), 0, StandardCharsets.UTF_8, bigEnd ? "UTF-16 BE" : "UTF-16 LE", guessed);
    }

    private static boolean starts(byte[] file, String hex) {
        for (int i = 0; i < hex.length() / 2; i++) {
            if (file.length <= i || (file[i] & 0xFF) != Integer.parseInt(hex.substring(2 * i, 2 * i + 2), 16)) {
                return false;
            }
        }
        return true;
    }

    /** What it is written in, as people call it. */
    String encoding() {
        return encoding;
    }

    /** Whether nothing in the file says so. */
    boolean guessed() {
        return guessed;
    }

    int count() {
        return count;
    }

    /** Bytes of a line, from 0. */
    int length(int line) {
        return ends[line] - starts[line];
    }

    /** A line; empty where its bytes are no text in this encoding. */
    Optional<String> decoded(int line) {
        try {
            return Optional.of(charset.newDecoder()
                    .decode(ByteBuffer.wrap(bytes, starts[line], length(line)))
                    .toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }
}

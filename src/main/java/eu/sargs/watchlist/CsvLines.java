package eu.sargs.watchlist;

import eu.sargs.platform.Fault;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Takes a CSV file apart so that one damaged line costs one line: each line is decoded by itself, and a quote that is
 * never closed ends with its line instead of swallowing the rest of the file.
 */
final class CsvLines {
    private static final int LONGEST = 4000;
    private static final int MOST_IN_QUOTES = 60;

    /** One record. @param number of its first line, from 1 */
    record Line(int number, Object content) {
        /** @throws Fault WAT-10 not UTF-8, WAT-11 too long or a quote not closed */
        @SuppressWarnings("unchecked")
        List<String> fields() {
            if (content instanceof Fault fault) {
                throw fault;
            }
            return (List<String>) content;
        }
    }

    private final List<String> raw; // null where not UTF-8
    private final char separator;

    private CsvLines(List<String> raw, char separator) {
        this.raw = raw;
        this.separator = separator;
    }

    /** @return the header and every record that is not blank, at least the header */
    static List<Line> of(byte[] file) {
        if (file.length > WatchlistCsv.LARGEST) {
            throw new Fault("WAT-06", "watchlist.csv.large", WatchlistCsv.LARGEST >> 20);
        }
        int start = starts(file, 0xEF, 0xBB, 0xBF) ? 3 : 0;
        if (starts(file, 0xFF, 0xFE) || starts(file, 0xFE, 0xFF) || contains(file, 0)) {
            throw new Fault("WAT-07", "watchlist.csv.binary");
        }
        List<String> raw = new ArrayList<>();
        int from = start;
        for (int i = start; i <= file.length; i++) {
            if (i == file.length || file[i] == '\n') {
                int to = i > from && file[i - 1] == '\r' ? i - 1 : i;
                raw.add(decoded(Arrays.copyOfRange(file, from, to)));
                from = i + 1;
            }
        }
        int first = 0;
        while (first < raw.size() && raw.get(first) != null && raw.get(first).isBlank()) {
            first++;
        }
        if (first == raw.size()) {
            throw new Fault("WAT-08", "watchlist.csv.empty");
        }
        if (raw.get(first) == null) {
            throw new Fault("WAT-07", "watchlist.csv.binary");
        }
        if (raw.size() > WatchlistCsv.MOST_LINES) {
            throw new Fault("WAT-06", "watchlist.csv.lines", WatchlistCsv.MOST_LINES);
        }
        return new CsvLines(raw, separator(raw.get(first))).lines(first);
    }

    private List<Line> lines(int first) {
        List<Line> lines = new ArrayList<>();
        int at = first;
        while (at < raw.size()) {
            int number = at + 1;
            String text = raw.get(at);
            if (text == null) {
                lines.add(new Line(number, new Fault("WAT-10", "watchlist.csv.encoding")));
                at++;
            } else if (text.isBlank()) {
                at++;
            } else {
                int end = endOfQuotes(at);
                if (end < 0) {
                    lines.add(new Line(number, new Fault("WAT-11", "watchlist.csv.quote")));
                    at++;
                } else {
                    String whole = String.join("\n", raw.subList(at, end + 1));
                    lines.add(new Line(
                            number,
                            whole.length() > LONGEST
                                    ? new Fault("WAT-11", "watchlist.csv.long", LONGEST)
                                    : split(whole)));
                    at = end + 1;
                }
            }
        }
        return lines;
    }

    /** The line on which every quote opened since {@code at} is closed; -1 where none is near. */
    private int endOfQuotes(int at) {
        boolean open = false;
        for (int i = at; i < raw.size() && i < at + MOST_IN_QUOTES && raw.get(i) != null; i++) {
            open ^= raw.get(i).chars().filter(c -> c == '"').count() % 2 == 1;
            if (!open) {
                return i;
            }
        }
        return -1;
    }

    private List<String> split(String line) {
        List<String> fields = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (quoted && c == '"' && i + 1 < line.length() && line.charAt(i + 1) == '"') {
                field.append('"');
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == separator && !quoted) {
                fields.add(field.toString());
                field.setLength(0);
            } else {
                field.append(c);
            }
        }
        fields.add(field.toString());
        return fields;
    }

    private static char separator(String header) {
        char best = ',';
        for (char c : new char[] {';', '\t'}) {
            if (count(header, c) > count(header, best)) {
                best = c;
            }
        }
        return best;
    }

    private static long count(String text, char sign) {
        return text.chars().filter(c -> c == sign).count();
    }

    private static String decoded(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }

    private static boolean starts(byte[] file, int... first) {
        for (int i = 0; i < first.length; i++) {
            if (file.length <= i || (file[i] & 0xFF) != first[i]) {
                return false;
            }
        }
        return true;
    }

    private static boolean contains(byte[] file, int value) {
        for (byte b : file) {
            if (b == value) {
                return true;
            }
        }
        return false;
    }
}

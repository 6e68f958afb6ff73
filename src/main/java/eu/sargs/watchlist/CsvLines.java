package eu.sargs.watchlist;

import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.csv.CsvFactory;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import eu.sargs.platform.Fault;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Hands a CSV file to its parser so that one damaged line costs one line: each line is decoded by itself, and a quote
 * that is never closed ends with its line instead of swallowing the rest of the file.
 */
final class CsvLines {
    private static final int LONGEST = 4000;
    private static final int MOST_IN_QUOTES = 60;

    /** One record. @param number of its first line, from 1 */
    record Line(int number, Object content) {
        /** @throws Fault WAT-10 not UTF-8, WAT-11 too long or quotes not in order */
        @SuppressWarnings("unchecked")
        List<String> fields() {
            if (content instanceof Fault fault) {
                throw fault;
            }
            return (List<String>) content;
        }
    }

    private static final CsvFactory CSV = new CsvFactory();

    private final List<String> raw; // null where not UTF-8
    private final CsvSchema schema;

    private CsvLines(List<String> raw, char separator) {
        this.raw = raw;
        schema = CsvSchema.emptySchema().withColumnSeparator(separator);
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
            if (i == file.length || file[i] == '\n' || file[i] == '\r') {
                raw.add(decoded(Arrays.copyOfRange(file, from, i)));
                if (i + 1 < file.length && file[i] == '\r' && file[i + 1] == '\n') {
                    i++; // one line end in two bytes
                }
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
            String text = raw.get(at);
            if (text == null) {
                lines.add(new Line(at + 1, new Fault("WAT-10", "watchlist.csv.encoding")));
                at++;
            } else if (text.isBlank()) {
                at++;
            } else {
                int end = at + 1;
                Optional<List<String>> fields = record(text);
                if (fields.isEmpty()) {
                    // Its quotes do not close on it; perhaps they do on one of the next lines.
                    fields = record(String.join("\n", raw.subList(at, window(at))));
                    end += fields.map(CsvLines::lineBreaks).orElse(0);
                }
                lines.add(new Line(at + 1, checked(fields, at, end)));
                at = end;
            }
        }
        return lines;
    }

    private Object checked(Optional<List<String>> fields, int at, int end) {
        if (fields.isEmpty()) {
            return new Fault("WAT-11", "watchlist.csv.quote");
        }
        int length = raw.subList(at, end).stream().mapToInt(String::length).sum();
        return length > LONGEST ? new Fault("WAT-11", "watchlist.csv.long", LONGEST) : fields.get();
    }

    /** Where the lines end that a quote opened here may reach over. */
    private int window(int at) {
        int end = at;
        while (end < raw.size() && end < at + MOST_IN_QUOTES && raw.get(end) != null) {
            end++;
        }
        return end;
    }

    private static int lineBreaks(List<String> fields) {
        return (int) count(String.join("", fields), '\n');
    }

    /** The first record of a text; empty where its quotes are not in order. */
    private Optional<List<String>> record(String text) {
        try (CsvParser parser = CSV.createParser(text)) {
            parser.setSchema(schema);
            List<String> fields = new ArrayList<>();
            parser.nextToken(); // the record begins
            while (parser.nextToken() == JsonToken.VALUE_STRING) {
                fields.add(parser.getText());
            }
            return Optional.of(fields);
        } catch (IOException e) {
            return Optional.empty();
        }
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

package eu.sargs.watchlist;

import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.csv.CsvFactory;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import eu.sargs.platform.Fault;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads a list file record by record so that one damaged line costs one line: a quote that is never closed ends with its
 * line instead of swallowing the rest of the file, and a line that is too long is never decoded.
 */
final class CsvLines {
    /** Signs of a record. */
    private static final int LONGEST = 12_000;
    /** Bytes that so many signs can be, in any encoding. */
    private static final int LONGEST_BYTES = 4 * LONGEST;

    private static final int MOST_IN_QUOTES = 60;

    /** One record. @param number of its first line, from 1 */
    record Line(int number, Object content) {
        /** @throws Fault WAT-10 not in the file's encoding, WAT-11 too long or quotes not in order */
        @SuppressWarnings("unchecked")
        List<String> fields() {
            if (content instanceof Fault fault) {
                throw fault;
            }
            return (List<String>) content;
        }
    }

    private static final CsvFactory CSV = new CsvFactory();

    private final ListText text;
    private final char separator;
    private final CsvSchema schema;
    private int at;

    /**
     * Stands before the header, which is the first line that is not blank.
     *
     * @throws Fault WAT-07 not a text, WAT-08 empty
     */
    CsvLines(ListText text) {
        this.text = text;
        while (at < text.count() && blank(at)) {
            at++;
        }
        if (at == text.count()) {
            throw new Fault("WAT-08", "watchlist.csv.empty");
        }
        String header = decoded(at).orElseThrow(() -> new Fault("WAT-07", "watchlist.csv.binary"));
        separator = separator(header);
        schema = CsvSchema.emptySchema().withColumnSeparator(separator);
    }

    char separator() {
        return separator;
    }

    /** The next record that is not blank; empty at the end. */
    Optional<Line> next() {
        while (at < text.count() && blank(at)) {
            at++;
        }
        if (at >= text.count()) {
            return Optional.empty();
        }
        int number = at + 1;
        if (text.length(at) > LONGEST_BYTES) {
            at++;
            return Optional.of(new Line(number, new Fault("WAT-11", "watchlist.csv.long", LONGEST)));
        }
        Optional<String> line = decoded(at);
        if (line.isEmpty()) {
            at++;
            return Optional.of(new Line(number, new Fault("WAT-10", "watchlist.csv.encoding", text.encoding())));
        }
        int length = line.get().length();
        Optional<List<String>> fields = record(line.get());
        int lines = 1;
        if (fields.isEmpty()) {
            // Its quotes do not close on it; perhaps they do on one of the next lines.
            String window = window();
            fields = record(window);
            lines += fields.map(CsvLines::lineBreaks).orElse(0);
            length = fields.map(all -> all.stream().mapToInt(String::length).sum())
                    .orElse(length);
        }
        at += lines;
        return Optional.of(new Line(number, checked(fields, length)));
    }

    private static Object checked(Optional<List<String>> fields, int length) {
        if (length > LONGEST) {
            return new Fault("WAT-11", "watchlist.csv.long", LONGEST);
        }
        return fields.<Object>map(all -> all).orElseGet(() -> new Fault("WAT-11", "watchlist.csv.quote"));
    }

    private boolean blank(int line) {
        return text.length(line) <= LONGEST_BYTES
                && text.decoded(line).map(String::isBlank).orElse(false);
    }

    private Optional<String> decoded(int line) {
        return text.length(line) > LONGEST_BYTES ? Optional.empty() : text.decoded(line);
    }

    /** The lines that a quote opened here may reach over. */
    private String window() {
        StringBuilder window = new StringBuilder();
        for (int line = at; line < text.count() && line < at + MOST_IN_QUOTES; line++) {
            Optional<String> one = decoded(line);
            if (one.isEmpty() || window.length() > LONGEST_BYTES) {
                break;
            }
            window.append(line == at ? "" : "\n").append(one.get());
        }
        return window.toString();
    }

    private static int lineBreaks(List<String> fields) {
        return fields.stream().mapToInt(field -> (int) count(field, '\n')).sum();
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
}

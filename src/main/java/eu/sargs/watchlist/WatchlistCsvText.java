package eu.sargs.watchlist;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Writes a watchlist as CSV that {@link WatchlistCsv} reads back as the same, and in which no spreadsheet finds a formula:
 * UTF-8 with a byte order mark, separated by {@code ;}, times in UTC. Pure.
 */
public final class WatchlistCsvText {
    static final List<String> COLUMNS =
            List.of("plate", "reason", "priority", "valid_from", "valid_to", "owner", "guidance", "shared_with");

    private static final String LINE_END = "\r\n";

    private WatchlistCsvText() {}

    /** The columns as messages name them. */
    static String columns() {
        return String.join(", ", COLUMNS);
    }

    public static byte[] of(List<WatchEntry> entries) {
        StringBuilder text = new StringBuilder("\uFEFF");
        text.append(String.join(";", COLUMNS)).append(LINE_END);
        for (WatchEntry entry : entries) {
            text.append(Stream.of(
                                    entry.pattern(),
                                    entry.reason(),
                                    entry.priority().name().toLowerCase(java.util.Locale.ROOT),
                                    entry.validFrom().toString(),
                                    entry.validTo().map(Instant::toString).orElse(""),
                                    entry.owner(),
                                    entry.guidance(),
                                    entry.audience().text())
                            .map(WatchlistCsvText::cell)
                            .collect(Collectors.joining(";")))
                    .append(LINE_END);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String cell(String text) {
        String safe = SafeCell.written(text);
        return safe.chars().anyMatch(c -> c == ';' || c == '"' || c == '\n' || c == '\r' || c == '\t')
                ? '"' + safe.replace("\"", "\"\"") + '"'
                : safe;
    }
}

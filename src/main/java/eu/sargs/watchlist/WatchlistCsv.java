package eu.sargs.watchlist;

import eu.sargs.access.Audience;
import eu.sargs.plate.PlatePattern;
import eu.sargs.platform.Fault;
import eu.sargs.watchlist.CsvLines.Line;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Reads a watchlist from CSV and shows what would be imported; writes nothing. UTF-8 with or without a byte order mark,
 * separated by {@code ;}, {@code ,} or tab, quoted by {@code "}, first line names the columns in any order:
 *
 * <table>
 * <caption>columns</caption>
 * <tr><td>plate</td><td>plate or pattern; must be there</td></tr>
 * <tr><td>reason</td><td>must be there</td></tr>
 * <tr><td>priority</td><td>high, medium, low, or 1, 2, 3; medium where empty</td></tr>
 * <tr><td>valid_from</td><td>2026-11-22, 22.11.2026, 2026-11-22 10:30 or with offset; now where empty</td></tr>
 * <tr><td>valid_to</td><td>the same; a day counts to its end; open where empty</td></tr>
 * <tr><td>owner</td><td>the importing station where empty</td></tr>
 * <tr><td>shared_with</td><td>station, group:border, country:LV or all; nobody but the station where empty</td></tr>
 * <tr><td>guidance</td><td>one step a line, in quotes</td></tr>
 * </table>
 */
public final class WatchlistCsv {
    public static final int LARGEST = 8 << 20;
    public static final int MOST_LINES = 20_000;

    private static final Set<String> COLUMNS =
            Set.of("plate", "reason", "priority", "valid_from", "valid_to", "owner", "guidance", "shared_with");
    private static final List<String> NEEDED = List.of("plate", "reason");
    private static final List<DateTimeFormatter> DAYS =
            List.of(DateTimeFormatter.ISO_LOCAL_DATE, DateTimeFormatter.ofPattern("d.M.uuuu"));
    private static final List<DateTimeFormatter> TIMES = List.of(
            DateTimeFormatter.ISO_LOCAL_DATE_TIME,
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm[:ss]"),
            DateTimeFormatter.ofPattern("d.M.uuuu HH:mm[:ss]"));

    /** A line that can be imported. @param line from 1, as an editor counts */
    public record Good(int line, WatchEntry entry) {}

    /** A line that cannot, and why. @param line from 1 */
    public record Bad(int line, Fault why) {}

    /** What would happen. @param listed lines that say what an entry of the list says already; nothing is to be done */
    public record Preview(List<Good> good, int listed, List<Bad> bad) {
        public Preview {
            good = List.copyOf(good);
            bad = List.copyOf(bad);
        }

        /** What {@link Watchlist#putAll} takes when the officer says yes. */
        public List<WatchEntry> entries() {
            return good.stream().map(Good::entry).toList();
        }
    }

    private final InstantSource clock;
    private final ZoneId zone;
    private final String station;
    private final Supplier<List<Audience>> audiences;
    private final Supplier<UUID> ids;

    /**
     * @param zone of times without offset
     * @param station owner where the file names none
     * @param audiences whom this station may write to
     * @param ids of new entries
     */
    public WatchlistCsv(
            InstantSource clock, ZoneId zone, String station, Supplier<List<Audience>> audiences, Supplier<UUID> ids) {
        this.clock = clock;
        this.zone = zone;
        this.station = station;
        this.audiences = audiences;
        this.ids = ids;
    }

    /**
     * @param listed what is on the list already: a line of the same pattern that says something else is a bad one
     * @throws Fault WAT-06 file too large, WAT-07 not a text in UTF-8, WAT-08 empty, WAT-09 a column is missing, unknown
     *     or named twice
     */
    public Preview preview(byte[] file, List<WatchEntry> listed) {
        List<Line> lines = CsvLines.of(file);
        Line header = lines.getFirst();
        List<String> columns = columns(header);
        Map<String, List<WatchEntry>> taken = listed.stream().collect(Collectors.groupingBy(WatchEntry::pattern));
        int same = 0;
        Map<String, Integer> seen = new HashMap<>();
        List<Good> good = new ArrayList<>();
        List<Bad> bad = new ArrayList<>();
        Instant now = clock.instant();
        for (Line line : lines.subList(1, lines.size())) {
            try {
                WatchEntry entry = entry(columns, line.fields(), now);
                Integer before = seen.putIfAbsent(entry.pattern(), line.number());
                if (before != null) {
                    throw new Fault("WAT-15", "watchlist.csv.twice", before);
                }
                List<WatchEntry> there = taken.getOrDefault(entry.pattern(), List.of());
                if (there.stream().anyMatch(one -> saysTheSame(entry, one, now))) {
                    same++;
                } else if (there.isEmpty()) {
                    good.add(new Good(line.number(), entry));
                } else {
                    throw new Fault("WAT-16", "watchlist.csv.listed");
                }
            } catch (Fault why) {
                bad.add(new Bad(line.number(), why));
            }
        }
        return new Preview(good, same, bad);
    }

    /** Of a line that counts from now on, it is no matter since when the entry has counted. */
    private static boolean saysTheSame(WatchEntry line, WatchEntry listed, Instant now) {
        boolean fromNow = line.validFrom().equals(now.truncatedTo(ChronoUnit.MILLIS));
        return line.reason().equals(listed.reason())
                && line.priority() == listed.priority()
                && (line.validFrom().equals(listed.validFrom())
                        || fromNow && !listed.validFrom().isAfter(now))
                && line.validTo().equals(listed.validTo())
                && line.owner().equals(listed.owner())
                && line.guidance().equals(listed.guidance())
                && line.audience().equals(listed.audience());
    }

    private static List<String> columns(Line header) {
        List<String> columns = header.fields().stream()
                .map(name -> name.strip().toLowerCase(Locale.ROOT).replace(' ', '_'))
                .toList();
        for (String needed : NEEDED) {
            if (!columns.contains(needed)) {
                throw new Fault("WAT-09", "watchlist.csv.column", needed);
            }
        }
        for (String column : columns) {
            if (!COLUMNS.contains(column) || columns.indexOf(column) != columns.lastIndexOf(column)) {
                throw new Fault("WAT-09", "watchlist.csv.header", column);
            }
        }
        return columns;
    }

    private WatchEntry entry(List<String> columns, List<String> fields, Instant now) {
        if (fields.size() != columns.size()) {
            throw new Fault("WAT-12", "watchlist.csv.fields", fields.size(), columns.size());
        }
        Map<String, String> values = new HashMap<>();
        for (int i = 0; i < columns.size(); i++) {
            values.put(columns.get(i), fields.get(i).strip());
        }
        String owner = values.getOrDefault("owner", "");
        String from = values.getOrDefault("valid_from", "");
        String to = values.getOrDefault("valid_to", "");
        // Parsed here first, so that a bad plate is named before a bad date.
        PlatePattern pattern = PlatePattern.parse(values.get("plate"));
        return EntryRules.checked(new WatchEntry(
                new EntryId(ids.get()),
                pattern.text(),
                values.get("reason"),
                priority(values.getOrDefault("priority", "")),
                from.isEmpty() ? now : time(from, false),
                to.isEmpty() ? Optional.empty() : Optional.of(time(to, true)),
                owner.isEmpty() ? station : owner,
                values.getOrDefault("guidance", ""),
                1,
                audience(values.getOrDefault("shared_with", "")),
                Optional.empty()));
    }

    private static Priority priority(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "high", "1" -> Priority.HIGH;
            case "", "medium", "2" -> Priority.MEDIUM;
            case "low", "3" -> Priority.LOW;
            default -> throw new Fault("WAT-13", "watchlist.csv.priority", text);
        };
    }

    /** Too narrow can be mended, too wide cannot: what the file does not say stays at the station. */
    private Audience audience(String text) {
        if (text.isEmpty()) {
            return Audience.STATION;
        }
        Audience audience = Audience.typed(text).orElseThrow(() -> new Fault("WAT-21", "watchlist.csv.audience", text));
        audience.group().filter(group -> !audiences.get().contains(audience)).ifPresent(group -> {
            // Nobody else would see it, and nobody would be told.
            throw new Fault("WAT-22", "watchlist.csv.group", group);
        });
        return audience;
    }

    private Instant time(String text, boolean end) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException e) {
            // not with an offset
        }
        for (DateTimeFormatter format : TIMES) {
            try {
                return LocalDateTime.parse(text, format).atZone(zone).toInstant();
            } catch (DateTimeParseException e) {
                // not this way
            }
        }
        for (DateTimeFormatter format : DAYS) {
            try {
                LocalDate day = LocalDate.parse(text, format);
                return (end ? day.plusDays(1) : day).atStartOfDay(zone).toInstant();
            } catch (DateTimeParseException e) {
                // not this way
            }
        }
        throw new Fault("WAT-14", "watchlist.csv.date", text);
    }
}

package eu.sargs.watchlist;

import eu.sargs.access.Audience;
import eu.sargs.plate.PlatePattern;
import eu.sargs.platform.Fault;
import eu.sargs.watchlist.CsvLines.Line;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Reads a watchlist from CSV and shows what would be imported; writes nothing. UTF-8 or UTF-16, or in one byte a sign
 * (Windows-1257, Windows-1251), which is guessed; separated by {@code ;}, {@code ,} or tab, quoted by {@code "}; the first
 * line names the columns in any order:
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
 *
 * A plate that an entry of this station has already is a change of that entry; what the file has no column for stays as
 * it is.
 */
public final class WatchlistCsv {
    /** Bytes of a file. */
    public static final int LARGEST = 32 << 20;

    public static final int MOST_LINES = 400_000;

    /** So many bad lines are another file that was taken for a list, and not worth a place in memory each. */
    public static final int MOST_BAD = 20_000;

    private static final int LONGEST_DAY = 10;

    private static final List<String> COLUMNS = WatchlistCsvText.COLUMNS;
    private static final List<String> NEEDED = List.of("plate", "reason");
    private static final List<DateTimeFormatter> DAYS =
            List.of(DateTimeFormatter.ISO_LOCAL_DATE, DateTimeFormatter.ofPattern("d.M.uuuu"));
    private static final List<DateTimeFormatter> TIMES = List.of(
            DateTimeFormatter.ISO_LOCAL_DATE_TIME,
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm[:ss]"),
            DateTimeFormatter.ofPattern("d.M.uuuu HH:mm[:ss]"));

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
     * Takes a second or two for a long file.
     *
     * @param standing what the lines are compared with
     * @param whole whether the officer says that the file is the whole list: what it does not name is to be removed, but
     *     nothing while a line is bad, for it may name just that
     * @throws Fault WAT-06 file too large, WAT-07 not a text, WAT-08 empty, WAT-09 a column is missing, unknown or named
     *     twice, WAT-26 too many bad lines
     */
    public ListPreview preview(byte[] file, ListStanding standing, boolean whole) {
        ListText text = ListText.of(file);
        CsvLines lines = new CsvLines(text);
        List<String> columns = columns(lines.next().orElseThrow());
        Comparing comparing = new Comparing(standing);
        Instant now = clock.instant();
        Optional<Line> line = lines.next();
        while (line.isPresent()) {
            Line one = line.get();
            try {
                comparing.take(one.number(), columns, one.fields(), now);
            } catch (Fault why) {
                comparing.bad.add(new ListPreview.Bad(one.number(), why.kept()));
                if (comparing.bad.size() > MOST_BAD) {
                    throw new Fault(
                            "WAT-26",
                            "watchlist.csv.all_bad",
                            MOST_BAD,
                            comparing.bad.getFirst().line());
                }
            }
            line = lines.next();
        }
        return comparing.preview(
                new ListFile(sha256(file), file.length, text.encoding(), text.guessed(), lines.separator()), whole);
    }

    private static String sha256(byte[] file) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(file));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The lines of one file beside the list, by their plates. */
    private final class Comparing {
        private final ListStanding standing;
        private final Map<String, List<WatchEntry>> listed;
        private final Map<String, Integer> named = new HashMap<>();
        private final List<ListPreview.Added> added = new ArrayList<>();
        private final List<ListPreview.Changed> changed = new ArrayList<>();
        private final List<ListPreview.Bad> bad = new ArrayList<>();
        private int same;

        Comparing(ListStanding standing) {
            this.standing = standing;
            listed = standing.all().stream().collect(Collectors.groupingBy(WatchEntry::pattern));
        }

        /** @throws Fault why it is a bad line */
        void take(int number, List<String> columns, List<String> fields, Instant now) {
            Map<String, String> values = values(columns, fields);
            // Parsed first, so that a bad plate is named before a bad date.
            String pattern = PlatePattern.parse(values.get("plate")).text();
            List<WatchEntry> there = listed.getOrDefault(pattern, List.of());
            List<WatchEntry> ours = there.stream().filter(standing.ours()).toList();
            Integer before = named.putIfAbsent(pattern, number);
            if (before != null) {
                throw new Fault("WAT-15", "watchlist.csv.twice", before);
            }
            if (there.isEmpty()) {
                added.add(new ListPreview.Added(number, entry(values, now, Optional.empty())));
            } else if (there.stream()
                    .anyMatch(one -> entry(values, now, Optional.of(one)).equals(one))) {
                same++;
            } else if (ours.isEmpty()) {
                throw new Fault(
                        "WAT-16", "watchlist.csv.elsewhere", there.getFirst().owner());
            } else if (ours.size() > 1) {
                throw new Fault("WAT-23", "watchlist.csv.several", ours.size());
            } else if (standing.disputed().contains(ours.getFirst().id())) {
                throw new Fault("WAT-24", "watchlist.csv.disputed");
            } else {
                WatchEntry one = ours.getFirst();
                changed.add(new ListPreview.Changed(number, one, entry(values, now, Optional.of(one))));
            }
        }

        ListPreview preview(ListFile file, boolean whole) {
            List<WatchEntry> removed = !whole || !bad.isEmpty()
                    ? List.of()
                    : standing.all().stream()
                            .filter(standing.ours())
                            .filter(one -> !named.containsKey(one.pattern())
                                    && !standing.disputed().contains(one.id()))
                            .toList();
            return new ListPreview(file, added, changed, removed, whole, same, bad);
        }
    }

    private static List<String> columns(Line header) {
        List<String> columns = header.fields().stream()
                .map(name -> name.strip().toLowerCase(Locale.ROOT).replace(' ', '_'))
                .toList();
        for (String needed : NEEDED) {
            if (!columns.contains(needed)) {
                throw new Fault("WAT-09", "watchlist.csv.column", needed, WatchlistCsvText.columns());
            }
        }
        for (String column : columns) {
            if (!COLUMNS.contains(column) || columns.indexOf(column) != columns.lastIndexOf(column)) {
                throw new Fault("WAT-09", "watchlist.csv.header", column, WatchlistCsvText.columns());
            }
        }
        return columns;
    }

    private static Map<String, String> values(List<String> columns, List<String> fields) {
        if (fields.size() != columns.size()) {
            throw new Fault("WAT-12", "watchlist.csv.fields", fields.size(), columns.size());
        }
        Map<String, String> values = new HashMap<>();
        for (int i = 0; i < columns.size(); i++) {
            values.put(columns.get(i), SafeCell.read(fields.get(i).strip()).intern()); // most lines say the same
        }
        return values;
    }

    /** @param before the entry that the line may change: what the file does not say of it stays */
    private WatchEntry entry(Map<String, String> values, Instant now, Optional<WatchEntry> before) {
        String owner =
                values.getOrDefault("owner", before.map(WatchEntry::owner).orElse(""));
        return EntryRules.checked(new WatchEntry(
                before.map(WatchEntry::id).orElseGet(() -> new EntryId(ids.get())),
                values.get("plate"),
                values.get("reason"),
                before.isPresent() && !values.containsKey("priority")
                        ? before.get().priority()
                        : priority(values.getOrDefault("priority", "")),
                from(values.getOrDefault("valid_from", ""), now, before),
                before.isPresent() && !values.containsKey("valid_to")
                        ? before.get().validTo()
                        : to(values.getOrDefault("valid_to", "")),
                owner.isEmpty() ? station : owner,
                values.getOrDefault("guidance", before.map(WatchEntry::guidance).orElse("")),
                before.map(WatchEntry::edition).orElse(1),
                before.isPresent() && !values.containsKey("shared_with")
                        ? before.get().audience()
                        : audience(values.getOrDefault("shared_with", "")),
                before.flatMap(WatchEntry::home)));
    }

    /** Of an entry that counts from now on, it is no matter since when it has counted. */
    private Instant from(String text, Instant now, Optional<WatchEntry> before) {
        return text.isEmpty()
                ? before.map(WatchEntry::validFrom)
                        .filter(from -> !from.isAfter(now))
                        .orElse(now)
                : time(text, false);
    }

    private Optional<Instant> to(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(time(text, true));
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
        // Most lines name a day, and each way that does not fit costs more than all the rest of a line.
        return (text.length() <= LONGEST_DAY ? day(text, end).or(() -> moment(text)) : moment(text))
                .or(() -> day(text, end))
                .orElseThrow(() -> new Fault("WAT-14", "watchlist.csv.date", text));
    }

    private Optional<Instant> moment(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeParseException e) {
            // not with an offset
        }
        for (DateTimeFormatter format : TIMES) {
            try {
                return Optional.of(
                        LocalDateTime.parse(text, format).atZone(zone).toInstant());
            } catch (DateTimeParseException e) {
                // not this way
            }
        }
        return Optional.empty();
    }

    private Optional<Instant> day(String text, boolean end) {
        for (DateTimeFormatter format : DAYS) {
            try {
                LocalDate day = LocalDate.parse(text, format);
                return Optional.of(
                        (end ? day.plusDays(1) : day).atStartOfDay(zone).toInstant());
            } catch (DateTimeParseException e) {
                // not this way
            }
        }
        return Optional.empty();
    }
}

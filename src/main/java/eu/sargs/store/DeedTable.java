package eu.sargs.store;

import eu.sargs.access.Deed;
import eu.sargs.access.DeedCodec;
import eu.sargs.access.DeedKind;
import eu.sargs.access.DeedSearch;
import eu.sargs.access.Deeds;
import eu.sargs.access.Officer;
import eu.sargs.access.Reason;
import eu.sargs.access.StationKey;
import eu.sargs.journal.ActedBy;
import eu.sargs.journal.Envelope;
import eu.sargs.journal.Event;
import eu.sargs.journal.FeedId;
import eu.sargs.journal.Journal;
import eu.sargs.journal.Lane;
import eu.sargs.plate.Confusables;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/** By what deeds are found; what they say is read from their events. Follows all lanes but traffic, which no person writes. */
final class DeedTable implements Projection, Deeds {
    private static final String INSERT =
            "INSERT INTO deed (place, at_millis, kind, officer, plate, subject, reason_code, case_number, about)"
                    + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)";

    private static final int LONGEST_PLATE = 64;
    private static final int LONGEST_CODE = 40;
    private static final int LONGEST_CASE = 100;
    private static final int LONGEST_ACCOUNT = 100;
    /** Ids that a plate leads to. */
    private static final int SUBJECTS = 100;

    private static final Comparator<Row> LATEST_FIRST =
            Comparator.comparingLong(Row::at).thenComparingLong(Row::place).reversed();

    private final Database database;
    private final JournalTables tables;
    private final Journal journal;
    private final Household household;
    private final Consumer<List<Event>> passed;

    /**
     * @param journal where it is recorded that somebody read
     * @param passed waits until the projections have passed these events
     */
    DeedTable(Database database, Journal journal, Household household, Consumer<List<Event>> passed) {
        this.database = database;
        this.tables = new JournalTables(database);
        this.journal = journal;
        this.household = household;
        this.passed = passed;
    }

    private record Row(long place, long at, int kind) {}

    @Override
    public String name() {
        return "deed";
    }

    @Override
    public Set<Lane> lanes() {
        return Set.of(Lane.DUTY, Lane.LIST, Lane.RECORD);
    }

    @Override
    public Map<String, String> tables() {
        return Map.of("deed", "place");
    }

    @Override
    public void apply(Connection connection, Event event) throws SQLException {
        apply(connection, List.of(event));
    }

    /** As one statement: an import is thousands of deeds. */
    @Override
    public void apply(Connection connection, List<Event> events) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            boolean any = false;
            for (Event event : events) {
                Optional<DeedFacts> facts = DeedFacts.of(event);
                if (facts.isPresent()) {
                    set(insert, event, facts.get());
                    insert.addBatch();
                    any = true;
                }
            }
            if (any) {
                insert.executeBatch();
            }
        }
    }

    private void set(PreparedStatement insert, Event event, DeedFacts facts) throws SQLException {
        insert.setLong(1, place(event));
        insert.setLong(2, event.time().millis());
        insert.setInt(3, facts.kind().code());
        insert.setString(4, event.by().map(ActedBy::officer).orElse(""));
        insert.setString(5, folded(facts.plate()));
        insert.setString(6, cut(facts.subject(), LONGEST_PLATE));
        insert.setString(7, cut(event.by().map(by -> by.why().code()).orElse(""), LONGEST_CODE));
        insert.setString(8, folded(caseNumber(event, facts), LONGEST_CASE));
        insert.setString(9, cut(facts.account(), LONGEST_ACCOUNT));
    }

    private static String folded(String plate) {
        return cut(Confusables.fold(plate.toUpperCase(Locale.ROOT).replaceAll("[\\s-]", "")), LONGEST_PLATE);
    }

    private static String folded(String caseNumber, int most) {
        return cut(caseNumber.strip().toUpperCase(Locale.ROOT), most);
    }

    private static String cut(String text, int most) {
        return text.length() > most ? text.substring(0, most) : text;
    }

    /** Named with the reason; evidence was kept in a case before reasons had one. */
    private static String caseNumber(Event event, DeedFacts facts) {
        return event.by()
                .map(by -> by.why().caseNumber())
                .filter(number -> !number.isEmpty())
                .orElseGet(() -> facts.details().getOrDefault("case", "").toString());
    }

    @Override
    public List<Deed> search(DeedSearch search, Optional<Deed.Mark> after, int limit, Reason reason, Officer officer) {
        long asked = onRecord(DeedCodec.SEARCHED, search, reason, officer);
        return page(search, after, limit, asked);
    }

    @Override
    public void export(DeedSearch search, Consumer<Deed> told, Reason reason, Officer officer) {
        long asked = onRecord(DeedCodec.EXPORTED, search, reason, officer);
        Optional<Deed.Mark> after = Optional.empty();
        List<Deed> page;
        do {
            page = page(search, after, PAGE, asked);
            page.forEach(told);
            after = page.isEmpty() ? after : Optional.of(page.getLast().mark());
        } while (page.size() == PAGE);
    }

    /** Also waits until all that was done here before can be found. @return its place: what is shown is as it was before it */
    private long onRecord(String type, DeedSearch search, Reason reason, Officer officer) {
        List<Event> written = journal.append(List.of(DeedCodec.asked(type, search, reason, officer)));
        passed.accept(written);
        return place(written.getFirst());
    }

    private long place(Event event) {
        return EventTable.place(tables.number(event.feed()).orElseThrow(), event.sequence());
    }

    @Override
    public List<Deed> own(Optional<Deed.Mark> after, int limit, Officer officer) {
        return page(DeedSearch.by(officer.account()), after, limit, -1);
    }

    /** Of one kind, from one moment until before another; the latest first. What is asked is no deed: nobody chose whose. */
    List<Deed> between(Instant from, Instant to, DeedKind kind) {
        DeedSearch search = new DeedSearch(
                Optional.of(from),
                Optional.of(to),
                Optional.empty(),
                Optional.of(kind),
                Optional.empty(),
                Optional.empty());
        List<Deed> all = new ArrayList<>();
        Optional<Deed.Mark> after = Optional.empty();
        List<Deed> page;
        do {
            page = page(search, after, PAGE, -1);
            all.addAll(page);
            after = page.isEmpty() ? after : Optional.of(page.getLast().mark());
        } while (page.size() == PAGE);
        return all;
    }

    /** @param but the place of one that is left out */
    private List<Deed> page(DeedSearch search, Optional<Deed.Mark> after, int limit, long but) {
        if (limit < 1 || limit > PAGE) {
            throw new IllegalArgumentException("A page holds 1 to " + PAGE);
        }
        return database.read(connection -> {
            List<Deed> deeds = new ArrayList<>();
            for (Row row : rows(connection, search, after, limit, but)) {
                deed(connection, row).ifPresent(deeds::add);
            }
            return deeds;
        });
    }

    private List<Row> rows(Connection connection, DeedSearch search, Optional<Deed.Mark> after, int limit, long but)
            throws SQLException {
        if (search.plate().isEmpty()) {
            return Conditions.of(connection, search, after, but).rows(connection, limit);
        }
        String plate = folded(search.plate().get());
        Set<Row> found = new TreeSet<>(LATEST_FIRST);
        found.addAll(Conditions.of(connection, search, after, but)
                .and("plate = ?", plate)
                .rows(connection, limit));
        // What was done with the entry, the sighting or the alert does not name the plate again. Each by its index.
        for (String subject : Query.list(
                connection,
                row -> row.getString(1),
                "SELECT DISTINCT subject FROM deed WHERE plate = ? AND subject <> '' FETCH FIRST ? ROWS ONLY",
                plate,
                SUBJECTS)) {
            found.addAll(Conditions.of(connection, search, after, but)
                    .and("subject = ?", subject)
                    .rows(connection, limit));
        }
        return found.stream().limit(limit).toList();
    }

    /** What rows have to fulfil, as SQL with its values. */
    private static final class Conditions {
        private final StringBuilder sql = new StringBuilder("1 = 1");
        private final List<Object> values = new ArrayList<>();

        static Conditions of(Connection connection, DeedSearch search, Optional<Deed.Mark> after, long but)
                throws SQLException {
            Conditions all = new Conditions();
            search.from().ifPresent(from -> all.and("at_millis >= ?", from.toEpochMilli()));
            search.to().ifPresent(to -> all.and("at_millis < ?", to.toEpochMilli()));
            search.officer().ifPresent(officer -> all.and("officer = ?", officer));
            search.kind().ifPresent(kind -> all.and("kind = ?", kind.code()));
            search.reasonCode().ifPresent(code -> all.and("reason_code = ?", code));
            search.caseNumber().ifPresent(number -> all.and("case_number = ?", folded(number, LONGEST_CASE)));
            search.about().ifPresent(account -> all.and("about = ?", account));
            if (search.station().isPresent()) {
                all.of(Query.list(
                        connection,
                        row -> row.getLong(1),
                        "SELECT feed FROM feed WHERE origin = ?",
                        search.station().get().hex()));
            }
            after.ifPresent(mark -> all.and("at_millis <= ?", mark.at().toEpochMilli())
                    .and("(at_millis < ? OR place < ?)", mark.at().toEpochMilli(), mark.place()));
            return all.and("place <> ?", but);
        }

        private void of(List<Long> feeds) {
            and(
                    "place / " + EventTable.SPAN + " IN ("
                            + (feeds.isEmpty() ? "-1" : "?" + ", ?".repeat(feeds.size() - 1)) + ")",
                    feeds.toArray());
        }

        Conditions and(String condition, Object... its) {
            sql.append(" AND ").append(condition);
            values.addAll(List.of(its));
            return this;
        }

        List<Row> rows(Connection connection, int limit) throws SQLException {
            List<Object> all = new ArrayList<>(values);
            all.add(limit);
            return Query.list(
                    connection,
                    row -> new Row(row.getLong(1), row.getLong(2), row.getInt(3)),
                    "SELECT place, at_millis, kind FROM deed WHERE " + sql
                            + " ORDER BY at_millis DESC, place DESC FETCH FIRST ? ROWS ONLY",
                    all.toArray());
        }
    }

    private Optional<Deed> deed(Connection connection, Row row) throws SQLException {
        int number = (int) (row.place() / EventTable.SPAN);
        Optional<FeedId> feed = tables.name(number);
        if (feed.isEmpty()) {
            return Optional.empty();
        }
        return EventTable.after(connection, feed.get(), number, EventTable.sequence(row.place()) - 1, 1).stream()
                .findFirst()
                .map(Envelope::event)
                .filter(event -> event.sequence() == EventTable.sequence(row.place()))
                .map(event -> deed(row, event));
    }

    private Deed deed(Row row, Event event) {
        Optional<DeedFacts> facts = DeedFacts.of(event);
        StationKey writer = StationKey.of(event.feed().origin());
        return new Deed(
                new Deed.Mark(Instant.ofEpochMilli(row.at()), row.place()),
                writer,
                household.ours(writer),
                event.by().map(ActedBy::officer).orElse(""),
                event.by().map(ActedBy::seat).orElse(""),
                new Deed.Given(
                        event.by().map(ActedBy::reason).orElse(""),
                        event.by().map(by -> by.why().code()).orElse(""),
                        facts.map(its -> caseNumber(event, its)).orElse("")),
                DeedKind.of(row.kind()),
                event.type(),
                facts.map(DeedFacts::plate).orElse(""),
                facts.map(DeedFacts::details).orElse(Map.of()));
    }
}

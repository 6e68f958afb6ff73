package eu.sargs.store;

import eu.sargs.journal.ActedBy;
import eu.sargs.journal.Event;
import eu.sargs.journal.FeedId;
import eu.sargs.journal.HybridTime;
import eu.sargs.journal.Lane;
import eu.sargs.journal.OriginKey;
import eu.sargs.journal.Position;
import eu.sargs.journal.Scope;
import eu.sargs.journal.Succession;
import eu.sargs.platform.Listeners;
import eu.sargs.platform.Pin;
import eu.sargs.sync.member.MemberBook;
import eu.sargs.sync.member.MemberCodec;
import eu.sargs.sync.member.MemberEvent;
import eu.sargs.sync.member.Membership;
import eu.sargs.sync.member.SetAside;
import eu.sargs.sync.member.Statement;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * What members have said of members. The table holds all of it; who belongs is folded from it in memory, also of what
 * counts for nothing now: an admission that comes later may make it count.
 */
final class MemberTable implements Projection, MemberBook {
    /** Of one moment. */
    private record View(Membership membership, Map<Position, String> officers) {}

    private record Row(Statement statement, String officer) {}

    private final Database database;
    private final SqlJournal journal;
    private final List<OriginKey> older;
    private final String seat;
    private final Listeners<Membership> listeners = new Listeners<>();
    private Projections projections;
    private volatile View view;

    /**
     * It must be led by the projections it is then given in {@link #follow}.
     *
     * @param older keys this home had before
     * @param seat of this machine, for what it says by itself
     */
    MemberTable(Database database, SqlJournal journal, List<OriginKey> older, String seat) {
        this.database = database;
        this.journal = journal;
        this.older = List.copyOf(older);
        this.seat = seat;
        view = new View(new Membership(journal.origin(), List.of()), Map.of());
    }

    /** Before the first call of {@link #say}. */
    void follow(Projections leading) {
        projections = leading;
    }

    @Override
    public String name() {
        return "members";
    }

    @Override
    public Set<Lane> lanes() {
        return Set.of(Lane.LIST);
    }

    @Override
    public Map<String, String> tables() {
        return Map.of("member_statement", "origin, epoch, sequence");
    }

    @Override
    public void apply(Connection connection, Event event) throws SQLException {
        if (!isStatement(event)) {
            return;
        }
        MemberCodec.decode(event); // what cannot be read is not kept
        Query.update(
                connection,
                "INSERT INTO member_statement (origin, epoch, sequence, hlc_millis, hlc_counter, event_type, officer,"
                        + " body) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                event.feed().origin().hex(),
                event.feed().epoch(),
                event.sequence(),
                event.time().millis(),
                event.time().counter(),
                event.type(),
                event.by().map(ActedBy::officer).orElse(""),
                event.payload().orElseThrow());
    }

    /** Only where everybody sees it: what some do not see would give them another membership. */
    private static boolean isStatement(Event event) {
        return event.payload().isPresent()
                && event.feed().scope().equals(Scope.ALL)
                && MemberCodec.TYPES.contains(event.type());
    }

    @Override
    public void passed(List<Event> events) {
        if (events.stream().anyMatch(MemberTable::isStatement)) {
            take(database.read(MemberTable::load));
        }
    }

    @Override
    public void settled(Connection connection) throws SQLException {
        take(load(connection));
    }

    private void take(List<Row> rows) {
        Map<Position, String> officers = new HashMap<>();
        rows.forEach(row -> officers.put(row.statement().place(), row.officer()));
        Membership next = fold(rows);
        view = new View(next, Map.copyOf(officers));
        listeners.tell(next);
    }

    private Membership fold(List<Row> rows) {
        return new Membership(
                journal.origin(), older, rows.stream().map(Row::statement).toList(), aside());
    }

    private static List<Row> load(Connection connection) throws SQLException {
        return Query.list(
                connection,
                MemberTable::row,
                "SELECT origin, epoch, sequence, hlc_millis, hlc_counter, event_type, officer, body"
                        + " FROM member_statement");
    }

    private static Row row(ResultSet row) throws SQLException {
        Event event = new Event(
                new FeedId(new OriginKey(row.getString(1)), row.getInt(2), Scope.ALL, Lane.LIST),
                row.getLong(3),
                new HybridTime(row.getLong(4), row.getInt(5)),
                row.getString(6),
                1,
                Optional.empty(),
                Optional.of(row.getBytes(8)));
        return new Row(Statement.of(event), row.getString(7));
    }

    @Override
    public Membership now() {
        return view.membership();
    }

    @Override
    public String officer(Statement statement) {
        return view.officers().getOrDefault(statement.place(), "");
    }

    @Override
    public void say(List<MemberEvent> said, ActedBy by) {
        projections.awaitPassed(journal.append(
                said.stream().map(event -> MemberCodec.draft(event, by)).toList()));
    }

    @Override
    public int sayAgain() {
        List<MemberEvent> said = fold(database.read(MemberTable::load)).toSay();
        if (!said.isEmpty()) {
            say(said, ActedBy.machine(seat));
        }
        return said.size();
    }

    /** What was set aside of those who came and left. */
    private SetAside aside() {
        List<Statement> aside = Stream.of(MemberCodec.ADMITTED, MemberCodec.REVOKED, Succession.TYPE)
                .flatMap(type -> journal.setAside(Lane.LIST, type).stream())
                .filter(MemberTable::isStatement)
                .flatMap(event -> readable(event).stream())
                .toList();
        return SetAside.of(aside, journal.partings());
    }

    private static Optional<Statement> readable(Event event) {
        try {
            return Optional.of(Statement.of(event));
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // as it was passed by while it stood
        }
    }

    @Override
    public void catchUp() {
        journal.heads().forEach((feed, head) -> {
            if (feed.lane() == Lane.LIST) {
                projections.awaitPassed(new Position(feed, head));
            }
        });
    }

    @Override
    public Pin onChange(Consumer<Membership> listener) {
        return listeners.add(listener);
    }
}

package eu.sargs.store;

import eu.sargs.access.ListedReason;
import eu.sargs.access.Officer;
import eu.sargs.access.ReasonCodec;
import eu.sargs.access.Reasons;
import eu.sargs.access.StandardReasons;
import eu.sargs.journal.Event;
import eu.sargs.journal.Journal;
import eu.sargs.journal.Lane;
import eu.sargs.journal.Scope;
import eu.sargs.platform.Fault;
import eu.sargs.platform.Language;
import eu.sargs.platform.Listeners;
import eu.sargs.platform.Pin;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** The agency's list of reasons: the standard ones, and what was said of each since; follows the journal. Few, so all are read at once. */
final class ReasonTable implements Projection, Reasons {
    /** As a row of {@code reason_said}. */
    private record Said(String code, boolean retired, boolean caseWanted, Map<Language, String> words) {}

    private final Database database;
    private final JournalTables tables;
    private final Journal journal;
    private final Consumer<List<Event>> awaited;
    private final Listeners<List<ListedReason>> listeners = new Listeners<>();

    /** @param awaited waits until the projections have passed these events */
    ReasonTable(Database database, Journal journal, Consumer<List<Event>> awaited) {
        this.database = database;
        this.tables = new JournalTables(database);
        this.journal = journal;
        this.awaited = awaited;
    }

    @Override
    public String name() {
        return "reason";
    }

    @Override
    public Set<Lane> lanes() {
        return Set.of(Lane.RECORD);
    }

    @Override
    public Map<String, String> tables() {
        return Map.of("reason_said", "place");
    }

    private static boolean isOne(Event event) {
        return event.feed().scope().equals(Scope.STATION)
                && (event.type().equals(ReasonCodec.LISTED) || event.type().equals(ReasonCodec.RETIRED))
                && event.payload().isPresent();
    }

    @Override
    public void apply(Connection connection, Event event) throws SQLException {
        if (!isOne(event)) {
            return;
        }
        byte[] payload = event.payload().get();
        if (event.type().equals(ReasonCodec.LISTED)) {
            ListedReason listed = ReasonCodec.decodeListed(payload);
            say(connection, event, new Said(listed.code(), false, listed.caseWanted(), listed.words()));
        } else {
            say(connection, event, new Said(ReasonCodec.decodeRetired(payload), true, false, Map.of()));
        }
    }

    private void say(Connection connection, Event event, Said said) throws SQLException {
        Query.update(
                connection,
                "INSERT INTO reason_said (place, code, said_millis, said_counter, retired, case_wanted, lv, lt, en, ru)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                EventTable.place(tables.number(event.feed()).orElseThrow(), event.sequence()),
                said.code(),
                event.time().millis(),
                event.time().counter(),
                said.retired(),
                said.caseWanted(),
                said.words().getOrDefault(Language.LV, ""),
                said.words().getOrDefault(Language.LT, ""),
                said.words().getOrDefault(Language.EN, ""),
                said.words().getOrDefault(Language.RU, ""));
    }

    private static Said said(ResultSet row) throws SQLException {
        Map<Language, String> words = new EnumMap<>(Language.class);
        words.put(Language.LV, row.getString(4));
        words.put(Language.LT, row.getString(5));
        words.put(Language.EN, row.getString(6));
        words.put(Language.RU, row.getString(7));
        return new Said(row.getString(1), row.getBoolean(2), row.getBoolean(3), words);
    }

    @Override
    public List<ListedReason> all() {
        Map<String, ListedReason> all = new LinkedHashMap<>();
        StandardReasons.all().forEach(one -> all.put(one.code(), one));
        for (Said said : database.read(connection -> Query.list(
                connection,
                ReasonTable::said,
                "SELECT code, retired, case_wanted, lv, lt, en, ru FROM reason_said"
                        + " ORDER BY said_millis, said_counter, place"))) {
            if (said.retired()) {
                all.computeIfPresent(said.code(), (code, was) -> was.retire());
            } else {
                all.put(said.code(), new ListedReason(said.code(), said.words(), said.caseWanted(), false));
            }
        }
        return List.copyOf(all.values());
    }

    @Override
    public void put(ListedReason reason, Officer officer) {
        awaited.accept(journal.append(List.of(ReasonCodec.listed(reason, officer))));
    }

    @Override
    public void retire(String code, Officer officer) {
        ListedReason there = all().stream()
                .filter(one -> one.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new Fault("ACC-35", "access.fault.reason_unknown", code));
        if (!there.retired()) {
            awaited.accept(journal.append(List.of(ReasonCodec.retired(code, officer))));
        }
    }

    @Override
    public Pin onChange(Consumer<List<ListedReason>> listener) {
        return listeners.add(listener);
    }

    @Override
    public void passed(List<Event> events) {
        if (!listeners.isEmpty() && events.stream().anyMatch(ReasonTable::isOne)) {
            listeners.tell(all());
        }
    }
}

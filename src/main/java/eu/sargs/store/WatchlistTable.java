package eu.sargs.store;

import eu.sargs.access.Audience;
import eu.sargs.access.Neighbours;
import eu.sargs.access.Officer;
import eu.sargs.access.StationKey;
import eu.sargs.journal.Draft;
import eu.sargs.journal.Event;
import eu.sargs.journal.Lane;
import eu.sargs.platform.Fault;
import eu.sargs.platform.Listeners;
import eu.sargs.platform.Pin;
import eu.sargs.watchlist.EntryChange;
import eu.sargs.watchlist.EntryId;
import eu.sargs.watchlist.EntryRules;
import eu.sargs.watchlist.EntryState;
import eu.sargs.watchlist.ListPreview;
import eu.sargs.watchlist.ListTaken;
import eu.sargs.watchlist.Proposal;
import eu.sargs.watchlist.WatchCodec;
import eu.sargs.watchlist.WatchEntry;
import eu.sargs.watchlist.Watchlist;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The watchlist, with all of it also in memory: every sighting is matched against it. Listeners are told on the
 * projections' thread and must not give commands there.
 */
public final class WatchlistTable implements Projection, Watchlist {
    /** Entries of an import that become durable together: a stride of the tables. */
    private static final int BATCH = 2_000;

    private final Database database;
    private final SqlJournal journal;
    private final Household household;
    private final Consumer<List<Event>> passed;
    private final Listeners<List<WatchEntry>> listeners = new Listeners<>();
    private volatile ListedEntries listed = ListedEntries.none();

    /** @param passed waits until the projections have passed these events: {@link Projections#awaitPassed(List)} */
    WatchlistTable(Database database, SqlJournal journal, Household household, Consumer<List<Event>> passed) {
        this.database = database;
        this.journal = journal;
        this.household = household;
        this.passed = passed;
    }

    @Override
    public String name() {
        return "watchlist";
    }

    @Override
    public Set<Lane> lanes() {
        return Set.of(Lane.LIST);
    }

    @Override
    public Map<String, String> tables() {
        return Map.of(
                "watch_change",
                "change_id",
                "watch_replaced",
                "change_id",
                "watch_proposal",
                "proposal",
                "watch_answer",
                "answer_id");
    }

    @Override
    public void apply(Connection connection, Event event) throws SQLException {
        apply(connection, List.of(event));
    }

    @Override
    public void apply(Connection connection, List<Event> events) throws SQLException {
        new WatchRows(connection).apply(events);
    }

    @Override
    public void passed(List<Event> events) {
        List<EntryChange> changes = events.stream()
                .filter(WatchRows::isChange)
                .flatMap(event -> readable(event).stream())
                .toList();
        if (!changes.isEmpty()) {
            ListedEntries before = listed;
            Set<UUID> touched = before.touchedBy(changes);
            listed = before.with(touched, database.read(connection -> new WatchRows(connection).standing(touched)));
        }
        if (events.stream().anyMatch(WatchRows::ours)) {
            listeners.tell(listed.all());
        }
    }

    @Override
    public void settled(Connection connection) throws SQLException {
        listed = ListedEntries.of(new WatchRows(connection).standing());
    }

    @Override
    public List<WatchEntry> all() {
        return listed.all();
    }

    @Override
    public List<WatchEntry> wanted() {
        return listed.wanted();
    }

    @Override
    public List<EntryState> disputed() {
        return listed.states().values().stream()
                .filter(EntryState::disputed)
                .sorted(Comparator.comparing(
                        state -> state.shown().orElseThrow().pattern()))
                .toList();
    }

    @Override
    public List<EntryChange> setAside() {
        return Stream.of(WatchCodec.PUT, WatchCodec.REMOVED)
                .flatMap(type -> journal.setAside(Lane.LIST, type).stream())
                .filter(WatchRows::ours)
                .flatMap(event -> readable(event).stream())
                .sorted(Comparator.comparing((EntryChange change) ->
                                change.told().orElseThrow().at())
                        .reversed()
                        .thenComparing(EntryChange::id))
                .toList();
    }

    private static Optional<EntryChange> readable(Event event) {
        try {
            return Optional.of(WatchRows.change(event));
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // as it was passed by while it stood
        }
    }

    @Override
    public Optional<WatchEntry> find(EntryId id) {
        return listed.find(id).flatMap(EntryState::shown);
    }

    @Override
    public Neighbours neighbours() {
        return household.neighbours();
    }

    @Override
    public boolean ours(WatchEntry entry) {
        return entry.home().map(household::ours).orElse(true);
    }

    @Override
    public WatchEntry put(WatchEntry entry, Officer officer) {
        return putAll(List.of(entry), officer).getFirst();
    }

    @Override
    public synchronized List<WatchEntry> putAll(List<WatchEntry> put, Officer officer) {
        Changes changes = new Changes();
        List<WatchEntry> all = new ArrayList<>();
        put.forEach(entry -> all.add(changes.put(entry)));
        write(changes.drafts(officer));
        return List.copyOf(all);
    }

    @Override
    public ListTaken take(ListPreview preview, Officer officer, Progress progress) {
        List<ListPreview.Step> steps = preview.steps();
        ListTaken taken = new ListTaken(0, 0, 0, steps.size());
        if (steps.isEmpty()) {
            return taken;
        }
        requireAsSeen(preview);
        try {
            while (taken.size() < steps.size() && progress.taken(taken.size(), steps.size())) {
                List<ListPreview.Step> batch =
                        steps.subList(taken.size(), Math.min(steps.size(), taken.size() + BATCH));
                take(batch, taken.size() == 0 ? Optional.of(begun(preview, officer)) : Optional.empty(), officer);
                for (ListPreview.Step step : batch) {
                    taken = taken.plus(step);
                }
            }
        } finally {
            if (taken.stopped() && taken.size() > 0) {
                write(List.of(WatchCodec.imported(preview, taken, officer)));
            }
        }
        progress.taken(taken.size(), steps.size());
        return taken;
    }

    private static Draft begun(ListPreview preview, Officer officer) {
        int all = preview.size();
        return WatchCodec.imported(
                preview,
                new ListTaken(
                        preview.added().size(),
                        preview.changed().size(),
                        preview.removed().size(),
                        all),
                officer);
    }

    private synchronized void take(List<ListPreview.Step> batch, Optional<Draft> begun, Officer officer) {
        Changes changes = new Changes();
        for (ListPreview.Step step : batch) {
            step.before().ifPresent(this::requireAsSeen);
            step.after()
                    .ifPresentOrElse(
                            changes::put,
                            () -> changes.remove(step.before().orElseThrow().id()));
        }
        List<Draft> drafts = new ArrayList<>(begun.stream().toList());
        drafts.addAll(changes.drafts(officer));
        write(drafts);
    }

    /** Else the same file, taken twice from two screens, would stand on the list twice. */
    private void requireAsSeen(ListPreview preview) {
        Set<String> ours = listed.all().stream()
                .filter(this::ours)
                .map(WatchEntry::pattern)
                .collect(Collectors.toSet());
        if (preview.added().stream().anyMatch(one -> ours.contains(one.entry().pattern()))) {
            throw new Fault("WAT-25", "watchlist.fault.stale");
        }
        preview.steps().forEach(step -> step.before().ifPresent(this::requireAsSeen));
    }

    private void requireAsSeen(WatchEntry before) {
        Optional<EntryState> state = listed.find(before.id()).filter(one -> !one.disputed());
        if (!state.flatMap(EntryState::shown).equals(Optional.of(before))) {
            throw new Fault("WAT-25", "watchlist.fault.stale");
        }
    }

    @Override
    public synchronized void remove(EntryId id, Officer officer) {
        Changes changes = new Changes();
        changes.remove(id);
        write(changes.drafts(officer));
    }

    private void write(List<Draft> drafts) {
        if (!drafts.isEmpty()) {
            passed.accept(journal.append(drafts));
        }
    }

    /** What is written of several entries at once, each over what stands and what was written before it. */
    private final class Changes {
        private final Map<EntryId, EntryState> standing = new HashMap<>();
        private final List<EntryChange> changes = new ArrayList<>();

        Optional<EntryState> state(EntryId id) {
            return Optional.ofNullable(standing.get(id)).or(() -> listed.find(id));
        }

        WatchEntry put(WatchEntry entry) {
            Optional<EntryState> state = state(entry.id());
            state.ifPresent(WatchlistTable.this::requireOurs);
            int edition = 1
                    + state.flatMap(EntryState::shown).map(WatchEntry::edition).orElse(0);
            WatchEntry next = EntryRules.checked(entry).written(edition, household.self());
            Set<UUID> over = new HashSet<>(state.map(EntryState::ids).orElse(Set.of()));
            if (state.isPresent()) {
                // Where fewer may see it from now on, the others are told that it is gone, or it would ring there on.
                for (Audience seen : state.get().audiences()) {
                    if (!seen.within(next.audience())) {
                        EntryChange gone = EntryChange.removed(
                                entry.id(), seen, state.get().ids(seen));
                        changes.add(gone);
                        over.add(gone.id());
                    }
                }
            }
            EntryChange change = EntryChange.put(next, over);
            changes.add(change);
            standing.put(entry.id(), new EntryState(entry.id(), List.of(change)));
            return next;
        }

        void remove(EntryId id) {
            Optional<EntryState> state = state(id).filter(one -> !one.wanted().isEmpty());
            if (state.isPresent()) {
                requireOurs(state.get());
                for (Audience seen : state.get().audiences()) {
                    changes.add(EntryChange.removed(id, seen, state.get().ids(seen)));
                }
            }
        }

        List<Draft> drafts(Officer officer) {
            return changes.stream()
                    .map(change -> WatchCodec.draft(change, officer))
                    .toList();
        }
    }

    private void requireOurs(EntryState state) {
        state.shown().filter(entry -> !ours(entry)).ifPresent(entry -> {
            throw new Fault("WAT-17", "watchlist.fault.owner_elsewhere", entry.owner());
        });
    }

    @Override
    public List<Proposal> proposals() {
        return database.read(connection -> new WatchRows(connection).proposals(this::mayAnswer));
    }

    /** An answer counts when it is of the station whose entry it is. */
    private boolean mayAnswer(Proposal proposal, StationKey by) {
        Optional<EntryState> state = listed.find(proposal.entry());
        return state.isEmpty()
                || state.get().heads().stream()
                        .flatMap(head -> head.told().stream())
                        .anyMatch(told -> household.same(told.by(), by));
    }

    @Override
    public synchronized void propose(EntryId id, Optional<WatchEntry> value, String note, Officer officer) {
        WatchEntry entry = find(id).orElseThrow(() -> new Fault("WAT-19", "watchlist.fault.unknown"));
        write(List.of(WatchCodec.draft(
                new Proposal(
                        UUID.randomUUID(),
                        id,
                        value.map(EntryRules::checked).map(one -> one.shownTo(entry.audience())),
                        officer.name(),
                        checked(note),
                        entry.audience(),
                        Optional.empty(),
                        Optional.empty()),
                officer)));
    }

    private static String checked(String note) {
        String stripped = note.strip();
        if (stripped.length() > Proposal.LONGEST_NOTE) {
            throw new Fault("WAT-18", "watchlist.fault.note", Proposal.LONGEST_NOTE);
        }
        return stripped;
    }

    @Override
    public synchronized void answer(UUID id, boolean accept, String note, Officer officer) {
        Proposal proposal = proposals().stream()
                .filter(one -> one.id().equals(id) && one.waits())
                .findFirst()
                .orElseThrow(() -> new Fault("WAT-20", "watchlist.fault.answered"));
        Optional<EntryState> state = listed.find(proposal.entry());
        state.ifPresent(this::requireOurs);
        String said = checked(note);
        Changes changes = new Changes();
        Optional<WatchEntry> standing = state.flatMap(EntryState::shown);
        if (accept && proposal.value().isPresent()) {
            // Who may see it is the owner's to say, also where it was widened or narrowed since.
            WatchEntry value = proposal.value().get();
            changes.put(value.shownTo(standing.map(WatchEntry::audience).orElse(value.audience())));
        } else if (accept) {
            changes.remove(proposal.entry());
        }
        List<Draft> drafts = new ArrayList<>(changes.drafts(officer));
        drafts.add(WatchCodec.answer(proposal, accept, said, officer));
        write(drafts);
    }

    @Override
    public Pin onChange(Consumer<List<WatchEntry>> listener) {
        return listeners.add(listener);
    }
}

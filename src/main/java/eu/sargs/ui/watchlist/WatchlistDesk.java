package eu.sargs.ui.watchlist;

import eu.sargs.access.Audience;
import eu.sargs.access.Consultations;
import eu.sargs.access.Neighbours;
import eu.sargs.access.Officer;
import eu.sargs.access.Right;
import eu.sargs.platform.Fault;
import eu.sargs.platform.Pin;
import eu.sargs.ui.fx.FxList;
import eu.sargs.ui.part.Desk;
import eu.sargs.ui.part.OnDuty;
import eu.sargs.watchlist.EntryId;
import eu.sargs.watchlist.EntryRules;
import eu.sargs.watchlist.EntryState;
import eu.sargs.watchlist.Proposal;
import eu.sargs.watchlist.SamePlate;
import eu.sargs.watchlist.WatchEntry;
import eu.sargs.watchlist.Watchlist;
import eu.sargs.watchlist.WatchlistCsv;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.ListChangeListener;
import javafx.collections.transformation.FilteredList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The watchlist before an officer: filter, add, change, remove, import. FX thread; ports and files are asked off it. */
final class WatchlistDesk implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(WatchlistDesk.class);

    private final Watchlist watchlist;
    private final Consultations consultations;
    private final Desk desk;
    private final OnDuty duty;
    private final InstantSource time;
    private final Supplier<String> station;
    private final Supplier<Audience> sharedWith;
    private final ImportDesk imports;
    private final FxList<EntryState> disputed;
    private final FxList<Proposal> proposals;
    private final FxList<SamePlate> samePlates;
    private final FxList<WatchEntry> list;
    private final FilteredList<WatchEntry> shown;
    private final StringProperty filter = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<Optional<Fault>> fault = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final BooleanProperty busy = new SimpleBooleanProperty();
    private final Pin pin;

    /**
     * @param station name, the owner of entries where none is given
     * @param sharedWith who sees a new entry unless its officer chooses otherwise
     */
    WatchlistDesk(
            Watchlist watchlist,
            Consultations consultations,
            Desk desk,
            OnDuty duty,
            InstantSource time,
            Supplier<String> station,
            Supplier<Audience> sharedWith) {
        this.watchlist = watchlist;
        this.consultations = consultations;
        this.desk = desk;
        this.duty = duty;
        this.time = time;
        this.station = station;
        this.sharedWith = sharedWith;
        imports = new ImportDesk(watchlist, desk, duty, this::csv);
        disputed = desk.bridge().list(watchlist::disputed);
        proposals = desk.bridge().list(watchlist::proposals);
        samePlates = desk.bridge().list(() -> SamePlate.of(watchlist.all(), time.instant()));
        list = desk.bridge().list(watchlist::all);
        list.hold(imports.takingProperty()); // batch by batch it would be laid out anew, twenty times
        shown = new FilteredList<>(list.items());
        filter.addListener((o, was, is) -> shown.setPredicate(entry -> fits(entry, is)));
        pin = watchlist.onChange(all -> refresh());
        refresh();
    }

    private void refresh() {
        disputed.refresh();
        proposals.refresh();
        samePlates.refresh();
        list.refresh();
    }

    /** The list comes into sight, which is on record. */
    void look() {
        onRecord(officer -> consultations.watchlist(watchlist.all().size(), officer));
    }

    /** An entry comes into sight in full, which is on record. */
    void look(WatchEntry entry) {
        onRecord(officer -> consultations.entry(entry.pattern(), entry.id().toString(), officer));
    }

    private void onRecord(Consumer<Officer> told) {
        duty.officer()
                .ifPresent(officer -> desk.bridge()
                        .ask(
                                () -> {
                                    told.accept(officer);
                                    return true;
                                },
                                done -> {},
                                this::failed));
    }

    boolean may(Right right) {
        return duty.may(right);
    }

    /** Told when what is open about entries has changed. */
    void onMatters(Runnable told) {
        disputed.items().addListener((ListChangeListener<EntryState>) change -> told.run());
        proposals.items().addListener((ListChangeListener<Proposal>) change -> told.run());
        samePlates.items().addListener((ListChangeListener<SamePlate>) change -> told.run());
    }

    /** The entry's values, where stations changed it without knowing of each other. */
    Optional<EntryState> dispute(EntryId entry) {
        return disputed.items().stream()
                .filter(state -> state.entry().equals(entry))
                .findFirst();
    }

    /** The entries of its plate, where it is not the only one. */
    Optional<SamePlate> samePlate(WatchEntry entry) {
        return samePlates.items().stream()
                .filter(one -> one.entries().contains(entry))
                .findFirst();
    }

    /** The latest first. */
    List<Proposal> proposals(EntryId entry) {
        return proposals.items().stream()
                .filter(one -> one.entry().equals(entry))
                .toList();
    }

    boolean ours(WatchEntry entry) {
        return watchlist.ours(entry);
    }

    Neighbours neighbours() {
        return watchlist.neighbours();
    }

    Audience sharedWith() {
        return sharedWith.get();
    }

    /** Asks the entry's owner for a change; an empty value asks for its removal. */
    void propose(EntryId entry, Optional<WatchEntry> value, String note, Runnable done) {
        command(
                officer -> {
                    watchlist.propose(entry, value, note, officer);
                    return true;
                },
                written -> done.run());
    }

    void answer(UUID proposal, boolean accept, Runnable done) {
        command(
                officer -> {
                    watchlist.answer(proposal, accept, "", officer);
                    return true;
                },
                written -> done.run());
    }

    private static boolean fits(WatchEntry entry, String text) {
        String wanted = text.strip().toUpperCase(Locale.ROOT);
        return wanted.isEmpty()
                || entry.pattern().contains(wanted.replaceAll("[\\s-]", ""))
                || entry.reason().toUpperCase(Locale.ROOT).contains(wanted)
                || entry.owner().toUpperCase(Locale.ROOT).contains(wanted);
    }

    FilteredList<WatchEntry> shown() {
        return shown;
    }

    StringProperty filterProperty() {
        return filter;
    }

    String station() {
        return station.get();
    }

    InstantSource time() {
        return time;
    }

    /** A new entry's id. */
    static EntryId newId() {
        return new EntryId(UUID.randomUUID());
    }

    /** Checks, then writes; the answer comes when it is durable and visible. */
    void put(WatchEntry entry, Consumer<WatchEntry> done) {
        command(officer -> watchlist.put(EntryRules.checked(entry), officer), done);
    }

    void remove(EntryId id, Runnable done) {
        command(
                officer -> {
                    watchlist.remove(id, officer);
                    return true;
                },
                removed -> done.run());
    }

    /** A list file on its way into the list. */
    ImportDesk imports() {
        return imports;
    }

    private WatchlistCsv csv() {
        return new WatchlistCsv(time, desk.times().zone(), station.get(), neighbours()::audiences, UUID::randomUUID);
    }

    void clearFault() {
        fault.set(Optional.empty());
    }

    private <T> void command(java.util.function.Function<Officer, T> command, Consumer<T> done) {
        Optional<Officer> officer = duty.officer();
        if (officer.isEmpty() || busy.get()) {
            return;
        }
        fault.set(Optional.empty());
        busy.set(true);
        desk.bridge()
                .<T>ask(
                        () -> command.apply(officer.get()),
                        result -> {
                            busy.set(false);
                            refresh();
                            done.accept(result);
                        },
                        this::failed);
    }

    private void failed(RuntimeException e) {
        busy.set(false);
        if (e instanceof Fault known) {
            fault.set(Optional.of(known));
        } else {
            LOG.error("The watchlist could not be changed", e);
            fault.set(Optional.of(new Fault(e, "UI-03", "watchlist.form.unexpected")));
        }
    }

    ReadOnlyObjectProperty<Optional<Fault>> faultProperty() {
        return fault.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty busyProperty() {
        return busy;
    }

    @Override
    public void close() {
        pin.close();
    }
}

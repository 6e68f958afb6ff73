package eu.sargs.ui.admin;

import eu.sargs.access.Deed;
import eu.sargs.access.DeedSearch;
import eu.sargs.access.Deeds;
import eu.sargs.access.Officer;
import eu.sargs.access.Reason;
import eu.sargs.platform.Fault;
import eu.sargs.ui.part.Desk;
import eu.sargs.ui.part.OnDuty;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ChangeListener;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The record before who may read it: a page at a time, each of which is a deed of its own with the reason it was asked for.
 * Nothing that was found outlasts who looked for it. FX thread; the port is asked off it.
 */
final class RecordDesk implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RecordDesk.class);

    private record Asked(DeedSearch search, Reason reason) {}

    private final Deeds deeds;
    private final RecordFile file;
    private final Desk desk;
    private final OnDuty duty;
    private final ChangeListener<Optional<Officer>> other = (o, was, is) -> forget();
    private final ObservableList<Deed> shown = FXCollections.observableArrayList();
    private final BooleanProperty busy = new SimpleBooleanProperty();
    private final BooleanProperty more = new SimpleBooleanProperty();
    private final ReadOnlyObjectWrapper<Optional<Fault>> fault = new ReadOnlyObjectWrapper<>(Optional.empty());
    private Optional<Asked> asked = Optional.empty();
    /** Counts what was asked, so that an answer that comes late is not taken for that of the next question. */
    private int turn;

    private Runnable paged = () -> {};
    private Runnable forgotten = () -> {};

    RecordDesk(Deeds deeds, RecordFile file, Desk desk, OnDuty duty) {
        this.deeds = deeds;
        this.file = file;
        this.desk = desk;
        this.duty = duty;
        duty.officerProperty().addListener(other);
    }

    private void forget() {
        turn++;
        busy.set(false);
        more.set(false);
        fault.set(Optional.empty());
        asked = Optional.empty();
        shown.clear();
        paged.run();
        forgotten.run();
    }

    /** Runs when somebody else sits down, or nobody. */
    void onForgotten(Runnable then) {
        forgotten = then;
    }

    /** Runs each time a page came, and when all was forgotten. */
    void onPage(Runnable then) {
        paged = then;
    }

    /** The first page of what is looked for takes the place of what was shown. */
    void look(DeedSearch search, Reason reason) {
        ask(officer -> deeds.search(search, Optional.empty(), Deeds.PAGE, reason, officer), page -> {
            asked = Optional.of(new Asked(search, reason));
            shown.setAll(page);
            more.set(page.size() == Deeds.PAGE);
            paged.run();
        });
    }

    /** The next page below what is shown, for the same reason. */
    void older() {
        if (asked.isEmpty() || shown.isEmpty()) {
            return;
        }
        Asked same = asked.get();
        Deed.Mark last = shown.getLast().mark();
        ask(officer -> deeds.search(same.search(), Optional.of(last), Deeds.PAGE, same.reason(), officer), page -> {
            shown.addAll(page);
            more.set(page.size() == Deeds.PAGE);
            paged.run();
        });
    }

    /** @param done with how many deeds were written */
    void write(Path to, DeedSearch search, Reason reason, Consumer<Long> done) {
        ask(officer -> file.write(to, search, reason, officer), done);
    }

    private <T> void ask(Function<Officer, T> question, Consumer<T> answer) {
        Optional<Officer> officer = duty.officer();
        if (officer.isEmpty() || busy.get()) {
            return;
        }
        int now = ++turn;
        busy.set(true);
        fault.set(Optional.empty());
        desk.bridge()
                .ask(
                        () -> question.apply(officer.get()),
                        found -> {
                            if (now == turn) {
                                busy.set(false);
                                answer.accept(found);
                            }
                        },
                        e -> {
                            if (now == turn) {
                                busy.set(false);
                                fault.set(Optional.of(told(e)));
                            }
                        });
    }

    private static Fault told(RuntimeException e) {
        if (e instanceof Fault known) {
            return known;
        }
        LOG.error("The record could not be read", e);
        return new Fault(e, "UI-32", "admin.record.unexpected");
    }

    /** The latest first. */
    ObservableList<Deed> shown() {
        return shown;
    }

    /** Whether something was looked for. */
    boolean looked() {
        return asked.isPresent();
    }

    ReadOnlyBooleanProperty busyProperty() {
        return busy;
    }

    /** Whether there may be older ones. */
    ReadOnlyBooleanProperty moreProperty() {
        return more;
    }

    ReadOnlyObjectProperty<Optional<Fault>> faultProperty() {
        return fault.getReadOnlyProperty();
    }

    @Override
    public void close() {
        duty.officerProperty().removeListener(other);
    }
}

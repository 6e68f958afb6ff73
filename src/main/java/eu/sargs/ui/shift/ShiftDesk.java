package eu.sargs.ui.shift;

import eu.sargs.access.Accounts;
import eu.sargs.access.Approval;
import eu.sargs.access.Officer;
import eu.sargs.access.Right;
import eu.sargs.platform.Fault;
import eu.sargs.platform.Pin;
import eu.sargs.shift.Course;
import eu.sargs.shift.Figures;
import eu.sargs.shift.LogLine;
import eu.sargs.shift.Sheet;
import eu.sargs.shift.Shift;
import eu.sargs.shift.Shifts;
import eu.sargs.ui.part.Desk;
import eu.sargs.ui.part.OnDuty;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The shift before whoever may see it: who is on it always, its log and figures while the screen is in sight. FX thread; the port is asked off it. */
public final class ShiftDesk implements AutoCloseable {
    /** What came about by itself is looked up this often while the log is in sight. */
    private static final Duration LOOK = Duration.ofSeconds(10);

    private static final Logger LOG = LoggerFactory.getLogger(ShiftDesk.class);

    /** What was found at one time. */
    private record Found(Optional<Shift> shift, Optional<Course> course, boolean courseToo) {}

    private final Optional<Shifts> shifts;
    private final Accounts accounts;
    private final Desk desk;
    private final OnDuty duty;
    private final ReadOnlyObjectWrapper<Optional<Shift>> shift = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ObservableList<LogLine> log = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<Optional<Figures>> figures = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Instant>> asOf = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Fault>> fault = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final BooleanProperty busy = new SimpleBooleanProperty();
    private final Runnable again;
    private final Pin pins;
    private boolean inSight;
    private boolean asking;
    private boolean onceMore;

    /**
     * @param shifts empty where whoever sits here may not see it
     * @param accounts where whoever takes over signs in
     */
    public ShiftDesk(Optional<Shifts> shifts, Accounts accounts, Desk desk, OnDuty duty) {
        this.shifts = shifts;
        this.accounts = accounts;
        this.desk = desk;
        this.duty = duty;
        again = desk.bridge().coalesce(this::look);
        pins = shifts.map(port -> Pin.all(
                        port.onChange(news -> again.run()), desk.ticker().each(now -> {
                            if (inSight
                                    && asOf.get()
                                            .filter(at -> at.plus(LOOK).isBefore(now))
                                            .isPresent()) {
                                look();
                            }
                        })))
                .orElse(() -> {});
        look();
    }

    /** Whether whoever sits here may see who is on shift. */
    public boolean follows() {
        return shifts.isPresent();
    }

    /** The open one or the last; empty where there was none, or until it is known. */
    public ReadOnlyObjectProperty<Optional<Shift>> shiftProperty() {
        return shift.getReadOnlyProperty();
    }

    /** Whether whoever sits here is on shift. */
    boolean isOn() {
        return shift.get()
                .filter(one ->
                        duty.officer().filter(who -> one.isOn(who.account())).isPresent())
                .isPresent();
    }

    boolean mayKeep() {
        return duty.may(Right.KEEP_SHIFT);
    }

    /** The latest first. */
    ObservableList<LogLine> log() {
        return log;
    }

    /** Of the shift; empty until they are known. */
    ReadOnlyObjectProperty<Optional<Figures>> figuresProperty() {
        return figures.getReadOnlyProperty();
    }

    /** When the log was read; empty until it was. */
    ReadOnlyObjectProperty<Optional<Instant>> asOfProperty() {
        return asOf.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Optional<Fault>> faultProperty() {
        return fault.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty busyProperty() {
        return busy;
    }

    void inSight(boolean is) {
        inSight = is;
        if (is) {
            look();
        }
    }

    /** Reads anew; what is asked for meanwhile is read once more afterwards. */
    private void look() {
        if (shifts.isEmpty() || duty.officer().isEmpty()) {
            return;
        }
        if (asking) {
            onceMore = true;
            return;
        }
        asking = true;
        boolean courseToo = inSight;
        desk.bridge()
                .ask(
                        () -> {
                            Optional<Shift> latest = shifts.get().latest();
                            return new Found(
                                    latest, courseToo ? latest.map(shifts.get()::course) : Optional.empty(), courseToo);
                        },
                        this::take,
                        e -> {
                            asking = false;
                            fault.set(Optional.of(told(e)));
                        });
    }

    private void take(Found found) {
        asking = false;
        if (found.courseToo()) {
            List<LogLine> fresh = found.course().map(Course::log).orElseGet(List::of);
            if (!log.equals(fresh)) {
                log.setAll(fresh);
            }
            figures.set(found.course().map(Course::figures));
            asOf.set(Optional.of(desk.ticker().now()));
        }
        shift.set(found.shift());
        if (onceMore) {
            onceMore = false;
            look();
        }
    }

    /** What there is to hand over at this moment. */
    void sheet(Consumer<Sheet> answer, Consumer<Fault> failed) {
        shifts.ifPresent(port -> desk.bridge().ask(port::sheet, answer, e -> failed.accept(told(e))));
    }

    /**
     * Of who takes over.
     *
     * @param password overwritten with zeros once it was read
     */
    record Signature(String account, char[] password, String code) {}

    /** Whoever comes signs in to sign; where it comes to nothing they are signed out again. */
    void handOver(Sheet sheet, String note, Signature by, Consumer<Officer> taken, Consumer<Fault> failed) {
        Optional<Officer> officer = duty.officer();
        if (shifts.isEmpty() || officer.isEmpty() || busy.get()) {
            return;
        }
        busy.set(true);
        desk.bridge()
                .ask(
                        () -> handOver(sheet, note, by, officer.get()),
                        next -> {
                            busy.set(false);
                            look();
                            taken.accept(next);
                        },
                        e -> {
                            busy.set(false);
                            failed.accept(told(e));
                        });
    }

    private Officer handOver(Sheet sheet, String note, Signature by, Officer officer) {
        Officer next = accounts.signIn(by.account(), by.password(), by.code(), officer.seat());
        try {
            shifts.orElseThrow().handOver(sheet, note, new Approval(next), officer);
        } catch (RuntimeException e) {
            accounts.signOut(next);
            throw e;
        }
        return next;
    }

    void begin() {
        act((port, officer) -> port.begin(officer), () -> {});
    }

    void end() {
        act(Shifts::end, () -> {});
    }

    /** @param done when it stands in the log */
    void write(String text, boolean toHandOver, Optional<UUID> corrects, Runnable done) {
        act((port, officer) -> port.write(text, toHandOver, corrects, officer), done);
    }

    private void act(BiConsumer<Shifts, Officer> deed, Runnable done) {
        Optional<Officer> officer = duty.officer();
        if (shifts.isEmpty() || officer.isEmpty() || busy.get()) {
            return;
        }
        busy.set(true);
        fault.set(Optional.empty());
        desk.bridge()
                .ask(
                        () -> {
                            deed.accept(shifts.get(), officer.get());
                            return true;
                        },
                        yes -> {
                            busy.set(false);
                            done.run();
                            look();
                        },
                        e -> {
                            busy.set(false);
                            fault.set(Optional.of(told(e)));
                        });
    }

    private static Fault told(RuntimeException e) {
        if (e instanceof Fault known) {
            return known;
        }
        LOG.error("The shift could not be read or written", e);
        return new Fault(e, "UI-51", "shift.fault.unexpected");
    }

    @Override
    public void close() {
        pins.close();
    }
}

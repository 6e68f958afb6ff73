package eu.sargs.ui.admin;

import eu.sargs.access.Accounts;
import eu.sargs.access.Approval;
import eu.sargs.access.Consultations;
import eu.sargs.access.Officer;
import eu.sargs.access.Reason;
import eu.sargs.access.Right;
import eu.sargs.export.EvidenceFiles;
import eu.sargs.picture.Pictures;
import eu.sargs.platform.Fault;
import eu.sargs.sighting.EvidenceLock;
import eu.sargs.sighting.EvidenceLocks;
import eu.sargs.sighting.Sighting;
import eu.sargs.sighting.SightingId;
import eu.sargs.ui.part.Desk;
import eu.sargs.ui.part.OnDuty;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ChangeListener;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is kept as evidence, before an officer. FX thread; the ports are asked off it. */
final class EvidenceDesk implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EvidenceDesk.class);

    private final EvidenceLocks locks;
    private final Pictures pictures;
    private final Consultations consultations;
    private final Accounts accounts;
    private final Desk desk;
    private final OnDuty duty;
    private final ObservableList<EvidenceLock> all = FXCollections.observableArrayList();
    /** What one officer saw is not left to the next. */
    private final ChangeListener<Optional<Officer>> other = (o, was, is) -> forget();

    private Runnable forgotten = () -> {};
    private final BooleanProperty busy = new SimpleBooleanProperty();

    EvidenceDesk(
            EvidenceLocks locks,
            Pictures pictures,
            Consultations consultations,
            Accounts accounts,
            Desk desk,
            OnDuty duty) {
        this.locks = locks;
        this.pictures = pictures;
        this.consultations = consultations;
        this.accounts = accounts;
        this.desk = desk;
        this.duty = duty;
        duty.officerProperty().addListener(other);
    }

    /** Whether who is on duty may keep and lift, or only see what is kept. */
    boolean mayLock() {
        return duty.may(Right.LOCK_EVIDENCE);
    }

    /** Those that hold, the one that ends next first; then those that ended, the latest first. */
    ObservableList<EvidenceLock> all() {
        return all;
    }

    ReadOnlyBooleanProperty busyProperty() {
        return busy;
    }

    Instant now() {
        return desk.ticker().now();
    }

    private void forget() {
        all.clear();
        forgotten.run();
    }

    /** Runs when somebody else sits down, or nobody. */
    void onForgotten(Runnable then) {
        forgotten = then;
    }

    /** Somebody comes to see them, which is on record before they do. @param then runs when they are shown */
    void look(Runnable then, Consumer<Fault> failed) {
        read(
                officer -> {
                    List<EvidenceLock> found = locks.all(officer);
                    consultations.evidence(found.size(), officer);
                    return found;
                },
                then,
                failed);
    }

    /** Nobody looks any more: coming back is on record anew before anything is shown. */
    void away() {
        all.clear();
    }

    /** After a deed of who sees them. @param then runs when they are read anew */
    void again(Runnable then) {
        read(locks::all, then, fault -> {});
    }

    private void read(Function<Officer, List<EvidenceLock>> how, Runnable then, Consumer<Fault> failed) {
        Instant now = now();
        ask(
                how,
                found -> {
                    List<EvidenceLock> holding = found.stream()
                            .filter(one -> one.holds(now))
                            .sorted(Comparator.comparing(EvidenceLock::until))
                            .toList();
                    all.setAll(holding);
                    all.addAll(found.stream().filter(one -> !one.holds(now)).toList());
                    then.run();
                },
                failed);
    }

    void keep(
            SightingId sighting,
            Instant until,
            Reason reason,
            Optional<SecondPerson.Typed> second,
            Runnable done,
            Consumer<Fault> failed) {
        ask(
                officer -> {
                    Optional<Approval> yes = second.map(who -> who.approval(accounts, officer.seat()));
                    return locks.lock(sighting, reason.caseNumber(), until, reason, yes, officer);
                },
                lock -> done.run(),
                failed);
    }

    void lift(EvidenceLock lock, Reason reason, Runnable done, Consumer<Fault> failed) {
        ask(
                officer -> {
                    locks.lift(lock.id(), reason, officer);
                    return true;
                },
                yes -> done.run(),
                failed);
    }

    /** @param done with how many pictures were written */
    void save(EvidenceLock lock, Path folder, Consumer<Integer> done, Consumer<Fault> failed) {
        ask(
                officer -> {
                    Sighting seen = lock.copy().orElseThrow(() -> new Fault("EVI-04", "sighting.fault.evidence_lock"));
                    consultations.pictures(lock.plate(), seen.id().toString(), officer);
                    return new EvidenceFiles(pictures).write(lock, folder);
                },
                done,
                failed);
    }

    @Override
    public void close() {
        duty.officerProperty().removeListener(other);
    }

    private <T> void ask(Function<Officer, T> question, Consumer<T> answer, Consumer<Fault> failed) {
        Optional<Officer> officer = duty.officer();
        if (officer.isEmpty() || busy.get()) {
            return;
        }
        busy.set(true);
        desk.bridge()
                .ask(
                        () -> question.apply(officer.get()),
                        found -> {
                            busy.set(false);
                            if (duty.officer().equals(officer)) {
                                answer.accept(found);
                            }
                        },
                        e -> {
                            busy.set(false);
                            failed.accept(told(e));
                        });
    }

    private static Fault told(RuntimeException e) {
        if (e instanceof Fault known) {
            return known;
        }
        LOG.error("What was asked of the evidence failed", e);
        return new Fault(e, "UI-34", "admin.evidence.unexpected");
    }
}

package eu.sargs.ui.alert;

import eu.sargs.access.Consultations;
import eu.sargs.access.Officer;
import eu.sargs.access.Reason;
import eu.sargs.access.Right;
import eu.sargs.access.StationKey;
import eu.sargs.alert.Alert;
import eu.sargs.alert.AlertId;
import eu.sargs.alert.Alerts;
import eu.sargs.alert.Outcome;
import eu.sargs.platform.Fault;
import eu.sargs.sighting.EvidenceLock;
import eu.sargs.sighting.EvidenceLocks;
import eu.sargs.sighting.Sighting;
import eu.sargs.sighting.SightingId;
import eu.sargs.sighting.Sightings;
import eu.sargs.ui.part.Desk;
import eu.sargs.ui.part.OnDuty;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An officer before one alert: opened, looked at, confirmed or rejected with an outcome. Both decisions always have an
 * outcome chosen and shown, so that one chord is enough. FX thread; ports are asked off it.
 */
final class AlertDecision {
    static final List<Outcome> OUTCOMES = List.of(Outcome.values());
    /** Passages looked through for those before the alarm; many may have come since. */
    private static final int LOOKED_THROUGH = 300;

    private static final int NOTE_MOST = 2000;
    private static final int REASON_MOST = 400;
    private static final Logger LOG = LoggerFactory.getLogger(AlertDecision.class);

    private final Alerts alerts;
    private final Sightings sightings;
    private final Consultations consultations;
    private final EvidenceLocks locks;
    private final Desk desk;
    private final OnDuty duty;
    private final ReadOnlyObjectWrapper<Optional<Alert>> alert = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<List<Sighting>>> earlier =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<List<EvidenceLock>> kept = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<Optional<Fault>> fault = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ObjectProperty<Outcome> confirmAs = new SimpleObjectProperty<>(Outcome.UNIT_FOLLOWS);
    private final ObjectProperty<Outcome> rejectAs = new SimpleObjectProperty<>(Outcome.MISREAD);
    private final StringProperty note = new SimpleStringProperty("");
    private final BooleanProperty busy = new SimpleBooleanProperty();
    private final ObjectProperty<Asking> asking = new SimpleObjectProperty<>(Asking.NOTHING);
    private final AlertTrail trail;
    private Runnable decided = () -> {};

    AlertDecision(
            Alerts alerts,
            Sightings sightings,
            Consultations consultations,
            EvidenceLocks locks,
            Desk desk,
            OnDuty duty) {
        this.locks = locks;
        this.alerts = alerts;
        this.sightings = sightings;
        this.consultations = consultations;
        this.desk = desk;
        this.duty = duty;
        trail = new AlertTrail(alerts, consultations, desk, duty, this::failed);
        alert.addListener((o, was, is) -> trail.follow(is));
        trail.lookedProperty().addListener((o, was, is) -> readKept());
    }

    /** The hits of the alert that is open. */
    AlertTrail trail() {
        return trail;
    }

    /** Whether who is on duty may take and end alerts, or only read them. */
    boolean mayAnswer() {
        return duty.may(Right.ANSWER_ALERT);
    }

    /** Runs when a decision is durable. */
    void onDecided(Runnable then) {
        decided = then;
    }

    /** Opens an alert: its sound pauses, who opened it is shown at every seat, and earlier passages are looked up. */
    void open(AlertId id) {
        open(id, () -> {});
    }

    /** @param then when it is there, if it is */
    void open(AlertId id, Runnable then) {
        if (alert.get().filter(one -> one.id().equals(id)).isEmpty()) {
            alert.set(Optional.empty());
            earlier.set(Optional.empty());
            kept.set(List.of());
            confirmAs.set(Outcome.UNIT_FOLLOWS);
            rejectAs.set(Outcome.MISREAD);
            note.set("");
            asking.set(Asking.NOTHING);
        }
        fault.set(Optional.empty());
        Optional<Officer> officer = duty.officer();
        boolean takes = mayAnswer();
        desk.bridge()
                .<Optional<Alert>>ask(
                        () -> {
                            Optional<Alert> found = alerts.find(id);
                            if (takes && found.filter(Alert::open).isPresent()) {
                                alerts.take(id, officer.orElseThrow());
                                found = alerts.find(id);
                            }
                            found.map(Alert::sighting)
                                    .ifPresent(sighting -> officer.ifPresent(who -> looksAt(sighting, who)));
                            return found;
                        },
                        found -> {
                            alert.set(found);
                            found.ifPresent(one -> officer.ifPresent(who -> lookBack(one, who)));
                            readKept();
                            found.ifPresent(one -> then.run());
                        },
                        this::failed);
    }

    /** Whether the sighting that is looked at is kept as evidence, as it is now. */
    void readKept() {
        Optional<SightingId> seen = looked();
        Optional<Officer> officer = duty.officer().filter(who -> who.may(Right.READ_SIGHTINGS));
        if (seen.isEmpty() || officer.isEmpty()) {
            return;
        }
        Instant now = desk.ticker().now();
        desk.bridge()
                .ask(
                        () -> locks.all(officer.get()).stream()
                                .filter(one -> one.holds(now) && one.sighting().equals(seen.get()))
                                .toList(),
                        found -> {
                            if (looked().equals(seen)) {
                                kept.set(found);
                            }
                        },
                        this::failed);
    }

    private Optional<SightingId> looked() {
        return alert.get().map(one -> trail.shown(one).sighting().id());
    }

    /** Whether who is on duty may keep its sighting as evidence. */
    boolean mayKeep() {
        return duty.may(Right.LOCK_EVIDENCE);
    }

    /** The locks that hold on the sighting that is looked at. */
    ReadOnlyObjectProperty<List<EvidenceLock>> keptProperty() {
        return kept.getReadOnlyProperty();
    }

    private void looksAt(Sighting sighting, Officer who) {
        consultations.pictures(sighting.reading().plate().text(), sighting.id().toString(), who);
    }

    private void lookBack(Alert one, Officer who) {
        Reason reason = why(one);
        desk.bridge()
                .ask(
                        () -> sightings.of(one.sighting().reading().plate(), LOOKED_THROUGH, reason, who).stream()
                                .filter(seen -> !seen.id().equals(one.sighting().id())
                                        && seen.from().isBefore(one.sighting().from()))
                                .toList(),
                        found -> {
                            if (alert.get()
                                    .filter(now -> now.id().equals(one.id())
                                            && now.sighting()
                                                    .id()
                                                    .equals(one.sighting().id()))
                                    .isPresent()) {
                                earlier.set(Optional.of(found));
                            }
                        },
                        this::failed);
    }

    /** What makes the look-up necessary is the alert itself: nobody is asked for a reason while it sounds. */
    private Reason why(Alert one) {
        String whole = desk.words().get("alert.earlier.reason", one.entry().reason());
        return new Reason(whole.length() > REASON_MOST ? whole.substring(0, REASON_MOST) : whole);
    }

    /** The alert as it is now, after news of it. */
    void refresh(Alert fresh) {
        Optional<Alert> was = alert.get().filter(one -> one.id().equals(fresh.id()));
        if (was.isPresent()) {
            alert.set(Optional.of(fresh));
            if (!was.get().sighting().id().equals(fresh.sighting().id())) {
                duty.officer().ifPresent(who -> {
                    desk.bridge()
                            .ask(
                                    () -> {
                                        looksAt(fresh.sighting(), who);
                                        return true;
                                    },
                                    told -> {},
                                    this::failed);
                    lookBack(fresh, who);
                    readKept();
                });
            }
        }
    }

    void leave() {
        asking.set(Asking.NOTHING);
        alert.set(Optional.empty());
        earlier.set(Optional.empty());
        fault.set(Optional.empty());
    }

    /** @param number 1 to 8, as printed beside the outcome */
    void choose(int number) {
        choose(OUTCOMES.get(number - 1));
    }

    void choose(Outcome outcome) {
        (outcome.confirms() ? confirmAs : rejectAs).set(outcome);
    }

    void confirm() {
        close(confirmAs.get());
    }

    void reject() {
        close(rejectAs.get());
    }

    private void close(Outcome outcome) {
        String text = note.get().strip();
        String kept = text.length() > NOTE_MOST ? text.substring(0, NOTE_MOST) : text;
        command((id, officer) -> alerts.close(id, outcome, kept, officer), decided);
    }

    /** Sets the alert aside and leaves it; where that is refused, the reason why is shown and it stays. */
    void shelve(Duration time, String reason) {
        command((id, officer) -> alerts.shelve(id, time, reason, officer), decided);
    }

    /** Gives it to another station and leaves it; refused as above. */
    void forward(StationKey to, String note) {
        command((id, officer) -> alerts.forward(id, to, note, officer), decided);
    }

    /** Takes it off the shelf. */
    void bringBack() {
        command(alerts::bringBack, () -> {});
    }

    /** @param then when it is durable */
    private void command(BiFunction<AlertId, Officer, Alert> act, Runnable then) {
        Optional<Alert> now = alert.get().filter(Alert::open);
        Optional<Officer> officer = duty.officer();
        if (now.isEmpty() || !mayAnswer() || busy.get()) {
            return;
        }
        busy.set(true);
        fault.set(Optional.empty());
        desk.bridge()
                .ask(
                        () -> act.apply(now.get().id(), officer.get()),
                        changed -> {
                            busy.set(false);
                            refresh(changed);
                            then.run();
                        },
                        e -> {
                            busy.set(false);
                            failed(e);
                        });
    }

    private void failed(RuntimeException e) {
        if (e instanceof Fault known) {
            fault.set(Optional.of(known));
        } else {
            LOG.error("The alert could not be shown or ended", e);
            fault.set(Optional.of(new Fault(e, "UI-01", "alert.fault.unexpected")));
        }
    }

    ReadOnlyObjectProperty<Optional<Alert>> alertProperty() {
        return alert.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Optional<List<Sighting>>> earlierProperty() {
        return earlier.getReadOnlyProperty();
    }

    /** What went wrong with the last command, until the next. */
    ReadOnlyObjectProperty<Optional<Fault>> faultProperty() {
        return fault.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty busyProperty() {
        return busy;
    }

    /** What the officer is about to do with it besides; nothing is confirmed or rejected then. */
    ObjectProperty<Asking> askingProperty() {
        return asking;
    }

    ObjectProperty<Outcome> confirmAsProperty() {
        return confirmAs;
    }

    ObjectProperty<Outcome> rejectAsProperty() {
        return rejectAs;
    }

    StringProperty noteProperty() {
        return note;
    }
}

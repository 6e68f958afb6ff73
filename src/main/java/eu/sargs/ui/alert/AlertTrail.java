package eu.sargs.ui.alert;

import eu.sargs.access.Consultations;
import eu.sargs.access.Officer;
import eu.sargs.alert.Alert;
import eu.sargs.alert.AlertId;
import eu.sargs.alert.Alerts;
import eu.sargs.alert.Hit;
import eu.sargs.alert.HitId;
import eu.sargs.ui.part.Desk;
import eu.sargs.ui.part.OnDuty;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/**
 * The hits that were folded into the alert that is open, and which of them the officer looks at: the newest, until they
 * choose another. FX thread; ports are asked off it.
 */
final class AlertTrail {
    /** Hits shown, the newest; a camera that loses and finds a plate anew may make thousands. */
    static final int MOST = 12;

    private final Alerts alerts;
    private final Consultations consultations;
    private final Desk desk;
    private final OnDuty duty;
    private final Consumer<RuntimeException> failed;
    private final ReadOnlyObjectWrapper<List<Hit>> hits = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<Optional<Hit>> looked = new ReadOnlyObjectWrapper<>(Optional.empty());
    private Optional<AlertId> of = Optional.empty();

    /** @param failed hears what could not be read or put on record */
    AlertTrail(Alerts alerts, Consultations consultations, Desk desk, OnDuty duty, Consumer<RuntimeException> failed) {
        this.alerts = alerts;
        this.consultations = consultations;
        this.desk = desk;
        this.duty = duty;
        this.failed = failed;
    }

    /** The alert that is open now, or news of it. */
    void follow(Optional<Alert> alert) {
        if (!alert.map(Alert::id).equals(of)) {
            of = alert.map(Alert::id);
            hits.set(List.of());
            looked.set(Optional.empty());
        }
        alert.filter(one -> one.hits() > 1)
                .ifPresent(one -> desk.bridge()
                        .ask(
                                () -> alerts.hits(one.id(), MOST),
                                found -> {
                                    if (of.filter(one.id()::equals).isPresent()) {
                                        hits.set(found);
                                    }
                                },
                                failed));
    }

    /** Shows a hit once it is on record that its pictures were looked at; the newest is shown anyway. */
    void look(HitId id) {
        Optional<Hit> hit =
                hits.get().stream().filter(one -> one.id().equals(id)).findFirst();
        Optional<Officer> officer = duty.officer();
        if (hit.isEmpty() || officer.isEmpty()) {
            return;
        }
        if (id.equals(hits.get().getLast().id())) {
            looked.set(Optional.empty());
            return;
        }
        var sighting = hit.get().sighting();
        desk.bridge()
                .ask(
                        () -> {
                            consultations.pictures(
                                    sighting.reading().plate().text(),
                                    sighting.id().toString(),
                                    officer.get());
                            return true;
                        },
                        told -> {
                            if (hits.get().contains(hit.get())) {
                                looked.set(hit);
                            }
                        },
                        failed);
    }

    /** @param step 1 for the next newer, -1 for the one before */
    void step(int step) {
        List<Hit> all = hits.get();
        if (!all.isEmpty()) {
            look(all.get(Math.clamp(at() + (long) step, 0, all.size() - 1)).id());
        }
    }

    /** Place of the one that is looked at. */
    int at() {
        List<HitId> ids = hits.get().stream().map(Hit::id).toList();
        int at = looked.get().map(one -> ids.indexOf(one.id())).orElse(-1);
        return at < 0 ? ids.size() - 1 : at;
    }

    /** By when their vehicle was seen, the newest last; empty where there is only one. */
    ReadOnlyObjectProperty<List<Hit>> hitsProperty() {
        return hits.getReadOnlyProperty();
    }

    /** The one that was chosen; empty where the newest is shown. */
    ReadOnlyObjectProperty<Optional<Hit>> lookedProperty() {
        return looked.getReadOnlyProperty();
    }

    /** The alert as the hit that is looked at shows it. */
    Alert shown(Alert alert) {
        return looked.get()
                .map(hit -> alert.at(
                        hit,
                        hit.seenBy().equals(alert.seenBy())
                                ? alert.seenHere()
                                : !desk.others().elsewhere(hit.sighting().station())))
                .orElse(alert);
    }
}

package eu.sargs.ui.admin;

import eu.sargs.access.Reason;
import eu.sargs.access.Reasons;
import eu.sargs.platform.Fault;
import eu.sargs.sighting.EvidenceLock;
import eu.sargs.sighting.EvidenceLocks;
import eu.sargs.sighting.Sighting;
import eu.sargs.sighting.SightingId;
import eu.sargs.ui.part.Desk;
import eu.sargs.ui.part.Form;
import eu.sargs.ui.part.PlateLabel;
import eu.sargs.ui.part.ReasonChoice;
import eu.sargs.ui.part.Words;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Keeps a sighting as evidence until a day, sets another day, or ends it: each with its reason. FX thread. */
final class EvidenceForm extends VBox {
    /** Days that are proposed. */
    private static final int PROPOSED = 30;

    private final EvidenceDesk evidence;
    private final Desk desk;
    private final Runnable leave;
    private final Label title = new Label();
    private final PlateLabel plate = new PlateLabel(PlateLabel.Size.M);
    private final Label seen = new Label();
    private final TextField until = new TextField();
    private final Node untilPart;
    private final ReasonChoice why;
    private final SecondPerson second;
    private final Form form;
    private final Button go = new Button();
    private Consumer<Reason> deed = reason -> {};
    private String goKey = "admin.evidence.keep";

    EvidenceForm(EvidenceDesk evidence, Reasons reasons, Desk desk, Runnable leave) {
        this.evidence = evidence;
        this.desk = desk;
        this.leave = leave;
        Words words = desk.words();
        setId("evidence-form");
        getStyleClass().addAll("panel", "stack");
        title.getStyleClass().add("strong");
        wrapped(title);
        seen.getStyleClass().add("text-2");
        wrapped(seen);
        until.setId("evidence-until");
        until.textProperty().addListener((o, was, is) -> follow());
        second = new SecondPerson("evidence-second", "admin.evidence.second-note", words);
        why = new ReasonChoice("evidence-why", reasons, desk);
        why.onEnter(this::act);
        form = new Form(words);
        form.field("admin.evidence.until", until, note("admin.evidence.until-note"));
        untilPart = form.getChildren().getLast();
        why.addTo(form);
        form.add(second).faultHere();
        getChildren().setAll(title, plate, seen, form, actions());
        words.each(this::showTexts);
        evidence.busyProperty().addListener((o, was, is) -> go.setDisable(is));
        setOnKeyPressed(e -> {
            if (e.getCode() == KeyCode.ESCAPE) {
                leave();
                e.consume();
            }
        });
    }

    private Label note(String key) {
        return wrapped(desk.words().label(key, "form-note"));
    }

    private static Label wrapped(Label label) {
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    private HBox actions() {
        go.setId("evidence-go");
        go.getStyleClass().add("primary");
        go.setMinWidth(Region.USE_PREF_SIZE);
        go.setOnAction(e -> act());
        Button cancel = new Button();
        cancel.setId("evidence-cancel");
        cancel.textProperty().bind(desk.words().text("admin.camera.cancel"));
        cancel.setMinWidth(Region.USE_PREF_SIZE);
        cancel.setOnAction(e -> leave());
        HBox actions = new HBox(go, cancel);
        actions.getStyleClass().add("form-actions");
        return actions;
    }

    /** A sighting that somebody looks at. @param done when it is kept */
    void keep(Sighting sighting, Runnable done) {
        begin("admin.evidence.keep", sighting.reading().plate().text(), Optional.of(sighting), "");
        deed = reason -> keep(sighting.id(), reason, done);
    }

    /** Another day for one that is kept. @param done when it is set */
    void prolong(EvidenceLock lock, Runnable done) {
        begin("admin.evidence.prolong", lock.plate(), lock.copy(), lock.caseNumber());
        why.caseFixed(true);
        deed = reason -> keep(lock.sighting(), reason, done);
    }

    /** Its end before its time. @param done when it is lifted */
    void lift(EvidenceLock lock, Runnable done) {
        begin("admin.evidence.lift", lock.plate(), lock.copy(), lock.caseNumber());
        why.caseFixed(true);
        show(untilPart, false);
        follow();
        deed = reason -> evidence.lift(lock, reason, done, this::failed);
    }

    private void begin(String key, String of, Optional<Sighting> sighting, String caseNumber) {
        goKey = key;
        plate.show(of);
        seen.setText(sighting.map(one -> desk.times().date(one.from()) + " "
                        + desk.times().clock(one.from()) + " · " + one.camera().text() + " · " + one.station())
                .orElse(""));
        show(untilPart, true);
        until.setText(LocalDate.ofInstant(evidence.now(), desk.times().zone())
                .plusDays(PROPOSED)
                .toString());
        second.clear();
        why.clear();
        why.caseFixed(false);
        why.about(caseNumber);
        form.show(Optional.empty());
        follow();
        showTexts();
        why.focus();
    }

    private void showTexts() {
        title.setText(desk.words().get(goKey + "-title"));
        go.setText(desk.words().get(goKey));
    }

    private void keep(SightingId sighting, Reason reason, Runnable done) {
        Instant end = end();
        evidence.keep(sighting, end, reason, second.typed(), done, this::failed);
    }

    private void act() {
        try {
            form.show(Optional.empty());
            deed.accept(why.given());
        } catch (Fault fault) {
            failed(fault);
        }
    }

    private void failed(Fault fault) {
        form.show(Optional.of(fault));
    }

    /** The end of the day that is named. @throws Fault UI-35 where it is none */
    private Instant end() {
        return typed().orElseThrow(() -> new Fault("UI-35", "admin.evidence.bad-day", until.getText()));
    }

    private Optional<Instant> typed() {
        try {
            return Optional.of(LocalDate.parse(until.getText().strip())
                    .plusDays(1)
                    .atStartOfDay(desk.times().zone())
                    .toInstant());
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /** Whoever keeps it longer than one may alone finds the fields for the second. */
    private void follow() {
        boolean two = untilPart.isVisible()
                && typed().filter(end -> end.isAfter(evidence.now().plus(EvidenceLocks.ALONE)))
                        .isPresent();
        second.wanted(two);
    }

    private static void show(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }

    private void leave() {
        second.clear();
        leave.run();
    }
}

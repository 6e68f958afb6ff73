package eu.sargs.ui.admin;

import eu.sargs.access.Accounts;
import eu.sargs.access.Officer;
import eu.sargs.access.Reason;
import eu.sargs.access.Reasons;
import eu.sargs.platform.Fault;
import eu.sargs.platform.KeptKind;
import eu.sargs.ui.part.Desk;
import eu.sargs.ui.part.Form;
import eu.sargs.ui.part.OnDuty;
import eu.sargs.ui.part.ReasonChoice;
import eu.sargs.ui.part.Words;
import java.util.Optional;
import java.util.OptionalInt;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sets for how many days a kind of data is kept, with a reason and, where the rules ask for it, a second person. FX thread. */
final class RetentionForm extends VBox {
    private static final Logger LOG = LoggerFactory.getLogger(RetentionForm.class);

    private final RetentionDays retention;
    private final Accounts accounts;
    private final Desk desk;
    private final OnDuty duty;
    private final Runnable leave;
    private final Label title = new Label();
    private final TextField days = new TextField();
    private final Label note = new Label();
    private final ReasonChoice why;
    private final SecondPerson second;
    private final Button save = new Button();
    private final Form form;
    private KeptKind kind = KeptKind.SIGHTINGS;

    RetentionForm(RetentionDays retention, Accounts accounts, Reasons reasons, Desk desk, OnDuty duty, Runnable leave) {
        this.retention = retention;
        this.accounts = accounts;
        this.desk = desk;
        this.duty = duty;
        this.leave = leave;
        Words words = desk.words();
        getStyleClass().add("stack");
        title.getStyleClass().add("strong");
        wrapped(title);
        days.setId("retention-days");
        days.textProperty().addListener((o, was, is) -> follow());
        days.setOnAction(e -> save());
        note.getStyleClass().add("form-note");
        wrapped(note);
        why = new ReasonChoice("retention-why", reasons, desk);
        why.onEnter(this::save);
        second = new SecondPerson("retention-second", "admin.retention.second-note", words);
        form = new Form(words).field("admin.record.detail.days", days, note);
        why.addTo(form);
        form.add(second).faultHere();
        getChildren().setAll(title, form, actions());
        words.each(this::showTexts);
        setOnKeyPressed(e -> {
            if (e.getCode() == KeyCode.ESCAPE) {
                leave();
                e.consume();
            }
        });
    }

    private static void wrapped(Label label) {
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
    }

    private HBox actions() {
        save.setId("retention-save");
        save.getStyleClass().add("primary");
        save.textProperty().bind(desk.words().text("admin.camera.save"));
        save.setMinWidth(Region.USE_PREF_SIZE);
        save.setOnAction(e -> save());
        Button cancel = new Button();
        cancel.setId("retention-cancel");
        cancel.textProperty().bind(desk.words().text("admin.camera.cancel"));
        cancel.setMinWidth(Region.USE_PREF_SIZE);
        cancel.setOnAction(e -> leave());
        HBox actions = new HBox(save, cancel);
        actions.getStyleClass().add("form-actions");
        return actions;
    }

    /** @param now for how many days it is kept */
    void edit(KeptKind one, int now) {
        kind = one;
        days.setText(Integer.toString(now));
        why.clear();
        second.clear();
        form.show(Optional.empty());
        save.setDisable(false);
        follow();
        showTexts();
        days.requestFocus();
        days.selectAll();
    }

    private void showTexts() {
        title.setText(desk.words().get("admin.retention.kind." + kind.word()));
        note.setText(desk.words().get("admin.retention.days-note", kind.shortest()));
    }

    private OptionalInt typed() {
        try {
            return OptionalInt.of(Integer.parseInt(days.getText().strip()));
        } catch (NumberFormatException e) {
            return OptionalInt.empty();
        }
    }

    /** Who sets what nobody may set alone finds the fields for the second. */
    private void follow() {
        OptionalInt wanted = typed();
        second.wanted(wanted.isPresent() && kind.byTwo(wanted.getAsInt()));
    }

    private void save() {
        try {
            form.show(Optional.empty());
            int wanted = typed().orElseThrow(() -> new Fault("RET-02", "app.fault.retention_days", KeptKind.LONGEST));
            deed(wanted, why.given(), second.typed());
        } catch (Fault fault) {
            form.show(Optional.of(fault));
        }
    }

    private void deed(int wanted, Reason reason, Optional<SecondPerson.Typed> agrees) {
        Officer by = duty.officer().orElseThrow();
        KeptKind which = kind;
        save.setDisable(true);
        desk.bridge()
                .ask(
                        () -> {
                            retention.keep(
                                    which, wanted, reason, agrees.map(who -> who.approval(accounts, by.seat())), by);
                            return true;
                        },
                        done -> leave(),
                        e -> {
                            save.setDisable(false);
                            failed(e);
                        });
    }

    private void failed(RuntimeException e) {
        if (e instanceof Fault fault) {
            form.show(Optional.of(fault));
        } else {
            LOG.error("For how long something is kept was not changed", e);
            form.show(Optional.of(new Fault(e, "UI-37", "admin.retention.unexpected")));
        }
    }

    private void leave() {
        second.clear();
        leave.run();
    }
}

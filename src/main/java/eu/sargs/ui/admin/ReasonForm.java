package eu.sargs.ui.admin;

import eu.sargs.access.ListedReason;
import eu.sargs.access.Officer;
import eu.sargs.access.Reasons;
import eu.sargs.platform.Fault;
import eu.sargs.platform.Language;
import eu.sargs.ui.part.Desk;
import eu.sargs.ui.part.Form;
import eu.sargs.ui.part.OnDuty;
import eu.sargs.ui.part.Words;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Adds a reason to the agency's list, changes its words, retires it or brings it back. FX thread. */
final class ReasonForm extends VBox {
    private static final Logger LOG = LoggerFactory.getLogger(ReasonForm.class);

    private final Reasons reasons;
    private final Desk desk;
    private final OnDuty duty;
    private final Runnable leave;
    private final Label title = new Label();
    private final TextField code = new TextField();
    private final Map<Language, TextField> texts = new EnumMap<>(Language.class);
    private final CheckBox caseWanted = new CheckBox();
    private final Button save = new Button();
    private final Button retire = new Button();
    private final Form form;
    private Optional<ListedReason> known = Optional.empty();

    ReasonForm(Reasons reasons, Desk desk, OnDuty duty, Runnable leave) {
        this.reasons = reasons;
        this.desk = desk;
        this.duty = duty;
        this.leave = leave;
        Words words = desk.words();
        getStyleClass().add("stack");
        title.getStyleClass().add("strong");
        title.setWrapText(true);
        code.setId("reason-code");
        form = new Form(words);
        Label note = words.label("admin.reason.code-note", "form-note");
        note.setWrapText(true);
        note.setMinHeight(Region.USE_PREF_SIZE);
        form.field("admin.reason.code", code, note);
        for (Language language : Language.values()) {
            TextField field = new TextField();
            field.setId("reason-" + language.code());
            field.setOnAction(e -> save());
            texts.put(language, field);
            form.field("admin.reason.words." + language.code(), field);
        }
        caseWanted.setId("reason-case-wanted");
        caseWanted.textProperty().bind(words.text("admin.reason.case-wanted"));
        form.add(caseWanted).faultHere();
        getChildren().setAll(title, form, actions());
        words.each(this::showTexts);
        setOnKeyPressed(e -> {
            if (e.getCode() == KeyCode.ESCAPE) {
                leave.run();
                e.consume();
            }
        });
    }

    private HBox actions() {
        save.setId("reason-save");
        save.getStyleClass().add("primary");
        save.textProperty().bind(desk.words().text("admin.camera.save"));
        save.setOnAction(e -> save());
        Button cancel = new Button();
        cancel.setId("reason-cancel");
        cancel.textProperty().bind(desk.words().text("admin.camera.cancel"));
        cancel.setOnAction(e -> leave.run());
        retire.setId("reason-retire");
        retire.setOnAction(e -> retire());
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox actions = new HBox(save, cancel, gap, retire);
        actions.getChildren().stream()
                .filter(Button.class::isInstance)
                .forEach(button -> ((Button) button).setMinWidth(Region.USE_PREF_SIZE));
        actions.getStyleClass().add("form-actions");
        return actions;
    }

    /** @param one empty for one that is to be added */
    void edit(Optional<ListedReason> one) {
        known = one;
        code.setText(one.map(ListedReason::code).orElse(""));
        code.setDisable(one.isPresent());
        texts.forEach((language, field) -> field.setText(
                one.map(was -> was.words().getOrDefault(language, "")).orElse("")));
        caseWanted.setSelected(one.filter(ListedReason::caseWanted).isPresent());
        boolean retired = one.filter(ListedReason::retired).isPresent();
        save.setVisible(!retired);
        save.setManaged(!retired);
        retire.setVisible(one.isPresent());
        retire.setManaged(one.isPresent());
        form.show(Optional.empty());
        busy(false);
        showTexts();
        if (one.isEmpty()) {
            code.requestFocus();
        } else {
            texts.get(desk.words().language()).requestFocus();
        }
    }

    private void showTexts() {
        Words words = desk.words();
        title.setText(
                known.map(one -> one.words(words.language())).orElseGet(() -> words.get("admin.reason.new-title")));
        retire.setText(words.get(
                known.filter(ListedReason::retired).isPresent() ? "admin.reason.back" : "admin.reason.retire"));
    }

    private void save() {
        boolean fresh = known.isEmpty();
        typed().ifPresent(wanted -> deed(officer -> {
            if (fresh && reasons.all().stream().anyMatch(one -> one.code().equals(wanted.code()))) {
                throw new Fault("ACC-36", "access.fault.reason_taken", wanted.code());
            }
            reasons.put(wanted, officer);
        }));
    }

    /** One that is retired comes back with the words as they are typed now. */
    private void retire() {
        if (known.filter(ListedReason::retired).isPresent()) {
            save();
        } else {
            known.ifPresent(one -> deed(officer -> reasons.retire(one.code(), officer)));
        }
    }

    private Optional<ListedReason> typed() {
        Map<Language, String> words = new EnumMap<>(Language.class);
        texts.forEach((language, field) -> words.put(language, field.getText()));
        try {
            ListedReason wanted = new ListedReason(code.getText(), words, caseWanted.isSelected(), false);
            form.show(Optional.empty());
            return Optional.of(wanted);
        } catch (Fault fault) {
            form.show(Optional.of(fault));
            return Optional.empty();
        }
    }

    private void deed(Consumer<Officer> deed) {
        Officer by = duty.officer().orElseThrow();
        busy(true);
        desk.bridge()
                .ask(
                        () -> {
                            deed.accept(by);
                            return true;
                        },
                        done -> {
                            busy(false);
                            leave.run();
                        },
                        e -> {
                            busy(false);
                            failed(e);
                        });
    }

    private void busy(boolean is) {
        save.setDisable(is);
        retire.setDisable(is);
    }

    private void failed(RuntimeException e) {
        if (e instanceof Fault fault) {
            form.show(Optional.of(fault));
        } else {
            LOG.error("The list of reasons was not changed", e);
            form.show(Optional.of(new Fault(e, "UI-31", "admin.reason.unexpected")));
        }
    }
}

package eu.sargs.ui.alert;

import eu.sargs.alert.Alert;
import eu.sargs.alert.Outcome;
import eu.sargs.platform.Fault;
import eu.sargs.ui.part.Desk;
import eu.sargs.ui.part.Icon;
import eu.sargs.ui.part.KeyCap;
import eu.sargs.ui.part.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** How the alert ends: outcomes by number, a note, and the two big actions. */
final class OutcomePanel extends VBox {
    private static final double NARROW_ACTION = 230;

    private final Desk desk;
    private final AlertDecision decision;
    private final VBox choices = new VBox();
    private final HBox actions = new HBox();
    private final HBox fault = new HBox();
    private final TextField note = new TextField();

    OutcomePanel(Desk desk, AlertDecision decision) {
        this.desk = desk;
        this.decision = decision;
        Words words = desk.words();
        getStyleClass().add("outcome");
        choices.getStyleClass().addAll("panel", "stack");
        HBox columns = Panels.row(
                "outcome-columns",
                column("alert.outcome.confirming", true, decision.confirmAsProperty()),
                column("alert.outcome.rejecting", false, decision.rejectAsProperty()));
        note.promptTextProperty().bind(words.text("alert.outcome.note"));
        note.textProperty().bindBidirectional(decision.noteProperty());
        note.setId("alert-note");
        choices.getChildren()
                .setAll(
                        Panels.row(
                                "panel-header",
                                words.label("alert.outcome.title", "strong"),
                                words.label("alert.outcome.hint", "dense", "text-2")),
                        columns,
                        note);
        actions.getStyleClass().add("big-actions");
        actions.getChildren()
                .setAll(
                        action(
                                "alert-reject",
                                "mdi2c-close",
                                "alert.action.reject",
                                decision.rejectAsProperty(),
                                "Ctrl Del",
                                decision::reject),
                        action(
                                "alert-confirm",
                                "mdi2c-check",
                                "alert.action.confirm",
                                decision.confirmAsProperty(),
                                "Ctrl Enter",
                                decision::confirm));
        actions.getChildren().get(1).getStyleClass().add("primary");
        fault.getStyleClass().add("form-fault");
        decision.faultProperty().addListener((o, was, is) -> showFault());
        words.textsProperty().addListener((o, was, is) -> showFault());
        showFault();
        getChildren().setAll(choices);
    }

    /** The two decisions, and what went wrong with one; they stay in sight while the rest scrolls. */
    VBox actions() {
        VBox both = new VBox(fault, actions);
        both.getStyleClass().add("outcome");
        both.setMinHeight(USE_PREF_SIZE);
        return both;
    }

    /** An ended alert shows how it ended instead of choices; who may only read sees neither. */
    void show(Alert alert) {
        boolean offered = alert.open() && decision.mayAnswer();
        for (Node node : List.of(choices, actions)) {
            node.setVisible(offered);
            node.setManaged(offered);
        }
        getChildren().removeIf(node -> node.getStyleClass().contains("ended-panel"));
        alert.closed().ifPresent(end -> {
            Words words = desk.words();
            Label outcome = new Label(AlertWords.outcome(end.outcome(), words));
            outcome.getStyleClass().add("heading");
            Label who = new Label(words.get(
                    end.outcome().confirms() ? "alert.ended.confirmed" : "alert.ended.rejected",
                    who(end),
                    desk.times().moment(end.at(), desk.ticker().now())));
            who.setWrapText(true);
            who.setMinHeight(USE_PREF_SIZE);
            who.getStyleClass().add("text-2");
            VBox ended =
                    Panels.panel(Panels.row("panel-header", Icon.of("mdi2c-check", "icon-20", "icon-1"), outcome), who);
            if (!end.note().isEmpty()) {
                Label text = new Label(end.note());
                text.setWrapText(true);
                ended.getChildren().add(text);
            }
            for (Alert.Closed other : alert.otherEnds()) {
                Label also = new Label(words.get(
                                "alert.ended.also",
                                who(other),
                                desk.times().moment(other.at(), desk.ticker().now()),
                                AlertWords.outcome(other.outcome(), words))
                        + (other.note().isEmpty() ? "" : " · " + other.note()));
                also.setWrapText(true);
                also.setMinHeight(USE_PREF_SIZE);
                also.getStyleClass().add("text-2");
                ended.getChildren().add(also);
            }
            ended.getStyleClass().add("ended-panel");
            getChildren().add(ended);
        });
    }

    private static String who(Alert.Closed end) {
        return end.seat().isEmpty() ? end.officer() : end.officer() + " (" + end.seat() + ")";
    }

    boolean writing() {
        return note.isFocused();
    }

    private VBox column(String captionKey, boolean confirms, ObjectProperty<Outcome> chosen) {
        ToggleGroup group = new ToggleGroup();
        VBox column = new VBox(desk.words().captionLabel(captionKey));
        column.getStyleClass().add("outcome-column");
        HBox.setHgrow(column, Priority.ALWAYS);
        List<HBox> lines = new ArrayList<>();
        for (Outcome outcome : Outcome.values()) {
            if (outcome.confirms() != confirms) {
                continue;
            }
            RadioButton radio = new RadioButton();
            radio.textProperty().bind(desk.words().text(AlertWords.outcomeKey(outcome)));
            radio.setToggleGroup(group);
            radio.setOnAction(e -> decision.choose(outcome));
            radio.setMinWidth(0);
            radio.setWrapText(true);
            radio.setMinHeight(USE_PREF_SIZE);
            HBox line =
                    Panels.row("outcome-line", radio, Panels.gap(), new KeyCap(String.valueOf(outcome.ordinal() + 1)));
            line.setMinHeight(USE_PREF_SIZE);
            line.setOnMouseClicked(e -> decision.choose(outcome));
            Runnable mark = () -> {
                boolean on = chosen.get() == outcome;
                radio.setSelected(on);
                line.getStyleClass().remove("chosen");
                if (on) {
                    line.getStyleClass().add("chosen");
                }
            };
            chosen.addListener((o, was, is) -> mark.run());
            mark.run();
            lines.add(line);
        }
        column.getChildren().addAll(lines);
        return column;
    }

    private Button action(
            String id, String icon, String key, ObjectProperty<Outcome> outcome, String keys, Runnable run) {
        Words words = desk.words();
        Label second = new Label();
        second.getStyleClass().add("dense");
        second.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> AlertWords.outcome(outcome.get(), words).toLowerCase(words.locale()),
                        outcome,
                        words.textsProperty()));
        second.setWrapText(true);
        second.setMinWidth(0);
        Label name = words.label(key, "heading");
        name.setMinWidth(USE_PREF_SIZE);
        VBox lines = new VBox(name, second);
        lines.getStyleClass().add("big-action-lines");
        Button button = new Button();
        KeyCap cap = new KeyCap(keys);
        HBox face = Panels.row("big-action-face", Icon.of(icon, "icon-28"), lines, cap);
        HBox.setHgrow(lines, Priority.ALWAYS);
        button.setGraphic(face);
        face.prefWidthProperty().bind(button.widthProperty().subtract(28));
        button.widthProperty().addListener((o, was, is) -> {
            boolean narrow = is.doubleValue() < desk.look().px(NARROW_ACTION);
            if (narrow != lines.getChildren().contains(cap)) {
                (narrow ? face : lines).getChildren().remove(cap);
                (narrow ? lines : face).getChildren().add(cap);
            }
        });
        button.setId(id);
        button.getStyleClass().add("big-action");
        button.setMaxWidth(Double.MAX_VALUE);
        // Space on a focused button would decide by habit; a decision is a chord or a click.
        button.setFocusTraversable(false);
        button.setOnAction(e -> run.run());
        button.disableProperty()
                .bind(decision.busyProperty().or(decision.askingProperty().isNotEqualTo(Asking.NOTHING)));
        HBox.setHgrow(button, Priority.ALWAYS);
        return button;
    }

    private void showFault() {
        fault.getChildren().clear();
        // While something else is asked, what is wrong with that stands there.
        Optional<Fault> shown = decision.askingProperty().get() != Asking.NOTHING
                ? Optional.empty()
                : decision.faultProperty().get();
        shown.ifPresent(found -> {
            Label text = new Label(desk.words().get(found));
            text.setWrapText(true);
            text.getStyleClass().add("form-error");
            HBox.setHgrow(text, Priority.ALWAYS);
            fault.getChildren().setAll(Icon.of("mdi2i-information-outline", "icon-20"), text);
        });
        fault.setVisible(!fault.getChildren().isEmpty());
        fault.setManaged(fault.isVisible());
    }
}

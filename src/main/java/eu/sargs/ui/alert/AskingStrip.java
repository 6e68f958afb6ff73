package eu.sargs.ui.alert;

import eu.sargs.alert.Alert;
import eu.sargs.ui.part.Desk;
import eu.sargs.ui.part.Icon;
import eu.sargs.ui.part.KeyCap;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** A strip under the alert's header: asks something before it is done, or says that it was; else it is not there. */
abstract class AskingStrip extends VBox {
    final Desk desk;
    final AlertDecision decision;
    private final Asking asking;
    private final TextField words = new TextField();
    private final HBox fault = new HBox();
    private Alert alert;

    /** @param id of the field for a reason or a note */
    AskingStrip(Desk desk, AlertDecision decision, Asking asking, String id, String promptKey) {
        this.desk = desk;
        this.decision = decision;
        this.asking = asking;
        getStyleClass().add("shelf-panel");
        words.setId(id);
        words.getStyleClass().add("shelf-reason");
        words.promptTextProperty().bind(desk.words().text(promptKey));
        fault.getStyleClass().add("form-fault");
        decision.askingProperty().addListener((o, was, is) -> {
            if (was == asking || is == asking) {
                words.clear();
                build();
            }
            if (is == asking) {
                firstAsked().requestFocus();
            }
        });
        decision.faultProperty().addListener((o, was, is) -> showFault());
        desk.words().textsProperty().addListener((o, was, is) -> build());
        visible(false);
    }

    private void visible(boolean shown) {
        setVisible(shown);
        setManaged(shown);
    }

    void show(Alert shown) {
        boolean same = shown.equals(alert) && !getChildren().isEmpty();
        alert = shown;
        if (!same) {
            build();
        }
    }

    /** Null until one was shown. */
    Alert alert() {
        return alert;
    }

    boolean asks() {
        return decision.askingProperty().get() == asking && alert.open();
    }

    /** Whether it has something to say while it asks nothing. */
    abstract boolean tells();

    abstract List<Node> questions();

    abstract List<Node> told();

    /** What has the focus when it begins to ask. */
    abstract Node firstAsked();

    /** What was asked for is done; its keys are {@code Ctrl Enter}. */
    abstract void act();

    TextField words() {
        return words;
    }

    boolean writing() {
        return words.isFocused();
    }

    /** What it tells may end by itself. */
    void tick() {
        if (alert != null && isVisible() && !asks() && !tells()) {
            build();
        }
    }

    void build() {
        if (alert == null) {
            return;
        }
        visible(asks() || tells());
        FlowPane line = new FlowPane();
        line.getStyleClass().add("shelf-line");
        line.setAlignment(Pos.CENTER_LEFT);
        if (asks()) {
            line.getChildren().addAll(questions());
        } else if (tells()) {
            line.getChildren().addAll(told());
        }
        getChildren().setAll(line, fault);
        showFault();
    }

    Button button(String id, String key, String keys, Runnable run) {
        Button button = new Button();
        button.setId(id);
        button.setGraphic(Panels.row("button-face", desk.words().label(key, "medium"), new KeyCap(keys)));
        button.setMinWidth(USE_PREF_SIZE);
        button.setOnAction(e -> run.run());
        button.disableProperty().bind(decision.busyProperty());
        return button;
    }

    Button cancel(String id) {
        return button(
                id, "alert.shelf.cancel", "Esc", () -> decision.askingProperty().set(Asking.NOTHING));
    }

    Label text(String what) {
        Label label = new Label(what);
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        return label;
    }

    /** What went wrong with it stands where it was asked for. */
    private void showFault() {
        fault.getChildren().clear();
        if (decision.askingProperty().get() == asking) {
            decision.faultProperty().get().ifPresent(found -> {
                Label text = new Label(desk.words().get(found));
                text.setWrapText(true);
                text.getStyleClass().add("form-error");
                fault.getChildren().setAll(Icon.of("mdi2i-information-outline", "icon-20"), text);
            });
        }
        fault.setVisible(!fault.getChildren().isEmpty());
        fault.setManaged(fault.isVisible());
    }
}

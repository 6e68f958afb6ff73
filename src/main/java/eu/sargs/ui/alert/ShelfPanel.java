package eu.sargs.ui.alert;

import eu.sargs.alert.Alert;
import eu.sargs.alert.Shelving;
import eu.sargs.ui.part.Desk;
import eu.sargs.ui.part.Icon;
import eu.sargs.ui.part.KeyCap;
import eu.sargs.ui.part.Segments;
import eu.sargs.ui.part.Words;
import eu.sargs.watchlist.Priority;
import java.time.Duration;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** A strip under the alert's header: for how long and why it is set aside; or, while it is, until when and by whom. */
final class ShelfPanel extends VBox {
    private static final List<Integer> MINUTES = List.of(5, 15, 30, 60, 240);

    private final Desk desk;
    private final AlertDecision decision;
    private final TextField reason = new TextField();
    private final HBox fault = new HBox();
    private Segments<Integer> minutes;
    private Alert alert;

    ShelfPanel(Desk desk, AlertDecision decision) {
        this.desk = desk;
        this.decision = decision;
        getStyleClass().add("shelf-panel");
        reason.setId("shelf-reason");
        reason.getStyleClass().add("shelf-reason");
        reason.promptTextProperty().bind(desk.words().text("alert.shelf.reason"));
        fault.getStyleClass().add("form-fault");
        decision.shelvingProperty().addListener((o, was, is) -> {
            reason.clear();
            build();
            if (is) {
                reason.requestFocus();
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

    /** {@code Ctrl S}: begins, or brings back what is on the shelf. */
    void begin() {
        if (alert == null || !alert.open() || !decision.mayAnswer()) {
            return;
        }
        if (shelved()) {
            decision.bringBack();
        } else {
            decision.shelvingProperty().set(true);
        }
    }

    void shelve() {
        decision.shelve(Duration.ofMinutes(minutes.choice()), reason.getText());
    }

    boolean writing() {
        return reason.isFocused();
    }

    private boolean shelved() {
        return alert.shelved(desk.ticker().now());
    }

    /** The strip goes by itself when the alert comes back. */
    void tick() {
        if (alert != null && isVisible() && !decision.shelvingProperty().get() && !shelved()) {
            build();
        }
    }

    private void build() {
        if (alert == null) {
            return;
        }
        boolean about = decision.shelvingProperty().get() && alert.open();
        visible(about || shelved());
        FlowPane line = new FlowPane();
        line.getStyleClass().add("shelf-line");
        line.setAlignment(Pos.CENTER_LEFT);
        if (about) {
            line.getChildren().addAll(asking());
        } else if (shelved()) {
            line.getChildren().addAll(standing());
        }
        getChildren().setAll(line, fault);
        showFault();
    }

    private List<Node> asking() {
        Words words = desk.words();
        Priority priority = alert.entry().priority();
        List<Integer> offered = MINUTES.stream()
                .filter(one -> Duration.ofMinutes(one).compareTo(Shelving.longest(priority)) <= 0)
                .toList();
        Integer chosen = minutes == null || !offered.contains(minutes.choice()) ? offered.get(1) : minutes.choice();
        minutes = new Segments<>(
                offered,
                one -> one < 60 ? words.text("alert.shelf.minutes", one) : words.text("alert.shelf.hours", one / 60));
        offered.forEach(one -> minutes.part(one).setId("shelf-" + one));
        minutes.choose(chosen);
        Label title = words.label("alert.shelf.title", "strong");
        title.setMinWidth(USE_PREF_SIZE);
        Button shelve = button("shelf-shelve", "alert.shelf.shelve", "Ctrl Enter", this::shelve);
        shelve.getStyleClass().add("primary");
        return List.of(
                Icon.of("mdi2b-bell-sleep-outline", "icon-20"),
                title,
                minutes,
                reason,
                shelve,
                button(
                        "shelf-cancel",
                        "alert.shelf.cancel",
                        "Esc",
                        () -> decision.shelvingProperty().set(false)));
    }

    private List<Node> standing() {
        Label until = new Label(AlertWords.shelved(alert, desk));
        until.setWrapText(true);
        until.setMinHeight(USE_PREF_SIZE);
        List<Node> parts = new java.util.ArrayList<>(List.of(Icon.of("mdi2b-bell-sleep-outline", "icon-20"), until));
        if (decision.mayAnswer()) {
            parts.add(button("shelf-back", "alert.shelf.back", "Ctrl S", decision::bringBack));
        }
        return parts;
    }

    private Button button(String id, String key, String keys, Runnable run) {
        Button button = new Button();
        button.setId(id);
        button.setGraphic(Panels.row("button-face", desk.words().label(key, "medium"), new KeyCap(keys)));
        button.setMinWidth(USE_PREF_SIZE);
        button.setOnAction(e -> run.run());
        button.disableProperty().bind(decision.busyProperty());
        return button;
    }

    /** What went wrong with it stands where it was asked for. */
    private void showFault() {
        fault.getChildren().clear();
        if (decision.shelvingProperty().get()) {
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

package eu.sargs.ui.alert;

import eu.sargs.sighting.EvidenceLock;
import eu.sargs.ui.part.Desk;
import eu.sargs.ui.part.Icon;
import eu.sargs.ui.part.KeyCap;
import eu.sargs.ui.part.Words;
import java.util.Comparator;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** Whether the alert's sighting is kept as evidence, in which case and until when; and the way to keep it. FX thread. */
final class EvidencePanel extends VBox {
    private final Desk desk;
    private final AlertDecision decision;
    private final VBox kept = new VBox();
    private final Button keep = new Button();
    private final Label badge = new Label();

    EvidencePanel(Desk desk, AlertDecision decision, Runnable open) {
        this.desk = desk;
        this.decision = decision;
        Words words = desk.words();
        setId("alert-evidence");
        getStyleClass().addAll("panel", "stack");
        keep.setId("alert-keep");
        keep.setGraphic(Panels.row(
                "button-face",
                Icon.of("mdi2a-archive-lock-outline"),
                words.label("alert.evidence.keep", "medium"),
                new KeyCap("Ctrl K")));
        keep.setMinWidth(USE_PREF_SIZE);
        keep.setOnAction(e -> open.run());
        badge.setId("alert-evidence-badge");
        badge.setGraphic(Icon.of("mdi2a-archive-lock-outline"));
        badge.getStyleClass().addAll("evidence-badge", "dense");
        badge.setMinWidth(USE_PREF_SIZE);
        getChildren().setAll(words.label("alert.evidence.title", "strong"), kept, keep);
        decision.keptProperty().addListener((o, was, is) -> show());
        words.each(this::show);
    }

    /** Beside the plate: that it is kept, and until when at least. */
    Label badge() {
        return badge;
    }

    private void show() {
        Optional<EvidenceLock> longest =
                decision.keptProperty().get().stream().max(Comparator.comparing(EvidenceLock::until));
        badge.setText(longest.map(lock -> desk.words().get("alert.evidence.badge", day(lock)))
                .orElse(""));
        badge.setVisible(longest.isPresent());
        badge.setManaged(longest.isPresent());
        kept.getChildren()
                .setAll(decision.keptProperty().get().stream().map(this::line).toList());
        boolean may = decision.mayKeep();
        keep.setVisible(may);
        keep.setManaged(may);
        // Who may keep nothing is told only where something is kept.
        boolean shown = may || !kept.getChildren().isEmpty();
        setVisible(shown);
        setManaged(shown);
    }

    private String day(EvidenceLock lock) {
        return desk.times().date(lock.until().minusMillis(1));
    }

    private Label line(EvidenceLock lock) {
        Label line = new Label(desk.words().get("alert.evidence.kept", lock.caseNumber(), day(lock)));
        line.setGraphic(Icon.of("mdi2a-archive-lock-outline"));
        line.getStyleClass().add("evidence-badge");
        line.setWrapText(true);
        line.setMinHeight(USE_PREF_SIZE);
        return line;
    }
}

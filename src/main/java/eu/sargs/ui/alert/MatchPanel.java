package eu.sargs.ui.alert;

import eu.sargs.alert.Alert;
import eu.sargs.ui.part.Desk;
import eu.sargs.ui.part.Words;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.geometry.HPos;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;

/** Why it rang, sign by sign: what was read, what the entry says, how sure each sign is. */
final class MatchPanel extends VBox {
    private static final double DOUBTFUL = 0.85;
    private static final double WORTH_SAYING = 0.01;

    private final Desk desk;

    MatchPanel(Desk desk) {
        this.desk = desk;
        getStyleClass().addAll("panel", "stack", "match-panel");
    }

    void show(Alert alert) {
        Words words = desk.words();
        MatchGrid grid = MatchGrid.of(alert);
        Label verdict = new Label(verdict(alert, grid));
        verdict.getStyleClass().add("note-tag");
        verdict.setMinWidth(USE_PREF_SIZE);
        getChildren()
                .setAll(
                        Panels.row("panel-header", words.label("alert.match.title", "strong"), Panels.gap(), verdict),
                        signs(grid),
                        sentence(alert));
    }

    private String verdict(Alert alert, MatchGrid grid) {
        Words words = desk.words();
        return switch (alert.match().kind()) {
            case EXACT -> words.get("alert.match.exact");
            case WILDCARD -> words.get("alert.match.wildcard");
            case ALTERNATIVE -> words.get("alert.match.alternative");
            case CONFUSABLE ->
                grid.exact()
                        ? words.get("alert.match.exact")
                        : words.get("alert.match.substituted", grid.substitutions());
        };
    }

    private GridPane signs(MatchGrid grid) {
        Words words = desk.words();
        GridPane pane = new GridPane();
        pane.getStyleClass().add("match-grid");
        pane.addColumn(
                0, name("alert.match.read"), new Label(), name("alert.match.listed"), name("alert.match.confidence"));
        int at = 1;
        for (MatchGrid.Column column : grid.columns()) {
            boolean substituted = column.fit() == MatchGrid.Fit.SUBSTITUTED;
            Label between = new Label(substituted ? column.read() + " → " + column.wanted() : "=");
            between.setMinWidth(USE_PREF_SIZE);
            between.getStyleClass().addAll("meta", substituted ? "degraded-text" : "text-3");
            pane.addColumn(
                    at,
                    sign(column.read(), "sign-read", substituted, false),
                    between,
                    sign(column.wanted(), "sign-listed", substituted, column.fit() == MatchGrid.Fit.WILDCARD),
                    confidence(column.confidence()));
            GridPane.setHalignment(between, HPos.CENTER);
            at++;
        }
        return pane;
    }

    private Label name(String key) {
        Label name = desk.words().label(key, "dense", "text-2");
        name.setMinWidth(USE_PREF_SIZE);
        return name;
    }

    private static Label sign(char sign, String style, boolean substituted, boolean wildcard) {
        Label label = new Label(String.valueOf(sign));
        label.getStyleClass().addAll("sign", style);
        if (substituted) {
            label.getStyleClass().add("substituted");
        }
        if (wildcard) {
            label.getStyleClass().add("wildcard");
        }
        return label;
    }

    private static VBox confidence(Optional<Double> value) {
        VBox box = new VBox();
        box.getStyleClass().add("sign-confidence");
        value.ifPresent(sure -> {
            ProgressBar bar = new ProgressBar(sure);
            bar.getStyleClass().add(sure < DOUBTFUL ? "doubtful" : "sure");
            Label percent = new Label(Math.round(sure * 100) + " %");
            percent.getStyleClass().addAll("meta", "text-2");
            percent.setMinWidth(USE_PREF_SIZE);
            box.getChildren().addAll(bar, percent);
        });
        return box;
    }

    private Label sentence(Alert alert) {
        Words words = desk.words();
        String why = AlertWords.why(alert, words);
        String others = alert.sighting().reading().alternatives().stream()
                .filter(one -> one.confidence() >= WORTH_SAYING)
                .limit(2)
                .map(one -> one.plate() + " " + Math.round(one.confidence() * 100) + " %")
                .collect(Collectors.joining(", "));
        String format =
                words.get(alert.match().formatFits() ? "alert.match.format-fits" : "alert.match.format-unknown");
        Label label = new Label(
                why + ". " + format + (others.isEmpty() ? "" : " " + words.get("alert.match.others", others)));
        label.setWrapText(true);
        label.getStyleClass().add("body");
        label.setMinHeight(USE_PREF_SIZE);
        return label;
    }
}

package eu.sargs.ui.alert;

import eu.sargs.alert.Alert;
import eu.sargs.alert.Hit;
import eu.sargs.ui.part.CropView;
import eu.sargs.ui.part.Desk;
import eu.sargs.ui.part.KeyCap;
import eu.sargs.ui.part.Words;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The hits that one alert is made of, the newest last; the one that is looked at is marked. Not there where it is one. */
final class TrailPanel extends VBox {
    private final Desk desk;
    private final AlertTrail trail;
    private final VBox rows = new VBox();
    private Alert alert;

    TrailPanel(Desk desk, AlertTrail trail) {
        this.desk = desk;
        this.trail = trail;
        setId("alert-trail");
        getStyleClass().addAll("panel", "stack", "trail");
        rows.getStyleClass().add("trail-rows");
        rows.addEventFilter(KeyEvent.KEY_PRESSED, e -> {
            if (e.getCode() == KeyCode.UP || e.getCode() == KeyCode.DOWN) {
                move(e.getCode() == KeyCode.DOWN ? 1 : -1);
                e.consume();
            }
        });
        trail.hitsProperty().addListener((o, was, is) -> build());
        trail.lookedProperty().addListener((o, was, is) -> mark());
        desk.words().textsProperty().addListener((o, was, is) -> build());
        setVisible(false);
        setManaged(false);
    }

    void show(Alert shown) {
        alert = shown;
        build();
    }

    private void build() {
        List<Hit> hits = trail.hitsProperty().get();
        setVisible(alert != null && hits.size() > 1);
        setManaged(isVisible());
        if (!isVisible()) {
            return;
        }
        int focused = focused();
        Words words = desk.words();
        Label count = new Label(
                alert.hits() > hits.size()
                        ? words.get("alert.trail.latest", alert.hits(), hits.size())
                        : words.get("alert.trail.count", hits.size()));
        count.getStyleClass().addAll("dense", "text-2");
        count.setMinWidth(0);
        Label title = words.label("alert.trail.title", "strong");
        title.setMinWidth(USE_PREF_SIZE);
        HBox header = Panels.row("panel-header", title, count, Panels.gap(), new KeyCap("PgUp"), new KeyCap("PgDn"));
        rows.getChildren().setAll(hits.stream().map(this::row).toList());
        getChildren().setAll(header, rows);
        mark();
        if (focused >= 0) {
            rows.getChildren().get(Math.min(focused, hits.size() - 1)).requestFocus();
        }
    }

    private Node row(Hit hit) {
        var seen = hit.sighting();
        CropView crop = new CropView(desk.pictures(), desk.words(), CropView.Size.TABLE);
        crop.show(seen.crop());
        Label time = new Label(desk.times().moment(seen.from(), desk.ticker().now()));
        time.getStyleClass().add("semibold");
        time.setMinWidth(USE_PREF_SIZE);
        boolean elsewhere = desk.others().elsewhere(seen.station());
        Label place = new Label(
                elsewhere
                        ? seen.station() + " · " + seen.camera()
                        : desk.sites().line(seen.camera()));
        place.setMinWidth(0);
        Label why = new Label(seen.reading().plate().text() + " · " + AlertWords.why(hit.match(), seen, desk.words()));
        why.getStyleClass().addAll("dense", "text-2");
        why.setMinWidth(0);
        VBox lines = new VBox(Panels.row("earlier-place", time, place), why);
        lines.setMinWidth(0);
        HBox.setHgrow(lines, Priority.ALWAYS);
        HBox face = Panels.row("trail-face", crop, lines);
        ToggleButton row = new ToggleButton();
        row.setGraphic(face);
        row.setMaxWidth(Double.MAX_VALUE);
        row.getStyleClass().add("trail-row");
        row.setAccessibleText(time.getText() + ", " + place.getText() + ", " + why.getText());
        face.prefWidthProperty().bind(row.widthProperty().subtract(16));
        row.setOnAction(e -> {
            trail.look(hit.id());
            mark();
        });
        return row;
    }

    private int focused() {
        List<Node> all = rows.getChildren();
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).isFocused()) {
                return i;
            }
        }
        return -1;
    }

    private void move(int step) {
        int to = focused() + step;
        if (focused() >= 0 && to >= 0 && to < rows.getChildren().size()) {
            rows.getChildren().get(to).requestFocus();
        }
    }

    /** The pressed row stays the one that is shown, whatever was pressed. */
    private void mark() {
        for (int i = 0; i < rows.getChildren().size(); i++) {
            ((ToggleButton) rows.getChildren().get(i)).setSelected(i == trail.at());
        }
    }
}

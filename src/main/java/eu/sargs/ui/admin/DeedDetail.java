package eu.sargs.ui.admin;

import eu.sargs.access.Deed;
import eu.sargs.ui.part.Desk;
import eu.sargs.ui.part.Words;
import javafx.geometry.VPos;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** One deed, whole. FX thread. */
final class DeedDetail extends ScrollPane {
    private final Desk desk;
    private final GridPane facts = new GridPane();

    DeedDetail(Desk desk) {
        this.desk = desk;
        setId("record-detail");
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        getStyleClass().add("record-detail");
        facts.getStyleClass().add("facts");
        ColumnConstraints names = new ColumnConstraints();
        names.setMinWidth(Region.USE_PREF_SIZE);
        ColumnConstraints values = new ColumnConstraints();
        values.setHgrow(Priority.ALWAYS);
        values.setMinWidth(0);
        facts.getColumnConstraints().setAll(names, values);
        VBox panel = new VBox(facts);
        panel.getStyleClass().addAll("panel", "stack");
        setContent(panel);
    }

    void show(Deed deed) {
        Words words = desk.words();
        facts.getChildren().clear();
        facts.getRowConstraints().clear();
        fact("admin.record.column.what", DeedWords.type(deed, words) + " (" + deed.type() + ")");
        fact(
                "admin.record.column.at",
                desk.times().date(deed.at()) + " " + desk.times().clock(deed.at()));
        fact("admin.record.column.officer", DeedWords.officer(deed, words));
        fact("admin.record.seat", deed.seat());
        fact("admin.record.column.kind", DeedWords.kind(deed.kind(), words));
        fact("admin.record.column.plate", deed.plate());
        fact("admin.record.column.reason", deed.reason());
        fact("admin.record.reason-code", deed.given().code());
        fact("part.reason.case", deed.given().caseNumber());
        deed.details().forEach((name, value) -> row(DeedWords.detail(name, words), value.toString()));
        fact(
                "admin.record.station",
                deed.ours()
                        ? words.get("admin.record.ours")
                        : desk.others()
                                .station(deed.writer())
                                .orElse(deed.writer().hex()));
    }

    private void fact(String key, String value) {
        row(desk.words().get(key), value);
    }

    private void row(String name, String value) {
        if (value.isEmpty()) {
            return;
        }
        Label caption = new Label(name);
        caption.getStyleClass().addAll("dense", "text-3");
        caption.setMinWidth(Region.USE_PREF_SIZE);
        GridPane.setValignment(caption, VPos.TOP);
        Label text = new Label(value);
        text.setWrapText(true);
        text.setMinWidth(0);
        text.setMinHeight(Region.USE_PREF_SIZE);
        facts.addRow(facts.getRowCount(), caption, text);
    }
}

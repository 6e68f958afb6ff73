package eu.sargs.ui.admin;

import eu.sargs.ui.part.Desk;
import eu.sargs.ui.part.Icon;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** A panel of Admin: a title, below it rows that can be changed, and in their place the form that does it. FX thread. */
final class AdminList extends VBox {
    private final Desk desk;
    private final HBox header;
    private final VBox list = new VBox();
    private final VBox rows = new VBox();

    AdminList(Desk desk, String titleKey) {
        this.desk = desk;
        getStyleClass().addAll("panel", "stack");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        header = new HBox(desk.words().label(titleKey, "strong"), gap);
        header.getStyleClass().add("panel-header");
        rows.getStyleClass().add("people");
        list.getChildren().setAll(header, rows);
        list.getStyleClass().add("stack");
        getChildren().setAll(list);
    }

    /** A button beside the title. */
    AdminList adding(String id, String key, Runnable add) {
        Button button = new Button();
        button.setId(id);
        button.setGraphic(Icon.of("mdi2p-plus"));
        button.textProperty().bind(desk.words().text(key));
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(e -> add.run());
        header.getChildren().add(button);
        return this;
    }

    /** A sentence below the title. */
    AdminList note(String key) {
        Label note = line("", "text-3");
        note.textProperty().bind(desk.words().text(key));
        list.getChildren().add(1, note);
        return this;
    }

    void rows(List<? extends Node> all) {
        rows.getChildren().setAll(all);
    }

    /**
     * A row with the button that changes it.
     *
     * @param id of the button
     */
    HBox row(Optional<Node> icon, VBox lines, String id, Runnable edit) {
        lines.getStyleClass().add("person-lines");
        HBox.setHgrow(lines, Priority.ALWAYS);
        Button change = new Button(desk.words().get("admin.camera.change"));
        change.setId(id);
        change.getStyleClass().add("small");
        change.setMinWidth(Region.USE_PREF_SIZE);
        change.setOnAction(e -> edit.run());
        HBox row = new HBox();
        icon.ifPresent(row.getChildren()::add);
        row.getChildren().addAll(lines, change);
        row.getStyleClass().add("person");
        return row;
    }

    /** The form takes the place of the rows. */
    void open(Region form, Runnable begin) {
        getChildren().setAll(form);
        begin.run();
        InSight.bring(this);
    }

    /** The rows again. */
    void back() {
        getChildren().setAll(list);
    }

    /** A line of a row, as long as it has to be. */
    static Label line(String text, String style) {
        Label line = new Label(text);
        line.getStyleClass().addAll("dense", style);
        line.setWrapText(true);
        line.setMinHeight(Region.USE_PREF_SIZE);
        return line;
    }
}

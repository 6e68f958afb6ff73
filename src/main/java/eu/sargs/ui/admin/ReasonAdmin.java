package eu.sargs.ui.admin;

import eu.sargs.access.ListedReason;
import eu.sargs.access.Reasons;
import eu.sargs.platform.Pin;
import eu.sargs.ui.part.Desk;
import eu.sargs.ui.part.Icon;
import eu.sargs.ui.part.OnDuty;
import eu.sargs.ui.part.Words;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The agency's list of reasons, and in its place the form that adds and changes one. FX thread. */
public final class ReasonAdmin extends VBox implements AdminPanel, AutoCloseable {
    private final Reasons reasons;
    private final Desk desk;
    private final VBox list = new VBox();
    private final VBox rows = new VBox();
    private final ReasonForm form;
    private final Pin pin;
    private List<ListedReason> read = List.of();

    public ReasonAdmin(Reasons reasons, Desk desk, OnDuty duty) {
        this.reasons = reasons;
        this.desk = desk;
        Words words = desk.words();
        getStyleClass().addAll("panel", "stack");
        form = new ReasonForm(reasons, desk, duty, this::showList);
        Button add = new Button();
        add.setId("reason-add");
        add.setGraphic(Icon.of("mdi2p-plus"));
        add.textProperty().bind(words.text("admin.reason.add"));
        add.setMinWidth(Region.USE_PREF_SIZE);
        add.setOnAction(e -> edit(Optional.empty()));
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox header = new HBox(words.label("admin.reasons.title", "strong"), gap, add);
        header.getStyleClass().add("panel-header");
        Label note = line("", "text-3");
        note.textProperty().bind(words.text("admin.reasons.note"));
        rows.getStyleClass().add("people");
        list.getChildren().setAll(header, note, rows);
        list.getStyleClass().add("stack");
        getChildren().setAll(list);
        pin = words.each(this::rebuild);
    }

    @Override
    public Region content() {
        return this;
    }

    @Override
    public void shown() {
        desk.bridge().ask(reasons::all, found -> {
            read = found;
            rebuild();
        });
    }

    private void showList() {
        getChildren().setAll(list);
        shown();
    }

    private void edit(Optional<ListedReason> reason) {
        getChildren().setAll(form);
        form.edit(reason);
        InSight.bring(this);
    }

    private void rebuild() {
        rows.getChildren().setAll(read.stream().map(this::row).toList());
    }

    private HBox row(ListedReason reason) {
        Words words = desk.words();
        Label name = line(reason.words(words.language()), "semibold");
        VBox lines = new VBox(name, line(reason.code(), "text-3"));
        if (reason.caseWanted()) {
            lines.getChildren().add(line(words.get("admin.reason.case-wanted"), "text-2"));
        }
        if (reason.retired()) {
            lines.getChildren().add(line(words.get("admin.reason.retired"), "text-2"));
        }
        lines.getStyleClass().add("person-lines");
        HBox.setHgrow(lines, Priority.ALWAYS);
        Button change = new Button(words.get("admin.camera.change"));
        change.setId("reason-change-" + reason.code());
        change.getStyleClass().add("small");
        change.setMinWidth(Region.USE_PREF_SIZE);
        change.setOnAction(e -> edit(Optional.of(reason)));
        HBox row = new HBox(lines, change);
        row.getStyleClass().add("person");
        return row;
    }

    private static Label line(String text, String style) {
        Label line = new Label(text);
        line.getStyleClass().addAll("dense", style);
        line.setWrapText(true);
        line.setMinHeight(Region.USE_PREF_SIZE);
        return line;
    }

    @Override
    public void close() {
        pin.close();
    }
}

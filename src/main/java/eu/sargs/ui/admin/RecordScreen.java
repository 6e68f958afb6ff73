package eu.sargs.ui.admin;

import eu.sargs.access.Deed;
import eu.sargs.access.DeedSearch;
import eu.sargs.access.Deeds;
import eu.sargs.access.Reason;
import eu.sargs.access.Reasons;
import eu.sargs.platform.Fault;
import eu.sargs.ui.part.Desk;
import eu.sargs.ui.part.EmptyState;
import eu.sargs.ui.part.Icon;
import eu.sargs.ui.part.KeyCap;
import eu.sargs.ui.part.OnDuty;
import eu.sargs.ui.part.PartColumn;
import eu.sargs.ui.part.Place;
import eu.sargs.ui.part.PlateLabel;
import eu.sargs.ui.part.Screen;
import eu.sargs.ui.part.Words;
import java.io.File;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Function;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;

/** Who did what, when and why, for auditors and supervisors: searched with a reason, page by page, and exported signed. */
public final class RecordScreen implements Screen, AutoCloseable {
    private final Desk desk;
    private final RecordDesk record;
    private final RecordForm form;
    private final Function<String, Optional<Path>> chooser;
    private final TableView<Deed> table = new TableView<>();
    private final DeedDetail detail;
    private final Label note = new Label();
    private final Button older = new Button();
    private final BorderPane content = new BorderPane();

    public RecordScreen(Deeds deeds, RecordFile file, Reasons reasons, Desk desk, OnDuty duty) {
        this(deeds, file, reasons, desk, duty, Optional.empty());
    }

    /** @param files asks where to write, told a name that is proposed; empty for the system's dialogue */
    RecordScreen(
            Deeds deeds,
            RecordFile file,
            Reasons reasons,
            Desk desk,
            OnDuty duty,
            Optional<Function<String, Optional<Path>>> files) {
        this.desk = desk;
        chooser = files.orElse(this::choose);
        record = new RecordDesk(deeds, file, desk, duty);
        form = new RecordForm(reasons, desk, this::look);
        detail = new DeedDetail(desk);
        form.clear();
        content.setTop(header());
        content.setCenter(columns());
        content.getStyleClass().add("admin-screen");
        content.addEventFilter(KeyEvent.KEY_PRESSED, e -> {
            if (e.isControlDown() && !e.isAltDown() && e.getCode() == KeyCode.S) {
                export();
                e.consume();
            }
        });
        record.onForgotten(form::clear);
        record.faultProperty().addListener((o, was, is) -> form.show(is));
        record.busyProperty().addListener((o, was, is) -> form.busy(is));
        desk.words().textsProperty().addListener((o, was, is) -> {
            table.refresh();
            select();
        });
    }

    private HBox header() {
        Words words = desk.words();
        note.setId("record-note");
        note.getStyleClass().add("text-2");
        note.setWrapText(true);
        note.setMinWidth(0);
        HBox.setHgrow(note, Priority.ALWAYS);
        note.setMaxWidth(Double.MAX_VALUE);
        HBox face = new HBox(
                Icon.of("mdi2f-file-sign"), words.label("admin.record.export", "medium"), new KeyCap("Ctrl S"));
        face.getStyleClass().add("button-face");
        Button export = new Button();
        export.setId("record-export");
        export.setGraphic(face);
        export.setMinWidth(Region.USE_PREF_SIZE);
        export.setOnAction(e -> export());
        export.disableProperty().bind(record.busyProperty());
        Label title = words.label("admin.record.title", "title");
        title.setMinWidth(Region.USE_PREF_SIZE);
        HBox header = new HBox(title, note, export);
        header.getStyleClass().add("screen-header");
        return header;
    }

    private HBox columns() {
        ScrollPane left = new ScrollPane(form);
        left.setFitToWidth(true);
        left.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        left.setFocusTraversable(false);
        left.getStyleClass().add("record-left");
        older.setId("record-older");
        older.textProperty().bind(desk.words().text("admin.record.older"));
        older.visibleProperty().bind(record.moreProperty());
        older.managedProperty().bind(older.visibleProperty());
        older.disableProperty().bind(record.busyProperty());
        older.setOnAction(e -> record.older());
        VBox right = new VBox(table(), older, detail);
        right.getStyleClass().add("stack");
        right.setMinWidth(0);
        VBox.setVgrow(table, Priority.ALWAYS);
        HBox.setHgrow(right, Priority.ALWAYS);
        show(detail, false);
        HBox columns = new HBox(left, right);
        columns.getStyleClass().add("alert-columns");
        return columns;
    }

    private TableView<Deed> table() {
        Words words = desk.words();
        table.setId("record-table");
        table.setMinWidth(0);
        table.setItems(record.shown());
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        column("admin.record.column.at", -108, this::at);
        column("admin.record.column.what", -158, this::what);
        column("admin.record.column.plate", -122, RecordScreen::plate);
        column("admin.record.column.reason", 260, this::why);
        record.onPage(this::counted);
        words.each(this::counted);
        table.getSelectionModel().selectedItemProperty().addListener((o, was, is) -> select());
        return table;
    }

    private void column(String key, double width, Function<Deed, Node> part) {
        table.getColumns().add(new PartColumn<>(desk, key, width, part));
    }

    private Node at(Deed deed) {
        Label clock = new Label(desk.times().clock(deed.at()));
        clock.setMinWidth(Region.USE_PREF_SIZE);
        Label date = new Label(desk.times().date(deed.at()));
        date.getStyleClass().addAll("dense", "text-2");
        date.setMinWidth(Region.USE_PREF_SIZE);
        VBox both = new VBox(clock, date);
        both.setAlignment(Pos.CENTER_LEFT);
        return both;
    }

    private static Node plate(Deed deed) {
        if (deed.plate().isEmpty()) {
            return new Label();
        }
        PlateLabel plate = new PlateLabel(PlateLabel.Size.M);
        plate.show(deed.plate());
        return plate;
    }

    /** What was done, and below it by whom. */
    private Node what(Deed deed) {
        Label type = text(DeedWords.type(deed, desk.words()));
        Label by = text(DeedWords.officer(deed, desk.words()));
        by.getStyleClass().addAll("dense", "text-2");
        VBox both = new VBox(type, by);
        both.setAlignment(Pos.CENTER_LEFT);
        return both;
    }

    private Node why(Deed deed) {
        Label said = text(deed.reason());
        VBox both = new VBox(said);
        if (!deed.given().caseNumber().isEmpty()) {
            Label number = text(deed.given().caseNumber());
            number.getStyleClass().addAll("dense", "text-2");
            both.getChildren().add(number);
        }
        both.setAlignment(Pos.CENTER_LEFT);
        return both;
    }

    /** One line or two; the rest stands in the details. */
    private Label text(String words) {
        Label label = new Label(words);
        label.getStyleClass().add("may-shorten");
        label.setMinWidth(0);
        return label;
    }

    private void counted() {
        Words words = desk.words();
        note.setText(
                record.looked() ? words.get("admin.record.count", record.shown().size()) : "");
        table.setPlaceholder(new EmptyState(
                words,
                Place.RECORD.icon(),
                record.looked() ? "admin.record.none" : "admin.record.empty",
                record.looked() ? "admin.record.none-hint" : "admin.record.empty-hint"));
    }

    private void select() {
        Optional<Deed> chosen = Optional.ofNullable(table.getSelectionModel().getSelectedItem());
        chosen.ifPresent(detail::show);
        show(detail, chosen.isPresent());
    }

    private static void show(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }

    private void look() {
        try {
            form.show(Optional.empty());
            record.look(form.search(), form.reason());
        } catch (Fault fault) {
            form.show(Optional.of(fault));
        }
    }

    private void export() {
        try {
            DeedSearch search = form.search();
            Reason reason = form.reason();
            form.show(Optional.empty());
            String today = LocalDate.ofInstant(desk.ticker().now(), desk.times().zone())
                    .toString();
            chooser.apply("sargs-record-" + today + ".jsonl")
                    .ifPresent(to -> record.write(
                            to,
                            search,
                            reason,
                            count -> note.setText(desk.words()
                                    .get(
                                            "admin.record.exported",
                                            count,
                                            to.getFileName().toString()))));
        } catch (Fault fault) {
            form.show(Optional.of(fault));
        }
    }

    private Optional<Path> choose(String name) {
        FileChooser dialogue = new FileChooser();
        dialogue.setTitle(desk.words().get("admin.record.export"));
        dialogue.setInitialFileName(name);
        File file = dialogue.showSaveDialog(
                content.getScene() == null ? null : content.getScene().getWindow());
        return Optional.ofNullable(file).map(File::toPath);
    }

    @Override
    public Place place() {
        return Place.RECORD;
    }

    @Override
    public Region content() {
        return content;
    }

    @Override
    public void onShown() {
        form.shown();
        form.focus();
    }

    @Override
    public void close() {
        record.close();
    }
}

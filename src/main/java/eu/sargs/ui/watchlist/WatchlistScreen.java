package eu.sargs.ui.watchlist;

import eu.sargs.access.Audience;
import eu.sargs.access.Consultations;
import eu.sargs.access.Right;
import eu.sargs.platform.Settings;
import eu.sargs.ui.part.AudienceWords;
import eu.sargs.ui.part.Desk;
import eu.sargs.ui.part.EmptyState;
import eu.sargs.ui.part.Icon;
import eu.sargs.ui.part.KeyCap;
import eu.sargs.ui.part.OnDuty;
import eu.sargs.ui.part.PartColumn;
import eu.sargs.ui.part.Place;
import eu.sargs.ui.part.PlateLabel;
import eu.sargs.ui.part.PriorityMark;
import eu.sargs.ui.part.Screen;
import eu.sargs.ui.part.Words;
import eu.sargs.watchlist.Ageing;
import eu.sargs.watchlist.ListTaken;
import eu.sargs.watchlist.Proposal;
import eu.sargs.watchlist.WatchEntry;
import eu.sargs.watchlist.Watchlist;
import java.io.File;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.beans.binding.Bindings;
import javafx.collections.ListChangeListener;
import javafx.collections.transformation.SortedList;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;

/** F5: the plates and patterns that ring, with their form and the import from CSV. */
public final class WatchlistScreen implements Screen, AutoCloseable {
    private static final double ROOM_FOR_GUIDANCE = 900;
    private static final double ROOM_FOR_BOTH = 1060;
    private static final double ROOM_FOR_KEYS = 960;

    private final Desk desk;
    private final WatchlistDesk watchlist;
    private final Supplier<Optional<Path>> chooser;
    private final TableView<WatchEntry> table = new TableView<>();
    private boolean editing;
    private final TextField filter = new TextField();
    private final Label note = new Label();
    private final EntryForm form;
    private final ImportPanel imports;
    private final BorderPane list = new BorderPane();
    private final StackPane content = new StackPane();

    public WatchlistScreen(
            Watchlist port,
            Consultations consultations,
            Settings settings,
            Desk desk,
            OnDuty duty,
            InstantSource time) {
        this(
                new WatchlistDesk(
                        port,
                        consultations,
                        desk,
                        duty,
                        time,
                        () -> settings.now().station(),
                        () -> new Audience(settings.now().sharedWith())),
                desk,
                null);
    }

    /** @param chooser asks for a CSV file; null for the system's dialogue */
    WatchlistScreen(WatchlistDesk watchlist, Desk desk, Supplier<Optional<Path>> chooser) {
        this.desk = desk;
        this.watchlist = watchlist;
        this.chooser = chooser == null ? this::choose : chooser;
        form = new EntryForm(watchlist, desk, this::closeForm);
        imports = new ImportPanel(watchlist.imports(), desk, this::imported);
        list.widthProperty().addListener((o, was, is) -> {
            if (editing) {
                arrange();
            }
        });
        list.setTop(header());
        list.setCenter(table());
        list.getStyleClass().add("table-screen");
        content.getChildren().setAll(list);
        content.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        watchlist.imports().previewProperty().addListener((o, was, is) -> {
            boolean importing = is.isPresent();
            if (importing != content.getChildren().contains(imports)) {
                content.getChildren().setAll(importing ? imports : list);
            }
            if (!importing) {
                table.requestFocus();
            }
        });
        watchlist
                .imports()
                .faultProperty()
                .addListener(
                        (o, was, is) -> note.setText(is.map(desk.words()::get).orElse("")));
        watchlist.imports().readingProperty().addListener((o, was, is) -> {
            if (is) {
                note.setText(desk.words().get("watchlist.import.reading"));
            } else if (watchlist.imports().faultProperty().get().isEmpty()) {
                note.setText("");
            }
        });
        watchlist.faultProperty().addListener((o, was, is) -> {
            if (!editing) {
                note.setText(is.map(desk.words()::get).orElse(""));
            }
        });
    }

    private HBox header() {
        Words words = desk.words();
        Label count = new Label();
        count.getStyleClass().add("text-2");
        count.setMinWidth(Region.USE_PREF_SIZE);
        Runnable counted = () -> count.setText(words.get(
                "watchlist.screen.count", watchlist.shown().getSource().size()));
        watchlist.shown().getSource().addListener((ListChangeListener<WatchEntry>) change -> counted.run());
        words.each(counted);
        note.getStyleClass().add("text-2");
        note.setMinWidth(0);
        filter.setId("watchlist-filter");
        filter.promptTextProperty().bind(words.text("watchlist.screen.filter"));
        filter.textProperty().bindBidirectional(watchlist.filterProperty());
        filter.getStyleClass().add("filter-field");
        Button importButton =
                button("watchlist-import", "watchlist.screen.import", "mdi2f-file-delimited-outline", "Ctrl I");
        importButton.setOnAction(e -> importCsv());
        Button add = button("watchlist-new", "watchlist.screen.new", "mdi2p-plus", "Ctrl N");
        add.getStyleClass().add("primary");
        add.setOnAction(e -> edit(Optional.empty()));
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        Label title = words.label("watchlist.screen.title", "title");
        title.setMinWidth(Region.USE_PREF_SIZE);
        offer(importButton, Right.IMPORT_WATCHLIST);
        offer(add, Right.CHANGE_WATCHLIST);
        HBox header = new HBox(title, count, note, gap, filter, importButton, add);
        header.getStyleClass().add("screen-header");
        return header;
    }

    private void offer(Button button, Right right) {
        button.setVisible(watchlist.may(right));
        button.setManaged(button.isVisible());
    }

    private Button button(String id, String key, String icon, String keys) {
        KeyCap cap = new KeyCap(keys);
        cap.visibleProperty()
                .bind(Bindings.createBooleanBinding(
                        () -> list.getWidth() >= desk.look().px(ROOM_FOR_KEYS),
                        list.widthProperty(),
                        desk.look().scaleProperty()));
        cap.managedProperty().bind(cap.visibleProperty());
        HBox face = new HBox(Icon.of(icon), desk.words().label(key, "medium"), cap);
        face.getStyleClass().add("button-face");
        Button button = new Button();
        button.setGraphic(face);
        button.setId(id);
        button.setMinWidth(Region.USE_PREF_SIZE);
        return button;
    }

    private TableView<WatchEntry> table() {
        Words words = desk.words();
        table.setId("watchlist-table");
        table.setMinWidth(0);
        Button first = button("watchlist-first", "watchlist.screen.new", "mdi2p-plus", "Ctrl N");
        first.setOnAction(e -> edit(Optional.empty()));
        offer(first, Right.CHANGE_WATCHLIST);
        table.setPlaceholder(new EmptyState(
                words, "mdi2c-clipboard-list-outline", "watchlist.screen.empty", "watchlist.screen.empty-hint", first));
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        column("watchlist.column.pattern", -130, this::plate);
        column("watchlist.column.priority", -125, entry -> new PriorityMark(entry.priority(), words));
        column("watchlist.column.reason", 330, entry -> words(entry.reason()));
        column("watchlist.column.valid", -140, this::valid);
        column("watchlist.column.owner", 240, entry -> quiet(entry.owner()));
        PartColumn<WatchEntry> guidance = column("watchlist.column.guidance", 320, entry -> {
            Label preview = quiet(entry.guidance().lines().findFirst().orElse(""));
            preview.getStyleClass().add("may-shorten");
            return preview;
        });
        // Beside the form there may be no room for it, and half a step is no guidance; the form shows all of it.
        guidance.visibleProperty()
                .bind(Bindings.createBooleanBinding(
                        () -> table.getWidth() >= desk.look().px(ROOM_FOR_GUIDANCE),
                        table.widthProperty(),
                        desk.look().scaleProperty()));
        SortedList<WatchEntry> sorted = new SortedList<>(watchlist.shown());
        table.setItems(sorted);
        table.setRowFactory(view -> {
            TableRow<WatchEntry> row = new TableRow<>();
            row.setOnMouseClicked(e -> {
                if (!row.isEmpty()) {
                    edit(Optional.of(row.getItem()));
                }
            });
            return row;
        });
        table.setOnKeyPressed(e -> {
            WatchEntry chosen = table.getSelectionModel().getSelectedItem();
            if (e.getCode() == KeyCode.ENTER && !e.isControlDown() && chosen != null) {
                edit(Optional.of(chosen));
                e.consume();
            }
        });
        words.textsProperty().addListener((o, was, is) -> table.refresh());
        watchlist.onMatters(table::refresh);
        return table;
    }

    /** The plate, and below it what waits for a decision. */
    private Node plate(WatchEntry entry) {
        PlateLabel plate = new PlateLabel(PlateLabel.Size.M);
        plate.show(entry.pattern());
        VBox lines = new VBox(plate);
        if (watchlist.dispute(entry.id()).isPresent()) {
            lines.getChildren().add(mark("watchlist.mark.disputed"));
        }
        if (watchlist.proposals(entry.id()).stream().anyMatch(Proposal::waits)) {
            lines.getChildren().add(mark("watchlist.mark.proposed"));
        }
        watchlist
                .samePlate(entry)
                .ifPresent(same -> lines.getChildren()
                        .add(mark(
                                same.alike() ? "watchlist.mark.same-plate" : "watchlist.mark.same-plate-differs",
                                same.entries().size())));
        lines.setAlignment(Pos.CENTER_LEFT);
        return lines;
    }

    private Label mark(String key, Object... arguments) {
        Label label = new Label(desk.words().get(key, arguments));
        label.getStyleClass().addAll("dense", "semibold");
        label.setMinWidth(Region.USE_PREF_SIZE);
        return label;
    }

    /** How long it counts, and for whom. */
    private Node valid(WatchEntry entry) {
        Label seen = new Label(AudienceWords.name(entry.audience(), desk.words()));
        seen.getStyleClass().addAll("dense", "text-2", "may-shorten");
        VBox lines = new VBox(validity(entry), seen);
        lines.setAlignment(Pos.CENTER_LEFT);
        return lines;
    }

    private Label validity(WatchEntry entry) {
        Words words = desk.words();
        Instant now = watchlist.time().instant();
        OptionalInt left = Ageing.daysLeft(entry, now, desk.times().zone());
        boolean over = entry.validTo().isPresent() && left.isEmpty();
        boolean soon = left.isPresent() && left.getAsInt() <= Ageing.SOON;
        Label label = new Label();
        if (soon) {
            label.setText(words.get("watchlist.valid.ends", left.getAsInt()));
            label.getStyleClass().add("semibold");
        } else if (!over && now.isBefore(entry.validFrom())) {
            label.setText(words.get("watchlist.valid.from", desk.times().date(entry.validFrom())));
        } else {
            label.setText(entry.validTo()
                    .map(to -> words.get(
                            over ? "watchlist.valid.over" : "watchlist.valid.until",
                            desk.times().date(to.minusMillis(1))))
                    .orElseGet(() -> words.get("watchlist.valid.open")));
        }
        label.getStyleClass().add(over ? "text-3" : "text-1");
        return label;
    }

    private static Label words(String text) {
        Label label = new Label(text);
        label.setWrapText(true);
        return label;
    }

    private static Label quiet(String text) {
        Label label = words(text);
        label.getStyleClass().add("text-2");
        return label;
    }

    private PartColumn<WatchEntry> column(String key, double width, Function<WatchEntry, Node> part) {
        PartColumn<WatchEntry> column = new PartColumn<>(desk, key, width, part);
        table.getColumns().add(column);
        return column;
    }

    private void pressed(KeyEvent e) {
        if (!e.isControlDown()
                || e.isAltDown()
                || watchlist.imports().previewProperty().get().isPresent()) {
            return;
        }
        switch (e.getCode()) {
            case ENTER -> {
                if (!editing) {
                    return;
                }
                form.save(); // wherever the focus is: text fields keep the chord to themselves
            }
            case N -> edit(Optional.empty());
            case I -> importCsv();
            case F -> filter.requestFocus();
            default -> {
                return;
            }
        }
        e.consume();
    }

    private void edit(Optional<WatchEntry> entry) {
        if (entry.isEmpty() && !watchlist.may(Right.CHANGE_WATCHLIST)) {
            return;
        }
        note.setText("");
        entry.ifPresent(watchlist::look);
        editing = true;
        arrange();
        form.edit(entry);
    }

    /** The form beside the table, or in its place where both do not fit. */
    private void arrange() {
        boolean wide = list.getWidth() >= desk.look().px(ROOM_FOR_BOTH);
        list.setCenter(editing && !wide ? form : table);
        list.setRight(editing && wide ? form : null);
    }

    private void closeForm() {
        editing = false;
        arrange();
        table.requestFocus();
    }

    private void importCsv() {
        if (!watchlist.may(Right.IMPORT_WATCHLIST)) {
            return;
        }
        closeForm();
        note.setText("");
        chooser.get().ifPresent(watchlist.imports()::read);
    }

    private void imported(ListTaken taken) {
        note.setText(desk.words()
                .get(
                        taken.stopped() ? "watchlist.import.stopped" : "watchlist.import.done",
                        taken.added(),
                        taken.changed(),
                        taken.removed(),
                        taken.of() - taken.size()));
    }

    private Optional<Path> choose() {
        FileChooser dialogue = new FileChooser();
        dialogue.setTitle(desk.words().get("watchlist.screen.import"));
        dialogue.getExtensionFilters().add(new FileChooser.ExtensionFilter("CSV", "*.csv", "*.CSV", "*.txt"));
        File file = dialogue.showOpenDialog(
                content.getScene() == null ? null : content.getScene().getWindow());
        return Optional.ofNullable(file).map(File::toPath);
    }

    @Override
    public Place place() {
        return Place.WATCHLIST;
    }

    @Override
    public Region content() {
        return content;
    }

    @Override
    public void onShown() {
        watchlist.look();
        table.requestFocus();
    }

    @Override
    public void close() {
        watchlist.close();
    }
}

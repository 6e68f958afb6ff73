package eu.sargs.ui.admin;

import eu.sargs.access.Reasons;
import eu.sargs.platform.Fault;
import eu.sargs.sighting.EvidenceLock;
import eu.sargs.sighting.Sighting;
import eu.sargs.ui.part.Desk;
import eu.sargs.ui.part.EmptyState;
import eu.sargs.ui.part.OnDuty;
import eu.sargs.ui.part.PartColumn;
import eu.sargs.ui.part.Place;
import eu.sargs.ui.part.PlateLabel;
import eu.sargs.ui.part.Screen;
import eu.sargs.ui.part.Words;
import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TableView;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.DirectoryChooser;

/** Sightings that are kept as evidence: until when, in which case; another day, an early end, their pictures. FX thread. */
public final class EvidenceScreen implements Screen, AutoCloseable {
    /** Ends so soon that it is told. */
    private static final Duration SOON = Duration.ofDays(7);

    private static final double ROOM_FOR_ALL = 640;

    private final Desk desk;
    private final EvidenceDesk evidence;
    private final Supplier<Optional<Path>> folders;
    private final TableView<EvidenceLock> table = new TableView<>();
    private final EvidenceForm form;
    private final ScrollPane left;
    private final Label count = new Label();
    private final Label note = new Label();
    private final Button prolong;
    private final Button lift;
    private final Button save;
    private final HBox columns = new HBox();
    private final BorderPane content = new BorderPane();

    EvidenceScreen(EvidenceDesk evidence, Reasons reasons, Desk desk, Optional<Supplier<Optional<Path>>> folder) {
        this.desk = desk;
        this.evidence = evidence;
        folders = folder.orElse(this::choose);
        form = new EvidenceForm(evidence, reasons, desk, this::closeForm);
        left = new ScrollPane(form);
        left.setFitToWidth(true);
        left.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        left.setFocusTraversable(false);
        left.getStyleClass().add("record-left");
        prolong = button("evidence-prolong", "admin.evidence.prolong");
        lift = button("evidence-lift", "admin.evidence.lift");
        save = button("evidence-save", "admin.evidence.save");
        prolong.setOnAction(e -> chosen().ifPresent(lock -> open(to -> to.prolong(lock, this::kept))));
        lift.setOnAction(e -> chosen().ifPresent(lock -> open(to -> to.lift(lock, this::lifted))));
        save.setOnAction(e -> chosen().ifPresent(this::save));
        VBox right = new VBox(table(), actions());
        right.getStyleClass().add("stack");
        right.setMinWidth(0);
        VBox.setVgrow(table, Priority.ALWAYS);
        HBox.setHgrow(right, Priority.ALWAYS);
        columns.getChildren().setAll(right);
        columns.getStyleClass().add("alert-columns");
        content.setTop(header());
        content.setCenter(columns);
        content.getStyleClass().add("admin-screen");
        desk.words().textsProperty().addListener((o, was, is) -> {
            table.refresh();
            told();
        });
        evidence.onForgotten(this::forget);
        select();
    }

    /** As the screens are put together: with the rooms of whoever is on duty. */
    public static EvidenceScreen of(Ports ports, Desk desk, OnDuty duty) {
        EvidenceDesk evidence =
                new EvidenceDesk(ports.locks(), ports.pictures(), ports.consultations(), ports.accounts(), desk, duty);
        return new EvidenceScreen(evidence, ports.reasons(), desk, Optional.empty());
    }

    /** What it stands on. */
    public record Ports(
            eu.sargs.sighting.EvidenceLocks locks,
            eu.sargs.picture.Pictures pictures,
            eu.sargs.access.Consultations consultations,
            eu.sargs.access.Accounts accounts,
            Reasons reasons) {}

    private Button button(String id, String key) {
        Button button = new Button();
        button.setId(id);
        button.textProperty().bind(desk.words().text(key));
        button.setMinWidth(Region.USE_PREF_SIZE);
        return button;
    }

    private HBox header() {
        Label title = desk.words().label("admin.evidence.title", "title");
        title.setMinWidth(Region.USE_PREF_SIZE);
        count.setId("evidence-count");
        count.getStyleClass().add("text-2");
        count.setWrapText(true);
        HBox header = new HBox(title, count);
        header.getStyleClass().add("screen-header");
        return header;
    }

    private HBox actions() {
        note.setId("evidence-note");
        note.getStyleClass().add("text-2");
        note.setWrapText(true);
        note.setMinWidth(0);
        note.setMinHeight(Region.USE_PREF_SIZE);
        HBox actions = new HBox(save, prolong, lift, note);
        actions.getStyleClass().add("form-actions");
        return actions;
    }

    private TableView<EvidenceLock> table() {
        Words words = desk.words();
        table.setId("evidence-table");
        table.setMinWidth(0);
        table.setItems(evidence.all());
        table.setPlaceholder(
                new EmptyState(words, Place.EVIDENCE.icon(), "admin.evidence.empty", "admin.evidence.empty-hint"));
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        column("admin.record.column.plate", -130, EvidenceScreen::plate);
        column("admin.evidence.until", -150, this::until);
        column("part.reason.case", 170, lock -> text(lock.caseNumber()));
        roomy(column("admin.record.column.officer", 150, this::who));
        roomy(column("admin.record.column.reason", 300, lock -> text(lock.reason())));
        table.getSelectionModel().selectedItemProperty().addListener((o, was, is) -> select());
        return table;
    }

    private PartColumn<EvidenceLock> column(String key, double width, Function<EvidenceLock, Node> part) {
        PartColumn<EvidenceLock> column = new PartColumn<>(desk, key, width, part);
        table.getColumns().add(column);
        return column;
    }

    /** Beside the form there may be no room for it. */
    private void roomy(PartColumn<EvidenceLock> column) {
        column.visibleProperty()
                .bind(Bindings.createBooleanBinding(
                        () -> table.getWidth() >= desk.look().px(ROOM_FOR_ALL),
                        table.widthProperty(),
                        desk.look().scaleProperty()));
    }

    private static Node plate(EvidenceLock lock) {
        PlateLabel plate = new PlateLabel(PlateLabel.Size.M);
        plate.show(lock.plate());
        return plate;
    }

    /** Its last day, and below it how long that is, or that it is over. */
    private Node until(EvidenceLock lock) {
        Words words = desk.words();
        Label day = new Label(desk.times().date(lock.until().minusMillis(1)));
        day.setMinWidth(Region.USE_PREF_SIZE);
        Label left = new Label(left(lock));
        left.setMinWidth(Region.USE_PREF_SIZE);
        boolean holds = lock.holds(evidence.now());
        left.getStyleClass().addAll("dense", holds && soon(lock) ? "degraded-text" : "text-2");
        day.getStyleClass().add(holds ? "text-1" : "text-3");
        VBox both = new VBox(day, left);
        both.setAlignment(Pos.CENTER_LEFT);
        return both;
    }

    private String left(EvidenceLock lock) {
        if (lock.lifted()) {
            return desk.words().get("admin.evidence.lifted");
        }
        return lock.holds(evidence.now())
                ? desk.words().get("admin.evidence.days-left", days(lock))
                : desk.words().get("admin.evidence.over");
    }

    private long days(EvidenceLock lock) {
        return Duration.between(evidence.now(), lock.until()).toDays();
    }

    private boolean soon(EvidenceLock lock) {
        return lock.until().isBefore(evidence.now().plus(SOON));
    }

    private Node who(EvidenceLock lock) {
        VBox both = new VBox(text(lock.officer()));
        if (!lock.second().isEmpty()) {
            Label second = text(desk.words().get("admin.evidence.with", lock.second()));
            second.getStyleClass().addAll("dense", "text-2");
            both.getChildren().add(second);
        }
        both.setAlignment(Pos.CENTER_LEFT);
        return both;
    }

    private static Label text(String words) {
        Label label = new Label(words);
        label.getStyleClass().add("may-shorten");
        label.setMinWidth(0);
        return label;
    }

    private Optional<EvidenceLock> chosen() {
        return Optional.ofNullable(table.getSelectionModel().getSelectedItem());
    }

    private void select() {
        boolean holds = chosen().filter(lock -> lock.holds(evidence.now())).isPresent();
        show(prolong, holds && evidence.mayLock());
        show(lift, holds && evidence.mayLock());
        show(save, chosen().flatMap(EvidenceLock::copy).isPresent());
        note.setText("");
    }

    private static void show(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }

    private void told() {
        long holding = evidence.all().stream()
                .filter(lock -> lock.holds(evidence.now()))
                .count();
        long soon = evidence.all().stream()
                .filter(lock -> lock.holds(evidence.now()) && soon(lock))
                .count();
        count.setText(holding == 0 ? "" : desk.words().get("admin.evidence.count", holding, soon));
    }

    private void open(Consumer<EvidenceForm> with) {
        note.setText("");
        if (!columns.getChildren().contains(left)) {
            columns.getChildren().addFirst(left);
        }
        left.setVvalue(0);
        with.accept(form);
    }

    private void closeForm() {
        columns.getChildren().remove(left);
        table.requestFocus();
    }

    private void forget() {
        columns.getChildren().remove(left);
        told();
    }

    /** What somebody looks at is to be kept. */
    public void keep(Sighting sighting) {
        if (evidence.mayLock()) {
            open(to -> to.keep(sighting, this::kept));
        }
    }

    private void kept() {
        closeForm();
        evidence.again(() -> {
            told();
            note.setText(desk.words().get("admin.evidence.kept"));
        });
    }

    private void lifted() {
        closeForm();
        evidence.again(() -> {
            told();
            note.setText(desk.words().get("admin.evidence.lifted-now"));
        });
    }

    private void save(EvidenceLock lock) {
        folders.get()
                .ifPresent(folder -> evidence.save(
                        lock,
                        folder,
                        written -> note.setText(desk.words().get("admin.evidence.saved", written, folder.toString())),
                        this::failed));
    }

    private void failed(Fault fault) {
        note.setText(desk.words().get(fault));
    }

    private Optional<Path> choose() {
        DirectoryChooser dialogue = new DirectoryChooser();
        dialogue.setTitle(desk.words().get("admin.evidence.save"));
        File folder = dialogue.showDialog(
                content.getScene() == null ? null : content.getScene().getWindow());
        return Optional.ofNullable(folder).map(File::toPath);
    }

    @Override
    public Place place() {
        return Place.EVIDENCE;
    }

    @Override
    public Region content() {
        return content;
    }

    @Override
    public void onShown() {
        evidence.look(this::told, this::failed);
    }

    @Override
    public void onHidden() {
        evidence.away();
    }

    @Override
    public void close() {
        evidence.close();
    }
}

package eu.sargs.ui.shift;

import eu.sargs.access.Officer;
import eu.sargs.platform.Fault;
import eu.sargs.shift.Matter;
import eu.sargs.shift.Sheet;
import eu.sargs.shift.Shifts;
import eu.sargs.ui.part.Desk;
import eu.sargs.ui.part.Form;
import eu.sargs.ui.part.Icon;
import eu.sargs.ui.part.KeyCap;
import eu.sargs.ui.part.OnDuty;
import eu.sargs.ui.part.PlateLabel;
import eu.sargs.ui.part.PriorityMark;
import eu.sargs.ui.part.Words;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/**
 * The hand-over: each matter is ticked by whoever takes over, who then signs with name and password; whoever goes signs by
 * being signed in. FX thread.
 */
final class HandOverPanel extends HBox {
    private final ShiftDesk shift;
    private final Desk desk;
    private final Words words;
    private final OnDuty duty;
    private final Consumer<Officer> taken;
    private final VBox matters = new VBox();
    private final Label count = new Label();
    private final ProgressBar progress = new ProgressBar();
    private final Set<String> ticked = new HashSet<>();
    private final TextArea note = new TextArea();
    private final Label length = new Label();
    private final Label goes = new Label();
    private final TextField account = new TextField();
    private final PasswordField password = new PasswordField();
    private final TextField code = new TextField();
    private final Label left = new Label();
    private final Button sign = new Button();
    private final Form form;
    private Optional<Sheet> sheet = Optional.empty();

    /** @param taken told who took over, once they have */
    HandOverPanel(ShiftDesk shift, Desk desk, OnDuty duty, Consumer<Officer> taken) {
        this.shift = shift;
        this.desk = desk;
        this.words = desk.words();
        this.duty = duty;
        this.taken = taken;
        setId("hand-over");
        getStyleClass().add("hand-over");
        form = new Form(words);
        HBox.setHgrow(this, Priority.ALWAYS);
        Node open = open();
        Node signing = signing();
        getChildren().setAll(open, signing);
        shift.busyProperty().addListener((o, was, is) -> follow());
        words.each(this::show);
        setOnKeyPressed(e -> {
            if (e.getCode() == KeyCode.ENTER && e.isControlDown()) {
                sign();
                e.consume();
            }
        });
    }

    private Node open() {
        Label title = words.label("shift.sheet.matters", "strong");
        title.setMinWidth(USE_PREF_SIZE);
        Label hint = words.label("shift.sheet.tick", "dense", "text-2");
        hint.setWrapText(true);
        hint.setMinHeight(USE_PREF_SIZE);
        hint.setMinWidth(0);
        HBox.setHgrow(hint, Priority.ALWAYS);
        count.setId("hand-over-count");
        count.getStyleClass().add("semibold");
        count.setMinWidth(USE_PREF_SIZE);
        progress.getStyleClass().add("hand-over-progress");
        HBox head = new HBox(title, hint, count, progress);
        head.getStyleClass().add("shift-panel-head");
        ScrollPane scroll = new ScrollPane(matters);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setFocusTraversable(false);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        VBox panel = new VBox(head, scroll);
        panel.getStyleClass().addAll("panel", "flush");
        panel.setMinWidth(0);
        panel.setPrefWidth(520);
        HBox.setHgrow(panel, Priority.ALWAYS);
        return panel;
    }

    private Node signing() {
        length.getStyleClass().addAll("dense", "text-3");
        length.setMinWidth(USE_PREF_SIZE);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        note.setId("hand-over-note");
        note.setWrapText(true);
        note.setPrefRowCount(5);
        note.accessibleTextProperty().bind(words.text("shift.sheet.note"));
        note.textProperty().addListener((o, was, is) -> follow());
        VBox noted = new VBox(new HBox(words.label("shift.sheet.note", "strong"), gap, length), note);
        noted.getStyleClass().addAll("panel", "stack");
        goes.getStyleClass().add("heading");
        Label bySitting = words.label("shift.sheet.by-sitting", "dense", "text-2");
        bySitting.setWrapText(true);
        bySitting.setMinHeight(USE_PREF_SIZE);
        VBox going = new VBox(words.captionLabel("shift.sheet.goes"), goes, bySitting);
        going.getStyleClass().addAll("panel", "stack");
        account.setId("hand-over-account");
        password.setId("hand-over-password");
        code.setId("hand-over-code");
        List.of(account, password, code).forEach(field -> field.textProperty().addListener((o, was, is) -> follow()));
        left.setId("hand-over-left");
        left.getStyleClass().addAll("dense", "text-2");
        left.setWrapText(true);
        left.setMinHeight(USE_PREF_SIZE);
        sign.setId("hand-over-sign");
        sign.getStyleClass().add("primary");
        sign.textProperty().bind(words.text("shift.sheet.sign"));
        sign.setGraphic(new KeyCap("Ctrl Enter"));
        sign.setContentDisplay(ContentDisplay.RIGHT);
        sign.setMinWidth(USE_PREF_SIZE);
        sign.setOnAction(e -> sign());
        form.field("shift.sheet.account", account)
                .field("shift.sheet.password", password)
                .field("shift.sheet.code", code)
                .add(left)
                .add(new HBox(sign))
                .faultHere();
        VBox coming = new VBox(words.captionLabel("shift.sheet.comes"), form);
        coming.getStyleClass().addAll("panel", "stack");
        VBox all = new VBox(noted, going, coming);
        all.getStyleClass().add("shift-figures");
        ScrollPane scroll = new ScrollPane(all);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setFocusTraversable(false);
        scroll.getStyleClass().add("hand-over-right");
        return scroll;
    }

    /** A sheet as things stand now; what was ticked and is still the same stays so. */
    void begin() {
        form.show(Optional.empty());
        shift.sheet(
                made -> {
                    sheet = Optional.of(made);
                    Set<String> there = new HashSet<>();
                    made.matters().forEach(matter -> there.add(key(matter)));
                    ticked.retainAll(there);
                    show();
                },
                this::failed);
    }

    void focus() {
        account.requestFocus();
    }

    /** Nothing that somebody typed outlasts them. */
    void clear() {
        sheet = Optional.empty();
        ticked.clear();
        note.clear();
        account.clear();
        password.clear();
        code.clear();
        form.show(Optional.empty());
        show();
    }

    private static String key(Matter matter) {
        return matter.kind() + " " + matter.id();
    }

    private void show() {
        goes.setText(duty.officer().map(Officer::name).orElse(""));
        matters.getChildren().clear();
        Map<Matter.Kind, List<Matter>> byKind = new EnumMap<>(Matter.Kind.class);
        sheet.ifPresent(one -> one.matters()
                .forEach(matter -> byKind.merge(group(matter.kind()), List.of(matter), HandOverPanel::both)));
        new LinkedHashMap<>(byKind).forEach((kind, of) -> {
            Label name = words.label(groupKey(kind), "semibold");
            Label many = new Label(String.valueOf(of.size()));
            many.getStyleClass().add("text-3");
            HBox head = new HBox(name, many);
            head.getStyleClass().add("matter-head");
            matters.getChildren().add(head);
            of.forEach(matter -> matters.getChildren().add(line(matter)));
        });
        if (sheet.isPresent() && byKind.isEmpty()) {
            Label none = words.label("shift.sheet.none", "text-2");
            none.setWrapText(true);
            HBox line = new HBox(none);
            line.getStyleClass().add("matter-head");
            matters.getChildren().add(line);
        }
        follow();
    }

    private static List<Matter> both(List<Matter> some, List<Matter> more) {
        return java.util.stream.Stream.concat(some.stream(), more.stream()).toList();
    }

    private static Matter.Kind group(Matter.Kind kind) {
        return kind == Matter.Kind.MORE_ALERTS ? Matter.Kind.OPEN_ALERT : kind;
    }

    private static String groupKey(Matter.Kind kind) {
        return switch (kind) {
            case OPEN_ALERT, MORE_ALERTS -> "shift.sheet.open";
            case SHELVED -> "shift.sheet.shelved";
            case BLIND_CAMERA -> "shift.sheet.blind";
            case EXPIRING_ENTRY -> "shift.sheet.expiring";
            case NOTE -> "shift.sheet.notes";
        };
    }

    private static String icon(Matter.Kind kind) {
        return switch (kind) {
            case OPEN_ALERT, MORE_ALERTS -> "mdi2b-bell-outline";
            case SHELVED -> "mdi2b-bell-sleep-outline";
            case BLIND_CAMERA -> "mdi2e-eye-off-outline";
            case EXPIRING_ENTRY -> "mdi2c-clipboard-list-outline";
            case NOTE -> "mdi2p-pencil-outline";
        };
    }

    private Node line(Matter matter) {
        CheckBox box = new CheckBox();
        box.setSelected(ticked.contains(key(matter)));
        Label title = wrapped(title(matter));
        title.getStyleClass().add("medium");
        Label detail = wrapped(detail(matter));
        detail.getStyleClass().addAll("dense", "text-2");
        VBox lines = new VBox(title, detail);
        lines.getStyleClass().add("shift-lines");
        lines.setMinWidth(0);
        HBox.setHgrow(lines, Priority.ALWAYS);
        box.setAccessibleText(title.getText() + " " + detail.getText());
        box.selectedProperty().addListener((o, was, is) -> {
            if (is) {
                ticked.add(key(matter));
            } else {
                ticked.remove(key(matter));
            }
            follow();
        });
        HBox row = new HBox(box, glyph(matter), lines);
        row.getStyleClass().add("matter-row");
        row.setOnMouseClicked(e -> box.fire());
        return row;
    }

    private static Node glyph(Matter matter) {
        return matter.kind() == Matter.Kind.OPEN_ALERT && matter.priority().isPresent()
                ? PriorityMark.glyph(matter.priority().get(), "icon-20")
                : Icon.of(icon(matter.kind()), "icon-20");
    }

    private static String plate(String pattern) {
        PlateLabel label = new PlateLabel(PlateLabel.Size.M);
        label.show(pattern);
        return label.getText();
    }

    private static Label wrapped(String text) {
        Label label = new Label(text);
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        return label;
    }

    private String title(Matter matter) {
        return switch (matter.kind()) {
            case MORE_ALERTS -> words.get("shift.sheet.more", Integer.parseInt(matter.title()));
            case BLIND_CAMERA -> desk.sites().line(new eu.sargs.camera.CameraId(matter.title()));
            case OPEN_ALERT, SHELVED, EXPIRING_ENTRY -> plate(matter.title());
            case NOTE -> matter.title();
        };
    }

    private String detail(Matter matter) {
        String when = desk.times().lately(matter.at(), desk.ticker().now());
        return switch (matter.kind()) {
            case MORE_ALERTS -> "";
            case OPEN_ALERT, NOTE -> matter.detail() + " · " + when;
            case SHELVED, EXPIRING_ENTRY -> matter.detail() + " · " + words.get("shift.sheet.until", when);
            case BLIND_CAMERA ->
                words.find("part.cause."
                                        + matter.detail()
                                                .toLowerCase(Locale.ROOT)
                                                .replace('_', '-'))
                                .map(cause -> cause + " · ")
                                .orElse("")
                        + words.get("shift.sheet.since", when);
        };
    }

    private void follow() {
        int all = sheet.map(one -> one.matters().size()).orElse(0);
        int open = all - ticked.size();
        count.setText(words.get("shift.sheet.count", ticked.size(), all));
        progress.setProgress(all == 0 ? 1 : (double) ticked.size() / all);
        int signs = note.getText().strip().length();
        length.setText(words.get("shift.write.count", signs, Shifts.LONGEST_ENTRY));
        boolean busy = shift.busyProperty().get();
        left.setText(open > 0 ? words.get("shift.sheet.left", open) : words.get("shift.sheet.ready"));
        sign.setDisable(busy
                || sheet.isEmpty()
                || open > 0
                || signs > Shifts.LONGEST_ENTRY
                || account.getText().isBlank()
                || password.getText().isEmpty());
    }

    private void sign() {
        if (sign.isDisabled() || sheet.isEmpty()) {
            return;
        }
        char[] secret = password.getText().toCharArray();
        password.clear();
        shift.handOver(
                sheet.get(),
                note.getText(),
                new ShiftDesk.Signature(
                        account.getText().strip(), secret, code.getText().strip()),
                next -> {
                    clear();
                    taken.accept(next);
                },
                this::refused);
    }

    private void refused(Fault fault) {
        code.clear();
        begin();
        failed(fault);
        password.requestFocus();
    }

    private void failed(Fault fault) {
        form.show(Optional.of(fault));
    }
}

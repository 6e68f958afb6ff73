package eu.sargs.ui.watchlist;

import eu.sargs.ui.part.Desk;
import eu.sargs.ui.part.KeyCap;
import eu.sargs.ui.part.Segments;
import eu.sargs.ui.part.Words;
import eu.sargs.watchlist.ListPreview;
import eu.sargs.watchlist.ListTaken;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ProgressBar;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/**
 * What a list file would do: new, changed, removed and bad lines, each kind behind a digit. It waits for a yes, then shows
 * how far it is and can be stopped.
 */
final class ImportPanel extends BorderPane {
    /** In the order of their digits. */
    enum Kind {
        ADDED,
        CHANGED,
        REMOVED,
        BAD;

        String key() {
            return "watchlist.import." + name().toLowerCase(java.util.Locale.ROOT);
        }

        List<?> of(ListPreview preview) {
            return switch (this) {
                case ADDED -> preview.added();
                case CHANGED -> preview.changed();
                case REMOVED -> preview.removed();
                case BAD -> preview.bad();
            };
        }
    }

    private final Desk desk;
    private final ImportDesk imports;
    private final Consumer<ListTaken> imported;
    private final Segments<Kind> kinds;
    private final ListView<Object> lines = new ListView<>();
    private final Label file = new Label();
    private final Label note = new Label();
    private final CheckBox whole = new CheckBox();
    private final Label yesWord = new Label();
    private final Button yes = button(yesWord, "Ctrl Enter");
    private final Label cancelWord = new Label();
    private final Button cancel = button(cancelWord, "Esc");
    private final ProgressBar bar = new ProgressBar(0);
    private final Label so = new Label();
    private Optional<ListPreview> shown = Optional.empty();

    /** @param imported told what was taken */
    ImportPanel(ImportDesk imports, Desk desk, Consumer<ListTaken> imported) {
        this.desk = desk;
        this.imports = imports;
        this.imported = imported;
        Words words = desk.words();
        getStyleClass().add("import-panel");
        kinds = new Segments<>(
                List.of(Kind.values()),
                kind -> Bindings.createStringBinding(
                        () -> words.get(
                                kind.key(),
                                imports.previewProperty()
                                        .get()
                                        .map(preview -> kind.of(preview).size())
                                        .orElse(0)),
                        words.textsProperty(),
                        imports.previewProperty()));
        for (Kind kind : Kind.values()) {
            kinds.part(kind).setId("import-" + kind.name().toLowerCase(java.util.Locale.ROOT));
            kinds.part(kind).setGraphic(new KeyCap(String.valueOf(kind.ordinal() + 1)));
        }
        kinds.onChosen(this::choose);
        lines.setId("import-lines");
        ImportLine faces = new ImportLine(desk);
        lines.setCellFactory(all -> new ListCell<>() {
            @Override
            protected void updateItem(Object line, boolean empty) {
                super.updateItem(line, empty);
                setGraphic(empty || line == null ? null : faces.of(line));
                setPrefWidth(0); // wrap inside the list instead of growing past it
            }
        });
        lines.setPlaceholder(words.label("watchlist.import.nothing", "text-2"));
        yes.setId("import-yes");
        yes.getStyleClass().add("primary");
        yes.setOnAction(e -> imports.take(imported));
        cancel.setId("import-cancel");
        cancel.setOnAction(e -> leave());
        whole.setId("import-whole");
        whole.textProperty().bind(words.text("watchlist.import.whole"));
        whole.setOnAction(e -> imports.whole(whole.isSelected()));
        file.getStyleClass().addAll("text-2", "import-note");
        file.setId("import-file");
        file.setWrapText(true);
        file.setMinWidth(0);
        file.setMinHeight(USE_PREF_SIZE);
        note.setId("import-note");
        note.getStyleClass().addAll("text-2", "import-note");
        note.setWrapText(true);
        note.setMinWidth(0);
        note.setMinHeight(USE_PREF_SIZE);
        note.setVisible(false);
        note.setManaged(false);
        setTop(top());
        VBox body = new VBox(lines);
        body.getStyleClass().add("import-columns");
        VBox.setVgrow(lines, Priority.ALWAYS);
        setCenter(body);
        imports.previewProperty().addListener((o, was, is) -> show(is));
        imports.takingProperty().addListener((o, was, is) -> words());
        imports.doneProperty().addListener((o, was, is) -> progress());
        yes.disableProperty()
                .bind(imports.takingProperty()
                        .or(imports.readingProperty())
                        .or(Bindings.createBooleanBinding(
                                () -> imports.previewProperty()
                                        .get()
                                        .map(preview -> preview.size() == 0)
                                        .orElse(true),
                                imports.previewProperty())));
        whole.disableProperty().bind(imports.takingProperty().or(imports.readingProperty()));
        words.textsProperty().addListener((o, was, is) -> {
            words();
            lines.refresh();
        });
        addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    }

    private static Button button(Label word, String keys) {
        HBox face = new HBox(word, new KeyCap(keys));
        face.getStyleClass().add("button-face");
        word.getStyleClass().add("medium");
        Button button = new Button();
        button.setGraphic(face);
        button.setMinWidth(Region.USE_PREF_SIZE);
        return button;
    }

    private VBox top() {
        Label title = desk.words().label("watchlist.import.title", "title");
        title.setMinWidth(Region.USE_PREF_SIZE);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox header = new HBox(title, gap, cancel, yes);
        header.getStyleClass().add("screen-header");
        bar.setId("import-bar");
        bar.setPrefWidth(260);
        so.getStyleClass().add("text-2");
        so.setMinWidth(Region.USE_PREF_SIZE);
        HBox wholeLine = new HBox(whole, new KeyCap("Ctrl W"));
        wholeLine.getStyleClass().add("button-face");
        FlowPane choices = new FlowPane(kinds, wholeLine, bar, so);
        choices.getStyleClass().add("import-choices");
        return new VBox(header, file, choices, note);
    }

    private void show(Optional<ListPreview> preview) {
        boolean first = shown.isEmpty();
        shown = preview;
        preview.ifPresent(one -> {
            whole.setSelected(one.whole());
            Kind kept = kinds.choice();
            choose(first || kept == null || kept.of(one).isEmpty() ? worthALook(one) : kept);
            words();
            if (first) {
                lines.requestFocus();
            }
        });
        if (preview.isEmpty()) {
            lines.getItems().clear();
        }
    }

    /** What cannot be taken is looked at first, then what goes. */
    private static Kind worthALook(ListPreview preview) {
        for (Kind kind : List.of(Kind.BAD, Kind.REMOVED, Kind.CHANGED)) {
            if (!kind.of(preview).isEmpty()) {
                return kind;
            }
        }
        return Kind.ADDED;
    }

    private void choose(Kind kind) {
        kinds.choose(kind);
        shown.ifPresent(preview -> lines.getItems().setAll(kind.of(preview)));
        if (!lines.getItems().isEmpty()) {
            lines.getSelectionModel().select(0);
            lines.scrollTo(0);
        }
    }

    private void words() {
        Words words = desk.words();
        boolean taking = imports.takingProperty().get();
        cancelWord.setText(words.get(taking ? "watchlist.import.stop" : "watchlist.import.cancel"));
        for (Region one : List.of(bar, so)) {
            one.setVisible(taking);
            one.setManaged(taking);
        }
        shown.ifPresent(preview -> {
            yesWord.setText(words.get("watchlist.import.yes", preview.size()));
            file.setText(words.get(
                    preview.file().guessed() ? "watchlist.import.guessed" : "watchlist.import.read-as",
                    preview.file().encoding(),
                    preview.listed()));
            boolean noneRemoved = preview.whole() && !preview.bad().isEmpty();
            note.setText(noneRemoved ? words.get("watchlist.import.none-removed") : "");
            note.setManaged(noneRemoved);
            note.setVisible(noneRemoved);
        });
        progress();
    }

    private void progress() {
        int all = shown.map(ListPreview::size).orElse(0);
        int done = imports.doneProperty().get();
        bar.setProgress(all == 0 ? 0 : done / (double) all);
        so.setText(desk.words().get("watchlist.import.so-far", done, all));
    }

    private void leave() {
        if (imports.takingProperty().get()) {
            imports.stop();
        } else {
            imports.drop();
        }
    }

    private void pressed(KeyEvent e) {
        if (e.isControlDown() && e.getCode() == KeyCode.ENTER) {
            imports.take(imported);
        } else if (e.isControlDown() && e.getCode() == KeyCode.W) {
            whole.fire();
        } else if (e.getCode() == KeyCode.ESCAPE) {
            leave();
        } else if (e.getCode().isDigitKey() && !e.isControlDown() && !e.isAltDown()) {
            int digit = e.getCode().getCode() - KeyCode.DIGIT1.getCode();
            if (digit < 0 || digit >= Kind.values().length) {
                return;
            }
            choose(Kind.values()[digit]);
        } else {
            return;
        }
        e.consume();
    }
}

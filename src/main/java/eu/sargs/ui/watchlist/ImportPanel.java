package eu.sargs.ui.watchlist;

import eu.sargs.ui.part.AudienceWords;
import eu.sargs.ui.part.Desk;
import eu.sargs.ui.part.Icon;
import eu.sargs.ui.part.PriorityMark;
import eu.sargs.ui.part.Words;
import eu.sargs.watchlist.WatchlistCsv;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** What an import would do: good lines and bad lines with number and reason. The good ones wait for a yes. */
final class ImportPanel extends BorderPane {
    private final Desk desk;
    private final WatchlistDesk watchlist;
    private final Consumer<Integer> imported;

    ImportPanel(WatchlistDesk watchlist, Desk desk, Consumer<Integer> imported) {
        this.desk = desk;
        this.watchlist = watchlist;
        this.imported = imported;
        getStyleClass().add("import-panel");
        watchlist.previewProperty().addListener((o, was, is) -> is.ifPresent(this::show));
        desk.words()
                .textsProperty()
                .addListener((o, was, is) -> watchlist.previewProperty().get().ifPresent(this::show));
        setOnKeyPressed(e -> {
            if (e.getCode() == KeyCode.ENTER && e.isControlDown()) {
                watchlist.accept(imported);
                e.consume();
            } else if (e.getCode() == KeyCode.ESCAPE) {
                watchlist.dropPreview();
                e.consume();
            }
        });
    }

    private void show(WatchlistCsv.Preview preview) {
        Words words = desk.words();
        Label counts = new Label(words.get(
                "watchlist.import.counts", preview.good().size(), preview.bad().size(), preview.listed()));
        counts.getStyleClass().add("text-2");
        Button cancel = new Button(words.get("watchlist.import.cancel"));
        cancel.setId("import-cancel");
        cancel.setOnAction(e -> watchlist.dropPreview());
        Button yes = new Button(words.get("watchlist.import.yes", preview.good().size()));
        yes.setId("import-yes");
        yes.getStyleClass().add("primary");
        yes.setDisable(preview.good().isEmpty());
        yes.setOnAction(e -> watchlist.accept(imported));
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox header = new HBox(words.label("watchlist.import.title", "title"), counts, gap, cancel, yes);
        header.getStyleClass().add("screen-header");
        setTop(header);

        ListView<WatchlistCsv.Bad> bad = list(preview.bad(), this::badLine);
        bad.setId("import-bad");
        ListView<WatchlistCsv.Good> good = list(preview.good(), this::goodLine);
        good.setId("import-good");
        HBox columns = new HBox();
        columns.getStyleClass().add("import-columns");
        if (!preview.bad().isEmpty()) {
            columns.getChildren()
                    .add(column(
                            "watchlist.import.bad",
                            "mdi2i-information-outline",
                            preview.bad().size(),
                            bad));
        }
        columns.getChildren()
                .add(column(
                        "watchlist.import.good", "mdi2c-check", preview.good().size(), good));
        setCenter(columns);
        yes.requestFocus();
    }

    private VBox column(String key, String icon, int count, Node list) {
        Label number = new Label(String.valueOf(count));
        number.getStyleClass().add("text-2");
        HBox title = new HBox(Icon.of(icon, "icon-20"), desk.words().label(key, "strong"), number);
        title.getStyleClass().add("panel-header");
        VBox column = new VBox(title, list);
        column.getStyleClass().addAll("panel", "stack");
        VBox.setVgrow(list, Priority.ALWAYS);
        HBox.setHgrow(column, Priority.ALWAYS);
        column.setPrefWidth(100);
        return column;
    }

    private static <T> ListView<T> list(List<T> lines, java.util.function.Function<T, Node> face) {
        ListView<T> view = new ListView<>();
        view.getItems().setAll(lines);
        view.setCellFactory(all -> new ListCell<>() {
            @Override
            protected void updateItem(T line, boolean empty) {
                super.updateItem(line, empty);
                setGraphic(empty || line == null ? null : face.apply(line));
                setPrefWidth(0); // wrap inside the list instead of growing past it
            }
        });
        return view;
    }

    private HBox badLine(WatchlistCsv.Bad bad) {
        Label why = new Label(desk.words().get(bad.why()));
        why.setWrapText(true);
        why.setMinWidth(0);
        HBox.setHgrow(why, Priority.ALWAYS);
        return line(bad.line(), why);
    }

    private HBox goodLine(WatchlistCsv.Good good) {
        Label pattern = new Label(good.entry().pattern());
        pattern.getStyleClass().add("plate-m");
        pattern.setMinWidth(Region.USE_PREF_SIZE);
        Label reason = new Label(good.entry().reason());
        reason.getStyleClass().add("text-2");
        reason.setMinWidth(0);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        Label seen = new Label(AudienceWords.name(good.entry().audience(), desk.words()));
        seen.getStyleClass().addAll("dense", "text-2");
        seen.setMinWidth(Region.USE_PREF_SIZE);
        return line(good.line(), PriorityMark.glyph(good.entry().priority(), "icon-20"), pattern, reason, gap, seen);
    }

    private HBox line(int number, Node... parts) {
        Label at = new Label(desk.words().get("watchlist.import.line", number));
        at.getStyleClass().addAll("dense", "text-3", "line-number");
        at.setMinWidth(Region.USE_PREF_SIZE);
        HBox line = new HBox(at);
        line.setAlignment(Pos.CENTER_LEFT);
        line.getStyleClass().add("import-line");
        line.getChildren().addAll(parts);
        return line;
    }
}

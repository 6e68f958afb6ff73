package eu.sargs.ui.alert;

import eu.sargs.alert.Alert;
import eu.sargs.alert.AlertId;
import eu.sargs.ui.part.CropView;
import eu.sargs.ui.part.Desk;
import eu.sargs.ui.part.EmptyState;
import eu.sargs.ui.part.PartColumn;
import eu.sargs.ui.part.PlateLabel;
import eu.sargs.ui.part.PriorityMark;
import eu.sargs.ui.part.Words;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.BorderPane;

/** The alerts of the last day as a table, open ones first. */
final class AlertsTable extends BorderPane {
    private final Desk desk;
    private final TableView<Alert> table = new TableView<>();

    AlertsTable(AlertDesk alerts, Desk desk, Consumer<AlertId> open) {
        this.desk = desk;
        Words words = desk.words();
        getStyleClass().add("table-screen");
        Label count = new Label();
        count.getStyleClass().add("text-2");
        setTop(Panels.row("screen-header", words.label("alert.table.title", "title"), count));
        table.setId("alerts-table");
        table.setMinWidth(0);
        table.setPlaceholder(
                new EmptyState(words, "mdi2b-bell-outline", "alert.table.empty", "alert.table.empty-hint"));
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        column(
                "alert.column.priority",
                -125,
                alert -> new PriorityMark(alert.entry().priority(), words));
        column(
                "alert.column.raised",
                -105,
                alert -> new Label(
                        desk.times().moment(alert.raisedAt(), desk.ticker().now())));
        column("alert.column.crop", -150, this::crop);
        column("alert.column.plate", -125, this::plate);
        column("alert.column.reason", 340, alert -> words(alert.entry().reason()));
        column("alert.column.site", 240, alert -> words(desk.sites().line(alert)));
        column("alert.column.state", 300, alert -> words(state(alert)));
        table.setRowFactory(view -> {
            TableRow<Alert> row = new TableRow<>();
            row.setOnMouseClicked(e -> {
                if (!row.isEmpty() && e.getClickCount() == 2) {
                    open.accept(row.getItem().id());
                }
            });
            return row;
        });
        table.setOnKeyPressed(e -> {
            Alert chosen = table.getSelectionModel().getSelectedItem();
            if (e.getCode() == KeyCode.ENTER && !e.isControlDown() && chosen != null) {
                open.accept(chosen.id());
                e.consume();
            }
        });
        Runnable fill = () -> {
            Alert chosen = table.getSelectionModel().getSelectedItem();
            table.getItems().setAll(alerts.alerts());
            table.getItems().stream()
                    .filter(one -> chosen != null && one.id().equals(chosen.id()))
                    .findFirst()
                    .ifPresent(one -> table.getSelectionModel().select(one));
            count.setText(words.get("alert.table.count", alerts.alerts().size()));
        };
        alerts.alerts().addListener((ListChangeListener<Alert>) change -> fill.run());
        words.each(fill);
        setCenter(table);
    }

    private void column(String key, double width, Function<Alert, Node> part) {
        table.getColumns().add(new PartColumn<>(desk, key, width, part));
    }

    private static Label words(String text) {
        Label label = new Label(text);
        label.setWrapText(true);
        return label;
    }

    private PlateLabel plate(Alert alert) {
        PlateLabel plate = new PlateLabel(PlateLabel.Size.M);
        plate.show(alert);
        return plate;
    }

    private CropView crop(Alert alert) {
        CropView crop = new CropView(desk.pictures(), desk.words(), CropView.Size.TABLE);
        crop.show(alert.sighting().crop());
        return crop;
    }

    private String state(Alert alert) {
        Words words = desk.words();
        if (alert.closed().isPresent()) {
            Alert.Closed end = alert.closed().get();
            return words.get(
                    "alert.card.ended",
                    AlertWords.outcome(end.outcome(), words),
                    end.officer(),
                    desk.times().minute(end.at()));
        }
        if (alert.shelved(desk.ticker().now())) {
            return words.get(
                    "alert.state.shelved",
                    desk.times().minute(alert.handled().shelved().orElseThrow().until()));
        }
        if (alert.handled().escalated().isPresent()) {
            return words.get("alert.state.unanswered");
        }
        if (alert.taken().isEmpty() && alert.handled().forwarded().isPresent()) {
            return AlertWords.forwarded(alert, desk).orElse("");
        }
        return alert.taken()
                .map(one -> words.get(
                        "alert.card.taken", one.officer(), desk.times().minute(one.at())))
                .orElse(words.get(alert.late() ? "alert.state.late" : "alert.state.waiting"));
    }

    void enter() {
        if (table.getSelectionModel().isEmpty() && !table.getItems().isEmpty()) {
            table.getSelectionModel().select(0);
        }
        table.requestFocus();
    }
}

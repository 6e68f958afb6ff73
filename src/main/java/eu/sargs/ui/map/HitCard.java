package eu.sargs.ui.map;

import eu.sargs.alert.Alert;
import eu.sargs.alert.AlertId;
import eu.sargs.ui.part.CropView;
import eu.sargs.ui.part.Desk;
import eu.sargs.ui.part.KeyCap;
import eu.sargs.ui.part.PlateLabel;
import eu.sargs.ui.part.PriorityMark;
import eu.sargs.ui.part.Times;
import eu.sargs.ui.part.Words;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** A hit in a few lines beside its mark: why, since when, which plate, where, and the way to its alert. */
final class HitCard extends VBox {
    private final Desk desk;
    private final Words words;
    private final Times times;
    private final HBox header = new HBox();
    private final Label reason = new Label();
    private final Label waiting = new Label();
    private final CropView crop;
    private final PlateLabel plate = new PlateLabel(PlateLabel.Size.L);
    private final Label where = new Label();
    private final Label why = new Label();
    private AlertId alert;

    HitCard(Desk desk, Consumer<AlertId> open) {
        this.desk = desk;
        this.words = desk.words();
        this.times = desk.times();
        this.crop = new CropView(desk.pictures(), words, CropView.Size.CARD);
        setId("hit-card");
        setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        header.getStyleClass().add("hit-card-header");
        reason.getStyleClass().add("strong");
        waiting.getStyleClass().add("strong");
        waiting.setMinWidth(USE_PREF_SIZE);
        HBox read = new HBox(crop, plate);
        read.getStyleClass().add("hit-card-read");
        why.getStyleClass().addAll("dense", "text-2");
        Button button = new Button();
        button.setId("hit-card-open");
        button.textProperty().bind(words.text("map.hit.open"));
        button.setGraphic(new KeyCap("Enter"));
        button.getStyleClass().addAll("small", "quiet", "map-card-open");
        button.setFocusTraversable(false);
        button.setOnAction(e -> open.accept(alert));
        getChildren().addAll(header, read, where, why, button);
    }

    void show(MapViewModel.HitSpot hit, Instant now) {
        Alert first = hit.first();
        alert = first.id();
        getStyleClass()
                .setAll(
                        "map-panel",
                        "map-card",
                        "hit-card",
                        PriorityMark.style(first.entry().priority()));
        Region spring = new Region();
        HBox.setHgrow(spring, Priority.ALWAYS);
        header.getChildren().setAll(new PriorityMark(first.entry().priority(), words), reason, spring, waiting);
        reason.setText(first.entry().reason());
        waiting.setText(Times.running(Duration.between(first.raisedAt(), now)));
        crop.show(first.sighting().crop());
        plate.show(first);
        String site = hit.camera().id() + " " + hit.camera().name();
        String road = hit.camera().road().isEmpty() ? "" : " · " + hit.camera().road();
        where.setText(desk.others()
                .with(
                        site + road + " · " + times.clock(first.sighting().from()),
                        first.sighting().station(),
                        desk));
        why.setText(words.get(
                "map.hit.read",
                Math.round(100 * first.sighting().reading().confidence()),
                first.entry().owner()));
    }
}

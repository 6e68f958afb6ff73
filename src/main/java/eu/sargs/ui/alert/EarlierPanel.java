package eu.sargs.ui.alert;

import eu.sargs.alert.Alert;
import eu.sargs.camera.Camera;
import eu.sargs.sighting.Sighting;
import eu.sargs.ui.part.CropView;
import eu.sargs.ui.part.Desk;
import eu.sargs.ui.part.Icon;
import eu.sargs.ui.part.Words;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** Where the plate was seen before, the latest first, with the time that lies between two passages. */
final class EarlierPanel extends VBox {
    private static final int SHOWN = 12;

    private final Desk desk;

    EarlierPanel(Desk desk) {
        this.desk = desk;
        getStyleClass().addAll("panel", "stack", "earlier");
    }

    /** @param known empty until it has been looked up: then nothing is said yet */
    void show(Alert alert, Optional<List<Sighting>> known) {
        Words words = desk.words();
        List<Sighting> earlier = known.orElse(List.of());
        Label count = new Label(words.get("alert.earlier.count", earlier.size()));
        count.getStyleClass().addAll("dense", "text-2");
        getChildren().setAll(Panels.row("panel-header", words.label("alert.earlier.title", "strong"), count));
        if (earlier.isEmpty()) {
            count.setText("");
            if (known.isPresent()) {
                getChildren().add(words.label("alert.earlier.none", "text-3"));
            }
            return;
        }
        WholeRows rows = new WholeRows(seen -> count.setText(
                seen < earlier.size()
                        ? words.get("alert.earlier.shown", earlier.size(), seen)
                        : words.get("alert.earlier.count", earlier.size())));
        VBox.setVgrow(rows, Priority.ALWAYS);
        Instant after = alert.sighting().from();
        for (Sighting seen : earlier.subList(0, Math.min(SHOWN, earlier.size()))) {
            rows.getChildren().add(row(seen, after));
            after = seen.from();
        }
        getChildren().add(rows);
    }

    /** A row that does not fit whole is left out; half a crop tells nothing. */
    private static final class WholeRows extends VBox {
        private final IntConsumer told;
        private int whole = -1;

        /** @param told hears how many rows are seen */
        WholeRows(IntConsumer told) {
            this.told = told;
        }

        @Override
        protected double computeMinHeight(double width) {
            return getChildren().isEmpty() ? 0 : getChildren().getFirst().minHeight(width);
        }

        @Override
        protected void layoutChildren() {
            super.layoutChildren();
            int seen = 0;
            for (Node row : getChildren()) {
                row.setVisible(row.getLayoutY() + row.getLayoutBounds().getHeight() <= getHeight() + 0.5);
                seen += row.isVisible() ? 1 : 0;
            }
            if (seen != whole) {
                whole = seen;
                told.accept(seen);
            }
        }
    }

    private HBox row(Sighting seen, Instant after) {
        CropView crop = new CropView(desk.pictures(), desk.words(), CropView.Size.CARD);
        crop.show(seen.crop());
        Label time = new Label(desk.times().moment(seen.from(), desk.ticker().now()));
        time.getStyleClass().add("semibold");
        time.setMinWidth(USE_PREF_SIZE);
        boolean elsewhere = desk.others().elsewhere(seen.station());
        // A camera is known by its station and its id: another station's may be called as one of ours is.
        Optional<Camera> ours = elsewhere ? Optional.empty() : desk.sites().find(seen.camera());
        Label place = new Label(ours.map(Camera::name)
                .orElseGet(() -> elsewhere
                        ? seen.station() + " · " + seen.camera()
                        : seen.camera().text()));
        place.setMinWidth(0);
        Label road = new Label(ours.map(Camera::road).orElse(""));
        road.getStyleClass().add("text-2");
        road.setMinWidth(USE_PREF_SIZE);
        HBox where = Panels.row("earlier-place", place, road);
        desk.others().asOf(seen.station(), desk).ifPresent(words -> {
            FontIcon old = Icon.of("mdi2t-timer-sand", "icon-14", "offline-mark");
            old.setAccessibleText(words);
            Tooltip.install(where, new Tooltip(words));
            where.getChildren().add(old);
        });
        where.setMinWidth(0);
        HBox.setHgrow(where, Priority.ALWAYS);
        Label between = new Label(desk.words()
                .get("alert.earlier.before", desk.times().length(Duration.between(seen.from(), after))));
        between.getStyleClass().addAll("dense", "text-2");
        between.setMinWidth(USE_PREF_SIZE);
        return Panels.row("earlier-row", crop, time, where, between);
    }
}

package eu.sargs.ui.map;

import eu.sargs.ui.part.Words;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** How long a round distance is on the map. */
final class ScaleBar extends VBox {
    private static final double LONGEST = 140;

    private final Words words;
    private final Label length = new Label();
    private final Region bar = new Region();

    /** A round distance. @param metres 1, 2 or 5 times a power of ten @param pixels its length on the map */
    record Measure(double metres, double pixels) {
        /** The longest round distance that fits. */
        static Measure fitting(double metresPerPixel, double pixels) {
            double most = metresPerPixel * pixels;
            double power = Math.pow(10, Math.floor(Math.log10(most)));
            double round = most >= 5 * power ? 5 * power : most >= 2 * power ? 2 * power : power;
            return new Measure(round, round / metresPerPixel);
        }
    }

    ScaleBar(Words words) {
        this.words = words;
        getStyleClass().add("scale-bar");
        setAlignment(Pos.BOTTOM_CENTER);
        setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        length.getStyleClass().addAll("dense", "text-2");
        bar.getStyleClass().add("scale-line");
        bar.setMinHeight(5);
        getChildren().addAll(length, bar);
    }

    void show(double metresPerPixel) {
        Measure measure = Measure.fitting(metresPerPixel, LONGEST);
        length.setText(
                measure.metres() >= 1000
                        ? words.get("map.scale.km", Math.round(measure.metres() / 1000))
                        : words.get("map.scale.m", Math.round(measure.metres())));
        bar.setMinWidth(Math.rint(measure.pixels()));
        bar.setMaxWidth(Math.rint(measure.pixels()));
    }
}

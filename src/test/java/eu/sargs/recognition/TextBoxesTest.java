package eu.sargs.recognition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.bytedeco.javacpp.indexer.FloatIndexer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.opencv_core.Mat;
import org.junit.jupiter.api.Test;

class TextBoxesTest {
    private final TextBoxes boxes = new TextBoxes(0.5, 1.5);

    @Test
    void growsAnIslandBackToItsText() {
        try (Mat map = map(60, 120)) {
            fill(map, 40, 20, 50, 10, 0.9f);
            List<TextBoxes.TextBox> found = boxes.of(map);
            assertThat(found).hasSize(1);
            // Area 500, perimeter 120: each side moves out by 6.25.
            Quad.Box box = found.getFirst().quad().box();
            assertThat(box.x()).isEqualTo(40 - 6.25, within(0.6));
            assertThat(box.y()).isEqualTo(20 - 6.25, within(0.6));
            assertThat(box.width()).isEqualTo(62.5, within(0.6));
            assertThat(box.height()).isEqualTo(22.5, within(0.6));
            assertThat(found.getFirst().score()).isEqualTo(0.9, within(1e-5));
        }
    }

    @Test
    void keepsTwoIslandsApartAndLeavesOutTheDoubtful() {
        try (Mat map = map(60, 160)) {
            fill(map, 10, 20, 40, 10, 0.8f);
            fill(map, 60, 20, 40, 10, 0.8f);
            fill(map, 110, 20, 40, 10, 0.4f);
            assertThat(boxes.of(map)).hasSize(2);
        }
    }

    @Test
    void turnsSlantedTextLevel() {
        try (Mat map = map(120, 120)) {
            for (int x = 10; x < 100; x++) {
                fill(map, x, 20 + x / 3, 1, 12, 0.9f);
            }
            Quad quad = boxes.of(map).getFirst().quad();
            assertThat(quad.angle()).isEqualTo(Math.atan(1 / 3.0), within(0.05));
            assertThat(quad.topLeft().x()).isLessThan(quad.topRight().x());
            assertThat(quad.topLeft().y()).isLessThan(quad.bottomLeft().y());
            assertThat(quad.width()).isGreaterThan(3 * quad.height());
        }
    }

    @Test
    void findsNothingOnAnEmptyMap() {
        try (Mat map = map(32, 32)) {
            assertThat(boxes.of(map)).isEmpty();
        }
    }

    private static Mat map(int rows, int columns) {
        return Mat.zeros(rows, columns, opencv_core.CV_32FC1).asMat();
    }

    private static void fill(Mat map, int x, int y, int width, int height, float value) {
        try (FloatIndexer at = map.createIndexer()) {
            for (int row = y; row < y + height; row++) {
                for (int column = x; column < x + width; column++) {
                    at.put(row, column, value);
                }
            }
        }
    }
}

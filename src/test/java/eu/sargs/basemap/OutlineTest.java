package eu.sargs.basemap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OutlineTest {
    @Test
    void smoothingPassesThroughEveryPoint() {
        Outline bent = new Outline(new double[] {0, 0, 1, 0, 1, 1, 3, 1});

        Outline smooth = bent.smoothed(4);

        assertThat(smooth.size()).isEqualTo(13);
        for (int i = 0; i < bent.size(); i++) {
            assertThat(smooth.x(4 * i)).isEqualTo(bent.x(i), within(1e-12));
            assertThat(smooth.y(4 * i)).isEqualTo(bent.y(i), within(1e-12));
        }
    }

    @Test
    void smoothingKeepsAStraightLineStraight() {
        Outline straight = new Outline(new double[] {0, 0, 1, 1, 4, 4, 5, 5}).smoothed(8);

        for (int i = 0; i < straight.size(); i++) {
            assertThat(straight.y(i)).isEqualTo(straight.x(i), within(1e-12));
        }
    }

    @Test
    void thinningKeepsBothEndsAndDropsWhatIsTooNear() {
        Outline line = new Outline(new double[] {0, 0, 0.01, 0, 0.02, 0, 1, 0, 1.01, 0});

        Outline thin = line.thinned(0.5);

        assertThat(thin.size()).isEqualTo(3);
        assertThat(thin.x(0)).isEqualTo(0);
        assertThat(thin.x(1)).isEqualTo(1);
        assertThat(thin.x(2)).isEqualTo(1.01);
    }

    @Test
    void piecesKnowHowFarAlongTheLineTheyStart() {
        double side = Mercator.side(0);
        // Crosses the window, leaves it for a point, comes back.
        Outline line = new Outline(new double[] {
            -500 / side,
            10 / side,
            100 / side,
            10 / side,
            900 / side,
            10 / side,
            900 / side,
            20 / side,
            50 / side,
            20 / side
        });
        List<Double> starts = new ArrayList<>();

        line.pieces(new View(0, 0, 0, 256, 256), 0, (path, along) -> starts.add(along));

        assertThat(starts).hasSize(2);
        assertThat(starts.get(0)).isEqualTo(0, within(1e-9));
        assertThat(starts.get(1)).isEqualTo(600 + 800 + 10, within(1e-9));
    }

    @Test
    void linesFarFromTheWindowGiveNothing() {
        Outline line = new Outline(new double[] {0.5, 0.5, 0.6, 0.6});

        line.pieces(new View(4, 0, 0, 256, 256), 16, (path, along) -> {
            throw new AssertionError("a piece of a line that is not there");
        });
    }
}

package eu.sargs.ui.map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import eu.sargs.ui.map.Spread.Point;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SpreadTest {
    @Test
    void leavesAloneWhatHasRoom() {
        List<Point> places = List.of(new Point(0, 0), new Point(30, 0), new Point(0, 30));

        assertThat(Spread.apart(places, 22, 26)).isEqualTo(places);
    }

    @Test
    void partsTwoThatCoverEachOtherAlongTheLineBetweenThem() {
        List<Point> drawn = Spread.apart(List.of(new Point(100, 100), new Point(110, 100)), 22, 26);

        assertThat(drawn.get(0).x()).isEqualTo(94, within(0.1));
        assertThat(drawn.get(1).x()).isEqualTo(116, within(0.1));
        assertThat(drawn).allMatch(point -> point.y() == 100);
    }

    @Test
    void fansOutAStackInOnePlace() {
        List<Point> drawn = Spread.apart(Collections.nCopies(4, new Point(50, 50)), 22, 26);

        for (int i = 0; i < 4; i++) {
            for (int k = i + 1; k < 4; k++) {
                assertThat(drawn.get(i).distance(drawn.get(k))).isGreaterThan(18);
            }
        }
    }

    @Test
    void neverMovesAMarkFartherThanAllowed() {
        long seed = 20261122;
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        List<Point> places = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            places.add(new Point(random.nextDouble() * 100, random.nextDouble() * 100));
        }

        List<Point> drawn = Spread.apart(places, 22, 26);

        for (int i = 0; i < places.size(); i++) {
            assertThat(drawn.get(i).distance(places.get(i))).isLessThanOrEqualTo(26.001);
        }
        assertThat(Spread.apart(places, 22, 26)).as("the same again").isEqualTo(drawn);
    }
}

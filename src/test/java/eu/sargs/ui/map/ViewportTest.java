package eu.sargs.ui.map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import eu.sargs.ui.map.Viewport.Insets;
import eu.sargs.ui.map.Viewport.Spot;
import java.util.List;
import org.junit.jupiter.api.Test;

class ViewportTest {
    private static final Spot KRASLAVA = new Spot(55.895, 27.162);
    private static final Insets FREE = new Insets(60, 80, 60, 300);

    @Test
    void putsASpotInTheMiddle() {
        Viewport viewport = Viewport.around(KRASLAVA, 10, 800, 600);

        assertThat(viewport.x(KRASLAVA.lon())).isEqualTo(400, within(0.6));
        assertThat(viewport.y(KRASLAVA.lat())).isEqualTo(300, within(0.6));
        assertThat(viewport.middle().lat()).isEqualTo(55.895, within(0.001));
    }

    @Test
    void standsOnWholePixels() {
        Viewport viewport = Viewport.around(KRASLAVA, 10, 801, 601).moved(0.3, 0.7);

        assertThat(viewport.left()).isEqualTo(Math.rint(viewport.left()));
        assertThat(viewport.top()).isEqualTo(Math.rint(viewport.top()));
    }

    @Test
    void zoomsAroundThePointer() {
        Viewport before = Viewport.around(KRASLAVA, 9, 800, 600);
        double x = before.x(27.4);
        double y = before.y(55.8);

        Viewport closer = before.zoomed(10, x, y);

        assertThat(closer.zoom()).isEqualTo(10);
        assertThat(closer.x(27.4)).isEqualTo(x, within(1.0));
        assertThat(closer.y(55.8)).isEqualTo(y, within(1.0));
    }

    @Test
    void zoomsNoFartherThanTheMapGoes() {
        assertThat(Viewport.around(KRASLAVA, 14, 800, 600).zoomed(15, 0, 0).zoom())
                .isEqualTo(Viewport.CLOSEST);
        assertThat(Viewport.around(KRASLAVA, 7, 800, 600).zoomed(3, 0, 0).zoom())
                .isEqualTo(Viewport.WIDEST);
    }

    @Test
    void staysOverTheRegion() {
        Viewport far = Viewport.around(KRASLAVA, 9, 800, 600).moved(1e6, -1e6);

        assertThat(far.middle().lon()).isEqualTo(31.2, within(0.01));
        assertThat(far.middle().lat()).isEqualTo(58.4, within(0.01));
    }

    @Test
    void fitsAllSpotsBesideThePanels() {
        List<Spot> spots = List.of(new Spot(55.7351, 26.8251), new Spot(56.0895, 27.5205), new Spot(55.779, 26.335));

        Viewport viewport = Viewport.fitting(spots, 1468, 944, FREE);

        assertThat(viewport.zoom()).isEqualTo(10);
        for (Spot spot : spots) {
            assertThat(viewport.x(spot.lon())).isBetween(299.0, 1468.0 - 79);
            assertThat(viewport.y(spot.lat())).isBetween(59.0, 944.0 - 59);
        }
    }

    @Test
    void showsASingleSpotWithItsSurroundings() {
        assertThat(Viewport.fitting(List.of(KRASLAVA), 800, 600, FREE).zoom()).isEqualTo(11);
    }

    @Test
    void keepsItsMiddleWhenTheWindowGrows() {
        Viewport before = Viewport.around(KRASLAVA, 10, 800, 600);

        Viewport grown = before.resized(1000, 900);

        assertThat(grown.middle().lon()).isEqualTo(before.middle().lon(), within(0.001));
        assertThat(grown.width()).isEqualTo(1000);
    }
}

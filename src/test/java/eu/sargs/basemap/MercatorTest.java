package eu.sargs.basemap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class MercatorTest {
    @Test
    void putsTheWorldInASquare() {
        assertThat(Mercator.x(-180)).isEqualTo(0);
        assertThat(Mercator.x(180)).isEqualTo(1);
        assertThat(Mercator.y(0)).isEqualTo(0.5, within(1e-12));
        assertThat(Mercator.y(85.0511287798066)).isEqualTo(0, within(1e-9));
        assertThat(Mercator.y(-85.0511287798066)).isEqualTo(1, within(1e-9));
    }

    @Test
    void findsTheTileOfKraslava() {
        // The tile that OpenStreetMap's own servers give for 55.8952 N 27.1619 E at zoom 10.
        assertThat((int) (Mercator.x(27.16193) * 1024)).isEqualTo(589);
        assertThat((int) (Mercator.y(55.89521) * 1024)).isEqualTo(319);
    }

    @Test
    void comesBackToWhereItStarted() {
        for (double lat = -80; lat <= 80; lat += 7.3) {
            assertThat(Mercator.lat(Mercator.y(lat))).isEqualTo(lat, within(1e-9));
        }
        assertThat(Mercator.lon(Mercator.x(27.5))).isEqualTo(27.5, within(1e-12));
    }

    @Test
    void measuresTheGround() {
        assertThat(Mercator.metresPerPixel(0, 0)).isEqualTo(156_543.03, within(0.01));
        assertThat(Mercator.metresPerPixel(60, 1)).isEqualTo(156_543.03 / 4, within(0.01));
    }
}

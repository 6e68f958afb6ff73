package eu.sargs.basemap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmbeddedBaseMapTest {
    private final EmbeddedBaseMap map = new EmbeddedBaseMap(LabelFonts.ofMachine(), CountryNames.own(), Marked.NOTHING);

    @Test
    void drawsTheSameTileTheSameEveryTime() {
        TileImage first = map.tile(9, 294, 159, MapStyle.DARK, 512);
        TileImage again = new EmbeddedBaseMap(LabelFonts.ofMachine(), CountryNames.own(), Marked.NOTHING)
                .tile(9, 294, 159, MapStyle.DARK, 512);

        assertThat(again.argb()).isEqualTo(first.argb());
    }

    @Test
    void keepsATileItHasDrawn() {
        TileImage first = map.tile(9, 294, 159, MapStyle.DARK, 256);

        assertThat(map.tile(9, 294, 159, MapStyle.DARK, 256)).isSameAs(first);
        assertThat(map.tile(9, 294, 159, MapStyle.LIGHT, 256).argb()).isNotEqualTo(first.argb());
    }

    @Test
    void forgetsTheOldestTilesWhenItHasTooMany() {
        TileImage first = map.tile(14, 0, 0, MapStyle.DARK, 2048);
        // Three of 16 MB fill the cache of 48 MB; the fourth pushes the first one out.
        map.tile(14, 1, 0, MapStyle.DARK, 2048);
        map.tile(14, 2, 0, MapStyle.DARK, 2048);
        map.tile(14, 3, 0, MapStyle.DARK, 2048);

        assertThat(map.tile(14, 0, 0, MapStyle.DARK, 2048)).isNotSameAs(first);
    }

    @ParameterizedTest
    @EnumSource(MapStyle.class)
    void paintsLandWaterAndBorderInTheirColours(MapStyle style) {
        Palette palette = Palette.of(style);

        assertThat(colourAt(style, 10, 26.90, 55.99))
                .as("Latvia")
                .isEqualTo(palette.home().getRGB());
        assertThat(colourAt(style, 10, 27.60, 55.40))
                .as("Belarus")
                .isEqualTo(palette.foreign().getRGB());
        assertThat(colourAt(style, 8, 24.0, 57.6))
                .as("Gulf of Riga")
                .isEqualTo(palette.water().getRGB());
    }

    @ParameterizedTest
    @ValueSource(ints = {7, 9, 11, 14})
    void drawsTheExternalBorderWhereItIs(int zoom) {
        Outline border = map.level(zoom).ground().borders().stream()
                .filter(line -> line.kind() == Region.BorderKind.EXTERNAL)
                .findFirst()
                .orElseThrow()
                .line();
        int colour = Palette.of(MapStyle.DARK).borderExternal().getRGB();
        // The middle of its longest piece: nothing else is drawn on it there but a label by chance, so any of many will
        // do.
        long hits = 0;
        int asked = 0;
        for (int i = 1; i < border.size() && asked < 200; i += Math.max(1, border.size() / 200)) {
            asked++;
            double x = (border.x(i - 1) + border.x(i)) / 2;
            double y = (border.y(i - 1) + border.y(i)) / 2;
            hits += near(colour, pixel(MapStyle.DARK, zoom, x, y)) ? 1 : 0;
        }
        assertThat(hits).isGreaterThan(asked * 8L / 10);
    }

    @ParameterizedTest
    @ValueSource(ints = {6, 7, 8, 9, 10, 11, 12, 13, 14})
    void labelsDoNotCoverEachOther(int zoom) {
        List<Label> labels = map.level(zoom).labels();

        assertThat(labels).isNotEmpty();
        for (int i = 0; i < labels.size(); i++) {
            for (int k = i + 1; k < labels.size(); k++) {
                assertThat(labels.get(i).box().meets(labels.get(k).box()))
                        .as("%s and %s", labels.get(i), labels.get(k))
                        .isFalse();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {7, 8, 9, 10, 11})
    void everyStationTownIsNamed(int zoom) {
        assertThat(map.level(zoom).labels().stream()
                        .filter(label -> label instanceof Label.Place place && place.look() == Label.PlaceLook.STATION))
                .hasSize(4);
    }

    @ParameterizedTest
    @ValueSource(ints = {8, 9, 10})
    void namesStandBesideTheMarksOfCameras(int zoom) {
        List<Label.Place> bare = names(map, zoom);
        // In the middle of every second town, and on every third name.
        List<Marked.Mark> marks = new ArrayList<>();
        for (int i = 0; i < bare.size(); i++) {
            Label.Place one = bare.get(i);
            if (i % 2 == 0) {
                marks.add(new Marked.Mark(one.x(), one.y(), 10));
            } else if (i % 3 == 0) {
                marks.add(new Marked.Mark(one.textX() + 12, one.textY() - 4, 10));
            }
        }
        List<Label.Place> beside = names(
                new EmbeddedBaseMap(LabelFonts.ofMachine(), CountryNames.own(), at -> at == zoom ? marks : List.of()),
                zoom);

        assertThat(beside).hasSizeGreaterThan(bare.size() * 8 / 10);
        assertThat(beside.stream().filter(one -> one.look() == Label.PlaceLook.STATION))
                .hasSize(4);
        for (Label.Place one : beside) {
            Rectangle2D ink = AffineTransform.getTranslateInstance(one.textX(), one.textY())
                    .createTransformedShape(one.name())
                    .getBounds2D();
            assertThat(marks)
                    .as("marks over %s", one)
                    .noneMatch(mark -> ink.intersects(mark.x() - 9, mark.y() - 9, 18, 18));
        }
    }

    private static List<Label.Place> names(EmbeddedBaseMap map, int zoom) {
        return map.level(zoom).labels().stream()
                .filter(Label.Place.class::isInstance)
                .map(Label.Place.class::cast)
                .toList();
    }

    /** Two tiles side by side must be what one drawing over both would be: nothing cut, shifted or drawn twice. */
    @ParameterizedTest
    @ValueSource(ints = {7, 8, 9, 10, 11, 12})
    void tilesMeetWithoutASeam(int zoom) {
        int x = (int) (Mercator.x(26.4) * (1 << zoom));
        int y = (int) (Mercator.y(55.9) * (1 << zoom));
        for (int dx = -1; dx <= 1; dx++) {
            for (int dy = -1; dy <= 1; dy++) {
                assertSeamless(zoom, x + dx, y + dy);
            }
        }
    }

    private void assertSeamless(int zoom, int x, int y) {
        TileImage left = map.tile(zoom, x, y, MapStyle.DARK, 512);
        TileImage right = map.tile(zoom, x + 1, y, MapStyle.DARK, 512);
        View both = new View(zoom, x * 256.0, y * 256.0, 512, 256);
        TileImage one = map.draw(both, MapStyle.DARK, 2);
        int worst = 0;
        for (int row = 0; row < 512; row++) {
            for (int column = 480; column < 544; column++) {
                int tile = column < 512 ? left.at(column, row) : right.at(column - 512, row);
                worst = Math.max(worst, difference(tile, one.argb()[row * 1024 + column]));
            }
        }
        // Anti-aliasing may round one way or the other; anything cut differs by tens.
        assertThat(worst).as("tiles %d/%d and %d at zoom %d", x, y, x + 1, zoom).isLessThanOrEqualTo(6);
    }

    @Test
    void labelsReallyCrossTileEdges() {
        // Else the test above would compare empty land.
        Map<Integer, Long> crossing = new HashMap<>();
        for (int zoom = 7; zoom <= 11; zoom++) {
            crossing.put(
                    zoom,
                    map.level(zoom).labels().stream()
                            .filter(label -> Math.floor(label.box().minX() / 256)
                                    != Math.floor(label.box().maxX() / 256))
                            .count());
        }
        assertThat(crossing.values()).allMatch(count -> count > 3);
    }

    @Test
    void drawsNoRoadsWhereTheyWouldLie() {
        assertThat(map.level(11).ground().roads()).isNotEmpty();
        assertThat(map.level(12).ground().roads()).isEmpty();
        assertThat(map.level(12).labels()).noneMatch(Label.Shield.class::isInstance);
    }

    @Test
    void drawsSmallLakesOnlyFromNearBy() {
        assertThat(map.level(6).ground().waters().size())
                .isLessThan(map.level(8).ground().waters().size());
        assertThat(map.level(8).ground().waters().size())
                .isLessThan(map.level(10).ground().waters().size());
        assertThat(map.level(10).ground().waters()).hasSizeGreaterThan(3000);
    }

    @Test
    void drawsTheEndsOfTheWorldAsEmptyGround() {
        for (int[] corner : new int[][] {{0, 0, 0}, {5, 0, 0}, {5, 31, 31}, {14, 16383, 0}, {20, 0, 1048575}}) {
            TileImage tile = map.tile(corner[0], corner[1], corner[2], MapStyle.LIGHT, 256);
            assertThat(tile.side()).isEqualTo(256);
            assertThat(tile.at(0, 0))
                    .isEqualTo(Palette.of(MapStyle.LIGHT).foreign().getRGB());
        }
    }

    @Test
    void refusesTilesThatDoNotExist() {
        for (int[] none : new int[][] {{-1, 0, 0}, {21, 0, 0}, {5, 32, 0}, {5, 0, 32}, {5, -1, 0}}) {
            assertThatThrownBy(() -> map.tile(none[0], none[1], none[2], MapStyle.DARK, 256))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> map.tile(5, 0, 0, MapStyle.DARK, 4096)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void drawsATileFastEnoughToPan() {
        map.tile(9, 294, 159, MapStyle.DARK, 512);
        long start = System.nanoTime();
        int tiles = 0;
        for (int x = 291; x < 297; x++) {
            for (int y = 157; y < 161; y++) {
                map.tile(9, x, y, MapStyle.LIGHT, 512);
                tiles++;
            }
        }
        double each = (System.nanoTime() - start) / 1e6 / tiles;
        // About 15 ms on two old cores; ten times that would be felt, and tells of a mistake rather than a slow
        // machine.
        assertThat(each).as("ms a tile").isLessThan(150);
    }

    private int colourAt(MapStyle style, int zoom, double lon, double lat) {
        return pixel(style, zoom, Mercator.x(lon), Mercator.y(lat));
    }

    private int pixel(MapStyle style, int zoom, double worldX, double worldY) {
        double x = worldX * (1 << zoom);
        double y = worldY * (1 << zoom);
        TileImage tile = map.tile(zoom, (int) x, (int) y, style, 256);
        return tile.at((int) ((x - (int) x) * 256), (int) ((y - (int) y) * 256));
    }

    private static boolean near(int one, int other) {
        return difference(one, other) < 70;
    }

    private static int difference(int one, int other) {
        int worst = 0;
        for (int shift = 0; shift < 32; shift += 8) {
            worst = Math.max(worst, Math.abs((one >>> shift & 0xFF) - (other >>> shift & 0xFF)));
        }
        return worst;
    }
}

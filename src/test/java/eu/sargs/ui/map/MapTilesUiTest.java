package eu.sargs.ui.map;

import static org.assertj.core.api.Assertions.assertThat;

import eu.sargs.basemap.BaseMap;
import eu.sargs.basemap.Credits;
import eu.sargs.basemap.EmbeddedBaseMap;
import eu.sargs.basemap.MapStyle;
import eu.sargs.basemap.TileImage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import javafx.scene.image.Image;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
class MapTilesUiTest {
    /** One colour a style; keeps what was asked, in order. */
    private static final class Plain implements BaseMap {
        private final List<String> asked = new ArrayList<>();
        private boolean broken;

        @Override
        public TileImage tile(int z, int x, int y, MapStyle style, int pixels) {
            asked.add(x + "/" + y);
            if (broken) {
                throw new IllegalStateException("broken for the test");
            }
            int[] argb = new int[pixels * pixels];
            Arrays.fill(argb, style == MapStyle.DARK ? 0xFF000000 : 0xFFFFFFFF);
            return new TileImage(pixels, argb);
        }

        @Override
        public Credits credits() {
            return EmbeddedBaseMap.CREDITS;
        }
    }

    private final Plain map = new Plain();
    private final MapTiles tiles = new MapTiles(Runnable::run);

    private CompletableFuture<Image> load(FxRobot robot, int x, int y) {
        List<CompletableFuture<Image>> future = new ArrayList<>();
        robot.interact(() -> {
            future.add(tiles.loadTile(9, x, y));
            // gluon-maps leaves a tile blank that is there too soon.
            assertThat(future.getFirst()).isNotDone();
        });
        WaitForAsyncUtils.waitForFxEvents();
        return future.getFirst();
    }

    @Test
    void drawsAnewInPlaceWhenTheLookChanges(FxRobot robot) {
        robot.interact(() -> tiles.show(() -> map, MapStyle.DARK, 256));
        Image image = load(robot, 294, 159).join();
        assertThat(image.getPixelReader().getArgb(7, 7)).isEqualTo(0xFF000000);

        robot.interact(() -> tiles.show(() -> map, MapStyle.LIGHT, 256));
        WaitForAsyncUtils.waitForFxEvents();

        assertThat(image.getPixelReader().getArgb(7, 7)).isEqualTo(0xFFFFFFFF);
    }

    @Test
    void drawsWhatWasAskedBeforeItKnewTheMap(FxRobot robot) {
        CompletableFuture<Image> early = load(robot, 294, 159);
        assertThat(early).isNotDone();

        robot.interact(() -> tiles.show(() -> map, MapStyle.DARK, 512));
        WaitForAsyncUtils.waitForFxEvents();

        assertThat(early.join().getWidth()).isEqualTo(512);
    }

    @Test
    void aTileThatCannotBeDrawnFailsAndTheNextIsDrawn(FxRobot robot) {
        robot.interact(() -> tiles.show(() -> map, MapStyle.DARK, 256));
        map.broken = true;
        assertThat(load(robot, 1, 1)).isCompletedExceptionally();
        map.broken = false;
        assertThat(load(robot, 2, 2)).isCompletedWithValueMatching(image -> image.getWidth() == 256);
    }

    @Test
    void asksForTheMiddleLastSoThatAStackDrawsItFirst(FxRobot robot) {
        robot.interact(() -> {
            tiles.show(() -> map, MapStyle.DARK, 64);
            for (int x = 0; x < 5; x++) {
                for (int y = 0; y < 5; y++) {
                    tiles.loadTile(9, x, y);
                }
            }
        });
        WaitForAsyncUtils.waitForFxEvents();

        assertThat(map.asked).hasSize(25).endsWith("2/2");
    }

    @Test
    void forgetsPicturesThatNobodyHolds(FxRobot robot) {
        robot.interact(() -> tiles.show(() -> map, MapStyle.DARK, 256));
        for (int x = 0; x < 10; x++) {
            load(robot, x, 0);
        }
        Image held = load(robot, 99, 0).join();

        long until = System.nanoTime() + 20_000_000_000L;
        int[] alive = {11};
        while (alive[0] > 1 && System.nanoTime() < until) {
            System.gc();
            robot.interact(() -> alive[0] = tiles.alive());
        }
        assertThat(alive[0]).isEqualTo(1);
        assertThat(held.getWidth()).isEqualTo(256);
    }
}

package eu.sargs.ui.part;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import javafx.geometry.Rectangle2D;
import javafx.scene.image.WritableImage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
class CropViewUiTest {
    @Test
    void fillsItsPlaceWithAnOrdinaryCrop() throws Exception {
        CropView crop = laidOut(260, 100);
        assertThat(crop.pictureBounds()).isEqualTo(new Rectangle2D(0, 0, 142, 36));
        assertThat(crop.view().getViewport().getWidth()).isEqualTo(260);
        assertThat(crop.view().getViewport().getHeight()).isBetween(60.0, 70.0);
    }

    @Test
    void keepsTheMiddleOfATallCropWhereATwoLinePlateIs() throws Exception {
        CropView crop = laidOut(160, 100);
        assertThat(crop.view().getViewport()).isEqualTo(new Rectangle2D(0, 20, 160, 60));
        assertThat(crop.pictureBounds().getHeight()).isEqualTo(36);
        assertThat(crop.pictureBounds().getMinX()).isEqualTo((142 - 96) / 2.0);
    }

    @Test
    void cutsLittleFromTheSidesOfAFlatCrop() throws Exception {
        CropView crop = laidOut(600, 100);
        assertThat(crop.view().getViewport().getWidth()).isEqualTo(528);
        assertThat(crop.view().getViewport().getHeight()).isEqualTo(100);
        assertThat(crop.pictureBounds().getWidth()).isEqualTo(142);
    }

    private static CropView laidOut(int width, int height) throws Exception {
        return WaitForAsyncUtils.asyncFx(() -> {
                    CropView crop = new CropView(null, CropView.Size.STRIP);
                    crop.show(new WritableImage(width, height));
                    crop.resize(142, 36);
                    crop.layout();
                    return crop;
                })
                .get(10, TimeUnit.SECONDS);
    }
}

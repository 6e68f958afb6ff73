package eu.sargs.ui.part;

import static org.assertj.core.api.Assertions.assertThat;

import eu.sargs.picture.PictureId;
import eu.sargs.platform.Fault;
import eu.sargs.platform.Language;
import eu.sargs.ui.fx.FxBridge;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.image.WritableImage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
class CropViewUiTest {
    private static final Words WORDS = new Words(Language.LV);
    private static final PictureId ID = new PictureId("ab".repeat(32));

    @Test
    void saysThatAPictureIsDamagedAndWhatToDo() throws Exception {
        CropView crop = asked(id -> {
            throw new Fault("PIC-02", "picture.fault.damaged");
        });
        Label note = (Label) crop.lookup(".picture-note");
        assertThat(note.getText()).isEqualTo("Bojāts attēls");
        assertThat(note.getTooltip().getText()).contains("PIC-02").contains("rezerves kopijas");
        assertThat(note.getWidth()).isPositive();
    }

    @Test
    void saysThatBytesAreNoPicture() throws Exception {
        CropView crop = asked(id -> Optional.of(new byte[] {1, 2, 3}));
        assertThat(((Label) crop.lookup(".picture-note")).getText()).isEqualTo("Bojāts attēls");
    }

    @Test
    void saysThatNoPictureIsKept() throws Exception {
        CropView crop = asked(id -> Optional.empty());
        Label note = (Label) crop.lookup(".picture-note");
        assertThat(note.getText()).isEqualTo("Attēls nav saglabāts");
        assertThat(note.getTooltip()).isNull();
    }

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

    private static CropView asked(Function<PictureId, Optional<byte[]>> pictures) throws Exception {
        PictureCache cache = new PictureCache(pictures, new FxBridge(Runnable::run));
        CropView crop = WaitForAsyncUtils.asyncFx(() -> {
                    CropView made = new CropView(cache, WORDS, CropView.Size.STRIP);
                    made.resize(142, 36);
                    made.show(ID);
                    return made;
                })
                .get(10, TimeUnit.SECONDS);
        WaitForAsyncUtils.waitForFxEvents();
        return WaitForAsyncUtils.asyncFx(() -> {
                    assertThat(cache.waiting()).isZero();
                    new Scene(crop);
                    crop.resize(142, 36);
                    crop.applyCss();
                    crop.layout();
                    return crop;
                })
                .get(10, TimeUnit.SECONDS);
    }

    private static CropView laidOut(int width, int height) throws Exception {
        return WaitForAsyncUtils.asyncFx(() -> {
                    CropView crop = new CropView(null, WORDS, CropView.Size.STRIP);
                    crop.show(new WritableImage(width, height));
                    crop.resize(142, 36);
                    crop.layout();
                    return crop;
                })
                .get(10, TimeUnit.SECONDS);
    }
}

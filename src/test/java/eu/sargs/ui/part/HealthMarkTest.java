package eu.sargs.ui.part;

import static org.assertj.core.api.Assertions.assertThat;

import eu.sargs.camera.CameraAddress;
import eu.sargs.camera.CameraHealth;
import eu.sargs.platform.Language;
import org.junit.jupiter.api.Test;

class HealthMarkTest {
    private static final CameraAddress STREAM = CameraAddress.of("rtsp://10.0.0.7/cam");
    private static final CameraAddress FILE = CameraAddress.of("file:/var/night.mp4");
    private static final CameraAddress DEVICE = CameraAddress.of("device:/dev/video0");

    @Test
    void tellsWhatIsMissingByWhatItIs() {
        Words words = new Words(Language.LV);
        assertThat(HealthMark.cause(CameraHealth.Cause.NO_SUCH_STREAM, STREAM, words))
                .isEqualTo("tādas straumes nav");
        assertThat(HealthMark.cause(CameraHealth.Cause.NO_SUCH_STREAM, FILE, words))
                .isEqualTo("faila nav");
        assertThat(HealthMark.cause(CameraHealth.Cause.NO_SUCH_STREAM, DEVICE, words))
                .isEqualTo("tādas video ierīces nav");
    }

    @Test
    void hasWordsForEveryCauseOfEveryPlaceInEveryLanguage() {
        for (Language language : Language.values()) {
            Words words = new Words(language);
            for (CameraAddress address : new CameraAddress[] {STREAM, FILE, DEVICE}) {
                for (CameraHealth.Cause cause : CameraHealth.Cause.values()) {
                    assertThat(HealthMark.cause(cause, address, words))
                            .isNotBlank()
                            .doesNotContain("part.cause");
                }
            }
        }
    }
}

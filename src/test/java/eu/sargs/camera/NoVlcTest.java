package eu.sargs.camera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.sargs.camera.CameraHealth.Cause;
import eu.sargs.camera.vlc.VlcLibrary;
import eu.sargs.platform.Fault;
import eu.sargs.platform.Language;
import eu.sargs.platform.Texts;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A camera that is set to VLC on a machine without it. */
class NoVlcTest {
    private final VlcLibrary absent = new VlcLibrary(() -> false);

    @Test
    void isSaidOfThisCameraInOneSentenceOfEachLanguage(@TempDir Path folder) throws Exception {
        Path clip = Files.writeString(folder.resolve("clip.mp4"), "whatever");
        CameraAddress address =
                new CameraAddress("file:" + clip, CameraAddress.Transport.TCP, "", "", CameraAddress.Backend.VLC);
        assertThatThrownBy(() -> VlcInput.open(address, InputOptions.Patience.USUAL, () -> false, absent))
                .isInstanceOfSatisfying(
                        FeedTrouble.class, trouble -> assertThat(trouble.why()).isEqualTo(Cause.NO_VLC));
        Fault fault = CameraProbe.fault(Cause.NO_VLC, address);
        assertThat(fault.code()).isEqualTo("CAM-09");
        for (Language language : Language.values()) {
            assertThat(new Texts(language).get(fault)).contains("VLC", clip.toString());
        }
    }

    @Test
    void isNoLibraryThatDoesNotLoad() {
        assertThat(absent.version()).isEmpty();
        assertThat(new VlcLibrary(() -> {
                            throw new UnsatisfiedLinkError("another processor");
                        })
                        .version())
                .isEmpty();
    }
}

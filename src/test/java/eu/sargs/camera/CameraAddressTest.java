package eu.sargs.camera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.sargs.platform.Fault;
import org.junit.jupiter.api.Test;

class CameraAddressTest {
    @Test
    void takesALoginOutOfTheUrl() {
        CameraAddress address = CameraAddress.of("rtsp://duty:p%40ss:1@10.0.0.7:554/cam?x=a@b");
        assertThat(address.url()).isEqualTo("rtsp://10.0.0.7:554/cam?x=a@b");
        assertThat(address.user()).isEqualTo("duty");
        assertThat(address.password()).isEqualTo("p@ss:1");
        assertThat(address.toString()).doesNotContain("p@ss").doesNotContain("p%40ss");
    }

    @Test
    void keepsAnUnescapedAtInThePassword() {
        CameraAddress address = CameraAddress.of("rtsp://duty:100%@x@host/cam");
        assertThat(address.url()).isEqualTo("rtsp://host/cam");
        assertThat(address.password()).isEqualTo("100%@x");
    }

    @Test
    void hidesALoginInPathOrQueryFromWhatIsShown() {
        assertThat(CameraAddress.of("http://10.0.0.7/video.cgi?user=duty&pwd=p%40ss1&res=1")
                        .shown())
                .isEqualTo("http://10.0.0.7/video.cgi?user=…&pwd=…&res=1");
        assertThat(CameraAddress.of("rtsp://10.0.0.7:554/user=duty_password=p@ss1_channel=1_stream=0.sdp")
                        .shown())
                .isEqualTo("rtsp://10.0.0.7:554/user=…_password=…_channel=1_stream=0.sdp");
        assertThat(CameraAddress.of("rtsp://10.0.0.7/cam/realmonitor?channel=1&subtype=0")
                        .shown())
                .isEqualTo("rtsp://10.0.0.7/cam/realmonitor?channel=1&subtype=0");
        assertThat(CameraAddress.of("http://10.0.0.7/live?Access_Token=abc#x").toString())
                .doesNotContain("abc");
    }

    @Test
    void namesItsLoginInNoFault() {
        CameraAddress address = CameraAddress.of("http://10.0.0.7/live?usr=duty&pwd=p%40ss1");
        for (CameraHealth.Cause cause : CameraHealth.Cause.values()) {
            assertThat(CameraProbe.fault(cause, address).arguments().toString()).doesNotContain("p%40ss1");
        }
    }

    @Test
    void leavesAddressesWithoutLoginAlone() {
        assertThat(CameraAddress.of("file:/var/a@b.mp4").url()).isEqualTo("file:/var/a@b.mp4");
        assertThat(CameraAddress.of("device:/dev/video0").user()).isEmpty();
    }

    @Test
    void refusesWhatIsTooLongToBeKeptWithoutRepeatingIt() {
        String secret = "geheim".repeat(40);
        assertThatThrownBy(() -> CameraAddress.of("rtsp://10.0.0.7/s1")
                        .opened(CameraAddress.Transport.TCP, "viewer", secret, CameraAddress.Backend.DIRECT))
                .isInstanceOfSatisfying(Fault.class, fault -> {
                    assertThat(fault.code()).isEqualTo("CAM-12");
                    assertThat(fault.toString()).doesNotContain("geheim");
                });
    }
}

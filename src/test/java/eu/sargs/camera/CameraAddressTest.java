package eu.sargs.camera;

import static org.assertj.core.api.Assertions.assertThat;

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
    void leavesAddressesWithoutLoginAlone() {
        assertThat(CameraAddress.of("file:/var/a@b.mp4").url()).isEqualTo("file:/var/a@b.mp4");
        assertThat(CameraAddress.of("device:/dev/video0").user()).isEmpty();
    }
}

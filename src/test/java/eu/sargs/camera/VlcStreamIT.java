package eu.sargs.camera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import eu.sargs.camera.CameraHealth.State;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** RTSP from a server that is not ours: Debian's VLC, under an ordinary user, for it refuses to run as root. */
@Timeout(90)
class VlcStreamIT {
    @TempDir
    Path folder;

    private Process vlc;
    private int port;

    @BeforeEach
    void serve() throws Exception {
        assumeTrue(onPath("cvlc"), "VLC is not installed (vlc-bin, vlc-plugin-base): its streams are not tested");
        Path clip = TestClips.h264(folder.resolve("clip.mp4"), 320, 180, 15, 150);
        // Readable by the ordinary user who serves it.
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.setPosixFilePermissions(clip, PosixFilePermissions.fromString("rw-r--r--"));
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        List<String> command = new ArrayList<>();
        if (System.getProperty("user.name").equals("root")) {
            assumeTrue(onPath("setpriv"), "setpriv is not installed, and VLC does not run as root");
            command.addAll(List.of("setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups"));
        }
        command.addAll(List.of(
                "cvlc", "-q", "--loop", clip.toString(), "--sout", "#rtp{sdp=rtsp://127.0.0.1:" + port + "/cam}"));
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("HOME", folder.toString());
        vlc = builder.start();
    }

    @AfterEach
    void stop() throws Exception {
        if (vlc != null) {
            vlc.destroy();
            assertThat(vlc.waitFor(10, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void decodesItThoughItRefusesTcp() throws Exception {
        decodes(CameraAddress.Transport.TCP);
    }

    @Test
    void decodesItOverUdp() throws Exception {
        decodes(CameraAddress.Transport.UDP);
    }

    private void decodes(CameraAddress.Transport transport) throws Exception {
        CameraAddress address =
                new CameraAddress("rtsp://127.0.0.1:" + port + "/cam", transport, "", "", CameraAddress.Backend.DIRECT);
        Camera camera = new Camera(new CameraId("VLC-01"), "VLC", "", 55.9, 27.2, 0, address, false);
        CountDownLatch pictures = new CountDownLatch(60);
        // VLC may still be starting: the feed's own reconnecting is what waits for it.
        try (DecodingFeed feed = new DecodingFeed(camera, InstantSource.system(), new Random(5))) {
            feed.onFrame(frame -> {
                assertThat(frame.width()).isEqualTo(320);
                pictures.countDown();
            });
            feed.start();
            assertThat(pictures.await(60, TimeUnit.SECONDS)).isTrue();
            assertThat(feed.health().state()).isIn(State.LIVE, State.DEGRADED);
        }
    }

    private static boolean onPath(String program) throws IOException {
        return Stream.of(System.getenv("PATH").split(":"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }
}

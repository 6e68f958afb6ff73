package eu.sargs.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import eu.sargs.camera.CannedAnswer;
import eu.sargs.simulation.RtspServer;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What stands at a camera's address and may be anything: native code parses it. */
class CameraFuzzTest {
    /** The probe's own patience for a stream that opens and then says nothing whole. */
    private static final long PATIENCE_MILLIS = 5_000;

    private static final int LONGEST = 24 << 10;

    @TempDir
    Path folder;

    @Test
    void tellsWhatAnRtspServerSays() throws Exception {
        Path clip = CannedAnswer.clip(folder.resolve("clip.mp4"));
        byte[] said;
        try (RtspServer server = new RtspServer()) {
            server.offer("cam", clip);
            server.start();
            said = CannedAnswer.takenDown(server.port(), "cam");
        }
        assertThat(new String(said, StandardCharsets.ISO_8859_1)).contains("RTSP/1.0 200 OK", "m=video");
        try (CannedAnswer camera = new CannedAnswer()) {
            byte[] some = Arrays.copyOf(said, Math.min(said.length, LONGEST));
            new Fuzz("rtsp answers")
                    .within(PATIENCE_MILLIS)
                    .refusingEvenValid()
                    .run(Fuzz.seed(), List.of(some), input -> camera.probe("rtsp", input));
        }
    }

    @Test
    void tellsWhatAWebServerSays() throws Exception {
        byte[] video = Files.readAllBytes(CannedAnswer.clip(folder.resolve("clip.mkv")));
        ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(160, 90, BufferedImage.TYPE_3BYTE_BGR), "jpg", jpeg);
        List<byte[]> corpus = List.of(
                answer("video/x-matroska", video),
                answer("multipart/x-mixed-replace; boundary=cut", parts(jpeg.toByteArray())));
        try (CannedAnswer camera = new CannedAnswer()) {
            new Fuzz("http answers")
                    .within(PATIENCE_MILLIS)
                    .run(Fuzz.seed(), corpus, input -> camera.probe("http", input));
        }
    }

    private static byte[] parts(byte[] jpeg) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int i = 0; i < 8; i++) {
            out.write(("--cut\r\nContent-Type: image/jpeg\r\nContent-Length: " + jpeg.length + "\r\n\r\n").getBytes());
            out.write(jpeg);
            out.write("\r\n".getBytes());
        }
        return out.toByteArray();
    }

    private static byte[] answer(String type, byte[] body) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(("HTTP/1.1 200 OK\r\nContent-Type: " + type + "\r\nConnection: close\r\n\r\n").getBytes());
        out.write(body);
        return out.toByteArray();
    }
}

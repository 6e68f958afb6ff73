package eu.sargs.camera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.sargs.platform.Fault;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Cameras that take the call and then say nothing, or never stop: which of the two, and always in bounded time. */
@Timeout(30)
class SilentCameraTest {
    /** Much less than the usual, so that the tests need not wait. */
    private static final InputOptions.Patience LITTLE =
            new InputOptions.Patience(Duration.ofMillis(250), Duration.ofMillis(500));

    private static final String SETS = ";sprop-parameter-sets=Z0IAH5WoFAFuQA==,aM48gA==";

    @TempDir
    Path folder;

    private interface Body {
        void to(java.io.OutputStream out) throws IOException;
    }

    @Test
    void tellsAnRtspCameraThatPlaysNothing() throws Exception {
        tells("rtsp", rtsp("", "DESCRIBE SETUP PLAY"), "CAM-07");
        tells("rtsp", rtsp(SETS, "DESCRIBE SETUP PLAY"), "CAM-07");
    }

    @Test
    void tellsAnRtspCameraThatFallsSilentBeforeItPlays() throws Exception {
        tells("rtsp", rtsp("", ""), "CAM-02");
        tells("rtsp", rtsp("", "DESCRIBE SETUP"), "CAM-02");
    }

    @Test
    void tellsAnHttpCameraThatAnswersAndSendsNothing() throws Exception {
        tells("http", http("video/mp4", out -> {}), "CAM-07");
        tells("http", http("multipart/x-mixed-replace;boundary=x", out -> {}), "CAM-07");
        byte[] clip = Files.readAllBytes(TestClips.h264(folder.resolve("c.mkv"), 320, 180, 15, 15));
        tells("http", http("video/x-matroska", out -> out.write(clip, 0, 200)), "CAM-07");
        tells("http", http("video/x-matroska", out -> out.write(clip, 0, 600)), "CAM-07");
    }

    @Test
    void tellsAServerThatTakesTheCallAndNeverAnswers() throws Exception {
        tells("rtsp", (in, out) -> in.readAllBytes(), "CAM-02");
        tells("http", (in, out) -> in.readAllBytes(), "CAM-02");
    }

    @Test
    void tellsEndlessNonsenseOfEveryKind() throws Exception {
        byte[] noise = new byte[65536];
        new Random(5).nextBytes(noise);
        byte[] header = "X-A: bbbbbbbbbbbbbbbbbbbbbbb\r\n".getBytes(StandardCharsets.US_ASCII);
        tells("http", http("application/octet-stream", out -> forever(out, new byte[65536])), "CAM-06");
        tells("http", http("image/jpeg", out -> forever(out, noise)), "CAM-06");
        tells("http", http("multipart/x-mixed-replace;boundary=x", out -> forever(out, noise)), "CAM-06");
        tells(
                "http",
                http(
                        "text/html",
                        out -> forever(out, "<p>Log in</p>\n".repeat(900).getBytes())),
                "CAM-06");
        tells(
                "http",
                (in, out) -> {
                    out.write("HTTP/1.1 200 OK\r\n".getBytes(StandardCharsets.US_ASCII));
                    forever(out, header);
                },
                "CAM-06");
        tells("rtsp", (in, out) -> forever(out, noise), "CAM-06");
    }

    @Test
    void stillPlaysWhatComesOverHttp() throws Exception {
        byte[] clip = Files.readAllBytes(TestClips.h264(folder.resolve("c.mkv"), 320, 180, 15, 30));
        try (TinyServer good = new TinyServer(http("video/x-matroska", out -> out.write(clip)))) {
            assertThat(CameraProbe.probe(CameraAddress.of("http://127.0.0.1:" + good.port() + "/cam"))
                            .codec())
                    .isEqualTo("h264");
        }
        byte[] mjpeg = Files.readAllBytes(TestClips.mjpeg(folder.resolve("c.avi"), 320, 180, 25, 20));
        byte[] picture = jpegOf(mjpeg);
        try (TinyServer pictures = new TinyServer(http("multipart/x-mixed-replace;boundary=x", out -> {
            for (int i = 0; i < 50; i++) {
                out.write(("--x\r\nContent-Type: image/jpeg\r\nContent-Length: " + picture.length + "\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
                out.write(picture);
                out.write("\r\n".getBytes(StandardCharsets.US_ASCII));
            }
        }))) {
            CameraProbe.ProbeResult found =
                    CameraProbe.probe(CameraAddress.of("http://127.0.0.1:" + pictures.port() + "/cam"));
            assertThat(found.codec()).isEqualTo("mjpeg");
            assertThat(found.width()).isEqualTo(320);
        }
    }

    private static byte[] jpegOf(byte[] avi) {
        int from = 0;
        while ((avi[from] & 0xFF) != 0xFF || (avi[from + 1] & 0xFF) != 0xD8 || (avi[from + 2] & 0xFF) != 0xFF) {
            from++;
        }
        int to = from;
        while ((avi[to] & 0xFF) != 0xFF || (avi[to + 1] & 0xFF) != 0xD9) {
            to++;
        }
        return Arrays.copyOfRange(avi, from, to + 2);
    }

    private static void tells(String scheme, TinyServer.Talk talk, String code) throws IOException {
        try (TinyServer server = new TinyServer(talk)) {
            CameraAddress address = CameraAddress.of(scheme + "://127.0.0.1:" + server.port() + "/cam");
            long before = System.nanoTime();
            assertThatThrownBy(() -> CameraProbe.probe(address, LITTLE))
                    .isInstanceOfSatisfying(
                            Fault.class, fault -> assertThat(fault.code()).isEqualTo(code));
            assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(7));
        }
    }

    private static void forever(java.io.OutputStream out, byte[] bytes) throws IOException {
        while (true) {
            out.write(bytes); // ends with the connection
        }
    }

    private static TinyServer.Talk http(String type, Body body) {
        return (in, out) -> {
            if (request(in).isEmpty()) {
                return;
            }
            out.write(("HTTP/1.1 200 OK\r\nContent-Type: " + type + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
            body.to(out);
            out.flush();
            in.readAllBytes();
        };
    }

    /** A camera of one H.264 stream that answers these methods, and after them no more. */
    private static TinyServer.Talk rtsp(String parameters, String answered) {
        String sdp = "v=0\r\no=- 0 0 IN IP4 127.0.0.1\r\ns=cam\r\nt=0 0\r\nm=video 0 RTP/AVP 96\r\n"
                + "a=rtpmap:96 H264/90000\r\na=fmtp:96 packetization-mode=1" + parameters + "\r\na=control:t=0\r\n";
        return (in, out) -> {
            for (String request = request(in); !request.isEmpty(); request = request(in)) {
                String method = request.substring(0, request.indexOf(' '));
                if (!method.equals("OPTIONS") && !answered.contains(method)) {
                    continue;
                }
                String rest = switch (method) {
                    case "DESCRIBE" ->
                        "Content-Type: application/sdp\r\nContent-Length: " + sdp.length() + "\r\n\r\n" + sdp;
                    case "SETUP" -> "Transport: RTP/AVP/TCP;unicast;interleaved=0-1\r\n\r\n";
                    default -> "Public: DESCRIBE, SETUP, PLAY, TEARDOWN\r\n\r\n";
                };
                String number = request.replaceAll("(?s).*CSeq: (\\d+).*", "$1");
                out.write(("RTSP/1.0 200 OK\r\nCSeq: " + number + "\r\nSession: 7\r\n" + rest)
                        .getBytes(StandardCharsets.US_ASCII));
                out.flush();
            }
        };
    }

    /** The head of the next request; empty at the end. */
    private static String request(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (!head.toString().endsWith("\r\n\r\n")) {
            int c = in.read();
            if (c < 0) {
                return "";
            }
            head.append((char) c);
        }
        return head.toString();
    }
}

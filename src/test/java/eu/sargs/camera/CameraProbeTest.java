package eu.sargs.camera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.sargs.platform.Fault;
import eu.sargs.platform.Language;
import eu.sargs.platform.Texts;
import java.io.ByteArrayOutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class CameraProbeTest {
    @TempDir
    Path folder;

    @Test
    void saysWhatAStreamIs() throws Exception {
        Path clip = TestClips.h264(folder.resolve("clip.mp4"), 320, 180, 15, 30);
        assertThat(CameraProbe.probe(CameraAddress.of("file:" + clip)))
                .isEqualTo(new CameraProbe.ProbeResult(320, 180, "h264", 15));
    }

    @Test
    void takesFileUrlsWithBlanks() throws Exception {
        Path clip = TestClips.h264(folder.resolve("ceļš 2.mp4"), 320, 180, 15, 15);
        assertThat(CameraProbe.probe(CameraAddress.of(clip.toUri().toString())).width())
                .isEqualTo(320);
        assertThat(CameraProbe.probe(CameraAddress.of("file:" + clip)).width()).isEqualTo(320);
    }

    @Test
    void refusesAddressesOfNoKnownKind() {
        refuses("ftp://host/x", "CAM-01");
        refuses("concat:a|b", "CAM-01");
        refuses("", "CAM-01");
    }

    @Test
    void refusesAddressesWithoutAHostOrWithAPortThatThereIsNot() {
        for (String url : new String[] {
            "rtsp://",
            "rtsp:///cam",
            "rtsp:",
            "http://:80/x",
            "rtsp://10.0.0.1:99999/x",
            "rtsp://10.0.0.1:0/",
            "http://h:8a"
        }) {
            refuses(url, "CAM-11");
        }
        for (String url : new String[] {
            "rtsp://10.0.0.1", "rtsp://cam_1:554/x", "http://[fe80::1]:8080/x?a=b:c", "https://[::1]", "rtsp://h:/x"
        }) {
            CameraAddress.of(url).check();
        }
    }

    @Test
    void saysWhatWasTypedWhereItIsNoAddress() {
        for (String typed : new String[] {"camera", "10.0.0.1/x"}) {
            assertThatThrownBy(() -> CameraProbe.probe(CameraAddress.of(typed)))
                    .isInstanceOfSatisfying(
                            Fault.class,
                            fault -> assertThat(new Texts(Language.EN).get(fault))
                                    .contains("“" + typed + "”"));
        }
        assertThatThrownBy(() -> CameraProbe.probe(CameraAddress.of("//joe:geheim77@10.0.0.1/x")))
                .isInstanceOfSatisfying(
                        Fault.class,
                        fault -> assertThat(new Texts(Language.EN).get(fault))
                                .contains("10.0.0.1/x")
                                .doesNotContain("geheim77"));
    }

    @Test
    void tellsAPortWhereNobodyListens() throws Exception {
        int port;
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = taken.getLocalPort();
        }
        refuses("rtsp://127.0.0.1:" + port + "/cam", "CAM-02");
        refuses("http://127.0.0.1:" + port + "/cam", "CAM-02");
    }

    @Test
    void doesNotHangOnAServerThatNeverAnswers() throws Exception {
        try (TinyServer silent = new TinyServer((in, out) -> in.readAllBytes())) {
            long before = System.nanoTime();
            refuses("rtsp://127.0.0.1:" + silent.port() + "/cam", "CAM-02");
            assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(12));
        }
    }

    @Test
    void tellsARefusedLoginWithoutPrintingIt() throws Exception {
        try (TinyServer strict = new TinyServer(TinyServer.rtspStatus("401 Unauthorized"))) {
            CameraAddress address = CameraAddress.of("rtsp://duty:geheim77@127.0.0.1:" + strict.port() + "/cam");
            assertThatThrownBy(() -> CameraProbe.probe(address)).isInstanceOfSatisfying(Fault.class, fault -> {
                assertThat(fault.code()).isEqualTo("CAM-03");
                assertThat(fault.getMessage()).doesNotContain("geheim77");
            });
        }
    }

    @Test
    void tellsAStreamThatIsNotThere() throws Exception {
        try (TinyServer other = new TinyServer(TinyServer.rtspStatus("404 Not Found"))) {
            refuses("rtsp://127.0.0.1:" + other.port() + "/nothing", "CAM-04");
        }
    }

    @Test
    void tellsACameraThatAnswersWithATroubleOfItsOwnFromOneThatDoesNotAnswer() throws Exception {
        try (TinyServer broken = new TinyServer(TinyServer.rtspStatus("500 Internal Server Error"))) {
            refuses("rtsp://127.0.0.1:" + broken.port() + "/cam", "CAM-07");
        }
        try (TinyServer broken = new TinyServer(TinyServer.page("503 Service Unavailable"))) {
            refuses("http://127.0.0.1:" + broken.port() + "/cam", "CAM-07");
        }
    }

    @Test
    void speaksOfFilesAndDevicesAsWhatTheyAre() throws Exception {
        speaks("file:" + folder.resolve("absent.mp4"), "CAM-04", "There is no file " + folder);
        speaks("file:" + Files.writeString(folder.resolve("a.mp4"), "<html>"), "CAM-06", "The file " + folder);
        speaks(folder.toUri().toString(), "CAM-06", "The file " + folder);
        speaks("device:/dev/video77", "CAM-04", "There is no video device /dev/video77");
    }

    private static void speaks(String url, String code, String said) {
        assertThatThrownBy(() -> CameraProbe.probe(CameraAddress.of(url)))
                .isInstanceOfSatisfying(Fault.class, fault -> {
                    assertThat(fault.code()).as(url).isEqualTo(code);
                    assertThat(new Texts(Language.EN).get(fault))
                            .contains(said)
                            .doesNotContain("stream", "network", "address");
                });
    }

    @Test
    void tellsEndlessGarbageInBoundedTime() throws Exception {
        try (TinyServer noise = new TinyServer((in, out) -> {
            out.write("HTTP/1.1 200 OK\r\nContent-Type: application/octet-stream\r\n\r\n".getBytes());
            Random random = new Random(5);
            byte[] block = new byte[65536];
            while (true) {
                random.nextBytes(block);
                out.write(block);
            }
        })) {
            refuses("http://127.0.0.1:" + noise.port() + "/cam", "CAM-06");
        }
    }

    @Test
    void tellsAWebPageFromACameraThatIsAway() throws Exception {
        String page = "<!DOCTYPE html>\n<html><head><title>Log in</title></head><body>Camera</body></html>\n";
        for (String body : new String[] {page, page.repeat(500), "<p>", ""}) {
            for (String length : new String[] {"Content-Length: " + body.length() + "\r\n", ""}) {
                for (boolean stays : new boolean[] {false, true}) {
                    if (stays && length.isEmpty()) {
                        continue; // such a page has no end but the connection's
                    }
                    web("text/html; charset=utf-8", length, body, stays);
                }
            }
        }
        web("text/html", "Content-Length: 5000\r\n", page, false);
        web("application/octet-stream", "Transfer-Encoding: chunked\r\n", "5\r\n<html\r\n0\r\n\r\n", true);
    }

    private static void web(String type, String length, String body, boolean stays) throws Exception {
        try (TinyServer page = new TinyServer((in, out) -> {
            String request = "";
            int c;
            while ((c = in.read()) >= 0) {
                request += (char) c;
                if (request.endsWith("\r\n\r\n")) {
                    out.write(
                            ("HTTP/1.1 200 OK\r\nContent-Type: " + type + "\r\n" + length + "\r\n" + body).getBytes());
                    out.flush();
                    if (!stays) {
                        return;
                    }
                    request = "";
                }
            }
        })) {
            refuses("http://127.0.0.1:" + page.port() + "/v", "CAM-06");
        }
    }

    @Test
    void tellsNoiseWhereAnRtspServerShouldBe() throws Exception {
        Random random = new Random(5);
        byte[] noise = new byte[65536];
        random.nextBytes(noise);
        for (byte[] block :
                new byte[][] {noise, new byte[4096], "$".repeat(4096).getBytes(), "x\n".getBytes()}) {
            try (TinyServer babble = new TinyServer((in, out) -> {
                while (true) {
                    out.write(block);
                }
            })) {
                CameraAddress address = CameraAddress.of("rtsp://127.0.0.1:" + babble.port() + "/cam");
                InputOptions.Patience little = new InputOptions.Patience(Duration.ofMillis(300), Duration.ofSeconds(2));
                assertThatThrownBy(() -> CameraProbe.probe(address, little))
                        .isInstanceOfSatisfying(
                                Fault.class,
                                fault -> assertThat(fault.code())
                                        .as("%s…", block[0])
                                        .isEqualTo("CAM-06"));
            }
        }
        try (TinyServer web = new TinyServer((in, out) -> {
            in.read();
            out.write("HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n<html>".getBytes());
        })) {
            refuses("rtsp://127.0.0.1:" + web.port() + "/cam", "CAM-06");
        }
    }

    @Test
    void tellsFilesThatAreNoVideo() throws Exception {
        Path empty = Files.createFile(folder.resolve("empty.mp4"));
        refuses("file:" + empty, "CAM-06");
        byte[] noise = new byte[100_000];
        new Random(3).nextBytes(noise);
        refuses("file:" + Files.write(folder.resolve("noise.mp4"), noise), "CAM-06");
        refuses("file:" + Files.writeString(folder.resolve("page.mp4"), "<html>Log in</html>"), "CAM-06");
    }

    @Test
    void tellsSoundWithoutPictures() throws Exception {
        refuses("file:" + Files.write(folder.resolve("sound.wav"), wave()), "CAM-05");
    }

    @Test
    void tellsAVideoCutOffBeforeItsFirstPicture() throws Exception {
        Path whole = TestClips.h264(folder.resolve("whole.mkv"), 320, 180, 15, 30);
        byte[] bytes = Files.readAllBytes(whole);
        boolean some = false;
        for (int part : new int[] {16, 200, 700, 1500}) {
            Path cut = Files.write(folder.resolve("cut" + part + ".mkv"), Arrays.copyOf(bytes, part));
            try {
                CameraProbe.probe(CameraAddress.of("file:" + cut));
            } catch (Fault fault) {
                assertThat(fault.code()).isIn("CAM-05", "CAM-06", "CAM-08");
                some = true;
            }
        }
        assertThat(some).isTrue();
    }

    @Test
    void everyCauseHasASentenceInEveryLanguage() {
        for (CameraHealth.Cause cause : CameraHealth.Cause.values()) {
            for (Language language : Language.values()) {
                says(cause, language, "rtsp://u:secret@10.0.0.1/a", "rtsp://10.0.0.1/a");
                says(cause, language, "file:///srv/a.mp4", " /srv/a.mp4");
                says(cause, language, "device:/dev/video0", " /dev/video0");
            }
        }
    }

    private static void says(CameraHealth.Cause cause, Language language, String url, String where) {
        assertThat(new Texts(language).get(CameraProbe.fault(cause, CameraAddress.of(url))))
                .containsPattern("(^|.)" + where.strip())
                .doesNotContain("‹", "{", "secret", "file:///");
    }

    private static void refuses(String url, String code) {
        assertThatThrownBy(() -> CameraProbe.probe(CameraAddress.of(url)))
                .isInstanceOfSatisfying(
                        Fault.class, fault -> assertThat(fault.code()).as(url).isEqualTo(code));
    }

    private static byte[] wave() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] samples = new byte[32_000];
        ByteBuffer header = ByteBuffer.allocate(44).order(ByteOrder.LITTLE_ENDIAN);
        header.put("RIFF".getBytes()).putInt(36 + samples.length).put("WAVEfmt ".getBytes());
        header.putInt(16).putShort((short) 1).putShort((short) 1).putInt(16_000).putInt(32_000);
        header.putShort((short) 2).putShort((short) 16).put("data".getBytes()).putInt(samples.length);
        out.writeBytes(header.array());
        out.writeBytes(samples);
        return out.toByteArray();
    }
}

package eu.sargs.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class RtspServerTest {
    @TempDir
    static Path folder;

    private static Path video;
    private static RtspServer server;

    @BeforeAll
    static void serveASmallClip() throws IOException {
        video = folder.resolve("clip.mp4");
        RoadScene scene = RoadScene.day("KRA-01", 1, new Picture(320, 180, 30, 8));
        ClipEncoder.encode(scene, video, frame -> {});
        server = new RtspServer();
        server.offer("cam", video);
        server.start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static RtspStream offer(String path) {
        return server.offer(path, video);
    }

    @Test
    void describesItsStreamWithParameterSets() throws Exception {
        try (RtspClient client = new RtspClient(server.port(), "cam")) {
            assertThat(client.request("OPTIONS").header("Public")).contains("DESCRIBE", "PLAY", "TEARDOWN");
            String sdp = client.request("DESCRIBE", "Accept: application/sdp").body();
            assertThat(sdp).contains("m=video 0 RTP/AVP 96", "H264/90000", "packetization-mode=1");
            String sets = sdp.replaceAll("(?s).*sprop-parameter-sets=([^\\s;]+).*", "$1");
            byte[] sps = Base64.getDecoder().decode(sets.split(",")[0]);
            byte[] pps = Base64.getDecoder().decode(sets.split(",")[1]);
            assertThat(sps[0] & 31).isEqualTo(7);
            assertThat(pps[0] & 31).isEqualTo(8);
        }
    }

    @Test
    void sendsPicturesInTheConnectionFromAKeyPictureOn() throws Exception {
        try (RtspClient client = new RtspClient(server.port(), "cam")) {
            client.playInterleaved();
            checkPictures(client.pictures(20));
        }
    }

    @Test
    void sendsPicturesInDatagrams() throws Exception {
        try (RtspClient client = new RtspClient(server.port(), "cam")) {
            client.playDatagrams();
            checkPictures(client.pictures(20));
        }
    }

    private static void checkPictures(List<RtspClient.PictureUnits> pictures) {
        assertThat(pictures.getFirst().types()).contains(7, 8, 5);
        long last = -1;
        for (RtspClient.PictureUnits picture : pictures) {
            assertThat(picture.whole()).isTrue();
            assertThat(picture.timestamp()).isGreaterThan(last);
            last = picture.timestamp();
        }
        long span = pictures.getLast().timestamp() - pictures.getFirst().timestamp();
        assertThat(span).isEqualTo((pictures.size() - 1) * 3000L);
    }

    @Test
    void keepsTimestampsRisingOverTheSeamOfTheLoop() throws Exception {
        RtspStream stream = offer("seam");
        try (RtspClient client = new RtspClient(server.port(), "seam")) {
            client.playInterleaved();
            long last = -1;
            boolean wrapped = false;
            long before = 0;
            while (!wrapped) {
                RtspClient.PictureUnits picture = client.pictures(1).getFirst();
                assertThat(picture.timestamp()).isGreaterThan(last);
                last = picture.timestamp();
                wrapped = stream.positionMs() < before;
                before = stream.positionMs();
            }
            assertThat(client.pictures(3).getLast().timestamp()).isGreaterThan(last);
        }
    }

    @Test
    void servesSeveralViewersOfOneStream() throws Exception {
        RtspStream stream = offer("shared");
        List<RtspClient> clients = new ArrayList<>();
        try {
            for (int i = 0; i < 4; i++) {
                RtspClient client = new RtspClient(server.port(), "shared");
                clients.add(client);
                client.playInterleaved();
            }
            for (RtspClient client : clients) {
                checkPictures(client.pictures(5));
            }
            assertThat(stream.viewers()).isEqualTo(4);
        } finally {
            for (RtspClient client : clients) {
                client.close();
            }
        }
    }

    @Test
    void refusesAnUnknownPathAndPlayWithoutSetUp() throws Exception {
        try (RtspClient client = new RtspClient(server.port(), "nowhere")) {
            assertThat(client.request("DESCRIBE").status()).isEqualTo(404);
        }
        try (RtspClient client = new RtspClient(server.port(), "cam")) {
            assertThat(client.request("PLAY").status()).isEqualTo(455);
        }
    }

    @Test
    void asksForALoginAndTakesTheRightOne() throws Exception {
        server.offer("basic", video, Optional.of(new RtspLogin("duty", "s3cret", false)));
        server.offer("digest", video, Optional.of(new RtspLogin("duty", "s3cret", true)));
        try (RtspClient client = new RtspClient(server.port(), "basic")) {
            RtspClient.Answer refused = client.request("DESCRIBE");
            assertThat(refused.status()).isEqualTo(401);
            assertThat(refused.header("WWW-Authenticate")).startsWith("Basic realm=");
            assertThat(client.request("DESCRIBE", "Authorization: Basic " + base64("duty:wrong"))
                            .status())
                    .isEqualTo(401);
            assertThat(client.request("DESCRIBE", "Authorization: Basic " + base64("duty:s3cret"))
                            .status())
                    .isEqualTo(200);
        }
        try (RtspClient client = new RtspClient(server.port(), "digest")) {
            String challenge = client.request("DESCRIBE").header("WWW-Authenticate");
            assertThat(client.request("DESCRIBE", client.digest(challenge, "DESCRIBE", "duty", "wrong"))
                            .status())
                    .isEqualTo(401);
            assertThat(client.request("DESCRIBE", client.digest(challenge, "DESCRIBE", "duty", "s3cret"))
                            .status())
                    .isEqualTo(200);
        }
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    @Test
    void repeatsOnePictureWhenItsEncoderIsFrozen() throws Exception {
        RtspStream stream = offer("same");
        stream.trouble(new Trouble.SamePicture());
        try (RtspClient client = new RtspClient(server.port(), "same")) {
            client.playInterleaved();
            Set<Integer> different = new HashSet<>();
            for (RtspClient.PictureUnits picture : client.pictures(10)) {
                different.add(picture.content());
            }
            assertThat(different).hasSize(1);
        }
    }

    @Test
    void sendsNothingButStaysConnectedWhenSilent() throws Exception {
        RtspStream stream = offer("silent");
        stream.trouble(new Trouble.Silent());
        try (RtspClient client = new RtspClient(server.port(), "silent")) {
            client.playInterleaved();
            assertThatThrownBy(() -> client.within(400).pictures(1))
                    .isInstanceOf(java.net.SocketTimeoutException.class);
            stream.trouble(new Trouble.None());
            assertThat(client.within(20_000).pictures(2)).hasSize(2);
        }
    }

    @Test
    void slowsDownWithHonestTimestamps() throws Exception {
        RtspStream stream = offer("slow");
        stream.trouble(new Trouble.Slow(10));
        try (RtspClient client = new RtspClient(server.port(), "slow")) {
            client.playInterleaved();
            List<RtspClient.PictureUnits> pictures = client.pictures(4);
            assertThat(pictures.get(3).timestamp() - pictures.get(2).timestamp())
                    .isEqualTo(9000);
        }
    }

    @Test
    void refusesHangsUpAndOffersSoundOnlyAsTold() throws Exception {
        RtspStream stream = offer("troubled");
        for (int status : new int[] {401, 404, 454}) {
            stream.trouble(new Trouble.Refusing(status));
            try (RtspClient client = new RtspClient(server.port(), "troubled")) {
                assertThat(client.request("DESCRIBE").status()).isEqualTo(status);
            }
        }
        stream.trouble(new Trouble.WrongCodec());
        try (RtspClient client = new RtspClient(server.port(), "troubled")) {
            assertThat(client.request("DESCRIBE").body()).contains("m=audio").doesNotContain("H264");
        }
        stream.trouble(new Trouble.None());
        try (RtspClient client = new RtspClient(server.port(), "troubled")) {
            client.playInterleaved();
            client.pictures(1);
            stream.trouble(new Trouble.Closed());
            assertThatThrownBy(() -> client.pictures(1000)).isInstanceOf(IOException.class);
        }
        try (RtspClient client = new RtspClient(server.port(), "troubled")) {
            assertThatThrownBy(() -> client.request("DESCRIBE")).isInstanceOf(EOFException.class);
        }
    }

    @Test
    void sendsWellFormedPacketsOfNoise() throws Exception {
        RtspStream stream = offer("garbage");
        stream.trouble(new Trouble.Garbage());
        try (RtspClient client = new RtspClient(server.port(), "garbage")) {
            client.playInterleaved();
            List<RtspClient.PictureUnits> pictures = client.pictures(3);
            assertThat(pictures.get(1).content()).isNotEqualTo(pictures.get(2).content());
        }
    }

    @Test
    void survivesAClientThatDoesNotSpeakRtsp() throws Exception {
        try (java.net.Socket socket = new java.net.Socket("127.0.0.1", server.port())) {
            socket.getOutputStream().write("GET / HTTP/1.1\r\nHost: x\r\n\r\n".getBytes());
            assertThat(socket.getInputStream().read()).isEqualTo(-1);
        }
        try (RtspClient client = new RtspClient(server.port(), "cam")) {
            assertThat(client.request("OPTIONS").status()).isEqualTo(200);
        }
    }
}

package eu.sargs.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Debian's ffmpeg, which shares no code with this server, decodes what it serves. */
@Timeout(120)
class RtspServerIT {
    @Test
    void aForeignClientDecodesEveryPictureOverBothTransports(@TempDir Path folder) throws Exception {
        boolean there = Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(p -> new File(p, "ffmpeg").canExecute());
        assumeTrue(there, "ffmpeg is not installed: apt-get install ffmpeg");
        Path video = folder.resolve("clip.mp4");
        ClipEncoder.encode(RoadScene.day("KRA-02", 1, new Picture(320, 180, 15, 8)), video, frame -> {});
        try (RtspServer server = new RtspServer()) {
            RtspStream stream = server.offer("cam", video);
            server.start();
            for (String transport : List.of("tcp", "udp")) {
                Path log = folder.resolve(transport + ".txt");
                // Past the seam of the 8-second loop.
                Process ffmpeg = new ProcessBuilder(
                                "ffmpeg",
                                "-v",
                                "warning",
                                "-nostdin",
                                "-rtsp_transport",
                                transport,
                                "-i",
                                stream.url(),
                                "-frames:v",
                                "135",
                                "-f",
                                "framemd5",
                                folder.resolve(transport + ".md5").toString())
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile())
                        .start();
                assertThat(ffmpeg.waitFor()).isZero();
                assertThat(log).content().doesNotContain("error", "missing", "corrupt");
                assertThat(folder.resolve(transport + ".md5")).content().containsPattern("(?m)^0,.*\\n(0,.*\\n){134}");
            }
        }
    }
}

package eu.sargs.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import eu.sargs.picture.PictureId;
import eu.sargs.picture.ProvenPicture;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Pictures somebody gives to be read, and those that peers send. */
class PictureFuzzTest {
    @Test
    void refusesWhatIsNoPicture() throws Exception {
        Path crash = Files.createDirectories(Path.of("target", "fuzz")).resolve("pictures-crash.log");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:ErrorFile=" + crash,
                "--enable-native-access=ALL-UNNAMED",
                "-Djava.awt.headless=true",
                "-Dfuzz.seed=" + Fuzz.seed(),
                "-Dfuzz.seconds=" + Long.getLong("fuzz.seconds", 3),
                "-cp",
                System.getProperty("java.class.path"),
                PictureFuzz.class.getName()));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD) // the decoders say a line for each picture
                .start();
        process.inputReader().lines().forEach(System.out::println);
        assertThat(process.waitFor()).as("see above, or %s", crash).isZero();
    }

    @Test
    void takesAPictureOfAPeerForNoOtherOne() throws Exception {
        long seed = Fuzz.seed();
        byte[] noise = new byte[900];
        new Random(seed).nextBytes(noise);
        List<ProvenPicture> pair = ProvenPicture.pair(noise, new byte[50]);
        List<byte[]> corpus = pair.stream()
                .map(one -> ByteBuffer.allocate(32 + one.bytes().length)
                        .put(HexFormat.of().parseHex(one.id().hex()))
                        .put(one.bytes())
                        .array())
                .toList();
        new Fuzz("proven pictures").run(seed, corpus, input -> {
            byte[] id = Arrays.copyOf(input, 32);
            byte[] bytes = input.length < 32 ? new byte[0] : Arrays.copyOfRange(input, 32, input.length);
            ProvenPicture.of(new PictureId(HexFormat.of().formatHex(id)), bytes)
                    .ifPresent(picture -> assertThat(pair)
                            .as("only what was made")
                            .anyMatch(made ->
                                    made.id().equals(picture.id()) && Arrays.equals(made.jpeg(), picture.jpeg())));
        });
    }
}

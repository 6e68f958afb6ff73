package eu.sargs.app;

import static org.assertj.core.api.Assertions.assertThat;

import eu.sargs.platform.Pin;
import java.io.BufferedReader;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class AtExitTest {
    /** Says that it is ready, and at its end what is still done. */
    public static final class Program {
        private Program() {}

        public static void main(String[] words) throws Exception {
            Pin dropped = AtExit.run(() -> System.out.println("dropped"));
            AtExit.run(() -> {
                dropped.close(); // while the program ends already: no more than nothing
                System.out.println("put away");
            });
            if (words[0].equals("drop")) {
                dropped.close();
            }
            System.out.println("ready");
            Thread.currentThread().join();
        }
    }

    @Test
    void doesTheLastThingsWhenTheSystemEndsTheProgram() throws Exception {
        assertThat(saidAfterTerm("keep")).contains("put away", "dropped");
    }

    @Test
    void leavesOutWhatIsNoLongerNeeded() throws Exception {
        assertThat(saidAfterTerm("drop")).contains("put away").doesNotContain("dropped");
    }

    private static String saidAfterTerm(String word) throws Exception {
        Process program = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Program.class.getName(),
                        word)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader out = program.inputReader()) {
            assertThat(out.readLine()).isEqualTo("ready");
            program.toHandle().destroy(); // the signal of a shutdown; the output stays open
            StringBuilder said = new StringBuilder();
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                said.append(line).append('\n');
            }
            assertThat(program.waitFor(20, TimeUnit.SECONDS)).isTrue();
            return said.toString();
        } finally {
            program.destroyForcibly();
        }
    }
}

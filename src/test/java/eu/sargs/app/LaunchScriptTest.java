package eu.sargs.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script of a checkout, over a program that only says how it was started. */
class LaunchScriptTest {
    @TempDir
    Path folder;

    private Path script;
    private Path jdk;

    @BeforeEach
    void copy() throws Exception {
        Path there = Path.of("sargs");
        Assumptions.assumeTrue(Files.exists(there) && Files.exists(Path.of("/bin/bash")), "a checkout, with bash");
        Assumptions.assumeTrue(System.getProperty("os.name").equals("Linux"), "locales are Linux's");
        script = Files.copy(there, folder.resolve("sargs"));
        Files.createDirectories(folder.resolve("src/main"));
        Files.createDirectories(folder.resolve("i18n"));
        Files.createDirectories(folder.resolve("target/lib"));
        Files.writeString(folder.resolve("pom.xml"), "");
        Files.writeString(folder.resolve("target/.built"), "");
        jdk = Files.createDirectories(folder.resolve("jdk"));
        Files.createDirectories(jdk.resolve("bin"));
        Files.writeString(jdk.resolve("release"), "JAVA_VERSION=\"25.0.1\"\n");
        program("bin/javac", "");
        program("bin/java", "echo \"locale=${LC_ALL:-} language=${SARGS_LANGUAGE:-} java=$JAVA_HOME\"");
    }

    @Test
    void readsNamesOfFilesAsUtf8WhereTheLocaleDoesNotAndKeepsTheLanguage() throws Exception {
        assertThat(run(Map.of("LC_ALL", "C"))).contains("locale=C.UTF-8 language=C ");
        assertThat(run(Map.of("LANG", "lv_LV.not-generated"))).contains("locale=C.UTF-8 language=lv_LV.not-generated ");
        assertThat(run(Map.of())).contains("locale=C.UTF-8 language= ");
        assertThat(run(Map.of("LC_ALL", "C.UTF-8", "LANG", "lv_LV.UTF-8"))).contains("locale=C.UTF-8 language= ");
    }

    @Test
    void findsTheJdkWithoutAUsersFolder() throws Exception {
        assertThat(run(Map.of())).contains("java=" + jdk).doesNotContain("unbound");
    }

    private String run(Map<String, String> environment) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(List.of("/bin/bash", script.toString(), "doctor"));
        builder.environment().clear();
        builder.environment().putAll(environment);
        builder.environment().put("PATH", "/usr/bin:/bin");
        builder.environment().put("JAVA_HOME", jdk.toString());
        Process process = builder.redirectErrorStream(true).start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(said).isZero();
        return said;
    }

    private void program(String name, String body) throws IOException {
        Path file = Files.writeString(jdk.resolve(name), "#!/bin/bash\n" + body + "\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }
}

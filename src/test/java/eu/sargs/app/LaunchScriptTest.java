package eu.sargs.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script of a checkout, over a program that only says how it was started. */
class LaunchScriptTest {
    /** Words of a program that looks where its temporary files go. */
    private static final String FIND_SCRATCH =
            "for word in \"$@\"; do case $word in -Djava.io.tmpdir=*) scratch=${word#*=} ;; esac; done; ";

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
        Files.createDirectories(folder.resolve("tmp"));
        Files.writeString(folder.resolve("pom.xml"), "");
        Files.writeString(folder.resolve("target/.built"), "");
        jdk = Files.createDirectories(folder.resolve("jdk"));
        Files.createDirectories(jdk.resolve("bin"));
        Files.createDirectories(jdk.resolve("tools"));
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

    @Test
    void givesTheProgramAFolderForTemporaryFilesThatNobodyElseReads() throws Exception {
        program("bin/java", FIND_SCRATCH + "stat -c '%a %n' $scratch");

        assertThat(run(Map.of())).matches("700 " + folder + "/tmp/sargs-\\d+\\.\\d+\\.\\w{6}\n");
    }

    @Test
    void takesAwayWhatAKilledProgramLeftButNothingOfOneThatRuns() throws Exception {
        program("bin/java", FIND_SCRATCH + "echo $scratch; touch $scratch/library.so; exec sleep 60");
        Process killed = start(Map.of(), "doctor");
        Path left = Path.of(killed.inputReader().readLine());
        Process runs = start(Map.of(), "doctor");
        Path used = Path.of(runs.inputReader().readLine());
        Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        Files.writeString(elsewhere.resolve(".lock"), "");
        Path link = Files.createSymbolicLink(
                left.resolveSibling(left.getFileName().toString().replaceAll("\\w{6}$", "linked")), elsewhere);
        killed.destroyForcibly().waitFor();
        assertThat(left).exists();

        program("bin/java", "echo ended");
        run(Map.of());

        assertThat(left).doesNotExist();
        assertThat(used.resolve(".lock")).exists();
        assertThat(link).exists();
        assertThat(elsewhere.resolve(".lock")).exists();
        runs.destroyForcibly().waitFor();
    }

    @Test
    void startsNoScreenWhereTheProgramNeedsNone() throws Exception {
        screen();
        program("bin/java", "[[ $* = *sargs.screen=offered* ]] && echo answered && exit 2; echo ran; exit 0");

        Process process = start(Map.of(), "demo", "--screen", "foo");

        assertThat(said(process)).isEqualTo("answered\n");
        assertThat(process.exitValue()).isEqualTo(2);
        assertThat(folder.resolve("xvfb.pid")).doesNotExist();
    }

    @Test
    void startsAScreenWhereTheProgramNeedsOneAndTakesItAwayAgain() throws Exception {
        screen();
        program("bin/java", "[[ $* = *sargs.screen=offered* ]] && exit 75; echo \"ran on $DISPLAY\"; exit 3");

        Process process = start(Map.of(), "demo", "--size", "1280x800");

        assertThat(said(process)).contains("Xvfb on :77 (1280x800)").endsWith("ran on :77\n");
        assertThat(process.exitValue()).isEqualTo(3);
        assertThat(ended("xvfb.pid")).isTrue();
        assertThat(folder.resolve("tmp")).isEmptyDirectory();
    }

    @Test
    void leavesNothingBehindWhenItIsKilled() throws Exception {
        screen();
        program(
                "bin/java",
                "[[ $* = *sargs.screen=offered* ]] && exit 75; echo $$ >" + folder
                        + "/java.pid; echo ran; exec sleep 60");

        Process process = start(Map.of(), "demo");
        BufferedReader lines = process.inputReader();
        for (String line = lines.readLine(); !"ran".equals(line); line = lines.readLine()) {
            assertThat(line).isNotNull();
        }
        assertThat(handle("java.pid")).isPresent();
        process.destroyForcibly();

        assertThat(ended("java.pid")).isTrue();
        assertThat(ended("xvfb.pid")).isTrue();
    }

    /** A screen that only is there, and a package manager that has everything. */
    private void screen() throws IOException {
        program("tools/Xvfb", "echo $$ >" + folder + "/xvfb.pid; echo 77 >&3; exec sleep 60 3>&-");
        program("tools/dpkg-query", "echo install ok installed");
    }

    private Optional<ProcessHandle> handle(String file) throws IOException {
        long pid = Long.parseLong(Files.readString(folder.resolve(file)).strip());
        // One that has ended and that nobody has buried yet runs no command.
        return ProcessHandle.of(pid).filter(one -> one.info().command().isPresent());
    }

    private boolean ended(String file) throws Exception {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (handle(file).isPresent() && System.nanoTime() < until) {
            handle(file)
                    .ifPresent(one -> one.onExit()
                            .orTimeout(100, TimeUnit.MILLISECONDS)
                            .exceptionally(e -> one)
                            .join());
        }
        return handle(file).isEmpty();
    }

    private String run(Map<String, String> environment) throws IOException, InterruptedException {
        Process process = start(environment, "doctor");
        String said = said(process);
        assertThat(process.exitValue()).as(said).isZero();
        return said;
    }

    private static String said(Process process) throws IOException, InterruptedException {
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return said;
    }

    private Process start(Map<String, String> environment, String... words) throws IOException {
        List<String> line = new ArrayList<>(List.of("/bin/bash", script.toString()));
        line.addAll(List.of(words));
        ProcessBuilder builder = new ProcessBuilder(line);
        builder.environment().clear();
        builder.environment().putAll(environment);
        builder.environment().put("PATH", jdk.resolve("tools") + ":/usr/bin:/bin");
        builder.environment().put("JAVA_HOME", jdk.toString());
        builder.environment().put("TMPDIR", folder.resolve("tmp").toString());
        Process process = builder.redirectErrorStream(true).start();
        process.getOutputStream().close();
        return process;
    }

    private void program(String name, String body) throws IOException {
        Path file = Files.writeString(jdk.resolve(name), "#!/bin/bash\n" + body + "\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }
}

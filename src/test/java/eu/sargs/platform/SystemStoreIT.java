package eu.sargs.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A key in a real Secret Service: GNOME's key ring in a session of its own, with a home of its own. */
class SystemStoreIT {
    @TempDir
    Path folder;

    @Test
    void keepsAKeyAndSaysWhenItIsGone() throws Exception {
        for (String command : List.of("dbus-run-session", "gnome-keyring-daemon", "secret-tool")) {
            assumeTrue(
                    Stream.of(System.getenv("PATH").split(":"))
                            .anyMatch(bin -> Files.isExecutable(Path.of(bin, command))),
                    command + " is not installed");
        }
        Path said = folder.resolve("said");
        ProcessBuilder session = new ProcessBuilder(
                "dbus-run-session",
                "--",
                "sh",
                "-c",
                "printf pw | gnome-keyring-daemon --unlock --components=secrets >/dev/null && exec \"$@\"",
                "sh",
                ProcessHandle.current().info().command().orElseThrow(),
                "-cp",
                System.getProperty("java.class.path"),
                Inside.class.getName(),
                folder.resolve("home").toString());
        session.environment().put("HOME", folder.toString());
        session.environment().put("XDG_DATA_HOME", folder.resolve("data").toString());
        session.environment().put("XDG_RUNTIME_DIR", folder.toString());
        Process process =
                session.redirectErrorStream(true).redirectOutput(said.toFile()).start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(Files.readString(said)).contains("kept\nsame\ngone HOM-09\n");
        assertThat(process.exitValue()).isZero();
    }

    /** What runs in the session. */
    static final class Inside {
        private Inside() {}

        public static void main(String[] arguments) throws Exception {
            try (Home home = Home.open(Path.of(arguments[0]))) {
                KeyRing ring = new KeyRing(home);
                HomeKey key = ring.open(Passphrases.nobody());
                KeyPlace.InSystem place = KeyRing.inSystem();
                ring.move(key, place, new char[0]);
                System.out.println("kept");
                byte[] again = ring.open(Passphrases.nobody()).derive("test");
                System.out.println(java.util.Arrays.equals(again, key.derive("test")) ? "same" : "another");
                SystemStore.forget(place.name());
                try {
                    ring.open(Passphrases.nobody());
                } catch (Fault fault) {
                    System.out.println("gone " + fault.code());
                }
            }
        }
    }
}

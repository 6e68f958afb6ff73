package eu.sargs.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.sargs.app.command.Console;
import eu.sargs.platform.Fault;
import eu.sargs.platform.Language;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ControlSocketTest {
    @TempDir
    Path home;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final Console console = new Console(new PrintWriter(out, true), new PrintWriter(err, true), Language.LT);

    @Test
    void carriesWordsThereAndLinesBack() {
        try (ControlSocket socket = new ControlSocket(home, (there, folder, words) -> {
            there.print(there.texts().language() + " " + folder + " " + String.join("|", words));
            there.print("ā „ž“ \"2\"");
            there.say("app.init.done", "Utena", "x");
            return 1;
        })) {
            socket.start();
            assertThat(ControlSocket.ask(home, List.of("camera", "list", "--json"), Path.of("/tmp"), console))
                    .contains(1);
        }
        assertThat(out.toString()).isEqualTo("LT /tmp camera|list|--json\nā „ž“ \"2\"\n");
        assertThat(err.toString()).contains("Postas Utena");
    }

    @Test
    void findsNobodyWhereNoStationRuns() {
        assertThat(ControlSocket.ask(home, List.of("camera", "list"), home, console))
                .isEmpty();
    }

    @Test
    void findsNobodyBehindASocketThatAKillLeft() throws Exception {
        try (var server = java.nio.channels.ServerSocketChannel.open(java.net.StandardProtocolFamily.UNIX)) {
            server.bind(java.net.UnixDomainSocketAddress.of(home.resolve("control.sock")));
        }
        assertThat(home.resolve("control.sock")).exists();
        assertThat(ControlSocket.ask(home, List.of("camera", "list"), home, console))
                .isEmpty();
    }

    @Test
    void servesTheNextCallerAfterGarbage() throws Exception {
        try (ControlSocket socket = new ControlSocket(home, (there, folder, words) -> 0)) {
            socket.start();
            try (var channel = java.nio.channels.SocketChannel.open(java.net.StandardProtocolFamily.UNIX)) {
                channel.connect(java.net.UnixDomainSocketAddress.of(home.resolve("control.sock")));
                channel.write(java.nio.ByteBuffer.wrap("{\"words\": [[[\n".getBytes()));
            }
            assertThat(ControlSocket.ask(home, List.of("x"), home, console)).contains(0);
        }
    }

    @Test
    void refusesWordsLongerThanAStationTakesBeforeTheyAreSentAndServesTheNextCaller() {
        AtomicInteger longest = new AtomicInteger();
        try (ControlSocket socket = new ControlSocket(home, (there, folder, words) -> {
            longest.set(words[0].length());
            return 0;
        })) {
            socket.start();
            String most = "x".repeat(ControlSocket.LONGEST_REQUEST - overhead());
            assertThat(ControlSocket.ask(home, List.of(most), home, console)).contains(0);
            assertThat(longest).hasValue(most.length());
            assertThatThrownBy(() -> ControlSocket.ask(home, List.of(most + "x"), home, console))
                    .isInstanceOfSatisfying(Fault.class, fault -> {
                        assertThat(fault.code()).isEqualTo("CLI-50");
                        assertThat(fault.arguments())
                                .containsExactly(ControlSocket.LONGEST_REQUEST + 1, ControlSocket.LONGEST_REQUEST);
                    });
            assertThat(longest).as("nothing of it came there").hasValue(most.length());
            assertThat(ControlSocket.ask(home, List.of("y"), home, console)).contains(0);
        }
    }

    /** What stands around a word. */
    private int overhead() {
        return ("{\"words\":[\"\"],\"folder\":\"" + home + "\",\"language\":\"lt\"}").length();
    }
}

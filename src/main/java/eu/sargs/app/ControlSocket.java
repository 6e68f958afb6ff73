package eu.sargs.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import eu.sargs.app.command.Console;
import eu.sargs.platform.Fault;
import eu.sargs.platform.Language;
import eu.sargs.platform.Service;
import eu.sargs.platform.Threads;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A Unix socket in the home through which a running station carries out commands typed elsewhere on its machine. The
 * home's folder is private (mode 0700), and so is who can reach it. One line of JSON in: {@code
 * {"words":[…],"folder":"…","language":"lv"}}; lines of JSON out: {@code {"out":"…"}}, {@code {"err":"…"}}, and last
 * {@code {"exit":0}}.
 */
public final class ControlSocket implements Service {
    private static final Logger LOG = LoggerFactory.getLogger(ControlSocket.class);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String NAME = "control.sock";
    /** Signs of a request's line. */
    static final int LONGEST_REQUEST = 64 * 1024;

    /** Carries out a command line inside the station. */
    public interface Executor {
        int execute(Console console, Path folder, String... words);
    }

    private final Path path;
    private final Executor executor;
    private final ExecutorService callers = Executors.newThreadPerTaskExecutor(Threads.waiting("app/control"));
    private ServerSocketChannel server;

    /** @param home the folder of a home that this program holds */
    public ControlSocket(Path home, Executor executor) {
        this.path = home.resolve(NAME);
        this.executor = executor;
    }

    @Override
    public void start() {
        try {
            Files.deleteIfExists(path); // left by a kill; the home's lock says that nobody else runs here
            server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
            server.bind(UnixDomainSocketAddress.of(path));
            callers.execute(this::accept);
        } catch (IOException | UnsupportedOperationException e) {
            // The station works without it; only commands typed beside it have to wait until it stops.
            LOG.warn("No control socket: {}", e.toString());
        }
    }

    private void accept() {
        while (server.isOpen()) {
            try {
                SocketChannel caller = server.accept();
                callers.execute(() -> serve(caller));
            } catch (IOException e) {
                return; // closed
            }
        }
    }

    private void serve(SocketChannel caller) {
        try (caller;
                BufferedReader in = new BufferedReader(Channels.newReader(caller, StandardCharsets.UTF_8));
                Writer out = new BufferedWriter(Channels.newWriter(caller, StandardCharsets.UTF_8))) {
            JsonNode request = JSON.readTree(readLine(in));
            List<String> words = new ArrayList<>();
            request.path("words").forEach(word -> words.add(word.asText()));
            Console console = new Console(
                    new PrintWriter(new LineWriter(out, "out"), true),
                    new PrintWriter(new LineWriter(out, "err"), true),
                    Language.of(request.path("language").asText("en")));
            int exit = executor.execute(
                    console, Path.of(request.path("folder").asText("/")), words.toArray(String[]::new));
            console.out().flush();
            console.err().flush();
            synchronized (out) {
                out.write(JSON.createObjectNode().put("exit", exit) + "\n");
                out.flush();
            }
        } catch (IOException | RuntimeException e) {
            LOG.warn("A command over the control socket broke off: {}", e.toString());
        }
    }

    private static String readLine(BufferedReader in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
            if (line.length() == LONGEST_REQUEST) {
                throw new IOException("request too long");
            }
            line.append((char) c);
        }
        return line.toString();
    }

    /**
     * Has a command carried out by the station that runs in a home.
     *
     * @return its exit status, or empty where no station runs there
     * @throws Fault CLI-50 where the words are longer than a station takes: nothing of them is sent;
     *     CLI-03 where it broke off
     */
    public static Optional<Integer> ask(Path home, List<String> words, Path folder, Console console) {
        Path path = home.resolve(NAME);
        if (!Files.exists(path)) {
            return Optional.empty();
        }
        try (SocketChannel station = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            station.connect(UnixDomainSocketAddress.of(path));
            ObjectNode request = JSON.createObjectNode();
            words.forEach(request.putArray("words")::add);
            request.put("folder", folder.toString());
            request.put("language", console.texts().language().code());
            String line = request.toString();
            if (line.length() > LONGEST_REQUEST) {
                throw new Fault("CLI-50", "app.fault.control_long", line.length(), LONGEST_REQUEST);
            }
            Writer out = Channels.newWriter(station, StandardCharsets.UTF_8);
            if (!sent(out, line + "\n")) {
                return Optional.empty(); // it was just stopping, and has not heard the command
            }
            BufferedReader in = new BufferedReader(Channels.newReader(station, StandardCharsets.UTF_8));
            for (String said = in.readLine(); said != null; said = in.readLine()) {
                JsonNode answer = JSON.readTree(said);
                if (answer.has("exit")) {
                    return Optional.of(answer.get("exit").asInt());
                } else if (answer.has("out")) {
                    console.print(answer.get("out").asText());
                } else {
                    console.err().println(answer.path("err").asText());
                    console.err().flush();
                }
            }
            throw new IOException("the station stopped in the middle of the command");
        } catch (java.net.ConnectException e) {
            return Optional.empty(); // a socket file left by a kill
        } catch (IOException e) {
            throw new Fault(e, "CLI-03", "app.fault.control", String.valueOf(e.getMessage()));
        }
    }

    private static boolean sent(Writer out, String request) {
        try {
            out.write(request);
            out.flush();
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public void close() {
        try {
            if (server != null) {
                server.close();
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            LOG.warn("The control socket did not close cleanly: {}", e.toString());
        }
        callers.shutdownNow();
    }

    /** Sends each full line as one JSON object. */
    private static final class LineWriter extends Writer {
        private final Writer out;
        private final String stream;
        private final StringBuilder line = new StringBuilder();

        LineWriter(Writer out, String stream) {
            this.out = out;
            this.stream = stream;
        }

        @Override
        public void write(char[] signs, int from, int count) throws IOException {
            for (int i = from; i < from + count; i++) {
                if (signs[i] == '\n') {
                    send();
                } else {
                    line.append(signs[i]);
                }
            }
        }

        private void send() throws IOException {
            synchronized (out) {
                out.write(JSON.createObjectNode().put(stream, line.toString()) + "\n");
                out.flush();
            }
            line.setLength(0);
        }

        @Override
        public void flush() {
            // lines are sent when they end
        }

        @Override
        public void close() throws IOException {
            if (!line.isEmpty()) {
                send();
            }
        }
    }
}

package eu.sargs.camera;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;

/** A camera that says to everybody what it was given, and hangs up; and what a camera said, taken down. */
public final class CannedAnswer implements AutoCloseable {
    private static final InputOptions.Patience LITTLE =
            new InputOptions.Patience(Duration.ofMillis(300), Duration.ofMillis(1500));

    private final AtomicReference<byte[]> answer = new AtomicReference<>(new byte[0]);
    private final TinyServer server;

    public CannedAnswer() throws IOException {
        server = new TinyServer((in, out) -> {
            byte[] request = new byte[4096];
            if (in.read(request) > 0) { // something was asked
                out.write(answer.get());
                out.flush();
            }
        });
    }

    /** Asks a camera that answers so, as {@link CameraProbe} does. */
    public void probe(String scheme, byte[] said) {
        answer.set(said);
        CameraProbe.probe(CameraAddress.of(scheme + "://127.0.0.1:" + server.port() + "/cam"), LITTLE);
    }

    @Override
    public void close() {
        server.close();
    }

    /** All that a server on this machine says to one probe. */
    public static byte[] takenDown(int port, String path) throws IOException {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        try (TinyServer between = new TinyServer((in, out) -> {
            try (Socket real = new Socket(InetAddress.getLoopbackAddress(), port)) {
                Thread asking = Thread.ofVirtual().start(() -> pump(in, real));
                byte[] bytes = new byte[4096];
                InputStream from = real.getInputStream();
                for (int read = from.read(bytes); read > 0; read = from.read(bytes)) {
                    synchronized (said) {
                        said.write(bytes, 0, read);
                    }
                    out.write(bytes, 0, read);
                    out.flush();
                }
                asking.interrupt();
            }
        })) {
            CameraProbe.probe(CameraAddress.of("rtsp://127.0.0.1:" + between.port() + "/" + path));
        }
        synchronized (said) {
            return said.toByteArray();
        }
    }

    private static void pump(InputStream from, Socket to) {
        try {
            OutputStream out = to.getOutputStream();
            byte[] bytes = new byte[4096];
            for (int read = from.read(bytes); read > 0; read = from.read(bytes)) {
                out.write(bytes, 0, read);
                out.flush();
            }
        } catch (IOException e) {
            // who asked has gone, and with it the talk
        }
    }

    /** A short video as a file: H.264 in Matroska or MP4, by its name. */
    public static Path clip(Path file) throws Exception {
        return TestClips.h264(file, 160, 90, 15, 20);
    }
}

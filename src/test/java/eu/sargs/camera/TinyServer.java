package eu.sargs.camera;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A loopback server on a free port that treats each connection as a test says. */
final class TinyServer implements AutoCloseable {
    interface Talk {
        void with(InputStream in, OutputStream out) throws IOException;
    }

    private final ServerSocket server;
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();

    TinyServer(Talk talk) throws IOException {
        server = new ServerSocket(0, 8, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(() -> accept(talk));
    }

    private void accept(Talk talk) {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                sockets.add(socket);
                Thread.ofVirtual().start(() -> {
                    try (socket) {
                        talk.with(socket.getInputStream(), socket.getOutputStream());
                    } catch (IOException e) {
                        // The client has gone; so the talk is over.
                    } finally {
                        sockets.remove(socket);
                    }
                });
            } catch (IOException e) {
                return; // closed
            }
        }
    }

    /** Answers each RTSP request with one status line. */
    static Talk rtspStatus(String status) {
        return (in, out) -> {
            StringBuilder request = new StringBuilder();
            int c;
            while ((c = in.read()) >= 0) {
                request.append((char) c);
                if (request.toString().endsWith("\r\n\r\n")) {
                    String number = request.toString().replaceAll("(?s).*CSeq: (\\d+).*", "$1");
                    out.write(("RTSP/1.0 " + status + "\r\nCSeq: " + number
                                    + "\r\nWWW-Authenticate: Basic realm=\"camera\"\r\n\r\n")
                            .getBytes());
                    out.flush();
                    request.setLength(0);
                }
            }
        };
    }

    /** Answers an HTTP request with a status and no page. */
    static Talk page(String status) {
        return (in, out) -> {
            in.read(new byte[8192]);
            out.write(("HTTP/1.1 " + status + "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n").getBytes());
            out.flush();
        };
    }

    int port() {
        return server.getLocalPort();
    }

    @Override
    public void close() {
        try {
            server.close();
            for (Socket socket : sockets) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package eu.sargs.camera;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** Whether somebody takes connections where an address points to: tells a wrong address from a camera that is away. */
final class Listening {
    private static final int LIMIT_MILLIS = 500;
    private static final String RTSP = "RTSP/";

    private Listening() {}

    static boolean at(CameraAddress address) {
        try (Socket socket = new Socket()) {
            URI url = URI.create(address.url());
            if (url.getHost() == null) {
                return false;
            }
            socket.connect(new InetSocketAddress(url.getHost(), port(url)), LIMIT_MILLIS);
            return true;
        } catch (IOException | IllegalArgumentException e) {
            return false;
        }
    }

    /** Whether something comes from an RTSP address that is no RTSP: tells another program there from a silent camera. */
    static boolean babbles(CameraAddress address) {
        try (Socket socket = new Socket()) {
            URI url = URI.create(address.url());
            if (url.getHost() == null || url.getScheme().equalsIgnoreCase("rtsps")) {
                return false;
            }
            socket.connect(new InetSocketAddress(url.getHost(), port(url)), LIMIT_MILLIS);
            socket.setSoTimeout(LIMIT_MILLIS);
            socket.getOutputStream().write("OPTIONS * RTSP/1.0\r\nCSeq: 1\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            byte[] first = socket.getInputStream().readNBytes(RTSP.length());
            return first.length > 0 && !new String(first, StandardCharsets.ISO_8859_1).equals(RTSP);
        } catch (IOException | IllegalArgumentException e) {
            return false;
        }
    }

    private static int port(URI url) {
        if (url.getPort() > 0) {
            return url.getPort();
        }
        return switch (url.getScheme().toLowerCase(java.util.Locale.ROOT)) {
            case "rtsp" -> 554;
            case "rtsps" -> 322;
            case "https" -> 443;
            default -> 80;
        };
    }
}

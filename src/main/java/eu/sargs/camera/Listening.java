package eu.sargs.camera;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;

/** Whether somebody takes connections where an address points to: tells a wrong address from a camera that is away. */
final class Listening {
    private static final int LIMIT_MILLIS = 500;

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

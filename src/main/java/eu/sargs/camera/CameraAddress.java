package eu.sargs.camera;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * Where a camera's pictures come from. {@link #toString} hides the login: it is what logs and exceptions print.
 *
 * @param url {@code rtsp://}, {@code http(s)://}, {@code file:} or {@code device:/dev/video0}; without user and password
 * @param transport how RTSP carries its pictures, where the server can do it; ignored elsewhere
 * @param user empty where none is needed
 * @param password empty where none is needed
 */
public record CameraAddress(String url, Transport transport, String user, String password) {
    /** RTP over the RTSP connection, or in datagrams of its own. */
    public enum Transport {
        TCP,
        UDP
    }

    public CameraAddress {
        Objects.requireNonNull(url);
        Objects.requireNonNull(transport);
        Objects.requireNonNull(user);
        Objects.requireNonNull(password);
    }

    /** From what an administrator typed or pasted: a login inside the URL ({@code rtsp://user:secret@host/…}) is taken out of it. */
    public static CameraAddress of(String typed) {
        String url = typed.strip();
        int host = url.indexOf("://") + 3;
        int path = host < 3 ? -1 : url.indexOf('/', host);
        // The last @ before the path: cameras' passwords do contain unescaped ones.
        int at = host < 3 ? -1 : url.lastIndexOf('@', path < 0 ? url.length() : path);
        if (at < host) {
            return new CameraAddress(url, Transport.TCP, "", "");
        }
        String login = url.substring(host, at);
        int colon = login.indexOf(':');
        String user = colon < 0 ? login : login.substring(0, colon);
        String password = colon < 0 ? "" : login.substring(colon + 1);
        return new CameraAddress(
                url.substring(0, host) + url.substring(at + 1), Transport.TCP, unescaped(user), unescaped(password));
    }

    /** @throws eu.sargs.platform.Fault CAM-01 when this is no kind of address that can be opened */
    public void check() {
        InputOptions.of(this);
    }

    private static String unescaped(String part) {
        try {
            return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return part; // a bare % of a password that nobody escaped
        }
    }

    @Override
    public String toString() {
        return url + " (" + transport + (user.isEmpty() ? ")" : ", with login)");
    }
}

package eu.sargs.camera;

import java.util.Objects;

/**
 * Where a camera's pictures come from. {@link #toString} hides the login: it is what logs and exceptions print.
 *
 * @param url {@code rtsp://}, {@code http(s)://}, {@code file:} or {@code device:/dev/video0}; without user and password
 * @param transport how RTSP carries its pictures; ignored elsewhere
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

    public static CameraAddress of(String url) {
        return new CameraAddress(url, Transport.TCP, "", "");
    }

    @Override
    public String toString() {
        return url + " (" + transport + (user.isEmpty() ? ")" : ", with login)");
    }
}

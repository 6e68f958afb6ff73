package eu.sargs.camera;

import eu.sargs.platform.Fault;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * Where a camera's pictures come from. {@link #toString} hides the login: it is what logs and exceptions print.
 *
 * @param url {@code rtsp://}, {@code http(s)://}, {@code file:} or {@code device:/dev/video0}; without user and password
 * @param transport how RTSP carries its pictures, where the server can do it; ignored elsewhere
 * @param user empty where none is needed
 * @param password empty where none is needed
 * @param backend what opens and decodes it
 */
public record CameraAddress(String url, Transport transport, String user, String password, Backend backend) {
    /** RTP over the RTSP connection, or in datagrams of its own. */
    public enum Transport {
        TCP,
        UDP
    }

    /** What opens a stream and decodes it. */
    public enum Backend {
        /** FFmpeg, which the program brings with it. */
        DIRECT,
        /** VLC, where it is installed: for the cameras it gets along with better. */
        VLC
    }

    /** What an address names; what is wrong with it is told in its own words. */
    public enum Place {
        NETWORK,
        FILE,
        DEVICE
    }

    /**
     * A login written into path or query, as many cameras want it: {@code ?user=admin&pwd=1234},
     * {@code /user=admin_password=1234_channel=1}. The value ends where the next part begins.
     */
    private static final Pattern LOGIN = Pattern.compile(
            "(?i)(?<=[?&;/_])([a-z0-9.-]*(?:user|usr|login|account|pass|pwd|psw|token|auth|secret|key|session|sign|cred)[a-z0-9.-]*=)"
                    + "[^&;/#]*?(?=[&;/#]|_[a-z]+=|$)");

    private static final int LONGEST_URL = 2000;
    private static final int LONGEST_LOGIN = 200;

    /** @throws Fault CAM-12 when one of them is too long to be kept */
    public CameraAddress {
        Camera.within(LONGEST_URL, "url", url);
        Camera.within(LONGEST_LOGIN, "user", user);
        Camera.within(LONGEST_LOGIN, "password", password);
        Objects.requireNonNull(transport);
        Objects.requireNonNull(backend);
    }

    /** From what an administrator typed or pasted: a login inside the URL ({@code rtsp://user:secret@host/…}) is taken out of it. */
    public static CameraAddress of(String typed) {
        String url = typed.strip();
        int host = url.indexOf("://") + 3;
        int path = host < 3 ? -1 : url.indexOf('/', host);
        // The last @ before the path: cameras' passwords do contain unescaped ones.
        int at = host < 3 ? -1 : url.lastIndexOf('@', path < 0 ? url.length() : path);
        if (at < host) {
            return new CameraAddress(url, Transport.TCP, "", "", Backend.DIRECT);
        }
        String login = url.substring(host, at);
        int colon = login.indexOf(':');
        String user = colon < 0 ? login : login.substring(0, colon);
        String password = colon < 0 ? "" : login.substring(colon + 1);
        return new CameraAddress(
                url.substring(0, host) + url.substring(at + 1),
                Transport.TCP,
                unescaped(user),
                unescaped(password),
                Backend.DIRECT);
    }

    /**
     * The same place, opened as the administrator said.
     *
     * @param user empty for the login that stood in the URL, if any
     * @param password empty for the one that stood in the URL, if any
     * @throws Fault as {@link #check}
     */
    public CameraAddress opened(Transport transport, String user, String password, Backend backend) {
        CameraAddress address = new CameraAddress(
                url,
                transport,
                user.isBlank() ? this.user : user.strip(),
                password.isEmpty() ? this.password : password,
                backend);
        address.check();
        return address;
    }

    /** @throws Fault CAM-01 when this is no kind of address that can be opened, CAM-10 when its backend can't open it */
    public void check() {
        if (InputOptions.of(this).kind() == InputOptions.Kind.DEVICE && backend == Backend.VLC) {
            throw new Fault("CAM-10", "camera.fault.vlc_device", shown());
        }
    }

    /** Looks for what the backend needs on this machine; may take a second. @throws Fault CAM-09 where VLC is wanted and not there */
    public void checkBackend() {
        if (backend == Backend.VLC && Decoder.vlc().isEmpty()) {
            throw CameraProbe.fault(CameraHealth.Cause.NO_VLC, this);
        }
    }

    /** What kind of place the URL names; an address of no known kind counts as one of the network. */
    public Place place() {
        return switch (url.substring(0, Math.max(0, url.indexOf(':'))).strip().toLowerCase(Locale.ROOT)) {
            case "file" -> Place.FILE;
            case "device" -> Place.DEVICE;
            default -> Place.NETWORK;
        };
    }

    /** The URL as it may be shown and logged: a login in its path or query is taken out of sight. */
    public String shown() {
        return place() == Place.NETWORK ? LOGIN.matcher(url).replaceAll("$1…") : url;
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
        return shown() + " (" + transport + (backend == Backend.VLC ? ", VLC" : "")
                + (user.isEmpty() ? ")" : ", with login)");
    }
}

package eu.sargs.camera;

import static org.bytedeco.ffmpeg.global.avdevice.avdevice_register_all;
import static org.bytedeco.ffmpeg.global.avformat.av_find_input_format;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_set;

import eu.sargs.platform.Fault;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bytedeco.ffmpeg.avformat.AVInputFormat;
import org.bytedeco.ffmpeg.avutil.AVDictionary;

/** How FFmpeg is asked to open an address: what it may touch, for how long, and how little it may buffer. */
record InputOptions(Kind kind, String url, String format) {
    /** What kind of source an address names. */
    enum Kind {
        RTSP,
        HTTP,
        FILE,
        DEVICE
    }

    /**
     * @param socket how long a connection may be silent
     * @param open how long it may take until the stream is known
     */
    record Patience(Duration socket, Duration open) {
        static final Patience USUAL = new Patience(Duration.ofSeconds(5), Duration.ofSeconds(10));

        private String socketMicros() {
            return Long.toString(socket.toNanos() / 1000);
        }
    }

    /** A host, in brackets where it has colons of its own, and perhaps a port. */
    private static final Pattern PLACE = Pattern.compile("(?:\\[[^\\]]+]|[^:\\[\\]]+)(?::(\\d{0,5}))?");

    private static final int LAST_PORT = 65_535;

    /** @throws Fault CAM-01 when the address is none of the four kinds, CAM-11 when it names no host or no such port */
    static InputOptions of(CameraAddress address) {
        String url = address.url().strip();
        String scheme = url.substring(0, Math.max(0, url.indexOf(':'))).toLowerCase(Locale.ROOT);
        return switch (scheme) {
            case "rtsp", "rtsps" -> new InputOptions(Kind.RTSP, withLogin(placed(url, address), address), "");
            case "http", "https" -> new InputOptions(Kind.HTTP, withLogin(placed(url, address), address), "");
            case "file" -> new InputOptions(Kind.FILE, "file:" + path(url), "");
            case "device" -> new InputOptions(Kind.DEVICE, url.substring("device:".length()), deviceFormat());
            default ->
                throw new Fault(
                        "CAM-01",
                        "camera.fault.address",
                        scheme.matches("[a-z][a-z0-9+-]*")
                                ? scheme
                                : address.shown().replaceFirst("^.*@", "…@"));
        };
    }

    /** The URL, where something can be called at it. */
    private static String placed(String url, CameraAddress address) {
        int begin = url.indexOf("://") + 3;
        String place = begin < 3 ? "" : url.substring(begin).split("[/?#]", 2)[0];
        Matcher parts = PLACE.matcher(place.substring(place.lastIndexOf('@') + 1));
        if (!parts.matches() || !port(parts.group(1))) {
            throw new Fault("CAM-11", "camera.fault.host", address.shown());
        }
        return url;
    }

    private static boolean port(String digits) {
        if (digits == null || digits.isEmpty()) {
            return true; // the usual one
        }
        int port = Integer.parseInt(digits);
        return port > 0 && port <= LAST_PORT;
    }

    private static String path(String url) {
        try {
            return url.startsWith("file:/") ? Path.of(URI.create(url)).toString() : url.substring("file:".length());
        } catch (IllegalArgumentException e) {
            // Not escaped as URLs want it (a blank, a letter with an accent): meant as a plain path.
            return url.substring("file:".length()).replaceFirst("^//", "");
        }
    }

    private static String withLogin(String url, CameraAddress address) {
        if (address.user().isEmpty()) {
            return url;
        }
        int host = url.indexOf("://") + 3;
        return url.substring(0, host) + escaped(address.user()) + ":" + escaped(address.password()) + "@"
                + url.substring(host);
    }

    private static String escaped(String part) {
        return URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static String deviceFormat() {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        if (system.contains("windows")) {
            return "dshow";
        }
        return system.contains("mac") ? "avfoundation" : "v4l2";
    }

    /** The demuxer where the address forces one, else null. */
    AVInputFormat inputFormat() {
        if (kind != Kind.DEVICE) {
            return null;
        }
        avdevice_register_all();
        return av_find_input_format(format);
    }

    /** To be freed by the caller. */
    AVDictionary dictionary(CameraAddress address, Patience patience) {
        AVDictionary options = new AVDictionary(null);
        // A probe that never ends is how endless garbage would hold a thread and fill memory.
        av_dict_set(options, "probesize", "1000000", 0);
        av_dict_set(options, "analyzeduration", "1500000", 0);
        // Not "nobuffer": that throws the packets of the probe away, and with them the first key picture.
        av_dict_set(options, "fpsprobesize", "8", 0);
        switch (kind) {
            case RTSP -> {
                // The wanted transport first; a server that knows only the other one (VLC knows no TCP) is still heard.
                av_dict_set(options, "rtsp_transport", "udp+tcp", 0);
                if (address.transport() == CameraAddress.Transport.TCP) {
                    av_dict_set(options, "rtsp_flags", "prefer_tcp", 0);
                }
                av_dict_set(options, "allowed_media_types", "video", 0);
                av_dict_set(options, "timeout", patience.socketMicros(), 0);
                av_dict_set(options, "max_delay", "300000", 0);
                av_dict_set(options, "user_agent", "Sargs", 0);
                // A hostile server must not lead us to a local file.
                av_dict_set(options, "protocol_whitelist", "rtsp,rtsps,rtp,srtp,udp,tcp,tls,crypto", 0);
            }
            case HTTP -> {
                av_dict_set(options, "rw_timeout", patience.socketMicros(), 0);
                av_dict_set(options, "user_agent", "Sargs", 0);
                av_dict_set(options, "protocol_whitelist", "http,https,tcp,tls,crypto", 0);
            }
            case FILE -> av_dict_set(options, "protocol_whitelist", "file", 0);
            case DEVICE -> {}
        }
        return options;
    }
}

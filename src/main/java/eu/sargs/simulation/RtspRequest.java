package eu.sargs.simulation;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * One request of an RTSP client.
 *
 * @param headers by lower-case name
 */
record RtspRequest(String method, String url, Map<String, String> headers) {
    String header(String name) {
        return headers.get(name.toLowerCase(Locale.ROOT));
    }

    /** The next request; packets that the client sends in between (RTCP) are skipped. */
    static Optional<RtspRequest> read(InputStream in) throws IOException {
        int first = in.read();
        while (first == '$') {
            in.read();
            int length = in.read() << 8 | in.read();
            if (length < 0 || in.skip(length) != length) {
                in.readNBytes(Math.max(0, length));
            }
            first = in.read();
        }
        if (first < 0) {
            return Optional.empty();
        }
        String line = ((char) first + line(in)).trim();
        if (line.isEmpty()) {
            return read(in);
        }
        String[] parts = line.split(" ");
        if (parts.length != 3 || !parts[2].startsWith("RTSP/")) {
            throw new IOException("Not RTSP");
        }
        Map<String, String> headers = new LinkedHashMap<>();
        for (String header = line(in); !header.isEmpty(); header = line(in)) {
            int colon = header.indexOf(':');
            if (colon > 0 && headers.size() < 64) {
                headers.put(
                        header.substring(0, colon).trim().toLowerCase(Locale.ROOT),
                        header.substring(colon + 1).trim());
            }
        }
        String length = headers.get("content-length");
        if (length != null) {
            in.readNBytes(Math.min(65_536, Integer.parseInt(length)));
        }
        return Optional.of(new RtspRequest(parts[0], parts[1], headers));
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder text = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new EOFException();
            }
            if (text.length() > 8192) {
                throw new IOException("Endless line");
            }
            if (c != '\r') {
                text.append((char) c);
            }
        }
        return text.toString();
    }
}

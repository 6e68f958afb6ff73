package eu.sargs.simulation;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A simulated camera's login, checked as RFC 7617 (Basic) and RFC 2069/7616 (Digest, MD5) say. */
public record RtspLogin(String user, String password, boolean digest) {
    private static final String REALM = "simulated camera";
    private static final String NONCE = "5f3a9c1d27e84b60";
    private static final Pattern FIELD = Pattern.compile("(\\w+)=\"?([^\",]*)\"?");

    String challenge() {
        return digest ? "Digest realm=\"" + REALM + "\", nonce=\"" + NONCE + "\"" : "Basic realm=\"" + REALM + "\"";
    }

    /** @param header the Authorization header, or null */
    boolean accepts(String header, String method) {
        if (header == null) {
            return false;
        }
        if (!digest) {
            String expected = "Basic "
                    + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
            return header.trim().equals(expected);
        }
        Map<String, String> fields = new HashMap<>();
        for (Matcher m = FIELD.matcher(header); m.find(); ) {
            fields.put(m.group(1), m.group(2));
        }
        String ha1 = md5(user + ":" + REALM + ":" + password);
        String ha2 = md5(method + ":" + fields.get("uri"));
        return NONCE.equals(fields.get("nonce"))
                && user.equals(fields.get("username"))
                && md5(ha1 + ":" + NONCE + ":" + ha2).equals(fields.get("response"));
    }

    private static String md5(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String toString() {
        return "RtspLogin[" + (digest ? "digest" : "basic") + "]";
    }
}

package eu.sargs.camera;

import java.util.regex.Pattern;

/** A camera's short name as officers say it, {@code KRA-02}: 1 to 24 of A–Z, 0–9 and hyphen. */
public record CameraId(String text) implements Comparable<CameraId> {
    private static final Pattern FORM = Pattern.compile("[A-Z0-9][A-Z0-9-]{0,23}");

    public CameraId {
        if (!FORM.matcher(text).matches()) {
            throw new IllegalArgumentException("Not a camera id: " + text);
        }
    }

    @Override
    public int compareTo(CameraId other) {
        return text.compareTo(other.text);
    }

    @Override
    public String toString() {
        return text;
    }
}

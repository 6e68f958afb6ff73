package eu.sargs.camera;

/** A camera's short name as officers say it, {@code KRA-02}: 1 to 24 of A–Z, 0–9 and hyphen. */
public record CameraId(String text) implements Comparable<CameraId> {
    public CameraId {
        if (!text.matches("[A-Z0-9][A-Z0-9-]{0,23}")) {
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

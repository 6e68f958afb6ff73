package eu.sargs.camera;

/** A camera's short name as officers say it, {@code KRA-02}: 1 to 24 of A–Z, 0–9 and hyphen. */
public record CameraId(String text) implements Comparable<CameraId> {
    private static final int LONGEST = 24;

    public CameraId {
        if (!isWellFormed(text)) {
            throw new IllegalArgumentException("Not a camera id: " + text);
        }
    }

    /** By hand: one is read with each sighting. */
    private static boolean isWellFormed(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!(c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '-' && i > 0)) {
                return false;
            }
        }
        return !text.isEmpty() && text.length() <= LONGEST;
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

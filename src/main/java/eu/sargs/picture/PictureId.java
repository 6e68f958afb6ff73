package eu.sargs.picture;

/** SHA-256 of a picture's bytes, 64 lower-case hex digits. */
public record PictureId(String hex) {
    private static final int LENGTH = 64;

    public PictureId {
        if (hex.length() != LENGTH || !isHex(hex)) {
            throw new IllegalArgumentException("Not a picture id");
        }
    }

    /** By hand: two are read with each sighting. */
    private static boolean isHex(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!(c >= '0' && c <= '9' || c >= 'a' && c <= 'f')) {
                return false;
            }
        }
        return true;
    }
}

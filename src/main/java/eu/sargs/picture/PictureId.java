package eu.sargs.picture;

/** The name of a picture, a hash of 64 lower-case hex digits; {@link ProvenPicture} says of what. */
public record PictureId(String hex) {
    static final int DIGITS = 64;

    public PictureId {
        if (hex.length() != DIGITS || !isHex(hex)) {
            throw new IllegalArgumentException("Not a picture id");
        }
    }

    /** By hand: it is read with each sighting. */
    private static boolean isHex(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!(c >= '0' && c <= '9' || c >= 'a' && c <= 'f')) {
                return false;
            }
        }
        return true;
    }

    int lastBit() {
        return Character.digit(hex.charAt(DIGITS - 1), 16) & 1;
    }

    /** The same name with its last bit the other way. */
    PictureId beside() {
        char last = Character.forDigit(Character.digit(hex.charAt(DIGITS - 1), 16) ^ 1, 16);
        return new PictureId(hex.substring(0, DIGITS - 1) + last);
    }
}

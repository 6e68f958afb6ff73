package eu.sargs.picture;

import java.util.regex.Pattern;

/** SHA-256 of a picture's bytes, 64 lower-case hex digits. */
public record PictureId(String hex) {
    private static final Pattern FORM = Pattern.compile("[0-9a-f]{64}");

    public PictureId {
        if (!FORM.matcher(hex).matches()) {
            throw new IllegalArgumentException("Not a picture id");
        }
    }
}

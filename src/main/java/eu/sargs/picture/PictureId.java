package eu.sargs.picture;

/** SHA-256 of a picture's bytes, 64 lower-case hex digits. */
public record PictureId(String hex) {
    public PictureId {
        if (!hex.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException("Not a picture id");
        }
    }
}

package eu.sargs.picture;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;

/**
 * The crop and the overview of one passage. One hash names both, for it travels with every sighting: SHA-512/256 of
 * {@code "sargs pictures 1" ‖ 00 ‖ SHA-256(crop) ‖ SHA-256(overview)}. With its last bit 0 it is the crop's name, with 1
 * the overview's. Sightings of older versions name each by its own SHA-256.
 */
public record PicturePair(PictureId crop, PictureId overview) {
    private static final byte[] DOMAIN = "sargs pictures 1\0".getBytes(StandardCharsets.US_ASCII);

    /** @param hash of both, its last bit 0 */
    public static PicturePair of(PictureId hash) {
        if (hash.lastBit() != 0) {
            throw new IllegalArgumentException("Not the hash of two pictures");
        }
        return new PicturePair(hash, hash.beside());
    }

    /** @param crop SHA-256 of its bytes @param overview likewise */
    static PicturePair of(byte[] crop, byte[] overview) {
        try {
            // Another hash than that of a single picture: nothing that is hashed here may pass for one.
            MessageDigest digest = MessageDigest.getInstance("SHA-512/256");
            digest.update(DOMAIN);
            digest.update(crop);
            byte[] hash = digest.digest(overview);
            hash[hash.length - 1] &= (byte) 0xfe;
            return of(PictureId.of(hash));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-512/256", e);
        }
    }

    /** What names both; empty where each has a name of its own. */
    public Optional<PictureId> hash() {
        return crop.lastBit() == 0 && overview.equals(crop.beside()) ? Optional.of(crop) : Optional.empty();
    }
}

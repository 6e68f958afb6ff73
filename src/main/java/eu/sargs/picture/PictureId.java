package eu.sargs.picture;

import java.util.Arrays;
import java.util.HexFormat;

/**
 * The name of a picture, a hash of 32 bytes; {@link ProvenPicture} says of what. Kept as bytes: two are read with each
 * sighting, and few of them are ever shown.
 */
public final class PictureId {
    /** Bytes of the hash. */
    public static final int LENGTH = 32;

    private static final HexFormat HEX = HexFormat.of();

    private final byte[] hash;

    private PictureId(byte[] hash) {
        this.hash = hash;
    }

    /** @param hex 64 lower-case digits */
    public PictureId(String hex) {
        this(parsed(hex));
    }

    /** @param hash {@value #LENGTH} bytes */
    public static PictureId of(byte[] hash) {
        if (hash.length != LENGTH) {
            throw new IllegalArgumentException("Not a picture id");
        }
        return new PictureId(hash.clone());
    }

    private static byte[] parsed(String hex) {
        if (hex.length() == 2 * LENGTH) {
            byte[] hash = HEX.parseHex(hex);
            if (HEX.formatHex(hash).equals(hex)) {
                return hash;
            }
        }
        throw new IllegalArgumentException("Not a picture id");
    }

    /** The hash in 64 lower-case digits. */
    public String hex() {
        return HEX.formatHex(hash);
    }

    /** The hash. */
    public byte[] bytes() {
        return hash.clone();
    }

    int lastBit() {
        return hash[LENGTH - 1] & 1;
    }

    /** The same name with its last bit the other way. */
    PictureId beside() {
        byte[] other = hash.clone();
        other[LENGTH - 1] ^= 1;
        return new PictureId(other);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PictureId id && Arrays.equals(hash, id.hash);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(hash);
    }

    @Override
    public String toString() {
        return hex();
    }
}

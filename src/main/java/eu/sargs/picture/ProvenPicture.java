package eu.sargs.picture;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A picture as it is kept and as it travels: bytes from which its name follows, so that nobody can slip in another.
 *
 * <p>Of a {@link PicturePair} these are the SHA-256 of the other picture (32 bytes) and the JPEG, so that either can be
 * fetched and checked without the other. A picture with a name of its own, as older versions wrote them, is its JPEG,
 * named by its SHA-256.
 */
public final class ProvenPicture {
    private final PictureId id;
    private final byte[] bytes;
    private final int start;

    private ProvenPicture(PictureId id, byte[] bytes, int start) {
        this.id = id;
        this.bytes = bytes;
        this.start = start;
    }

    /** Empty where the bytes are not those of this name. */
    public static Optional<ProvenPicture> of(PictureId id, byte[] bytes) {
        if (bytes.length >= PictureId.LENGTH && inPair(id, bytes).equals(id)) {
            return Optional.of(new ProvenPicture(id, bytes, PictureId.LENGTH));
        }
        if (PictureId.of(sha256(bytes, 0)).equals(id)) {
            return Optional.of(new ProvenPicture(id, bytes, 0));
        }
        return Optional.empty();
    }

    /** The name these bytes have where they are one of two. */
    private static PictureId inPair(PictureId wanted, byte[] bytes) {
        byte[] other = Arrays.copyOf(bytes, PictureId.LENGTH);
        byte[] own = sha256(bytes, PictureId.LENGTH);
        return wanted.lastBit() == 0
                ? PicturePair.of(own, other).crop()
                : PicturePair.of(other, own).overview();
    }

    /** The crop, then the overview. */
    public static List<ProvenPicture> pair(byte[] crop, byte[] overview) {
        byte[] cropHash = sha256(crop, 0);
        byte[] overviewHash = sha256(overview, 0);
        PicturePair pair = PicturePair.of(cropHash, overviewHash);
        return List.of(
                new ProvenPicture(pair.crop(), joined(overviewHash, crop), PictureId.LENGTH),
                new ProvenPicture(pair.overview(), joined(cropHash, overview), PictureId.LENGTH));
    }

    private static byte[] joined(byte[] hash, byte[] jpeg) {
        byte[] both = Arrays.copyOf(hash, PictureId.LENGTH + jpeg.length);
        System.arraycopy(jpeg, 0, both, PictureId.LENGTH, jpeg.length);
        return both;
    }

    private static byte[] sha256(byte[] bytes, int from) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(bytes, from, bytes.length - from);
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }

    public PictureId id() {
        return id;
    }

    /** Not to be changed. */
    public byte[] bytes() {
        return bytes;
    }

    public byte[] jpeg() {
        return Arrays.copyOfRange(bytes, start, bytes.length);
    }
}

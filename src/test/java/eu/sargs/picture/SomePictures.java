package eu.sargs.picture;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Pictures for tests. */
public final class SomePictures {
    private SomePictures() {}

    /** As older versions wrote them: with a name of its own. */
    public static ProvenPicture single(byte[] jpeg) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(jpeg);
            return ProvenPicture.of(new PictureId(HexFormat.of().formatHex(hash)), jpeg)
                    .orElseThrow();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}

package eu.sargs.journal;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;

/**
 * What a feed's writer signed: that everything up to and including {@code sequence} is theirs and in this order. One
 * a batch, which is enough because each header holds the hash of the one before it.
 *
 * @param hash of the header at {@code sequence}
 * @param signature Ed25519, 64 bytes, over the sign {@code sargs journal head 1} and a zero byte, then the hash
 */
public record SignedHead(FeedId feed, long sequence, byte[] hash, byte[] signature) {
    /** So that no signature made for another use can stand here. */
    private static final byte[] CONTEXT = "sargs journal head 1\0".getBytes(StandardCharsets.US_ASCII);

    public SignedHead {
        Objects.requireNonNull(feed);
        if (hash.length != Digests.LENGTH || signature.length != 64) {
            throw new IllegalArgumentException("Not a signed head");
        }
    }

    public static SignedHead sign(Header head, SigningKey key) {
        if (!key.origin().equals(head.feed().origin())) {
            throw new IllegalArgumentException("A feed is signed by its own origin");
        }
        byte[] hash = head.hash();
        return new SignedHead(head.feed(), head.sequence(), hash, key.sign(message(hash)));
    }

    public boolean verifies() {
        return SigningKey.verify(feed.origin(), message(hash), signature);
    }

    private static byte[] message(byte[] hash) {
        byte[] message = Arrays.copyOf(CONTEXT, CONTEXT.length + hash.length);
        System.arraycopy(hash, 0, message, CONTEXT.length, hash.length);
        return message;
    }
}

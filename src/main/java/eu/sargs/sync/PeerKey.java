package eu.sargs.sync;

import eu.sargs.journal.OriginKey;
import eu.sargs.platform.Fault;
import eu.sargs.sync.member.Fingerprint;
import java.util.HexFormat;
import java.util.Locale;
import org.bouncycastle.math.ec.rfc8032.Ed25519;

/** What a station is known by to others: its origin key, as 64 lower-case hex digits; the text of the QR code. */
public record PeerKey(String hex) {
    public PeerKey {
        if (!hex.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException("Not a key");
        }
    }

    public static PeerKey of(OriginKey key) {
        return new PeerKey(key.hex());
    }

    /**
     * As somebody typed or scanned it: letters of either case, spaces anywhere. Of the bytes that have a key's length few
     * are one, and for some of the others anybody can sign: points of small order (RFC 8032, 5.1.7; RFC 7748, 6.1).
     *
     * @throws Fault SYN-03 when it is no key
     */
    public static PeerKey typed(String text) {
        try {
            PeerKey key = new PeerKey(text.replaceAll("\\s", "").toLowerCase(Locale.ROOT));
            if (!Ed25519.validatePublicKeyFull(HexFormat.of().parseHex(key.hex), 0)) {
                throw new Fault("SYN-03", "sync.fault.key");
            }
            return key;
        } catch (IllegalArgumentException e) {
            throw new Fault(e, "SYN-03", "sync.fault.key");
        }
    }

    public OriginKey origin() {
        return new OriginKey(hex);
    }

    /** Eight words to read to each other over the telephone. */
    public Fingerprint fingerprint() {
        return Fingerprint.of(origin());
    }

    /** The first eight digits, for lists and logs. */
    @Override
    public String toString() {
        return hex.substring(0, 8);
    }
}

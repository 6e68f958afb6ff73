package eu.sargs.journal;

/** The Ed25519 public key of the seat or server that writes a feed, as 64 lower-case hex digits. */
public record OriginKey(String hex) {
    public OriginKey {
        if (!hex.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException("Not an origin key");
        }
    }

    @Override
    public String toString() {
        return hex;
    }
}

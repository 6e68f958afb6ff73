package eu.sargs.sync.member;

import eu.sargs.journal.FeedId;
import eu.sargs.journal.OriginKey;
import eu.sargs.journal.Position;
import eu.sargs.sync.member.MemberEvent.Revoked;
import eu.sargs.sync.member.MemberEvent.Rotated;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Who is out, by which word, and where that ends their feeds. Filled while {@link Membership} is folded. */
final class Leavings {
    private final Map<OriginKey, Statement> words = new HashMap<>();
    private final Map<OriginKey, Map<FeedId, Long>> ends = new HashMap<>();
    /** Hashes of those ends, as far as they were told. */
    private final Map<FeedId, byte[]> hashes = new HashMap<>();

    /** @param word a revocation, or that another key follows its writer's */
    void take(Statement word) {
        switch (word.said()) {
            case Revoked revoked -> {
                OriginKey key = revoked.key();
                ends.put(key, revoked.cuts());
                revoked.hashes().forEach((feed, hash) -> {
                    if (feed.origin().equals(key)) {
                        hashes.put(feed, hash);
                    }
                });
                words.put(key, word);
            }
            case Rotated rotated -> {
                ends.put(word.by(), cuts(word.place(), rotated));
                words.put(word.by(), word);
            }
            default -> throw new IllegalArgumentException("Nobody leaves by " + word);
        }
    }

    /** Where the feeds of a key end that another follows: what says so is the last of them. */
    static Map<FeedId, Long> cuts(Position place, Rotated rotated) {
        Map<FeedId, Long> cuts = new HashMap<>(rotated.cuts());
        cuts.merge(place.feed(), place.sequence(), Math::max);
        return Map.copyOf(cuts);
    }

    /** A key is out by what another is out by, from its beginning. */
    void takeWith(OriginKey key, OriginKey other) {
        ends.put(key, Map.of());
        words.put(key, words.get(other));
    }

    boolean isOut(OriginKey key) {
        return ends.containsKey(key);
    }

    /** The revocation or rotation by which a key is out. */
    Optional<Statement> of(OriginKey key) {
        return Optional.ofNullable(words.get(key));
    }

    /** The revocation by which a key is out. */
    Optional<Position> revokedBy(OriginKey key) {
        return of(key).filter(word -> word.said() instanceof Revoked).map(Statement::place);
    }

    /** The last sequence of a feed that counts. */
    long lastOf(FeedId feed) {
        Map<FeedId, Long> cuts = ends.get(feed.origin());
        return cuts == null ? Long.MAX_VALUE : cuts.getOrDefault(feed, 0L);
    }

    Optional<byte[]> hash(FeedId feed) {
        return Optional.ofNullable(hashes.get(feed));
    }

    /** Whether it was said before its writer was out. */
    boolean count(Statement statement) {
        return statement.place().sequence() <= lastOf(statement.place().feed());
    }

    /**
     * Of a key that is in, or that is only followed by another as its revoker had not heard yet: then what says so stands
     * after the end, and counts for nothing. Else a thief who has changed a stolen key would stay.
     */
    boolean isNews(Revoked revoked) {
        Statement left = words.get(revoked.key());
        return left == null
                || left.said() instanceof Rotated
                        && revoked.cuts().getOrDefault(left.place().feed(), 0L)
                                < left.place().sequence();
    }
}

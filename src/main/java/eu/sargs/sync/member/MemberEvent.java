package eu.sargs.sync.member;

import eu.sargs.journal.FeedId;
import eu.sargs.journal.OriginKey;
import java.util.Map;
import java.util.Set;

/** What the membership is folded from. */
public sealed interface MemberEvent {
    record Admitted(Member member) implements MemberEvent {}

    /** A group is these agencies, instead of those it was before. */
    record GroupSet(String group, Set<String> agencies) implements MemberEvent {}

    /**
     * The writer goes on under another key.
     *
     * @param signature of the next key, {@link KeyRotation}
     * @param cuts the last sequence of each of the older key's feeds
     */
    record Rotated(OriginKey next, byte[] signature, Map<FeedId, Long> cuts) implements MemberEvent {}

    /**
     * @param cuts the last sequence of each feed that counts; feeds not named count for nothing
     * @param hashes of the headers at those ends, as far as the writer holds them: an end that stands between two signed
     *     heads is known by its hash, or nobody could pass on what stands before it
     */
    record Revoked(OriginKey key, Map<FeedId, Long> cuts, Map<FeedId, byte[]> hashes) implements MemberEvent {
        public Revoked {
            cuts = Map.copyOf(cuts);
            hashes = Map.copyOf(hashes);
        }

        /** As one of a version before said it. */
        public Revoked(OriginKey key, Map<FeedId, Long> cuts) {
            this(key, cuts, Map.of());
        }
    }
}

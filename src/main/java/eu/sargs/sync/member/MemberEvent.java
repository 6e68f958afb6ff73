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

    /** @param cuts the last sequence of each feed that counts; feeds not named count for nothing */
    record Revoked(OriginKey key, Map<FeedId, Long> cuts) implements MemberEvent {}
}

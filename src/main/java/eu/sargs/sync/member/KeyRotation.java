package eu.sargs.sync.member;

import eu.sargs.journal.FeedId;
import eu.sargs.journal.OriginKey;
import eu.sargs.journal.SigningKey;
import eu.sargs.journal.Succession;
import java.util.Map;

/** One key after another: said by the older one in its own feed, and signed by the newer one as well. */
public final class KeyRotation {
    private KeyRotation() {}

    /** @param cuts where the older key's feeds end, the list lane's not needed */
    public static MemberEvent.Rotated to(SigningKey next, OriginKey older, Map<FeedId, Long> cuts) {
        return new MemberEvent.Rotated(next.origin(), Succession.sign(older, next), Map.copyOf(cuts));
    }

    static boolean holds(OriginKey older, MemberEvent.Rotated rotated) {
        return Succession.holds(older, rotated.next(), rotated.signature());
    }
}

package eu.sargs.sync.member;

import eu.sargs.journal.FeedId;
import eu.sargs.journal.OriginKey;
import eu.sargs.journal.SigningKey;
import eu.sargs.journal.Succession;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

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

    /** The key a station has, and those that it followed: as far as it has them itself, and as far as that was said. */
    static Set<OriginKey> upTo(OriginKey self, Collection<OriginKey> older, Collection<Statement> said) {
        Set<OriginKey> found = new HashSet<>(older);
        found.add(self);
        boolean more = true;
        while (more) {
            more = false;
            for (Statement statement : said) {
                if (statement.said() instanceof MemberEvent.Rotated rotated
                        && found.contains(rotated.next())
                        && holds(statement.by(), rotated)) {
                    more |= found.add(statement.by());
                }
            }
        }
        return Set.copyOf(found);
    }
}

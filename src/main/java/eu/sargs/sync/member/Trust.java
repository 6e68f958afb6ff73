package eu.sargs.sync.member;

import eu.sargs.journal.OriginKey;
import java.util.HashSet;
import java.util.Set;

/** Keys that are in or were, and those among them that may admit. */
record Trust(Set<OriginKey> in, Set<OriginKey> admitting) {
    Trust with(OriginKey key, boolean admits) {
        if (in.contains(key) && (!admits || admitting.contains(key))) {
            return this;
        }
        return new Trust(plus(in, key), admits ? plus(admitting, key) : admitting);
    }

    private static Set<OriginKey> plus(Set<OriginKey> keys, OriginKey key) {
        Set<OriginKey> more = new HashSet<>(keys);
        more.add(key);
        return more;
    }
}

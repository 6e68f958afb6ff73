package eu.sargs.app;

import eu.sargs.sync.PeerKey;
import eu.sargs.sync.member.Member;
import eu.sargs.sync.member.Membership;
import java.util.function.Function;
import java.util.function.Supplier;

/** What stations are called by those who were let in; empty for one that nobody knows. */
final class StationNames implements Function<PeerKey, String> {
    private final Supplier<Membership> members;

    StationNames(Supplier<Membership> members) {
        this.members = members;
    }

    @Override
    public String apply(PeerKey key) {
        return members.get().find(key.origin()).map(Member::station).orElse("");
    }
}

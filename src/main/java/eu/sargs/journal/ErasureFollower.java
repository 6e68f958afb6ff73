package eu.sargs.journal;

import java.util.List;
import java.util.Set;

/** Answers once to each erasure that another origin asked for. When it reads the event, the bodies are gone already. */
public final class ErasureFollower implements Follower {
    private final OriginKey own;
    private final ActedBy machine;

    /** @param own of this seat, whose own erasures need no answer */
    public ErasureFollower(OriginKey own, String seat) {
        this.own = own;
        this.machine = ActedBy.machine(seat);
    }

    @Override
    public String name() {
        return "erasures";
    }

    @Override
    public Set<Lane> lanes() {
        return Set.of(Lane.LIST);
    }

    @Override
    public List<Draft> react(Event event) {
        if (event.feed().origin().equals(own)) {
            return List.of();
        }
        return Erasure.of(event)
                .map(erasure -> List.of(erasure.confirmation(event.position(), machine)))
                .orElse(List.of());
    }
}

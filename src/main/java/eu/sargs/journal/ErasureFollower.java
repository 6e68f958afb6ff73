package eu.sargs.journal;

import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** Answers once to each erasure that another origin asked for. When it reads the event, the bodies are gone already. */
public final class ErasureFollower implements Follower {
    private final OriginKey own;
    private final Supplier<Successions> known;
    private final ActedBy machine;

    /**
     * @param own of this seat, whose own erasures need no answer
     * @param known which keys follow which, as the journal knows it now
     */
    public ErasureFollower(OriginKey own, Supplier<Successions> known, String seat) {
        this.own = own;
        this.known = known;
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
        return Erasure.of(event, known.get())
                .map(erasure -> List.of(erasure.confirmation(event.position(), machine)))
                .orElse(List.of());
    }
}

package eu.sargs.journal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Which keys follow which, of all that was said: the earliest successor of a key is the one. Immutable. */
public final class Successions {
    public static final Successions NONE = new Successions(Set.of());

    private final Set<Succession> said;
    private final Map<OriginKey, OriginKey> next = new HashMap<>();

    private Successions(Set<Succession> said) {
        this.said = said;
        said.stream().sorted(Succession.IN_TIME).forEach(one -> next.putIfAbsent(one.older(), one.next()));
    }

    public Successions with(Collection<Succession> more) {
        Set<Succession> all = new HashSet<>(said);
        return all.addAll(more) ? new Successions(Set.copyOf(all)) : this;
    }

    /** Without those that stand at such places: they were set aside. */
    public Successions without(Predicate<Position> places) {
        Set<Succession> left = new HashSet<>(said);
        return left.removeIf(one -> places.test(one.said())) ? new Successions(Set.copyOf(left)) : this;
    }

    /** The key after this one; empty where it is the last. */
    public Optional<OriginKey> after(OriginKey key) {
        return Optional.ofNullable(next.get(key));
    }

    /** Whether who writes with one key may say what becomes of what the other wrote: the same one, or one after it. */
    public boolean speaksFor(OriginKey writer, OriginKey origin) {
        return writer.equals(origin) || line(origin).contains(writer);
    }

    /** Keys that follow another. */
    public Set<OriginKey> heirs() {
        return Set.copyOf(next.values());
    }

    /** The keys after this one, in their order; those that lead in a circle once. */
    private List<OriginKey> line(OriginKey key) {
        List<OriginKey> line = new ArrayList<>();
        for (OriginKey at = next.get(key); at != null && !line.contains(at); at = next.get(at)) {
            line.add(at);
        }
        return line;
    }
}

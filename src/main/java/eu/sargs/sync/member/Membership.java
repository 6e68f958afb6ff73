package eu.sargs.sync.member;

import eu.sargs.journal.FeedId;
import eu.sargs.journal.OriginKey;
import eu.sargs.journal.Position;
import eu.sargs.journal.Scope;
import eu.sargs.sync.engine.Sight;
import eu.sargs.sync.member.MemberEvent.Admitted;
import eu.sargs.sync.member.MemberEvent.GroupSet;
import eu.sargs.sync.member.MemberEvent.Revoked;
import eu.sargs.sync.member.MemberEvent.Rotated;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Who belongs and may see what, as one station knows it: a fold over what the members have said, that gives the same
 * whatever the order of arrival. Immutable.
 *
 * <p>Trust begins at the station's own key and goes on through whom it and those it trusts have admitted. Revocations
 * are taken in the order of their time: of two members that revoke each other, the earlier one stands.
 */
public final class Membership implements Sight {
    /** Keys that are in or were, and those among them that may admit. */
    private record Trust(Set<OriginKey> in, Set<OriginKey> admitting) {
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

    private final List<Statement> statements;
    /** This station's own key, and those it had before. */
    private final Set<OriginKey> roots;

    private Trust trust;
    /** Of each key that is out, where its feeds end. */
    private final Map<OriginKey, Map<FeedId, Long>> out = new HashMap<>();

    /** Hashes of those ends, as far as they were told. */
    private final Map<FeedId, byte[]> endHashes = new HashMap<>();

    private final Map<OriginKey, OriginKey> successors = new HashMap<>();
    private final Map<OriginKey, Member> known = new HashMap<>();
    private final Map<OriginKey, Statement> admissions = new HashMap<>();
    private final Map<OriginKey, Statement> leavings = new HashMap<>();
    private final Map<String, Set<String>> groups = new HashMap<>();

    /**
     * @param self this station's own key
     * @param said all membership events that are held, in any order, duplicates allowed
     */
    public Membership(OriginKey self, Collection<Statement> said) {
        Map<Object, Statement> once = new HashMap<>();
        said.forEach(statement -> once.put(statement.place(), statement));
        statements = once.values().stream().sorted(Statement.IN_TIME).toList();
        roots = roots(self);
        trust = new Trust(roots, roots);
        admit();
        for (Optional<Statement> next = nextLeaving(); next.isPresent(); next = nextLeaving()) {
            leave(next.get());
            trust = new Trust(roots, roots);
            admit();
        }
        for (Statement statement : statements) {
            if (statement.said() instanceof GroupSet set && mayAdmit(statement)) {
                groups.put(set.group(), Set.copyOf(set.agencies()));
            }
        }
    }

    private Set<OriginKey> roots(OriginKey self) {
        Set<OriginKey> found = new HashSet<>(Set.of(self));
        boolean more = true;
        while (more) {
            more = false;
            for (Statement statement : statements) {
                if (statement.said() instanceof Rotated rotated
                        && found.contains(rotated.next())
                        && KeyRotation.holds(statement.by(), rotated)) {
                    more |= found.add(statement.by());
                }
            }
        }
        return Set.copyOf(found);
    }

    /** Finds who was admitted by somebody that may, until nobody new comes. Only ever adds, so it comes to an end. */
    private void admit() {
        Trust before;
        do {
            before = trust;
            trust = statements.stream().reduce(before, this::grown, (x, y) -> y);
        } while (!trust.equals(before));
        describe();
    }

    private Trust grown(Trust so, Statement statement) {
        return switch (statement.said()) {
            case Admitted admitted
            when mayAdmit(statement) ->
                so.with(admitted.member().key(), admitted.member().admits());
            case Rotated rotated
            when so.in().contains(statement.by()) && follows(statement, rotated) ->
                so.with(rotated.next(), so.admitting().contains(statement.by()));
            default -> so;
        };
    }

    /** Of several who describe a member the latest is right; what a member says of itself counts least. */
    private void describe() {
        known.clear();
        admissions.clear();
        successors.clear();
        for (Statement statement : statements) {
            if (statement.said() instanceof Admitted admitted && mayAdmit(statement)) {
                OriginKey key = admitted.member().key();
                if (!key.equals(statement.by())) {
                    known.put(key, admitted.member());
                    admissions.put(key, statement);
                } else if (roots.contains(key)) {
                    known.putIfAbsent(key, admitted.member());
                }
            }
        }
        for (Statement statement : statements) {
            if (statement.said() instanceof Rotated rotated
                    && trust.in().contains(statement.by())
                    && known.containsKey(statement.by())
                    && follows(statement, rotated)
                    && successors.putIfAbsent(statement.by(), rotated.next()) == null) {
                known.putIfAbsent(rotated.next(), known.get(statement.by()).under(rotated.next()));
                admissions.putIfAbsent(rotated.next(), statement);
            }
        }
    }

    private boolean follows(Statement statement, Rotated rotated) {
        return counts(statement) && KeyRotation.holds(statement.by(), rotated);
    }

    /** The earliest revocation or rotation that counts and was not taken yet. */
    private Optional<Statement> nextLeaving() {
        return statements.stream()
                .filter(statement -> switch (statement.said()) {
                    case Revoked revoked -> !out.containsKey(meant(revoked)) && mayAdmit(statement);
                    case Rotated rotated ->
                        !out.containsKey(statement.by())
                                && rotated.next().equals(successors.get(statement.by()))
                                && counts(statement);
                    default -> false;
                })
                .findFirst();
    }

    /** Whose revocation it is: who said it may not have heard yet that the seat goes on under another key. */
    private OriginKey meant(Revoked revoked) {
        Set<OriginKey> passed = new HashSet<>();
        OriginKey key = revoked.key();
        while (passed.add(key) && leavings.containsKey(key) && leavings.get(key).said() instanceof Rotated rotated) {
            key = rotated.next();
        }
        return key;
    }

    private void leave(Statement statement) {
        switch (statement.said()) {
            case Revoked revoked -> {
                OriginKey key = meant(revoked);
                out.put(key, revoked.cuts());
                revoked.hashes().forEach((feed, hash) -> {
                    if (feed.origin().equals(key)) {
                        endHashes.put(feed, hash);
                    }
                });
                leavings.put(key, statement);
            }
            case Rotated rotated -> {
                Map<FeedId, Long> cuts = new HashMap<>(rotated.cuts());
                cuts.merge(statement.place().feed(), statement.place().sequence(), Math::max);
                out.put(statement.by(), Map.copyOf(cuts));
                leavings.put(statement.by(), statement);
            }
            default -> throw new IllegalArgumentException("Nobody leaves by " + statement);
        }
    }

    private boolean mayAdmit(Statement statement) {
        return trust.admitting().contains(statement.by()) && counts(statement);
    }

    /** Whether it was said before its writer was out. */
    private boolean counts(Statement statement) {
        return statement.place().sequence() <= lastOf(statement.place().feed());
    }

    private long lastOf(FeedId feed) {
        Map<FeedId, Long> cuts = out.get(feed.origin());
        return cuts == null ? Long.MAX_VALUE : cuts.getOrDefault(feed, 0L);
    }

    @Override
    public boolean isMember(OriginKey key) {
        return trust.in().contains(key) && !out.containsKey(key);
    }

    @Override
    public boolean maySee(OriginKey viewer, FeedId feed) {
        if (viewer.equals(feed.origin())) {
            return true;
        }
        Member origin = known.get(feed.origin());
        Member member = known.get(viewer);
        if (origin == null || member == null || !isMember(viewer)) {
            return false;
        }
        String scope = feed.scope().text();
        if (feed.scope().equals(Scope.ALL)) {
            return true;
        }
        if (feed.scope().equals(Scope.STATION)) {
            return member.station().equals(origin.station()) && member.agency().equals(origin.agency());
        }
        if (scope.startsWith("country:")) {
            return scope.endsWith(":" + member.country());
        }
        Set<String> agencies = groups.getOrDefault(scope.substring("group:".length()), Set.of());
        return agencies.contains(member.agency()) && agencies.contains(origin.agency());
    }

    @Override
    public long lastValid(FeedId feed) {
        return trust.in().contains(feed.origin()) ? lastOf(feed) : 0;
    }

    @Override
    public Optional<Position> revokedBy(OriginKey key) {
        return leaving(key)
                .filter(statement -> statement.said() instanceof Revoked)
                .map(Statement::place);
    }

    @Override
    public Optional<byte[]> endHash(FeedId feed) {
        return trust.in().contains(feed.origin()) ? Optional.ofNullable(endHashes.get(feed)) : Optional.empty();
    }

    /** Members that are in, this station among them where somebody said who it is. */
    public List<Member> members() {
        return known.values().stream()
                .filter(member -> isMember(member.key()))
                .sorted(Comparator.comparing(Member::station)
                        .thenComparing(Member::seat)
                        .thenComparing(member -> member.key().hex()))
                .toList();
    }

    /** All that are known, those that are out among them; this station too where somebody said who it is. */
    public Collection<Member> everyone() {
        return List.copyOf(known.values());
    }

    /** Who last said that this key belongs; empty where nobody but itself did. */
    public Optional<Statement> admission(OriginKey key) {
        return Optional.ofNullable(admissions.get(key));
    }

    /** The revocation or rotation by which this key is out. */
    public Optional<Statement> leaving(OriginKey key) {
        return Optional.ofNullable(leavings.get(key));
    }

    /**
     * A revocation is for good, also where the event that said it is not: its writer's disk was put back and it signed
     * another history. Whoever held one says it again, or the key would come back for all.
     *
     * @param aside membership events that were held once and set aside since
     * @return the revocations among them that count by who wrote them and where, of keys that are in now: the earliest
     *     of each key. This station's own is left to the others
     */
    public Collection<Revoked> lapsed(Collection<Statement> aside) {
        Map<OriginKey, Revoked> lapsed = new LinkedHashMap<>();
        aside.stream().filter(this::mayAdmit).sorted(Statement.IN_TIME).forEach(statement -> {
            if (statement.said() instanceof Revoked revoked
                    && isMember(meant(revoked))
                    && !roots.contains(meant(revoked))) {
                lapsed.putIfAbsent(meant(revoked), revoked);
            }
        });
        return List.copyOf(lapsed.values());
    }

    /** Whether what this key says of others counts. */
    public boolean admits(OriginKey key) {
        return isMember(key) && trust.admitting().contains(key);
    }

    /** Who a key is or was. */
    public Optional<Member> find(OriginKey key) {
        return Optional.ofNullable(known.get(key));
    }

    /** The key that a member has now which once had this one; this one itself where none follows it. */
    public OriginKey latest(OriginKey key) {
        Set<OriginKey> passed = new HashSet<>();
        OriginKey at = key;
        while (successors.containsKey(at) && passed.add(at)) {
            at = successors.get(at);
        }
        return at;
    }

    /** Whether this key was revoked or followed by another. */
    public boolean isOut(OriginKey key) {
        return out.containsKey(key);
    }

    public Map<String, Set<String>> groups() {
        return Map.copyOf(groups);
    }
}

package eu.sargs.sync.member;

import eu.sargs.journal.FeedId;
import eu.sargs.journal.Lane;
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
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Who belongs and may see what, as one station knows it: a fold over what the members have said, that gives the same
 * whatever the order of arrival. Immutable.
 *
 * <p>Trust begins at the station's own key and goes on through whom it and those it trusts have admitted. Revocations
 * are taken in the order of their time: of two members that revoke each other, the earlier one stands.
 */
public final class Membership implements Sight {
    private final OriginKey self;
    /** This station's own key, and those it had before. */
    private final Set<OriginKey> roots;
    /** What was set aside, or lost its ground, and is to be said again. */
    private final List<Revoked> lapsed;

    private List<Statement> statements;
    /** Revocations that count though who said them is known no more. */
    private Set<Position> groundless = Set.of();

    private Trust trust;
    private Leavings leavings = new Leavings();
    private final Map<OriginKey, OriginKey> successors = new HashMap<>();
    private final Map<OriginKey, Member> known = new HashMap<>();
    private final Map<OriginKey, Statement> admissions = new HashMap<>();
    private final Map<String, Set<String>> groups = new HashMap<>();

    /**
     * @param self this station's own key
     * @param said all membership events that are held, in any order, duplicates allowed
     */
    public Membership(OriginKey self, Collection<Statement> said) {
        this(self, Set.of(), said, SetAside.NONE);
    }

    /**
     * @param self this station's own key
     * @param older keys it had before, as far as it still has them
     * @param said all membership events that are held, in any order, duplicates allowed
     * @param aside those that were held once and set aside since: what of it is to be said again counts until it is
     */
    public Membership(OriginKey self, Collection<OriginKey> older, Collection<Statement> said, SetAside aside) {
        this.self = self;
        statements = inOrder(said);
        roots = KeyRotation.upTo(self, older, statements);
        fold();
        List<Statement> stay = stay(aside.ended());
        List<Statement> again = again(inOrder(aside.all()));
        lapsed = Stream.concat(stay.stream(), again.stream())
                .map(one -> (Revoked) one.said())
                .toList();
        if (!again.isEmpty()) {
            statements =
                    inOrder(Stream.concat(statements.stream(), again.stream()).toList());
            fold();
        }
        leaveAfter(Stream.concat(statements.stream(), aside.all().stream()).toList());
        leaveWithOlder();
    }

    /** Lets count what has taken away by what its own writer belonged. @return what is to be said again of it */
    private List<Statement> stay(List<Statement> ended) {
        List<Statement> stay = OwnGround.counting(this, statements, ended);
        if (!stay.isEmpty()) {
            groundless = stay.stream().map(Statement::place).collect(Collectors.toSet());
            fold();
        }
        return stay.stream()
                .filter(said -> leaving(((Revoked) said.said()).key()).equals(Optional.of(said)))
                .toList();
    }

    /** As it would be by other words. */
    Membership by(Collection<Statement> said) {
        return new Membership(self, roots, said, SetAside.NONE);
    }

    private static List<Statement> inOrder(Collection<Statement> said) {
        Map<Object, Statement> once = new HashMap<>();
        said.forEach(statement -> once.put(statement.place(), statement));
        return once.values().stream().sorted(Statement.IN_TIME).toList();
    }

    private void fold() {
        leavings = new Leavings();
        groups.clear();
        trust = new Trust(roots, roots);
        admit();
        for (Optional<Statement> next = nextLeaving(); next.isPresent(); next = nextLeaving()) {
            leavings.take(next.get());
            trust = new Trust(roots, roots);
            admit();
        }
        for (Statement statement : statements) {
            if (statement.said() instanceof GroupSet set && mayAdmit(statement)) {
                groups.put(set.group(), Set.copyOf(set.agencies()));
            }
        }
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
            when mayAdmit(statement) || isOwn(statement) ->
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
            if (statement.said() instanceof Admitted admitted && (mayAdmit(statement) || isOwn(statement))) {
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
        // Of itself it knows who it is and was also where what says that it has another key was set aside.
        roots.stream()
                .filter(known::containsKey)
                .min(Comparator.comparing(OriginKey::hex))
                .map(known::get)
                .ifPresent(here -> roots.forEach(key -> known.putIfAbsent(key, here.under(key))));
    }

    private boolean follows(Statement statement, Rotated rotated) {
        return leavings.count(statement) && KeyRotation.holds(statement.by(), rotated);
    }

    /** The earliest revocation or rotation that counts and was not taken yet. */
    private Optional<Statement> nextLeaving() {
        return statements.stream()
                .filter(statement -> switch (statement.said()) {
                    case Revoked revoked ->
                        leavings.isNews(revoked) && (mayAdmit(statement) || groundless.contains(statement.place()));
                    case Rotated rotated ->
                        !leavings.isOut(statement.by())
                                && rotated.next().equals(successors.get(statement.by()))
                                && leavings.count(statement);
                    default -> false;
                })
                .findFirst();
    }

    /** A key that follows a revoked one, by what that said after its end, is out with it: what it wrote is set aside. */
    private void leaveAfter(List<Statement> all) {
        boolean more = true;
        while (more) {
            more = false;
            for (Statement statement : all) {
                if (statement.said() instanceof Rotated rotated
                        && revokedBy(statement.by()).isPresent()
                        && known.containsKey(statement.by())
                        && !known.containsKey(rotated.next())
                        && !leavings.count(statement)
                        && KeyRotation.holds(statement.by(), rotated)) {
                    known.put(rotated.next(), known.get(statement.by()).under(rotated.next()));
                    leavings.takeWith(rotated.next(), statement.by());
                    more = true;
                }
            }
        }
    }

    /**
     * Others may revoke a key this station had before, earlier than it said that it has another: to them it is out, and
     * nobody knows the key it has now. Until somebody admits that, or one that it follows.
     */
    private void leaveWithOlder() {
        boolean letIn = roots.stream()
                .anyMatch(key -> revokedBy(key).isEmpty() && latest(key).equals(self) && isLetIn(key));
        if (!leavings.isOut(self) && !letIn) {
            roots.stream()
                    .filter(key -> revokedBy(key).isPresent())
                    .findFirst()
                    .ifPresent(older -> leavings.takeWith(self, older));
        }
    }

    /** Whether another station says that this key belongs. */
    private boolean isLetIn(OriginKey key) {
        return statements.stream()
                .anyMatch(statement -> statement.said() instanceof Admitted admitted
                        && admitted.member().key().equals(key)
                        && !roots.contains(statement.by())
                        && mayAdmit(statement));
    }

    /**
     * Whom this station let in itself it goes on hearing when it is out, or it could not hear from them that this counts
     * no more.
     */
    private boolean isOwn(Statement statement) {
        return statement.by().equals(self);
    }

    boolean mayAdmit(Statement statement) {
        return trust.admitting().contains(statement.by()) && leavings.count(statement);
    }

    @Override
    public boolean isMember(OriginKey key) {
        return trust.in().contains(key) && !leavings.isOut(key);
    }

    @Override
    public boolean maySee(OriginKey viewer, FeedId feed) {
        if (viewer.equals(feed.origin())) {
            return true;
        }
        Member origin = known.get(feed.origin());
        Member member = known.get(viewer);
        if (origin == null || member == null) {
            return false;
        }
        if (!isMember(viewer)) {
            // Who is out listens on: who said so may itself have been revoked before.
            return viewer.equals(self)
                    && feed.lane() == Lane.LIST
                    && feed.scope().equals(Scope.ALL);
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
        return trust.in().contains(feed.origin()) ? leavings.lastOf(feed) : 0;
    }

    @Override
    public Optional<Position> revokedBy(OriginKey key) {
        return leavings.revokedBy(key);
    }

    @Override
    public Optional<byte[]> endHash(FeedId feed) {
        return trust.in().contains(feed.origin()) ? leavings.hash(feed) : Optional.empty();
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
        return leavings.of(key);
    }

    /**
     * A revocation is for good, also where the event that said it is not: its writer's disk was put back and it signed
     * another history. Whoever held one says it again, or the key would come back for all. So does whom it was told by
     * somebody that only the revoked one let in: see {@link OwnGround}. So it is with a key that was
     * followed by another: who has the older one could undo that by signing a second history with it. The newer one
     * must be admitted anew, for of two that follow the same key nobody can tell any more which came first.
     *
     * @return what was set aside that counts by who wrote it and where, or has set aside by what it counts, of keys that
     *     would be in without it: the earliest of each key. This station's own is left to the others
     */
    Collection<Revoked> lapsed() {
        return lapsed;
    }

    /**
     * What this station is to say by itself: what has lapsed, and its older keys. Who lets in only the key it has now
     * would not take what it wrote before, nor hear of whom it let in.
     */
    public List<MemberEvent> toSay() {
        Stream<MemberEvent> older = !isMember(self)
                ? Stream.of()
                : roots.stream()
                        .filter(key -> !key.equals(self) && known.containsKey(key) && !isSaidHere(key))
                        .map(key -> new Admitted(known.get(key)));
        return Stream.concat(lapsed.stream(), older).toList();
    }

    private boolean isSaidHere(OriginKey key) {
        return statements.stream()
                .anyMatch(statement -> statement.by().equals(self)
                        && statement.said() instanceof Admitted admitted
                        && admitted.member().key().equals(key));
    }

    private List<Statement> again(List<Statement> aside) {
        Map<OriginKey, Statement> again = new LinkedHashMap<>();
        for (Statement statement : aside) {
            switch (statement.said()) {
                case Revoked revoked
                when mayAdmit(statement) && leavings.isNews(revoked) && !roots.contains(revoked.key()) ->
                    again.putIfAbsent(revoked.key(), statement);
                case Rotated rotated
                when isMember(statement.by()) && !roots.contains(statement.by()) && follows(statement, rotated) -> {
                    Revoked left = new Revoked(statement.by(), Leavings.cuts(statement.place(), rotated));
                    again.putIfAbsent(statement.by(), new Statement(statement.place(), statement.time(), left));
                }
                default -> {
                    // it is no more, and may be said once more by whom it was
                }
            }
        }
        return List.copyOf(again.values());
    }

    /** Whether what this key says of others counts. */
    public boolean admits(OriginKey key) {
        return isMember(key) && trust.admitting().contains(key);
    }

    /** Members to whom, by what is held here, nothing counts that this station says of others. */
    public List<Member> unheeding() {
        return members().stream()
                .filter(member -> !roots.contains(member.key()))
                .filter(member -> !new Membership(member.key(), statements).admits(self))
                .toList();
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

    /** Whether this station writes with it, or did. */
    boolean isOwn(OriginKey key) {
        return roots.contains(key);
    }

    /** Whether this key was revoked or followed by another. */
    public boolean isOut(OriginKey key) {
        return leavings.isOut(key);
    }

    public Map<String, Set<String>> groups() {
        return Map.copyOf(groups);
    }
}

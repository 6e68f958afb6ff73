package eu.sargs.sync.simulator;

import eu.sargs.journal.Envelope;
import eu.sargs.journal.FeedId;
import eu.sargs.journal.OriginKey;
import eu.sargs.journal.Position;
import eu.sargs.sync.engine.Sight;
import eu.sargs.sync.member.MemberCodec;
import eu.sargs.sync.member.MemberEvent;
import eu.sargs.sync.member.Membership;
import eu.sargs.sync.member.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A station's view of who belongs: the real fold over the membership events it holds. */
final class View implements Sight {
    private record Asked(OriginKey viewer, FeedId feed) {}

    private final OriginKey self;
    private final Plant plant;
    /** One view for all where membership is not what is looked at: folding it at two hundred stations takes long. */
    private final Optional<Sight> fixed;

    private final List<Statement> said = new ArrayList<>();
    private final Map<Asked, Boolean> known = new HashMap<>();
    private Membership membership;
    private boolean stale;
    private boolean changed;

    View(OriginKey self, Plant plant, Optional<Sight> fixed) {
        this.self = self;
        this.plant = plant;
        this.fixed = fixed;
        membership = new Membership(self, List.of());
    }

    void reset(InMemoryLedger ledger) {
        if (fixed.isPresent()) {
            return;
        }
        said.clear();
        ledger.disk().feeds.values().forEach(feed -> feed.events.forEach(this::stored));
        stale = true;
        fold();
        changed = true;
    }

    void stored(Envelope envelope) {
        if (fixed.isEmpty()) {
            statement(envelope).ifPresent(statement -> {
                said.add(statement);
                stale = true;
            });
        }
    }

    /** Empty also where it is rotten: one bit makes another country of a country. */
    static Optional<Statement> statement(Envelope envelope) {
        boolean whole = envelope.body()
                .filter(body -> Arrays.equals(body.hash(), envelope.header().bodyHash()))
                .isPresent();
        return whole && MemberCodec.TYPES.contains(envelope.header().type())
                ? Optional.of(Statement.of(envelope.event()))
                : Optional.empty();
    }

    /** Revocations that were set aside and are to be said again. */
    Collection<MemberEvent.Revoked> lapsed(InMemoryLedger ledger) {
        if (fixed.isPresent()) {
            return List.of();
        }
        fold();
        return membership.lapsed(ledger.disk().feeds.values().stream()
                .flatMap(feed -> feed.aside.stream())
                .flatMap(envelope -> statement(envelope).stream())
                .toList());
    }

    /** @return whether it may say something else now */
    boolean refresh() {
        fold();
        boolean anew = changed;
        changed = false;
        return anew;
    }

    private void fold() {
        if (stale) {
            membership = new Membership(self, said);
            known.clear();
            stale = false;
            changed = true;
        }
    }

    @Override
    public boolean isMember(OriginKey key) {
        return fixed.map(sight -> sight.isMember(key)).orElseGet(() -> membership.isMember(key));
    }

    @Override
    public boolean maySee(OriginKey viewer, FeedId feed) {
        if (fixed.isPresent()) {
            return fixed.get().maySee(viewer, feed);
        }
        return known.computeIfAbsent(
                new Asked(viewer, feed),
                asked -> plant == Plant.NO_SCOPES
                        ? membership.isMember(feed.origin())
                        : membership.maySee(viewer, feed));
    }

    @Override
    public long lastValid(FeedId feed) {
        return plant == Plant.NO_REVOCATION || fixed.isPresent() ? Long.MAX_VALUE : membership.lastValid(feed);
    }

    @Override
    public Optional<Position> revokedBy(OriginKey key) {
        return fixed.isPresent() ? Optional.empty() : membership.revokedBy(key);
    }

    @Override
    public Optional<byte[]> endHash(FeedId feed) {
        return fixed.isPresent() ? Optional.empty() : membership.endHash(feed);
    }
}

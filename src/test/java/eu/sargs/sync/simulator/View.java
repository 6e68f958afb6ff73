package eu.sargs.sync.simulator;

import eu.sargs.journal.Envelope;
import eu.sargs.journal.FeedId;
import eu.sargs.journal.OriginKey;
import eu.sargs.journal.Position;
import eu.sargs.journal.SigningKey;
import eu.sargs.sync.engine.Sight;
import eu.sargs.sync.member.MemberCodec;
import eu.sargs.sync.member.MemberEvent;
import eu.sargs.sync.member.Membership;
import eu.sargs.sync.member.SetAside;
import eu.sargs.sync.member.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A station's view of who belongs: the real fold over the membership events it holds. */
final class View implements Sight {
    private record Asked(OriginKey viewer, FeedId feed) {}

    private final Plant plant;
    /** One view for all where membership is not what is looked at: folding it at two hundred stations takes long. */
    private final Optional<Sight> fixed;

    private OriginKey self;
    private List<OriginKey> older = List.of();
    private final List<Statement> said = new ArrayList<>();
    private SetAside aside = SetAside.NONE;
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
        self = ledger.origin();
        older = ledger.keys().older().stream().map(SigningKey::origin).toList();
        said.clear();
        aside = switch (plant) {
            case FORGOTTEN_REVOCATION -> SetAside.NONE;
            case LOST_GROUND -> new SetAside(List.of(), aside(ledger).parted());
            default -> aside(ledger);
        };
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

    private static SetAside aside(InMemoryLedger ledger) {
        Map<FeedId, Long> partings = new HashMap<>();
        ledger.disk().forks.forEach((feed, proof) -> partings.put(feed, proof.common()));
        return SetAside.of(
                ledger.disk().feeds.values().stream()
                        .flatMap(feed -> feed.aside.stream())
                        .flatMap(envelope -> statement(envelope).stream())
                        .toList(),
                partings);
    }

    /** What the station is to say of members by itself. */
    List<MemberEvent> toSay() {
        if (fixed.isPresent()) {
            return List.of();
        }
        fold();
        return membership.toSay();
    }

    /** Whether the handshake lets a key in: who was revoked comes as far as to be told that. */
    boolean letsIn(OriginKey key) {
        return isMember(key) || revokedBy(key).isPresent();
    }

    /** Whether it knows of this key that another follows it. */
    boolean knowsReplaced(OriginKey key) {
        return membership
                .leaving(key)
                .filter(statement -> statement.said() instanceof MemberEvent.Rotated)
                .isPresent();
    }

    /** Whether somebody has said who this station is. */
    boolean isDescribed() {
        return membership.find(self).isPresent();
    }

    private boolean goesOn(OriginKey key) {
        return plant == Plant.LASTING_KEY && knowsReplaced(key);
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
            membership = new Membership(self, older, said, aside);
            known.clear();
            stale = false;
            changed = true;
        }
    }

    @Override
    public boolean isMember(OriginKey key) {
        return fixed.map(sight -> sight.isMember(key)).orElseGet(() -> membership.isMember(key) || goesOn(key));
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
        return plant == Plant.NO_REVOCATION || fixed.isPresent() || goesOn(feed.origin())
                ? Long.MAX_VALUE
                : membership.lastValid(feed);
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

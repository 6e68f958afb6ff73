package eu.sargs.sync.simulator;

import eu.sargs.journal.ActedBy;
import eu.sargs.journal.Envelope;
import eu.sargs.journal.FeedId;
import eu.sargs.journal.Lane;
import eu.sargs.journal.OriginKey;
import eu.sargs.journal.Scope;
import eu.sargs.sync.member.MemberCodec;
import eu.sargs.sync.member.MemberEvent;
import eu.sargs.sync.member.Statement;
import eu.sargs.sync.simulator.Simulation.Trouble;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** One revokes another, which revokes a third before it has heard of that: the third belongs. */
final class Rivals {
    /** Their revocations are said again, or mean another key, or are two stations', or rot where nobody else has them. */
    private static final Set<Trouble> ALONE =
            Set.of(Trouble.REVOKED, Trouble.RESTORED, Trouble.COPIED, Trouble.ROTATED, Trouble.ROT);

    private final Simulation all;
    private Optional<SimulatedStation> first = Optional.empty();
    private Optional<SimulatedStation> second = Optional.empty();
    private Optional<SimulatedStation> third = Optional.empty();
    private long asOf = -1;
    private Set<OriginKey> out = Set.of();

    Rivals(Simulation all) {
        this.all = all;
    }

    void plan() {
        if (!Collections.disjoint(all.troubles, ALONE)) {
            return;
        }
        List<SimulatedStation> drawn = new ArrayList<>(all.stations);
        Collections.shuffle(drawn, all.schedule.random());
        all.at(() -> {
            SimulatedStation one = drawn.get(0);
            SimulatedStation other = drawn.get(1);
            if (one.isRunning() && other.isRunning() && one.knows(other)) {
                first = Optional.of(one);
                second = Optional.of(other);
                revoke(one, other);
                all.schedule.in(all.schedule.between(0, 10_000), () -> answer(other, drawn.get(2)));
            }
        });
    }

    private void answer(SimulatedStation by, SimulatedStation whom) {
        if (by.isRunning() && by.view.isMember(by.origin()) && by.knows(whom)) {
            third = Optional.of(whom);
            revoke(by, whom);
        }
    }

    private void revoke(SimulatedStation by, SimulatedStation whom) {
        all.revocations.insist(by, MemberCodec.draft(Revocations.revocation(by, whom), ActedBy.machine("seat")));
    }

    /** Whether a revocation was said that may come to nothing. */
    boolean answered() {
        return third.isPresent();
    }

    /** Whether it was revoked by somebody whose word counts. */
    boolean isOut(SimulatedStation station) {
        if (first.isPresent() && asOf != all.schedule.now()) {
            asOf = all.schedule.now();
            out = Set.copyOf(out(said(all.stations)).keySet());
        }
        return out.contains(station.origin());
    }

    /**
     * Who takes another for revoked links with it no more, and hears that this counts no more from somebody else, or by
     * a file.
     */
    boolean parted(SimulatedStation one, SimulatedStation other) {
        return first.isPresent()
                && (one.view.revokedBy(other.origin()).isPresent()
                        || other.view.revokedBy(one.origin()).isPresent());
    }

    /** The revocations that any of these holds. */
    private static List<Statement> said(Collection<SimulatedStation> stations) {
        Map<Object, Statement> said = new HashMap<>();
        for (SimulatedStation station : stations) {
            station.ledger.disk().feeds.values().stream()
                    .flatMap(feed -> Stream.concat(feed.events.stream(), feed.aside.stream()))
                    .filter(envelope -> envelope.header().type().equals(MemberCodec.REVOKED))
                    .map(Envelope::event)
                    .map(Statement::of)
                    .forEach(statement -> said.put(statement.place(), statement));
        }
        return List.copyOf(said.values());
    }

    /** Who is out by that, where its feeds end: what was said after its own writer's end counts for nothing. */
    private static Map<OriginKey, Map<FeedId, Long>> out(List<Statement> said) {
        Map<OriginKey, Map<FeedId, Long>> out = new HashMap<>();
        for (Statement statement : said) {
            boolean counts = said.stream()
                    .filter(other -> ((MemberEvent.Revoked) other.said()).key().equals(statement.by()))
                    .allMatch(other -> statement.place().sequence()
                            <= ((MemberEvent.Revoked) other.said())
                                    .cuts()
                                    .getOrDefault(statement.place().feed(), 0L));
            if (counts) {
                MemberEvent.Revoked revoked = (MemberEvent.Revoked) statement.said();
                out.put(revoked.key(), revoked.cuts());
            }
        }
        return out;
    }

    /** Somebody keeps to one that was revoked, though it could know, or hear from those it is linked with. */
    Optional<String> keptTo() {
        for (Set<SimulatedStation> together : together()) {
            Map<OriginKey, Map<FeedId, Long>> known = out(said(together));
            for (SimulatedStation station : together) {
                Optional<OriginKey> kept =
                        known.keySet().stream().filter(station.view::isMember).findFirst();
                if (kept.isPresent()) {
                    return Optional.of(station + " takes " + kept.get() + " for a member, which was revoked");
                }
            }
        }
        return Optional.empty();
    }

    private List<Set<SimulatedStation>> together() {
        return first.map(one -> all.agreement.together(new FeedId(one.origin(), 1, Scope.ALL, Lane.LIST)))
                .orElse(List.of());
    }

    /** @throws Violation where somebody takes another's word than the rest */
    void check() {
        keptTo().ifPresent(kept -> {
            throw new Violation("revocation", kept);
        });
        for (Set<SimulatedStation> together : together()) {
            Map<OriginKey, Map<FeedId, Long>> known = out(said(together));
            for (SimulatedStation station : together) {
                Stream.of(second, third)
                        .flatMap(Optional::stream)
                        .filter(one -> together.contains(one) && !known.containsKey(one.origin()))
                        .filter(one -> !station.view.isMember(one.origin()))
                        .forEach(one -> {
                            throw new Violation("undone", station + " does not take " + one + " for a member again");
                        });
            }
        }
    }
}

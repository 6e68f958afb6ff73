package eu.sargs.sync.simulator;

import eu.sargs.journal.FeedId;
import eu.sargs.journal.FeedTip;
import eu.sargs.journal.Header;
import eu.sargs.journal.Lane;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Whether all who can hear of each other have come to the same. */
final class Agreement {
    private final Simulation all;

    Agreement(Simulation all) {
        this.all = all;
    }

    /** Somebody who has not what another has that it can hear of through stations that may see it. */
    Optional<String> apart() {
        Set<FeedId> feeds = new TreeSet<>(FeedId.LANES_FIRST);
        all.stations.forEach(station -> feeds.addAll(station.ledger.tips().keySet()));
        for (FeedId feed : feeds) {
            for (Set<SimulatedStation> together : together(feed)) {
                Optional<String> apart = isUnknown(feed, together) || all.keyChanges.isForgotten(feed, together)
                        ? Optional.empty()
                        : apart(feed, together);
                if (apart.isPresent()) {
                    return apart;
                }
            }
        }
        Optional<String> bare = feeds.stream()
                .filter(feed -> feed.lane() == Lane.TRAFFIC)
                .flatMap(feed -> all.wires.stream().flatMap(wire -> bare(feed, wire).stream()))
                .findFirst();
        if (bare.isPresent()) {
            return bare;
        }
        Optional<SimulatedStation> untold = all.revocations.revoked().filter(this::isUntold);
        if (untold.isPresent()) {
            return Optional.of(untold.get() + " was revoked and does not know it");
        }
        for (Wire wire : all.wires) {
            for (SimulatedStation station : wire.ends()) {
                SimulatedStation other = wire.other(station);
                if (Stream.of(station, other).allMatch(one -> all.takesPart(one) && one.isRunning())
                        && !all.rivals.parted(station, other)
                        && !station.view.isMember(other.origin())) {
                    return Optional.of(station + " does not know " + other);
                }
            }
        }
        Optional<String> keptTo = all.rivals.keptTo();
        if (keptTo.isPresent()) {
            return keptTo;
        }
        return all.passages.wanted().stream()
                .filter(this::isToBeHad)
                .map(want -> want.by() + " has no picture " + want.picture())
                .findFirst();
    }

    /** One end of a link lacks a body of a sighting that the other has and could send it. */
    private Optional<String> bare(FeedId feed, Wire wire) {
        if (together(feed).stream().noneMatch(group -> group.containsAll(wire.ends()))) {
            return Optional.empty();
        }
        return wire.ends().stream()
                .filter(station -> !all.rivals.parted(station, wire.other(station))
                        && station.knows(wire.other(station))
                        && wire.other(station).knows(station))
                .flatMap(station -> station.ledger.disk().feed(feed).events.stream()
                        .filter(event -> station.ledger.isMissing(feed, event)
                                && hasIt(wire.other(station), feed, event.header()))
                        .map(event -> station + " has no body of "
                                + event.header().sequence() + " of " + feed + ", which " + wire.other(station)
                                + " has"))
                .findFirst();
    }

    private static boolean hasIt(SimulatedStation station, FeedId feed, Header header) {
        return station.ledger.read(feed, header.sequence() - 1, 1).stream()
                .map(run -> run.envelopes().getFirst())
                .anyMatch(one ->
                        one.body().isPresent() && Arrays.equals(one.header().hash(), header.hash()));
    }

    /** Nobody here knows its writer: who let it in is out for all of them, so they hold of it what came before that. */
    private static boolean isUnknown(FeedId feed, Set<SimulatedStation> together) {
        return together.stream().noneMatch(station -> station.view.maySee(station.origin(), feed));
    }

    /** Who is behind a retirement gets no more of a feed, and passes no more of it on. */
    private Optional<String> apart(FeedId feed, Set<SimulatedStation> together) {
        Set<SimulatedStation> able = new LinkedHashSet<>(together);
        able.removeIf(station ->
                station.ledger.disk().feed(feed).end().isEmpty() && begins(together, feed) > beginning(station, feed));
        able.removeIf(station -> holdsAnother(station, together, feed));
        long gone = letGo(together, feed);
        for (Set<SimulatedStation> linked : groups(able)) {
            SimulatedStation most = linked.stream()
                    .max(Comparator.comparingLong(
                            station -> station.ledger.disk().tip(feed).sequence()))
                    .orElseThrow();
            FeedTip end = most.ledger.disk().tip(feed);
            for (SimulatedStation station : linked) {
                FeedTip tip = station.ledger.disk().tip(feed);
                if (gone <= tip.sequence() && !Arrays.equals(tip.hash(), end.hash())) {
                    return Optional.of(station + " has " + tip.sequence() + " and " + most + " has " + end.sequence()
                            + " of " + feed);
                }
            }
        }
        return Optional.empty();
    }

    /**
     * Its history is another than the one its origin has retired: what proves that was retired too, so it takes nothing
     * of the others' and they take nothing of its.
     */
    private static boolean holdsAnother(SimulatedStation station, Set<SimulatedStation> together, FeedId feed) {
        return together.stream()
                        .flatMap(other -> other.ledger.disk().retired(feed).stream())
                        .anyMatch(retired -> station.ledger
                                .hash(feed, retired.last())
                                .filter(hash -> !Arrays.equals(hash, retired.hash()))
                                .isPresent())
                || goesBack(station.ledger.disk().tip(feed), together, feed);
    }

    /** Times grow along a feed: what goes on earlier behind a retirement is of another history. */
    private static boolean goesBack(FeedTip tip, Set<SimulatedStation> together, FeedId feed) {
        return together.stream()
                .map(other -> other.ledger.disk().feed(feed))
                .filter(held -> held.begins() > tip.sequence() && held.tip().sequence() > 0)
                .anyMatch(held -> held.events.getFirst().header().time().compareTo(tip.time()) <= 0);
    }

    /** After which event everybody here begins a feed, where nobody has it from further on. */
    private static long begins(Set<SimulatedStation> together, FeedId feed) {
        return together.stream()
                .map(station -> station.ledger.disk().feed(feed))
                .filter(held -> held.tip().sequence() > 0)
                .mapToLong(HeldFeed::begins)
                .max()
                .orElse(0);
    }

    /** How far it holds a feed, or may leave out what stands before. */
    private static long beginning(SimulatedStation station, FeedId feed) {
        return Math.max(station.ledger.disk().tip(feed).sequence(), station.ledger.retired(feed));
    }

    /** Revoked, and a neighbour it trusts knows of that and holds what proves it. */
    private boolean isUntold(SimulatedStation revoked) {
        return revoked.isRunning()
                && revoked.view.isMember(revoked.origin())
                && all.wires.stream()
                        .filter(wire -> wire.joins(revoked))
                        .map(wire -> wire.other(revoked))
                        .filter(other -> other.isRunning() && revoked.knows(other))
                        .anyMatch(other -> revoked.origins().stream()
                                .flatMap(key -> other.view.revokedBy(key).stream())
                                .anyMatch(said -> revoked.view.maySee(revoked.origin(), said.feed())
                                        && other.ledger.disk().tip(said.feed()).sequence() >= said.sequence()
                                        && !isParted(revoked, said.feed(), other)));
    }

    /** It holds another history of that feed: what proves it does not go on from there. */
    private static boolean isParted(SimulatedStation revoked, FeedId feed, SimulatedStation other) {
        long both = Math.min(
                revoked.ledger.disk().tip(feed).sequence(),
                other.ledger.disk().tip(feed).sequence());
        Optional<byte[]> here = revoked.ledger.hash(feed, both);
        return other.ledger
                .hash(feed, both)
                .filter(there -> here.isPresent() && !Arrays.equals(there, here.get()))
                .isPresent();
    }

    /** Missing, and a station that is linked with it has it. */
    private boolean isToBeHad(Passages.Wanted want) {
        SimulatedStation by = want.by();
        return all.takesPart(by)
                && by.isRunning()
                && !by.pictures.containsKey(want.picture())
                && all.wires.stream()
                        .filter(wire -> wire.joins(by))
                        .map(wire -> wire.other(by))
                        .anyMatch(other -> all.takesPart(other)
                                && other.isRunning()
                                && other.pictures.containsKey(want.picture())
                                && other.knows(by)
                                && by.knows(other));
    }

    /**
     * Bodies that somebody let go of, or erased for what was set aside since, are not to be had where only that one
     * could pass them on.
     */
    private static long letGo(Set<SimulatedStation> together, FeedId feed) {
        return together.stream()
                .mapToLong(station -> station.ledger.unexplained(feed))
                .max()
                .orElse(0);
    }

    /** Groups of stations that may see a feed, and can hear of it from each other. */
    List<Set<SimulatedStation>> together(FeedId feed) {
        Set<SimulatedStation> left = new LinkedHashSet<>();
        all.stations.stream()
                .filter(s -> all.takesPart(s) && s.isRunning() && all.oracle.maySee(s.origin(), feed))
                .filter(s -> !all.keyChanges.keepsForItself(s, feed))
                .forEach(left::add);
        return groups(left);
    }

    /** Those of them that are linked with each other. @param left none of them is left afterwards */
    private List<Set<SimulatedStation>> groups(Set<SimulatedStation> left) {
        List<Set<SimulatedStation>> groups = new ArrayList<>();
        while (!left.isEmpty()) {
            Set<SimulatedStation> together = new LinkedHashSet<>();
            Deque<SimulatedStation> next =
                    new ArrayDeque<>(List.of(left.iterator().next()));
            while (!next.isEmpty()) {
                SimulatedStation station = next.poll();
                if (left.remove(station)) {
                    together.add(station);
                    all.wires.stream()
                            .filter(wire -> wire.joins(station))
                            .map(wire -> wire.other(station))
                            .filter(other -> !all.rivals.parted(station, other))
                            .forEach(next::add);
                }
            }
            groups.add(together);
        }
        return groups;
    }
}

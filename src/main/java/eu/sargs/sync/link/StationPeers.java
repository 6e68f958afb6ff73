package eu.sargs.sync.link;

import eu.sargs.access.Officer;
import eu.sargs.access.Reason;
import eu.sargs.journal.FeedId;
import eu.sargs.journal.FeedTip;
import eu.sargs.journal.Hole;
import eu.sargs.journal.OriginKey;
import eu.sargs.journal.SeatKeys;
import eu.sargs.picture.PictureId;
import eu.sargs.platform.Fault;
import eu.sargs.platform.Listeners;
import eu.sargs.platform.Pin;
import eu.sargs.platform.Threads;
import eu.sargs.sync.AddressBook;
import eu.sargs.sync.Admission;
import eu.sargs.sync.Carried;
import eu.sargs.sync.Circle;
import eu.sargs.sync.Description;
import eu.sargs.sync.PeerAddress;
import eu.sargs.sync.PeerKey;
import eu.sargs.sync.Peers;
import eu.sargs.sync.RefusedCallers;
import eu.sargs.sync.engine.PeerId;
import eu.sargs.sync.member.Member;
import eu.sargs.sync.member.MemberBook;
import eu.sargs.sync.member.MemberEvent;
import eu.sargs.sync.member.Membership;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A station's peers over its journal and, from {@link #open} on, over real links. Members and addresses may be asked for
 * and changed without links too: a command in a process of its own makes none.
 */
public final class StationPeers implements Peers, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(StationPeers.class);
    private static final int TELL_MILLIS = 250;
    private static final int SAY_AGAIN_SECONDS = 60;
    /** What is missing is read from the tables, and changes seldom: once in so many tellings. */
    private static final int HOLES_TELLINGS = 40;

    private final SeatKeys keys;
    private final MemberBook members;
    private final AddressBook addresses;
    private final Shared shared;
    private final InstantSource clock;
    private final Listeners<Fault> troubles = new Listeners<>();
    private final Listeners<Circle> listeners = new Listeners<>();
    /** Makes and ends links, one after the other, and tells of changes. */
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(Threads.computing("sync/peers"));

    private final Pin membersPin;
    private volatile Optional<Online> online = Optional.empty();
    private volatile Optional<Reach> reach = Optional.empty();
    /** Why it is not reached as it should be. */
    private volatile Optional<Fault> hindered = Optional.empty();

    private Circle told;
    /** As {@link #told}, of {@link #thread} alone. */
    private List<Hole> holes = List.of();

    private int tellings;

    public StationPeers(SeatKeys keys, MemberBook members, AddressBook addresses, Shared shared, InstantSource clock) {
        this.keys = keys;
        this.members = members;
        this.addresses = addresses;
        this.shared = shared;
        this.clock = clock;
        membersPin = members.onChange(now -> soon(this::follow));
    }

    /**
     * Begins to listen, where that is wanted, and to call the peers whose addresses are known; instead of how it was
     * before. Links stand from the moment there is a peer, or somebody may call.
     *
     * @param wanted asked once
     * @throws Fault SYN-01 when nobody can listen there, SYN-06 when stations nearby cannot be looked for, or what
     *     {@code wanted} throws; it calls its peers all the same
     */
    public void open(Supplier<Reach> wanted) {
        Future<?> done = thread.submit(() -> reopen(wanted));
        try {
            done.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException known) {
                throw known;
            }
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** As {@link #open}, soon; what hinders it is told with {@link #now}. */
    public void openSoon(Supplier<Reach> wanted) {
        soon(() -> {
            try {
                reopen(wanted);
            } catch (Fault fault) {
                LOG.warn("It cannot be reached as it is set", fault);
            }
        });
    }

    private void reopen(Supplier<Reach> asked) {
        Reach wanted = Reach.nowhere();
        try {
            wanted = asked.get();
            begin(wanted);
            hindered = Optional.empty();
        } catch (Fault fault) {
            hindered = Optional.of(fault);
            fallBack(wanted);
            throw fault;
        }
    }

    /** Who cannot look around may listen all the same, and who cannot listen may call. */
    private void fallBack(Reach wanted) {
        try {
            begin(wanted.discovers() ? wanted.unannounced() : wanted.deaf());
        } catch (Fault again) {
            begin(wanted.deaf());
        }
    }

    private void begin(Reach wanted) {
        if (reach.isEmpty()) {
            thread.scheduleWithFixedDelay(this::tell, TELL_MILLIS, TELL_MILLIS, TimeUnit.MILLISECONDS);
            // Where it could not be written when who belongs changed.
            thread.scheduleWithFixedDelay(
                    () -> soon(this::sayAgain), SAY_AGAIN_SECONDS, SAY_AGAIN_SECONDS, TimeUnit.SECONDS);
        }
        if (!reach.equals(Optional.of(wanted))) {
            offline();
        }
        reach = Optional.of(wanted);
        follow();
    }

    /** On {@link #thread}. */
    private void follow() {
        if (reach.isEmpty()) {
            return;
        }
        Membership now = members.now();
        boolean alone = now.members().stream().allMatch(member -> member.key().equals(keys.origin()));
        if (online.isEmpty() && (!alone || reach.get().listenAt().isPresent())) {
            online = Optional.of(Online.begin(keys, members::now, shared, reach.get(), clock));
            online.get().onTrouble(troubles::tell);
        }
        online.ifPresent(Online::sightChanged);
        call();
        soon(this::sayAgain);
    }

    /** On {@link #thread}. */
    private void sayAgain() {
        int said = members.sayAgain();
        if (said > 0) {
            LOG.info("{} things were said of members: revocations that were set aside, keys of before", said);
        }
    }

    /** On {@link #thread}. */
    private void call() {
        Membership now = members.now();
        Map<PeerId, PeerAddress> wanted = new HashMap<>();
        new CurrentAddresses(addresses, now).all().forEach((peer, where) -> {
            if (now.isMember(peer.origin()) && !peer.origin().equals(keys.origin())) {
                wanted.put(new PeerId(peer.origin()), where);
            }
        });
        online.ifPresent(one -> one.call(wanted));
    }

    private void offline() {
        Optional<Online> old = online;
        online = Optional.empty();
        old.ifPresent(Online::close);
    }

    private void soon(Runnable task) {
        if (!thread.isShutdown()) {
            thread.execute(() -> {
                try {
                    task.run();
                } catch (RuntimeException e) {
                    LOG.error("Peers could not be followed", e);
                }
            });
        }
    }

    private void tell() {
        if (listeners.isEmpty()) {
            return;
        }
        try {
            if (tellings++ % HOLES_TELLINGS == 0) {
                holes = shared.ledger().holes();
            }
            Circle now = now(holes);
            if (!now.equals(told)) {
                told = now;
                listeners.tell(now);
            }
        } catch (RuntimeException e) {
            LOG.error("Nobody could be told of the peers", e);
        }
    }

    @Override
    public Circle now() {
        return now(shared.ledger().holes());
    }

    private Circle now(List<Hole> missing) {
        return new CircleView(
                        keys.origin(),
                        members,
                        new CurrentAddresses(addresses, members.now()).all(),
                        shared.ledger().tips(),
                        missing,
                        clock.instant())
                .of(online, reach, hindered);
    }

    @Override
    public Pin onChange(Consumer<Circle> listener) {
        return listeners.add(listener);
    }

    /** SYN-42, each time what peers send begins not to be written here. Told on a thread of its own; must return soon. */
    public Pin onTrouble(Consumer<Fault> listener) {
        return troubles.add(listener);
    }

    @Override
    public RefusedCallers refused() {
        return online.map(Online::refused).orElseGet(RefusedCallers::none);
    }

    /** A picture is not here and wanted. @param urgent of a hit */
    public void missing(PictureId picture, boolean urgent) {
        online.ifPresent(one -> one.missing(picture, urgent));
    }

    @Override
    public void describe(Description self, Officer officer) {
        say(new MemberEvent.Admitted(member(keys.origin(), self, true)), officer);
    }

    @Override
    public void admit(Admission admission, Officer officer) {
        OriginKey who = admission.key().origin();
        if (who.equals(keys.origin())) {
            throw new Fault("SYN-09", "sync.fault.self");
        }
        if (members.now().isOut(who)) {
            throw new Fault("SYN-10", "sync.fault.left");
        }
        if (members.now().find(keys.origin()).isEmpty()) {
            throw new Fault("SYN-13", "sync.fault.undescribed");
        }
        say(new MemberEvent.Admitted(member(who, admission.described(), admission.mayAdmit())), officer);
        if (admission.address().isPresent()) {
            addresses.put(admission.key(), admission.address());
        }
        soon(this::follow);
    }

    private static Member member(OriginKey who, Description described, boolean mayAdmit) {
        return new Member(
                who, described.station(), described.seat(), described.agency(), described.country(), mayAdmit);
    }

    @Override
    public List<String> revoke(PeerKey peer, Reason reason, Officer officer) {
        OriginKey who = belonging(peer);
        Map<FeedId, Long> cuts = new HashMap<>();
        Map<FeedId, byte[]> hashes = new HashMap<>();
        shared.ledger().tips().forEach((feed, tip) -> {
            if (feed.origin().equals(who)) {
                cuts.put(feed, tip.sequence());
                hashes.put(feed, tip.hash());
            }
        });
        members.say(List.of(new MemberEvent.Revoked(who, cuts, hashes)), officer.acts(reason));
        new CurrentAddresses(addresses, members.now()).put(peer, Optional.empty());
        soon(this::follow);
        return unheeding();
    }

    private List<String> unheeding() {
        return members.now().unheeding().stream()
                .map(Member::station)
                .distinct()
                .toList();
    }

    @Override
    public void address(PeerKey peer, Optional<PeerAddress> address, Officer officer) {
        belonging(peer);
        new CurrentAddresses(addresses, members.now()).put(peer, address);
        soon(this::call);
    }

    @Override
    public List<String> group(String name, Set<String> agencies, Officer officer) {
        if (!isName(name) || !agencies.stream().allMatch(StationPeers::isName)) {
            throw new Fault("SYN-14", "sync.fault.group");
        }
        say(new MemberEvent.GroupSet(name, Set.copyOf(agencies)), officer);
        return unheeding();
    }

    private static boolean isName(String name) {
        return name.matches("[a-z0-9-]{1,32}");
    }

    @Override
    public Carried carryOut(Path file, PeerKey peer, Officer officer) {
        OriginKey to = belonging(peer);
        Stick.Carried out = new Stick(keys, shared.ledger(), members.now()).out(file, to, Map.of());
        try {
            shared.told().stick(peer, out.handed(), officer);
        } catch (RuntimeException e) {
            file.toFile().delete(); // what is not on record does not leave
            throw e;
        }
        return report().out(out);
    }

    @Override
    public Carried carryIn(Path file, Officer officer) {
        long events = 0;
        Map<FeedId, FeedTip> before = shared.ledger().tips();
        while (true) {
            Stick.Carried in = new Stick(keys, shared.ledger(), members.now()).in(file);
            events += in.events();
            in.forks().forEach(proof -> online.ifPresent(one -> one.proven(proof)));
            members.catchUp();
            new Stick(keys, shared.ledger(), members.now()).endRevoked();
            // Whom the file itself lets in counts only now: what they wrote is taken in another turn.
            if (in.events() == 0 || in.refused().isEmpty()) {
                return report().in(events, in, before, shared.ledger().holes());
            }
        }
    }

    private StickReport report() {
        return new StickReport(keys.origin(), members.now());
    }

    private void say(MemberEvent event, Officer officer) {
        members.say(List.of(event), officer.acts());
    }

    private OriginKey belonging(PeerKey peer) {
        OriginKey who = peer.origin();
        if (who.equals(keys.origin())) {
            throw new Fault("SYN-09", "sync.fault.self");
        }
        if (!members.now().isMember(who)) {
            throw new Fault("SYN-11", "sync.fault.no_peer");
        }
        return who;
    }

    /** Says goodbye to all peers and ends every thread. */
    @Override
    public void close() {
        membersPin.close();
        thread.execute(this::offline);
        thread.shutdown();
        try {
            if (!thread.awaitTermination(30, TimeUnit.SECONDS)) {
                LOG.warn("Syncing does not end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

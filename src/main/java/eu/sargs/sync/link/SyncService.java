package eu.sargs.sync.link;

import eu.sargs.access.HandedRange;
import eu.sargs.journal.ForkProof;
import eu.sargs.journal.Ledger;
import eu.sargs.journal.Run;
import eu.sargs.journal.Taken;
import eu.sargs.picture.PictureId;
import eu.sargs.picture.Pictures;
import eu.sargs.picture.ProvenPicture;
import eu.sargs.platform.Fault;
import eu.sargs.platform.Pin;
import eu.sargs.platform.Service;
import eu.sargs.platform.Threads;
import eu.sargs.sync.HandOvers;
import eu.sargs.sync.PeerAddress;
import eu.sargs.sync.PeerKey;
import eu.sargs.sync.PeerLink;
import eu.sargs.sync.engine.Effect;
import eu.sargs.sync.engine.Farewell;
import eu.sargs.sync.engine.Input;
import eu.sargs.sync.engine.Message;
import eu.sargs.sync.engine.PeerId;
import eu.sargs.sync.engine.PeerView;
import eu.sargs.sync.engine.SyncEngine;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the engine: tells it what happens, on one thread, and carries out what it decides. Reading the ledger has a
 * thread of its own and writing it another, so that a peer that is behind never holds up one that sends.
 */
public final class SyncService implements Service {
    private static final Logger LOG = LoggerFactory.getLogger(SyncService.class);
    private static final int TICK_MILLIS = 100;
    /** A look at the links each so many ticks. */
    private static final int LOOK_TICKS = 2;

    private final SyncEngine engine;
    private final Ledger ledger;
    private final Pictures pictures;
    private final HandOvers handOvers;
    private final Links links;
    private final WriteTrouble trouble = new WriteTrouble();
    private final InstantSource clock;
    private final ScheduledExecutorService thinking =
            Executors.newSingleThreadScheduledExecutor(Threads.computing("sync/engine"));
    private final ExecutorService reading = Executors.newSingleThreadExecutor(Threads.computing("sync/read"));
    private final ExecutorService writing = Executors.newSingleThreadExecutor(Threads.computing("sync/write"));
    /** Links the engine knows; touched by its thread alone. */
    private final Map<PeerId, Link> known = new HashMap<>();

    private final LinkHistory history = new LinkHistory();
    private volatile List<PeerView> peers = List.of();
    private int ticks;
    private Optional<Pin> growth = Optional.empty();
    private Optional<Pin> filling = Optional.empty();
    /** The picture that is being sent in parts; touched by the reading thread alone. */
    private Optional<ProvenPicture> sending = Optional.empty();

    /**
     * @param engine of its own: nobody else may call it
     * @param links closed by this service
     */
    public SyncService(SyncEngine engine, Shared shared, Links links, InstantSource clock) {
        this.engine = engine;
        this.ledger = shared.ledger();
        this.pictures = shared.pictures();
        this.handOvers = shared.told();
        this.links = links;
        this.clock = clock;
    }

    /** @throws Fault SYN-01 when it cannot listen where it should */
    @Override
    public void start() {
        growth = Optional.of(ledger.onGrowth(ends -> tell(new Input.Grew(ends))));
        filling = Optional.of(ledger.onFilled(first -> tell(new Input.Filled(first))));
        tell(new Input.Grew(ledger.tips()));
        links.open(new Listener());
        thinking.scheduleWithFixedDelay(
                () -> handle(new Input.Tick()), TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** The links that are open, as they were a moment ago. Any thread. */
    public List<PeerView> peers() {
        return peers;
    }

    /** How the link to a peer was and is. Any thread. @param called whether it is called here */
    public PeerLink link(PeerId peer, boolean called) {
        return history.of(peer, called, trouble.now());
    }

    /** SYN-42, each time what peers send begins not to be written here. On a thread of its own; must return soon. */
    public Pin onTrouble(Consumer<Fault> listener) {
        return trouble.onTrouble(listener);
    }

    /** Who belongs or may see what has changed. Any thread. */
    public void sightChanged() {
        tell(new Input.SightChanged());
    }

    /** A fork was proved by something other than a link. Any thread. */
    public void proven(ForkProof proof) {
        tell(new Input.Proven(proof));
    }

    /** A picture is not here and wanted. Any thread. @param urgent of a hit */
    public void missing(PictureId picture, boolean urgent) {
        tell(new Input.PictureMissing(picture, urgent));
    }

    private void tell(Input input) {
        on(thinking, () -> handle(input));
    }

    private void handle(Input input) {
        try {
            for (Effect effect : engine.handle(input, clock.instant())) {
                carryOut(effect);
            }
            if (input instanceof Input.Tick || input instanceof Input.Opened || input instanceof Input.Closed) {
                peers = engine.peers();
                look(input);
            }
        } catch (RuntimeException e) {
            LOG.error("Syncing stumbled over {}", input.getClass().getSimpleName(), e);
        }
    }

    private void look(Input input) {
        if (!(input instanceof Input.Tick) || ticks++ % LOOK_TICKS == 0) {
            history.passed(clock.instant());
            for (PeerView view : peers) {
                Link carrier = known.get(view.peer());
                if (carrier != null) {
                    history.look(view, carrier, clock.instant());
                }
            }
        }
    }

    private void carryOut(Effect effect) {
        switch (effect) {
            case Effect.Send send -> link(send.peer()).ifPresent(link -> link.send(send.message()));
            case Effect.Close close ->
                link(close.peer()).ifPresent(link -> {
                    LOG.info("Link to {} is closed: {}", close.peer(), close.why());
                    known.remove(close.peer(), link);
                    history.closedHere(close.peer(), close.why(), clock.instant());
                    link.close(close.why());
                });
            case Effect.Serve serve -> link(serve.peer()).ifPresent(link -> on(reading, () -> serve(serve, link)));
            case Effect.ServePicture serve ->
                link(serve.peer()).ifPresent(link -> on(reading, () -> servePicture(serve, link)));
            case Effect.Take take -> on(writing, () -> take(take));
            case Effect.Quarantine quarantine ->
                on(writing, () -> write("quarantine a feed", () -> ledger.quarantine(quarantine.proof())));
            case Effect.End end ->
                on(writing, () -> write("end a feed", () -> ledger.end(end.feed(), end.last(), end.hash(), "revoked")));
            case Effect.KeepPicture keep ->
                on(
                        writing,
                        () -> write("keep a picture", () -> {
                            pictures.keep(List.of(keep.picture()));
                            tell(new Input.PictureKept(keep.picture().id()));
                        }));
            case Effect.OpenEpoch open ->
                on(writing, () -> write("open a new epoch", () -> ledger.openEpoch(open.epoch())));
        }
    }

    private Optional<Link> link(PeerId peer) {
        return Optional.ofNullable(known.get(peer));
    }

    private void serve(Effect.Serve serve, Link link) {
        try {
            Optional<Run> run = ledger.read(serve.feed(), serve.after(), serve.bytes(), serve.bare())
                    .flatMap(read -> read.upTo(serve.upTo()));
            if (run.isEmpty()) {
                served(serve, link, Optional.empty(), 0);
                return;
            }
            int bytes = link.send(new Message.Events(run.get(), 0));
            long last = run.get().last();
            handOvers.events(PeerKey.of(serve.peer().key()), HandedRange.of(run.get()));
            link.whenSent(() -> served(serve, link, Optional.of(last), bytes));
        } catch (RuntimeException e) {
            LOG.error("A feed cannot be read for {}", serve.peer(), e);
            link.close(Farewell.STOPPING); // it calls again, and another station may have it
        }
    }

    private void served(Effect.Serve serve, Link link, Optional<Long> last, int bytes) {
        on(thinking, () -> {
            if (known.get(serve.peer()) == link) {
                handle(new Input.Served(serve.peer(), serve.feed(), last, bytes));
            }
        });
    }

    private void servePicture(Effect.ServePicture serve, Link link) {
        if (sending.filter(picture -> picture.id().equals(serve.picture())).isEmpty()) {
            sending = picture(serve);
        }
        Optional<byte[]> whole = sending.map(ProvenPicture::bytes).filter(bytes -> serve.from() < bytes.length);
        if (whole.isEmpty() || serve.from() + serve.bytes() >= whole.get().length) {
            sending = Optional.empty();
        }
        if (whole.isPresent() && serve.from() == 0) {
            handOvers.picture(PeerKey.of(serve.peer().key()));
        }
        link.send(whole.<Message>map(bytes -> new Message.PicturePart(
                        serve.picture(), serve.from(), bytes.length, Arrays.copyOfRange(bytes, (int) serve.from(), (int)
                                Math.min(bytes.length, serve.from() + serve.bytes()))))
                .orElseGet(() -> new Message.PictureGone(serve.picture())));
    }

    private Optional<ProvenPicture> picture(Effect.ServePicture serve) {
        try {
            return pictures.proven(serve.picture());
        } catch (RuntimeException e) {
            LOG.warn("A picture cannot be read for {}: {}", serve.peer(), e.getMessage());
            return Optional.empty();
        }
    }

    private void take(Effect.Take take) {
        try {
            List<Taken> taken = ledger.take(take.runs());
            trouble.went();
            tell(new Input.Took(take.ticket(), taken));
        } catch (RuntimeException e) {
            trouble.failed(e);
            tell(new Input.TookNothing(take.ticket()));
        }
    }

    private static void write(String what, Runnable task) {
        try {
            task.run();
        } catch (RuntimeException e) {
            LOG.error("Syncing could not {}", what, e);
        }
    }

    private static void on(ExecutorService thread, Runnable task) {
        try {
            thread.execute(task);
        } catch (RejectedExecutionException e) {
            LOG.debug("Too late, syncing stops");
        }
    }

    private final class Listener implements LinkListener {
        @Override
        public void opened(Link link) {
            on(thinking, () -> {
                known.put(link.peer(), link);
                history.opened(link.peer());
                handle(new Input.Opened(link.peer()));
            });
        }

        @Override
        public void received(Link link, Message message) {
            on(thinking, () -> {
                if (known.get(link.peer()) == link) {
                    if (message instanceof Message.Bye bye) {
                        history.saidGoodbye(link.peer(), bye.why());
                    }
                    handle(new Input.Received(link.peer(), message));
                    link.next();
                }
            });
        }

        @Override
        public void unreached(PeerId peer, PeerAddress where, Unreached why) {
            history.unreached(peer, where, why);
        }

        @Override
        public void closed(Link link, Ending why) {
            on(thinking, () -> {
                if (known.remove(link.peer(), link)) {
                    history.closed(link.peer(), why);
                    handle(new Input.Closed(link.peer()));
                }
            });
        }
    }

    /** Says goodbye to all peers, finishes what is being written, and ends its threads. */
    @Override
    public void close() {
        growth.ifPresent(Pin::close);
        filling.ifPresent(Pin::close);
        ended(reading); // before the links: what is read is put on them
        ended(thinking);
        links.close();
        ended(writing);
    }

    private static void ended(ExecutorService thread) {
        thread.shutdown();
        try {
            if (!thread.awaitTermination(10, TimeUnit.SECONDS)) {
                LOG.warn("A thread of syncing does not end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

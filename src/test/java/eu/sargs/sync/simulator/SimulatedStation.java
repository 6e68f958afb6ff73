package eu.sargs.sync.simulator;

import eu.sargs.journal.ActedBy;
import eu.sargs.journal.Draft;
import eu.sargs.journal.Envelope;
import eu.sargs.journal.Erasure;
import eu.sargs.journal.FeedId;
import eu.sargs.journal.FeedTip;
import eu.sargs.journal.Lane;
import eu.sargs.journal.OriginKey;
import eu.sargs.journal.Position;
import eu.sargs.journal.Run;
import eu.sargs.journal.SigningKey;
import eu.sargs.journal.Succession;
import eu.sargs.journal.Taken;
import eu.sargs.picture.PictureId;
import eu.sargs.picture.ProvenPicture;
import eu.sargs.sync.engine.Effect;
import eu.sargs.sync.engine.Input;
import eu.sargs.sync.engine.Limits;
import eu.sargs.sync.engine.Message;
import eu.sargs.sync.engine.PeerId;
import eu.sargs.sync.engine.PeerView;
import eu.sargs.sync.engine.SyncEngine;
import eu.sargs.sync.member.MemberCodec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/** A station whose engine is the real one; its disk, clock, network and other threads are the simulation's. */
final class SimulatedStation {
    /** Where simulated time begins. */
    static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");

    /** Milliseconds until what was set aside is written anew; a crash may come before. */
    private static final long ENTERING = 20;

    final int index;
    final InMemoryLedger ledger;
    final View view;
    final State state = new State();
    final Map<PictureId, ProvenPicture> pictures = new HashMap<>();
    final Shell shell;
    final StickSlot stick = new StickSlot(this);
    private final Schedule schedule;
    private final Oracle oracle;
    private final Limits limits;
    private final Plant plant;
    private final long tick;
    private final double failing;
    private final Map<PeerId, Wire> wires = new HashMap<>();
    private SyncEngine engine;
    /** Counts starts of the program; what an earlier one began has no effect any more. */
    private int life;

    private boolean running;
    private boolean diskFull;
    /** Milliseconds its clock is ahead. */
    private long skew;

    SimulatedStation(
            int index, SigningKey key, View view, Schedule schedule, Oracle oracle, Limits limits, Setting setting) {
        this.index = index;
        this.view = view;
        this.schedule = schedule;
        this.oracle = oracle;
        this.limits = limits;
        this.plant = setting.plant();
        this.tick = setting.tick();
        this.failing = setting.failing();
        shell = new Shell(this, schedule, oracle);
        ledger = new InMemoryLedger(
                key, this::wall, new Random(schedule.random().nextLong()), plant, (own, e) -> stored(own, e));
    }

    /**
     * How stations run.
     *
     * @param tick milliseconds between ticks
     * @param failing how often a write fails
     */
    record Setting(Plant plant, long tick, double failing) {}

    private void stored(boolean own, Envelope envelope) {
        oracle.stored(this, own, envelope);
        view.stored(envelope);
        if (Set.of(Erasure.TYPE, Succession.TYPE).contains(envelope.header().type())) {
            state.reset(ledger); // what was erased counts no more, also where it only now may be
        } else {
            state.add(envelope);
        }
    }

    Instant wall() {
        return BEGIN.plusMillis(schedule.now() + schedule.slept() + skew);
    }

    void skew(long millis) {
        skew = millis;
    }

    void diskFull(boolean full) {
        diskFull = full;
    }

    boolean isRunning() {
        return running;
    }

    OriginKey origin() {
        return ledger.origin();
    }

    /** The keys it has and had, the newest first. */
    List<OriginKey> origins() {
        List<OriginKey> older = new ArrayList<>(
                ledger.keys().older().stream().map(SigningKey::origin).toList());
        Collections.reverse(older);
        older.addFirst(origin());
        return older;
    }

    /** What another is shown as here: its newest key that this one lets in, as the handshake goes. */
    PeerId sees(SimulatedStation other) {
        return new PeerId(
                other.origins().stream().filter(view::letsIn).findFirst().orElseGet(other::origin));
    }

    /** Whether another belongs, as far as is known here, under a key it has or had. */
    boolean knows(SimulatedStation other) {
        return other.origins().stream().anyMatch(view::isMember);
    }

    List<PeerView> peers() {
        return engine.peers();
    }

    void start() {
        if (!ledger.open()) {
            return; // it was replaced: another has its key's successor
        }
        running = true;
        life++;
        view.reset(ledger);
        state.reset(ledger);
        engine = new SyncEngine(
                origins(), ledger, view, limits, new Random(schedule.random().nextLong()));
        later(schedule.between(0, tick), this::tick);
        sayAgain();
        enterAnew();
    }

    /** The program ends where it stands: what was not fsynced is gone. */
    void crash(List<Wire> all) {
        running = false;
        life++;
        wires.clear();
        all.stream().filter(wire -> wire.joins(this)).forEach(wire -> wire.dropped(this));
    }

    private void tick() {
        handle(new Input.Tick());
        oracle.waiting(this, engine.waitingBytes(), engine.peers().size());
        later(tick, this::tick);
    }

    /** As the schedule, but nothing happens where the program has ended since. */
    void later(long millis, Runnable what) {
        int mine = life;
        schedule.in(millis, () -> {
            if (running && life == mine) {
                what.run();
            }
        });
    }

    void linked(Wire wire, PeerId peer) {
        wires.values().removeIf(one -> one == wire);
        wires.put(peer, wire);
        handle(new Input.Opened(peer));
    }

    /** Appends, and is acknowledged when the fsync has returned. */
    void append(List<Draft> drafts) {
        later(schedule.between(2, 40), () -> {
            if (plant == Plant.EARLY_ACKNOWLEDGEMENT && schedule.chance(0.2)) {
                Disk before = ledger.disk().copy();
                oracle.acknowledged(this, ledger.append(drafts));
                ledger.restore(before);
                later(schedule.between(1, 10), () -> grew(ledger.append(drafts)));
                return;
            }
            List<Envelope> written = ledger.append(drafts);
            oracle.acknowledged(this, written);
            grew(written);
        });
    }

    void grew(List<Envelope> written) {
        Map<FeedId, FeedTip> ends = new HashMap<>();
        written.forEach(
                e -> ends.put(e.header().feed(), ledger.disk().tip(e.header().feed())));
        sightMayHaveChanged();
        handle(new Input.Grew(ends));
    }

    void sightMayHaveChanged() {
        if (view.refresh()) {
            handle(new Input.SightChanged());
            sayAgain();
        }
    }

    /** What was set aside of revocations, and older keys; looked at anew when it is written. */
    private void sayAgain() {
        if (!view.toSay().isEmpty()) {
            later(schedule.between(2, 40), () -> {
                List<Envelope> written = ledger.append(view.toSay().stream()
                        .map(said -> MemberCodec.draft(said, ActedBy.machine("seat")))
                        .toList());
                oracle.acknowledged(this, written);
                grew(written);
            });
        }
    }

    /** What it wrote here and what was set aside with a second history. */
    private void enterAnew() {
        if (!ledger.toEnterAnew().isEmpty()) {
            later(ENTERING, () -> {
                List<Envelope> written = ledger.enterAnew();
                oracle.acknowledged(this, written);
                grew(written);
            });
        }
    }

    void wantPicture(PictureId picture, boolean urgent) {
        handle(new Input.PictureMissing(picture, urgent));
    }

    void handle(Input input) {
        if (running) {
            engine.handle(input, wall()).forEach(this::carryOut);
        }
    }

    private void carryOut(Effect effect) {
        switch (effect) {
            case Effect.Send send -> send(send.peer(), send.message());
            case Effect.Close close -> {
                Wire wire = wires.get(close.peer());
                if (wire != null) {
                    wire.close(this, close.why());
                }
            }
            case Effect.Serve serve -> onThisLink(serve.peer(), schedule.between(1, 20), () -> serve(serve));
            case Effect.Take take -> later(schedule.between(2, 50), () -> take(take));
            case Effect.Quarantine fork -> {
                ledger.quarantine(fork.proof());
                ended(fork.proof().feed());
            }
            case Effect.End end -> {
                oracle.ended(this);
                ledger.end(end.feed(), end.last(), end.hash(), "revoked");
                ended(end.feed());
            }
            case Effect.OpenEpoch open -> ledger.openEpoch(open.epoch());
            case Effect.ServePicture serve -> onThisLink(serve.peer(), schedule.between(1, 20), () -> picture(serve));
            case Effect.KeepPicture keep -> {
                oracle.kept(this, keep.picture());
                pictures.put(keep.picture().id(), keep.picture());
                later(
                        schedule.between(1, 20),
                        () -> handle(new Input.PictureKept(keep.picture().id())));
            }
        }
    }

    /** What takes time is done only where the link it was asked for is still open. */
    private void onThisLink(PeerId peer, long millis, Runnable what) {
        Wire wire = wires.get(peer);
        Object connection = wire == null ? null : wire.connection();
        later(millis, () -> {
            if (wire != null && wires.get(peer) == wire && wire.connection() == connection) {
                what.run();
            }
        });
    }

    private void send(PeerId peer, Message message) {
        if (plant == Plant.FORGOTTEN_LANE
                && message instanceof Message.Want want
                && want.feed().lane() == Lane.TRAFFIC) {
            return;
        }
        if (plant == Plant.NO_FAREWELL && message instanceof Message.Have && !view.isMember(peer.key())) {
            return;
        }
        Wire wire = wires.get(peer);
        if (wire != null) {
            // What the engine sends by itself has the size that the wire would give it.
            wire.send(
                    this,
                    message instanceof Message.Events events && events.bytes() == 0
                            ? new Message.Events(events.run(), Tamper.size(events.run()))
                            : message);
        }
    }

    private void ended(FeedId feed) {
        FeedTip end = ledger.disk().tip(feed);
        // Not at once: what was decided together with it is still to be carried out.
        later(1, () -> {
            view.reset(ledger);
            state.reset(ledger);
            handle(new Input.Grew(Map.of(feed, end)));
            sightMayHaveChanged();
            enterAnew();
        });
    }

    private void serve(Effect.Serve serve) {
        long upTo = plant == Plant.LONG_FAREWELL ? Long.MAX_VALUE : serve.upTo();
        Optional<Run> run = ledger.read(serve.feed(), serve.after(), serve.bytes(), serve.bare())
                .flatMap(read -> read.upTo(upTo));
        int bytes = run.map(Tamper::size).orElse(0);
        run.ifPresent(r -> send(serve.peer(), new Message.Events(r, bytes)));
        onThisLink(
                serve.peer(),
                schedule.between(0, 5),
                () -> handle(new Input.Served(serve.peer(), serve.feed(), run.map(Run::last), bytes)));
    }

    private void take(Effect.Take take) {
        if (diskFull || schedule.chance(failing)) {
            handle(new Input.TookNothing(take.ticket()));
            return;
        }
        List<Taken> taken = ledger.take(take.runs());
        Map<FeedId, FeedTip> ends = new HashMap<>();
        taken.forEach(t -> ends.put(t.feed(), ledger.disk().tip(t.feed())));
        if (schedule.random().nextBoolean()) {
            handle(new Input.Grew(ends));
        } else {
            later(schedule.between(1, 20), () -> handle(new Input.Grew(ends)));
        }
        handle(new Input.Took(take.ticket(), taken));
        tellFilled();
        sightMayHaveChanged();
    }

    /** What came of bodies that were missing. */
    void tellFilled() {
        List<Position> filled = ledger.filled();
        oracle.filled += filled.size();
        filled.forEach(first -> handle(new Input.Filled(first)));
    }

    private void picture(Effect.ServePicture serve) {
        ProvenPicture picture = pictures.get(serve.picture());
        if (picture == null || serve.from() >= picture.bytes().length) {
            send(serve.peer(), new Message.PictureGone(serve.picture()));
            return;
        }
        byte[] bytes = picture.bytes();
        int to = (int) Math.min(bytes.length, serve.from() + serve.bytes());
        send(
                serve.peer(),
                new Message.PicturePart(
                        serve.picture(),
                        serve.from(),
                        bytes.length,
                        Arrays.copyOfRange(bytes, (int) serve.from(), to)));
    }

    @Override
    public String toString() {
        return "station " + index + " (" + HexFormat.of().withUpperCase().toHexDigits((byte) index) + " "
                + new PeerId(origin()) + ")";
    }
}

package eu.sargs.ui;

import eu.sargs.access.Officer;
import eu.sargs.access.Right;
import eu.sargs.access.Seat;
import eu.sargs.alert.Alert;
import eu.sargs.alert.Alerts;
import eu.sargs.camera.CameraId;
import eu.sargs.journal.Draft;
import eu.sargs.journal.HybridTime;
import eu.sargs.platform.Fault;
import eu.sargs.platform.Listeners;
import eu.sargs.platform.Pin;
import eu.sargs.shift.Happenings;
import eu.sargs.shift.JournalShifts;
import eu.sargs.shift.ShiftBook;
import eu.sargs.shift.ShiftCodec;
import eu.sargs.shift.ShiftNews;
import eu.sargs.shift.Shifts;
import eu.sargs.sighting.Coverage;
import eu.sargs.watchlist.WatchEntry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** Shifts as the program has them, over a book and happenings in memory; told at times that a test chooses. */
public final class InMemoryShifts implements ShiftBook, Happenings {
    private final List<ShiftNews> said = new ArrayList<>();
    private final List<Coverage.Blind> blind = new ArrayList<>();
    private final List<ChangedEntry> entries = new ArrayList<>();
    private final List<WatchEntry> wanted = new ArrayList<>();
    private final Listeners<ShiftNews> listeners = new Listeners<>();
    private final AtomicLong ids = new AtomicLong(1);
    private final Alerts alerts;
    private final JournalShifts port;
    private volatile InstantSource clock;

    public InMemoryShifts(Alerts alerts, InstantSource clock) {
        this.alerts = alerts;
        this.clock = clock;
        port = new JournalShifts(
                this, this, () -> this.clock.instant(), () -> new UUID(0, ids.getAndIncrement()), this::requireKeeper);
    }

    public Shifts port() {
        return port;
    }

    private void requireKeeper(Officer officer) {
        if (!officer.may(Right.KEEP_SHIFT)) {
            throw new Fault("ACC-06", Right.KEEP_SHIFT.refusalKey());
        }
    }

    /** What is done from now on is done at another time. */
    public void at(InstantSource other) {
        clock = other;
    }

    /** A shift of some hours, until now: two officers, what they wrote, a camera and the list. */
    public void night(Officer first, InstantSource now) {
        Instant began = now.instant().minus(Duration.ofMinutes(302));
        Officer second = new Officer("k.ozols", "K. Ozols", new Seat("Krāslava 2"), Set.of());
        at(() -> began);
        port.begin(first);
        at(() -> began.plus(Duration.ofMinutes(18)));
        port.begin(second);
        at(() -> began.plus(Duration.ofMinutes(151)));
        port.write(
                "Rokišķi zvanīja: pelēkais autobuss bez tehniskās apskates, brauc uz Zarasiem. Nodots Utenai pa tālruni,"
                        + " viņi gaida pie tilta līdz pieciem.",
                true,
                Optional.empty(),
                first);
        at(() -> began.plus(Duration.ofMinutes(180)));
        port.end(second);
        blind.add(new Coverage.Blind(
                new CameraId("UTE-03"),
                began.plus(Duration.ofMinutes(40)),
                Optional.of(began.plus(Duration.ofMinutes(63))),
                "NO_PACKETS"));
        blind.add(new Coverage.Blind(
                new CameraId("KRA-05"), began.plus(Duration.ofMinutes(222)), Optional.empty(), "COVERED"));
        entries.add(new ChangedEntry(began.plus(Duration.ofMinutes(95)), "i.vitola", Change.ADDED, "HO3817"));
        at(now);
    }

    public synchronized void blind(Coverage.Blind period) {
        blind.add(period);
    }

    @Override
    public synchronized List<ShiftNews> signings() {
        return said.stream().filter(one -> !(one instanceof ShiftNews.Written)).toList();
    }

    @Override
    public synchronized List<ShiftNews.Written> written(Instant from, Instant to) {
        return said.stream()
                .filter(ShiftNews.Written.class::isInstance)
                .map(ShiftNews.Written.class::cast)
                .filter(one -> !one.time().isBefore(from) && one.time().isBefore(to))
                .toList();
    }

    @Override
    public void say(Draft draft) {
        ShiftNews news;
        synchronized (this) {
            HybridTime at = new HybridTime(clock.instant().toEpochMilli(), said.size());
            news = ShiftCodec.decode(draft.type(), draft.payload(), at, draft.by());
            said.add(news);
        }
        listeners.tell(news);
    }

    @Override
    public Pin onChange(Consumer<ShiftNews> listener) {
        return listeners.add(listener);
    }

    @Override
    public Standing standing() {
        List<Alert> open = alerts.open();
        synchronized (this) {
            return new Standing(
                    open, blind.stream().filter(one -> one.to().isEmpty()).toList(), List.copyOf(wanted));
        }
    }

    /** An entry of the list. */
    public synchronized void wanted(WatchEntry entry) {
        wanted.add(entry);
    }

    @Override
    public Happened between(Instant from, Instant to) {
        List<Alert> touched = new ArrayList<>(alerts.since(from));
        synchronized (this) {
            return new Happened(touched, List.of(), List.copyOf(blind), List.copyOf(entries));
        }
    }
}

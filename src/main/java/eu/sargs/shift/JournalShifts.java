package eu.sargs.shift;

import eu.sargs.access.Approval;
import eu.sargs.access.Officer;
import eu.sargs.platform.Fault;
import eu.sargs.platform.Pin;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Shifts as the journal tells of them. */
public final class JournalShifts implements Shifts {
    /** The journal's clock may run before this one. */
    private static final Duration AHEAD = Duration.ofMinutes(5);

    private final ShiftBook book;
    private final Happenings happenings;
    private final InstantSource clock;
    private final Supplier<UUID> ids;
    private final Consumer<Officer> requireKeeper;

    /**
     * @param ids a fresh one each time
     * @param requireKeeper throws ACC-06 where an officer may keep no shift
     */
    public JournalShifts(
            ShiftBook book,
            Happenings happenings,
            InstantSource clock,
            Supplier<UUID> ids,
            Consumer<Officer> requireKeeper) {
        this.book = book;
        this.happenings = happenings;
        this.clock = clock;
        this.ids = ids;
        this.requireKeeper = requireKeeper;
    }

    @Override
    public Optional<Shift> latest() {
        List<Shift> all = ShiftFold.of(book.signings());
        return all.isEmpty() ? Optional.empty() : Optional.of(all.getLast());
    }

    private Optional<Shift> open() {
        return latest().filter(Shift::open);
    }

    @Override
    public synchronized Shift begin(Officer officer) {
        Optional<Shift> there = open();
        if (there.filter(shift -> shift.isOn(officer.account())).isEmpty()) {
            book.say(ShiftCodec.begun(there.map(Shift::id).orElseGet(ids), officer));
        }
        return open().orElseThrow();
    }

    @Override
    public synchronized void end(Officer officer) {
        requireOn(officer);
        book.say(ShiftCodec.ended(officer));
    }

    private Shift requireOn(Officer officer) {
        return open().filter(shift -> shift.isOn(officer.account()))
                .orElseThrow(() -> new Fault("SHF-01", "shift.fault.not-on"));
    }

    @Override
    public synchronized void write(String text, boolean toHandOver, Optional<UUID> corrects, Officer officer) {
        Shift shift = requireOn(officer);
        String said = text.strip();
        if (said.isEmpty() || said.length() > LONGEST_ENTRY) {
            throw new Fault("SHF-02", "shift.fault.entry", LONGEST_ENTRY);
        }
        if (corrects.isPresent()
                && book.written(shift.began(), clock.instant().plus(AHEAD)).stream()
                        .noneMatch(one -> one.entry().equals(corrects.get()))) {
            throw new Fault("SHF-03", "shift.fault.no-entry");
        }
        book.say(ShiftCodec.written(ids.get(), said, toHandOver, corrects, officer));
    }

    private List<ShiftNews.HandedOver> handed() {
        return book.signings().stream()
                .filter(ShiftNews.HandedOver.class::isInstance)
                .map(ShiftNews.HandedOver.class::cast)
                .toList();
    }

    @Override
    public Sheet sheet() {
        return sheet(open().orElseThrow(() -> new Fault("SHF-01", "shift.fault.not-on")));
    }

    private Sheet sheet(Shift shift) {
        Instant now = clock.instant();
        return Sheet.of(happenings.standing(), book.written(shift.began(), now.plus(AHEAD)), now);
    }

    @Override
    public synchronized Shift handOver(Sheet sheet, String note, Approval next, Officer officer) {
        Shift shift = requireOn(officer);
        String said = note.strip();
        if (said.length() > LONGEST_ENTRY) {
            throw new Fault("SHF-02", "shift.fault.entry", LONGEST_ENTRY);
        }
        if (next.by().account().equals(officer.account())) {
            throw new Fault("SHF-04", "shift.fault.same");
        }
        requireKeeper.accept(next.by());
        if (!sheet.lacks(sheet(shift)).isEmpty()) {
            throw new Fault("SHF-05", "shift.fault.more");
        }
        book.say(ShiftCodec.handedOver(ids.get(), sheet.with(said), next.by(), officer));
        return open().orElseThrow();
    }

    @Override
    public Course course(Shift shift) {
        Instant now = clock.instant();
        Instant to = shift.ended().orElse(now.plus(AHEAD));
        // What happens in the last millisecond of it belongs to it.
        Instant after = to.plusMillis(1);
        Happenings.Happened happened = happenings.between(shift.began(), after);
        return new Course(
                ShiftLog.of(shift, to, happened, book.written(shift.began(), after), handed()),
                Figures.of(happened.alerts(), shift.began(), shift.ended().orElse(now)));
    }

    @Override
    public Pin onChange(Consumer<Shift> listener) {
        return book.onChange(news -> latest().ifPresent(listener));
    }
}

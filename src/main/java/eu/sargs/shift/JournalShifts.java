package eu.sargs.shift;

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

    /** @param ids a fresh one each time */
    public JournalShifts(ShiftBook book, Happenings happenings, InstantSource clock, Supplier<UUID> ids) {
        this.book = book;
        this.happenings = happenings;
        this.clock = clock;
        this.ids = ids;
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

    @Override
    public List<LogLine> log(Shift shift) {
        Instant to = shift.ended().orElseGet(() -> clock.instant().plus(AHEAD));
        // What happens in the last millisecond of it belongs to it.
        Instant after = to.plusMillis(1);
        return ShiftLog.of(shift, to, happenings.between(shift.began(), after), book.written(shift.began(), after));
    }

    @Override
    public Pin onChange(Consumer<Shift> listener) {
        return book.onChange(news -> latest().ifPresent(listener));
    }
}

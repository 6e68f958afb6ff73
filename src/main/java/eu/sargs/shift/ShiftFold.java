package eu.sargs.shift;

import eu.sargs.journal.HybridTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Shifts, from who signed on and off and when. Pure; told in any order it comes to the same. */
final class ShiftFold {
    private final List<Shift> over = new ArrayList<>();
    private final List<OnShift> officers = new ArrayList<>();
    private UUID open;

    private ShiftFold() {}

    /** The earliest first; the last may be open. Who signs off and was not on counts for nothing. */
    static List<Shift> of(Collection<? extends ShiftNews> news) {
        ShiftFold fold = new ShiftFold();
        news.stream().sorted(ShiftNews.EARLIEST).forEach(fold::take);
        return fold.shifts();
    }

    private void take(ShiftNews news) {
        switch (news) {
            case ShiftNews.Begun begun -> on(begun);
            case ShiftNews.Ended ended -> off(ended.by().officer(), ended.at());
            case ShiftNews.HandedOver handed -> over(handed);
            case ShiftNews.Written written -> {
                // changes nothing of who is on
            }
        }
    }

    private void over(ShiftNews.HandedOver handed) {
        List.copyOf(officers).forEach(one -> off(one.account(), handed.at()));
        open = handed.shift();
        officers.add(
                new OnShift(handed.account(), handed.nextName(), handed.nextSeat(), handed.time(), Optional.empty()));
    }

    private void on(ShiftNews.Begun begun) {
        String account = begun.by().officer();
        if (officers.stream()
                .anyMatch(one -> one.account().equals(account) && one.to().isEmpty())) {
            return;
        }
        if (open == null) {
            open = begun.shift();
        }
        officers.add(new OnShift(account, begun.name(), begun.by().seat(), begun.time(), Optional.empty()));
    }

    private void off(String account, HybridTime at) {
        Instant time = at.instant();
        officers.replaceAll(one -> one.account().equals(account) && one.to().isEmpty()
                ? new OnShift(one.account(), one.name(), one.seat(), one.from(), Optional.of(time))
                : one);
        if (open != null && officers.stream().noneMatch(one -> one.to().isEmpty())) {
            over.add(shift(Optional.of(time)));
            officers.clear();
            open = null;
        }
    }

    private Shift shift(Optional<Instant> ended) {
        return new Shift(open, officers.getFirst().from(), ended, officers);
    }

    private List<Shift> shifts() {
        List<Shift> all = new ArrayList<>(over);
        if (open != null) {
            all.add(shift(Optional.empty()));
        }
        return all;
    }
}

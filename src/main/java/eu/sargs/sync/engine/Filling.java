package eu.sargs.sync.engine;

import eu.sargs.journal.Ledger.Missing;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How far one peer was asked for the bodies that a feed came here without. In rounds, each over all that is missing then;
 * the next one a while later, for the peer may get them itself.
 */
final class Filling {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final Duration LATEST = Duration.ofHours(1);
    /** More than it takes one that says nothing more to be found out by halves where it has some. */
    private static final int MOST_DENIALS = 40;

    /** In this round it was asked for what stands up to here. */
    private long asked;
    /** It has a body here, and not all as far as the next signed head, so that it can send it with headers alone. */
    private long torn;
    /** So often in a row it said that it has none where it was asked. */
    private int denials;
    /** Bodies that were missing at the end of the last round. */
    private long missing = Long.MAX_VALUE;

    private Duration pause = SOON;
    private Instant notBefore = Instant.MIN;

    /** What it is to be asked for now. */
    Optional<Missing> next(List<Missing> all, Instant now) {
        if (now.isBefore(notBefore)) {
            return Optional.empty();
        }
        Optional<Missing> next = all.stream()
                .filter(one -> one.last() > asked)
                .map(one -> new Missing(Math.max(one.first(), asked + 1), one.last()))
                .findFirst();
        if (next.isEmpty()) {
            end(all, now);
        }
        return next;
    }

    /** It says that it got some. */
    void again() {
        pause = SOON;
        notBefore = Instant.MIN;
    }

    Instant notBefore() {
        return notBefore;
    }

    /** Whether it is to be asked for this body with the headers that follow it, as far as they are signed together. */
    boolean isTorn(long sequence) {
        return torn > 0 && torn == sequence;
    }

    /** It sent what stands up to here, with bodies or without. */
    void came(long last) {
        asked = Math.max(asked, last);
    }

    /**
     * It lacks the first of these bodies too.
     *
     * @param from which event on it has bodies; 0 where it does not say: stations let go of the oldest, so it may have the
     *     later half
     * @return false where it has said so too often to be asked on in this round
     */
    boolean denied(Missing wanted, long from) {
        if (++denials > MOST_DENIALS) {
            return false;
        }
        if (from == wanted.first() && torn != from) {
            torn = from;
            asked = from - 1;
            return true;
        }
        asked = from > 0 ? Math.max(wanted.first(), from - 1) : wanted.first() + (wanted.last() - wanted.first()) / 2;
        return true;
    }

    /** Bodies of it were taken. */
    void gave() {
        denials = 0;
    }

    /** The round ends; the next one is later each time, as long as nothing comes of it. */
    void end(List<Missing> all, Instant now) {
        long left = Missing.events(all);
        Duration twice = pause.multipliedBy(2);
        pause = left < missing ? SOON : twice.compareTo(LATEST) < 0 ? twice : LATEST;
        missing = left;
        asked = 0;
        torn = 0;
        denials = 0;
        notBefore = now.plus(pause);
    }
}

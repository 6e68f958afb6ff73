package eu.sargs.store;

import eu.sargs.journal.EpochCause;
import eu.sargs.journal.FeedId;
import eu.sargs.journal.FeedTip;
import eu.sargs.journal.OriginKey;
import eu.sargs.journal.SignedHead;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * In which epoch a seat goes on when it opens: a sequence number that is used twice forks a feed for good.
 *
 * @param last epoch so far, 0 for a new seat
 * @param cause why it could not go on in that one
 */
record SeatOpening(int epoch, int last, Optional<EpochCause> cause) {
    /** Epochs skip a random number of steps, so that two copies of a home hardly open the same one. */
    private static final int EPOCH_STEP = 1 << 20;

    static SeatOpening decide(OriginKey own, JournalTables tables, FeedBook book, SeatMark mark) throws IOException {
        int last = highest(own, book);
        Optional<SeatMark.Note> note = mark.read();
        last = Math.max(last, note.map(SeatMark.Note::epoch).orElse(0));
        if (last == 0) {
            return new SeatOpening(1, 0, Optional.empty());
        }
        Optional<EpochCause> cause = whyNot(own, tables, book, mark, note, last);
        int epoch = cause.isPresent() ? after(last) : note.orElseThrow().epoch();
        return new SeatOpening(epoch, last, cause);
    }

    /** The highest epoch that is known of this origin, 0 where there is none. */
    static int highest(OriginKey own, FeedBook book) {
        return highest(own, book.tips().keySet());
    }

    /** The highest epoch among these feeds of this origin, 0 where there is none. */
    static int highest(OriginKey own, Set<FeedId> feeds) {
        return feeds.stream()
                .filter(feed -> feed.origin().equals(own))
                .mapToInt(FeedId::epoch)
                .max()
                .orElse(0);
    }

    /** A new epoch's number. */
    static int after(int last) {
        return Math.addExact(last, 1 + new SecureRandom().nextInt(EPOCH_STEP));
    }

    /** Why the last epoch can't go on, where it can't. */
    private static Optional<EpochCause> whyNot(
            OriginKey own, JournalTables tables, FeedBook book, SeatMark mark, Optional<SeatMark.Note> note, int last) {
        if (note.isEmpty() || !mark.isOfThisPlace(note.get())) {
            return Optional.of(EpochCause.COPIED_HOME);
        }
        int epoch = note.get().epoch();
        if (Math.max(epoch, note.get().known()) < last) { // a later one that this seat opened, for all it can tell
            return Optional.of(EpochCause.LOST_TAIL);
        }
        for (Map.Entry<FeedId, FeedTip> noted : note.get().tips().entrySet()) {
            Optional<byte[]> there =
                    tables.hash(noted.getKey(), noted.getValue().sequence());
            if (there.isEmpty() || !Arrays.equals(there.get(), noted.getValue().hash())) {
                return Optional.of(EpochCause.LOST_TAIL);
            }
        }
        boolean whole = book.tips().entrySet().stream()
                .filter(tip ->
                        tip.getKey().epoch() == epoch && tip.getKey().origin().equals(own))
                .allMatch(tip -> book.end(tip.getKey()).isEmpty() && isSigned(tables, tip));
        return whole ? Optional.empty() : Optional.of(EpochCause.LOST_TAIL);
    }

    private static boolean isSigned(JournalTables tables, Map.Entry<FeedId, FeedTip> tip) {
        List<SignedHead> heads = tables.heads(tip.getKey(), tip.getValue().sequence() - 1, 1);
        return !heads.isEmpty()
                && Arrays.equals(heads.getFirst().hash(), tip.getValue().hash())
                && heads.getFirst().verifies();
    }
}

package eu.sargs.store;

import eu.sargs.journal.Erasure;
import eu.sargs.journal.FeedId;
import eu.sargs.journal.FeedTip;
import eu.sargs.journal.Header;
import eu.sargs.journal.Run;
import eu.sargs.journal.RunCheck;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What we hold of a run's feed, for the check of that run. */
record FeedHolding(FeedId feed, FeedTip tip, FeedBook book, RunReader reader, Set<Long> kept)
        implements RunCheck.Holding {
    static FeedHolding of(Run run, FeedTip tip, FeedBook book, RunReader reader) {
        // An erasure never reaches the bodies that say what was erased, and who belongs.
        Set<Long> kept = !book.hasErasures(run.feed())
                ? Set.of()
                : run.envelopes().stream()
                        .filter(envelope -> !Erasure.mayErase(envelope.header().type()))
                        .map(envelope -> envelope.header().sequence())
                        .collect(Collectors.toSet());
        return new FeedHolding(run.feed(), tip, book, reader, kept);
    }

    static boolean isErased(FeedBook book, Header header) {
        return Erasure.mayErase(header.type()) && book.isErased(header.feed(), header.sequence());
    }

    @Override
    public FeedTip beginning() {
        return book.beginning(feed);
    }

    @Override
    public Optional<byte[]> retired(long last) {
        return book.retired(feed, last);
    }

    @Override
    public Optional<byte[]> hash(long sequence) {
        return reader.hash(feed, sequence);
    }

    @Override
    public Optional<Run> line(long after) {
        return reader.line(feed, after);
    }

    @Override
    public boolean isErased(long sequence) {
        return !kept.contains(sequence) && book.isErased(feed, sequence);
    }

    @Override
    public boolean isRetired(long sequence) {
        return book.isGone(feed, GoneTable.Kind.RETIRED, sequence);
    }

    @Override
    public boolean isMissing(long sequence) {
        return book.isMissing(feed, sequence);
    }

    @Override
    public Optional<RunCheck.End> end() {
        return book.end(feed);
    }
}

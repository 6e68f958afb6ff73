package eu.sargs.store;

import eu.sargs.journal.FeedId;
import java.time.Instant;

/**
 * A feed whose origin signed two histories, so that it ended for everyone where the two part.
 *
 * @param common the last event both share; 0 where they share none
 * @param since when the earlier of the two events was written that part them, by its origin's clock
 * @param setAside how many events of it are set aside here; another station may have set aside others
 */
public record Forked(FeedId feed, long common, Instant since, long setAside) {}

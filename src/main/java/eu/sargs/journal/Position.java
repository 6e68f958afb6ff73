package eu.sargs.journal;

/** A place in a feed: everything up to and including {@code sequence}. */
public record Position(FeedId feed, long sequence) {}

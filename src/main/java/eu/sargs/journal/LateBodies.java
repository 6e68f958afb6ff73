package eu.sargs.journal;

/** Events of one feed, from one to another, some of which came without their bodies and have them now. */
public record LateBodies(FeedId feed, long first, long last) {}

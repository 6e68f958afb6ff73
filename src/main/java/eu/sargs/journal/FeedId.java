package eu.sargs.journal;

/** An append-only, gapless sequence of events with one writer. @param epoch counts from 1; a new one opens after a restore, a copied home or a torn tail */
public record FeedId(OriginKey origin, int epoch, Scope scope, Lane lane) {}

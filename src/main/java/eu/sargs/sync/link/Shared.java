package eu.sargs.sync.link;

import eu.sargs.journal.Ledger;
import eu.sargs.picture.Pictures;
import eu.sargs.sync.HandOvers;

/**
 * What a station shares with its peers.
 *
 * @param told of what they are given
 */
public record Shared(Ledger ledger, Pictures pictures, HandOvers told) {}

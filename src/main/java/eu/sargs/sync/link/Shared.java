package eu.sargs.sync.link;

import eu.sargs.journal.Ledger;
import eu.sargs.picture.Pictures;

/** What a station shares with its peers. */
public record Shared(Ledger ledger, Pictures pictures) {}

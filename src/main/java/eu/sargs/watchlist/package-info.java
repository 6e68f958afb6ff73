/** Watchlists: entries and the matcher. */
package eu.sargs.watchlist;

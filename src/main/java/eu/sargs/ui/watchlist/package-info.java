/** The watchlist: entries, their form, import from CSV. */
package eu.sargs.ui.watchlist;

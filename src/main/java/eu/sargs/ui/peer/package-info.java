/** Other stations: their chips in the top bar, and the page where they are paired, looked after and revoked. */
package eu.sargs.ui.peer;

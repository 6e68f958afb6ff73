/** Setting up and running a station: first run, sign-in, station, display, cameras, accounts. */
package eu.sargs.ui.admin;

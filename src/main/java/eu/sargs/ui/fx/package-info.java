/** The one bridge to the FX thread: bulk updates at most five times a second, the shared clock tick, the freeze monitor. */
package eu.sargs.ui.fx;

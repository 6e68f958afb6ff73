/** Measurements of this machine, each with the peer or the limit beside it in the same run. */
package eu.sargs.app.bench;

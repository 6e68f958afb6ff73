/** Messages and runs of events as bytes. */
package eu.sargs.sync.wire;

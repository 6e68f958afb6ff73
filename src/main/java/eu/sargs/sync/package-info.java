/** Peers: who they are, how far they are, and what travels between stations. {@code docs/sync.md} is the specification. */
package eu.sargs.sync;

/**
 * The signed, append-only record everything else follows: events, envelopes, feeds, hash chain, signatures, the
 * append/read port and the after-commit feed. Sees of an event only type and bytes.
 */
package eu.sargs.journal;

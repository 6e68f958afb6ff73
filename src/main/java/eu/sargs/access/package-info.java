/** Accounts, officers, seats and reasons: whoever asks a port for data brings an {@link eu.sargs.access.Officer} and, where the law wants one, a {@link eu.sargs.access.Reason}. */
package eu.sargs.access;

package eu.sargs.sync.engine;

/** Why a link was closed, by us or by the peer. */
public enum Farewell {
    /** The station stops or the administrator closed the link. */
    STOPPING,
    /** Another link to the same peer took its place. */
    REPLACED,
    /** Nothing was heard for too long. */
    SILENT,
    /** No version of the protocol is spoken by both. */
    VERSION,
    /** Something out of order or too large was sent. */
    PROTOCOL,
    /** Events were altered on their way. */
    ALTERED,
    /** Bodies were kept back. */
    WITHHELD,
    /** The peer is no member, or not any more. */
    NOT_A_MEMBER,
    /** Events that the receiver may not see were sent. */
    OUT_OF_SCOPE
}

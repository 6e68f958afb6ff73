package eu.sargs.sync.link;

/** Why a link is no more, as far as its carrier knows. */
public enum Ending {
    /** We said goodbye. */
    CLOSED_HERE,
    /** The peer said goodbye. */
    CLOSED_THERE,
    /** Another link to the same peer took its place. */
    REPLACED,
    /** Bytes came that are no message. */
    GARBAGE,
    /** A message was announced that is larger than one may be; it was not read. */
    TOO_LARGE,
    /** The peer did not take what waited for it. */
    TOO_SLOW,
    /** The network or the peer went away. */
    BROKEN
}

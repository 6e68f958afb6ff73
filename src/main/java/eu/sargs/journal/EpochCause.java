package eu.sargs.journal;

/** Why a seat could not go on in its feeds: a sequence number used twice would fork a feed for good. */
public enum EpochCause {
    /** This home stands in another place than its last writer noted. */
    COPIED_HOME,
    /** The database ends before, or otherwise than, what was acknowledged. */
    LOST_TAIL,
    /** Peers hold more of the feed than this home, or another history of it. */
    KNOWN_ELSEWHERE
}

package eu.sargs.sync.simulator;

/** A bug that is planted to see whether it is found; each breaks one rule. */
enum Plant {
    /** None. */
    NOTHING,
    /** An append is acknowledged before it is fsynced. */
    EARLY_ACKNOWLEDGEMENT,
    /** A run is stored without looking whether it goes on from our history. */
    UNCHECKED_RUNS,
    /** Everybody is taken to see everything. */
    NO_SCOPES,
    /** A body that was erased is stored when it comes again. */
    FORGOTTEN_ERASURE,
    /** Feeds do not end where their origin was revoked. */
    NO_REVOCATION,
    /** Who was revoked is sent what was written afterwards, too. */
    LONG_FAREWELL,
    /** Who was revoked while it was away is only turned away. */
    NO_FAREWELL,
    /** A revocation that was set aside with its writer's second history is not said again. */
    FORGOTTEN_REVOCATION,
    /** What a station wrote after its disk was put back and what was set aside then is not entered anew. */
    FORGOTTEN_REENTRY,
    /** A revocation counts no more when it has set aside by what its writer belonged. */
    LOST_GROUND,
    /** A key that is followed by another goes on. */
    LASTING_KEY,
    /** What a revocation ended stays ended when it counts no more. */
    LASTING_ENDS,
    /** A feed begins at 1 alone, wherever its origin retired it. */
    FORGOTTEN_RETIREMENT,
    /** A feed that is held goes on where it ends alone, also where its origin has retired what follows. */
    LASTING_GAP,
    /** A station that let go of bodies offers nothing of what follows them, to anybody. */
    LASTING_LOSS,
    /** Bodies of anything may be missing where somebody says that they were let go of. */
    BELIEVED_LOSS,
    /** What came without its body stays so. */
    LASTING_BARENESS,
    /** Times come from the wall clock alone. */
    WALL_CLOCK,
    /** Peers' times are believed, however far ahead. */
    BELIEVED_TIMES,
    /** Nobody asks for lane traffic. (That every seventh asking is forgotten is no bug: stalls are asked again.) */
    FORGOTTEN_LANE
}

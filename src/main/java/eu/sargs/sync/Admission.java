package eu.sargs.sync;

import java.util.Optional;

/**
 * A station is let in, after both administrators have compared its fingerprint.
 *
 * @param mayAdmit whether further members that it admits belong here too
 * @param address where to call it; empty where it calls us
 */
public record Admission(PeerKey key, Description described, boolean mayAdmit, Optional<PeerAddress> address) {}

package eu.sargs.sync.link;

import eu.sargs.sync.PeerAddress;
import eu.sargs.sync.engine.PeerId;
import java.util.Optional;

/** Makes and keeps links to peers; of each peer at most one. Thread-safe. */
public interface Links extends AutoCloseable {
    /** Begins to listen, if that is wanted, and to call. Called once. */
    void open(LinkListener listener);

    /** Keeps calling this peer at this address while there is no link to it; instead of an earlier address. */
    void call(PeerId peer, PeerAddress where);

    /** Calls it no more. A link that is there stays. */
    void forget(PeerId peer);

    Optional<Link> to(PeerId peer);

    /** Says goodbye on all links and ends every thread. */
    @Override
    void close();
}

package eu.sargs.sync.link;

import eu.sargs.sync.PeerAddress;
import eu.sargs.sync.engine.PeerId;

/** Finds stations nearby. What it finds is a hint where to call; who answers there is proved by TLS. */
public interface Discovery extends AutoCloseable {
    /** Told of a station, on a thread of the finder's; again when its address changes. */
    interface Found {
        void station(PeerId peer, PeerAddress where);
    }

    /**
     * Announces this station and begins to look.
     *
     * @throws eu.sargs.platform.Fault SYN-06 when the network cannot be used for that
     */
    void open(PeerId self, int port, Found found);

    @Override
    void close();
}

package eu.sargs.sync;

import java.util.Map;
import java.util.Optional;

/** Where this station calls its peers: kept here, told to nobody. Thread-safe. */
public interface AddressBook {
    Map<PeerKey, PeerAddress> all();

    /** @param address empty where the peer is not called any more */
    void put(PeerKey peer, Optional<PeerAddress> address);
}

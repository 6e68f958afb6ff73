package eu.sargs.sync.link;

import eu.sargs.sync.AddressBook;
import eu.sargs.sync.PeerAddress;
import eu.sargs.sync.PeerKey;
import eu.sargs.sync.member.Membership;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Addresses by the keys that members have now: one that was given for an older key is that of the key after it. */
record CurrentAddresses(AddressBook book, Membership members) {
    Map<PeerKey, PeerAddress> all() {
        Map<PeerKey, PeerAddress> given = book.all();
        Map<PeerKey, PeerAddress> all = new HashMap<>(given);
        given.forEach((key, where) -> all.putIfAbsent(latest(key), where));
        return all;
    }

    /** Instead of what was given for this key and those before it. */
    void put(PeerKey key, Optional<PeerAddress> address) {
        for (PeerKey given : book.all().keySet()) {
            if (latest(given).equals(key)) {
                book.put(given, Optional.empty());
            }
        }
        book.put(key, address);
    }

    private PeerKey latest(PeerKey key) {
        return PeerKey.of(members.latest(key.origin()));
    }
}

package eu.sargs.store;

import eu.sargs.sync.AddressBook;
import eu.sargs.sync.PeerAddress;
import eu.sargs.sync.PeerKey;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Where this machine calls its peers. */
final class AddressTable implements AddressBook {
    private final Database database;

    AddressTable(Database database) {
        this.database = database;
    }

    @Override
    public Map<PeerKey, PeerAddress> all() {
        return database.read(connection -> {
            Map<PeerKey, PeerAddress> all = new HashMap<>();
            Query.list(
                            connection,
                            row -> Map.entry(
                                    new PeerKey(row.getString("origin")),
                                    new PeerAddress(row.getString("host"), row.getInt("port"))),
                            "SELECT origin, host, port FROM peer_address")
                    .forEach(one -> all.put(one.getKey(), one.getValue()));
            return all;
        });
    }

    @Override
    public void put(PeerKey peer, Optional<PeerAddress> address) {
        database.change(connection -> {
            Query.update(connection, "DELETE FROM peer_address WHERE origin = ?", peer.hex());
            if (address.isPresent()) {
                Query.update(
                        connection,
                        "INSERT INTO peer_address (origin, host, port) VALUES (?, ?, ?)",
                        peer.hex(),
                        address.get().host(),
                        address.get().port());
            }
        });
    }
}

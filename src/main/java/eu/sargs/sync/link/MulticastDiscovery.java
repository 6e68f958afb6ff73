package eu.sargs.sync.link;

import eu.sargs.journal.OriginKey;
import eu.sargs.platform.Fault;
import eu.sargs.sync.PeerAddress;
import eu.sargs.sync.engine.PeerId;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import javax.jmdns.JmDNS;
import javax.jmdns.ServiceEvent;
import javax.jmdns.ServiceInfo;
import javax.jmdns.ServiceListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** By multicast DNS in one network: {@code _sargs._tcp}, the origin key in the text record. */
public final class MulticastDiscovery implements Discovery {
    private static final Logger LOG = LoggerFactory.getLogger(MulticastDiscovery.class);
    private static final String TYPE = "_sargs._tcp.local.";
    private static final String KEY = "key";
    /** Whoever shouts more names than this is not listened to. */
    private static final int MOST = 256;

    private final InetAddress network;
    private final Map<PeerId, PeerAddress> known = new ConcurrentHashMap<>();
    private JmDNS dns;

    /** @param network the address of ours in the network to look in */
    public MulticastDiscovery(InetAddress network) {
        this.network = network;
    }

    @Override
    public synchronized void open(PeerId self, int port, Found found) {
        try {
            dns = JmDNS.create(network);
            dns.addServiceListener(TYPE, new Listener(self, found));
            dns.registerService(ServiceInfo.create(
                    TYPE, "sargs-" + self, port, 0, 0, Map.of(KEY, self.key().hex())));
        } catch (IOException e) {
            throw new Fault(e, "SYN-06", "sync.fault.discovery", network.getHostAddress());
        }
    }

    /** The station a record is about; empty where it is about none. */
    static Optional<PeerId> station(ServiceInfo record) {
        String key = record.getPropertyString(KEY);
        return Optional.ofNullable(key)
                .filter(text -> text.matches("[0-9a-f]{64}"))
                .map(text -> new PeerId(new OriginKey(text)));
    }

    private final class Listener implements ServiceListener {
        private final PeerId self;
        private final Found found;

        Listener(PeerId self, Found found) {
            this.self = self;
            this.found = found;
        }

        @Override
        public void serviceAdded(ServiceEvent event) {
            event.getDNS().requestServiceInfo(event.getType(), event.getName());
        }

        @Override
        public void serviceRemoved(ServiceEvent event) {
            station(event.getInfo()).ifPresent(known::remove);
        }

        @Override
        public void serviceResolved(ServiceEvent event) {
            ServiceInfo record = event.getInfo();
            Optional<InetAddress> address = Arrays.stream(record.getInetAddresses())
                    .min((a, b) -> Boolean.compare(b instanceof Inet4Address, a instanceof Inet4Address));
            Optional<PeerId> peer = station(record).filter(one -> !one.equals(self));
            if (peer.isEmpty() || address.isEmpty() || record.getPort() < 1 || record.getPort() > 65_535) {
                return;
            }
            PeerAddress where = new PeerAddress(address.get().getHostAddress(), record.getPort());
            if (known.size() >= MOST && !known.containsKey(peer.get())) {
                LOG.debug("Too many stations announce themselves");
            } else if (!where.equals(known.put(peer.get(), where))) {
                found.station(peer.get(), where);
            }
        }
    }

    @Override
    public synchronized void close() {
        if (dns != null) {
            try {
                dns.close();
            } catch (IOException e) {
                LOG.debug("Discovery did not end cleanly", e);
            }
            dns = null;
        }
    }
}

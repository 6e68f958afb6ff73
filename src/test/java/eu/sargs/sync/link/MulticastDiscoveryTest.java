package eu.sargs.sync.link;

import static org.assertj.core.api.Assertions.assertThat;

import eu.sargs.journal.OriginKey;
import eu.sargs.sync.engine.PeerId;
import java.util.Map;
import javax.jmdns.ServiceInfo;
import org.junit.jupiter.api.Test;

class MulticastDiscoveryTest {
    @Test
    void aStationIsKnownByTheKeyItAnnounces() {
        String key = "a1".repeat(32);

        assertThat(MulticastDiscovery.station(record(Map.of("key", key)))).contains(new PeerId(new OriginKey(key)));
    }

    @Test
    void recordsWithoutAKeyOrWithSomethingElseAreNoStations() {
        assertThat(MulticastDiscovery.station(record(Map.of()))).isEmpty();
        assertThat(MulticastDiscovery.station(record(Map.of("key", "hello")))).isEmpty();
        assertThat(MulticastDiscovery.station(record(Map.of("key", "A1".repeat(32)))))
                .isEmpty();
    }

    private static ServiceInfo record(Map<String, String> text) {
        return ServiceInfo.create("_sargs._tcp.local.", "sargs-1", 7400, 0, 0, text);
    }
}

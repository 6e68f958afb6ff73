package eu.sargs.ui.part;

import eu.sargs.access.StationKey;
import eu.sargs.platform.Pin;
import eu.sargs.sync.Circle;
import eu.sargs.sync.Peer;
import eu.sargs.sync.PeerKey;
import eu.sargs.sync.PeerLink;
import eu.sargs.ui.fx.FxBridge;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ChangeListener;

/** The other stations as this window knows them, and how old what they told is where there is no link to them. FX thread. */
public final class OtherStations implements AutoCloseable {
    private final ReadOnlyObjectWrapper<Optional<Circle>> circle = new ReadOnlyObjectWrapper<>(Optional.empty());
    /** Stations without a link, and the time of the newest event of theirs that is here. */
    private final ReadOnlyObjectWrapper<Map<String, Instant>> unheard = new ReadOnlyObjectWrapper<>(Map.of());

    private final Pin pin;

    private OtherStations(Pin pin) {
        this.pin = pin;
    }

    /** @param bridge carries the first question; what comes later is told */
    public OtherStations(eu.sargs.sync.Peers peers, FxBridge bridge) {
        pin = peers.onChange(news -> FxBridge.onFx(() -> take(news)));
        bridge.<Circle>ask(peers::now, first -> {
            if (circle.get().isEmpty()) {
                take(first);
            }
        });
    }

    /** Of a station that has no others. */
    public static OtherStations none() {
        return new OtherStations(() -> {});
    }

    private void take(Circle news) {
        circle.set(Optional.of(news));
        unheard.set(unheard(news));
    }

    private static Map<String, Instant> unheard(Circle circle) {
        Map<String, Instant> until = new HashMap<>();
        Set<String> heard = new HashSet<>();
        circle.self().described().ifPresent(self -> heard.add(self.station()));
        for (Peer peer : circle.peers()) {
            String station = peer.described().station();
            if (peer.belongs() && peer.link().state() == PeerLink.State.CONNECTED) {
                heard.add(station);
            }
            peer.heldUntil().ifPresent(time -> until.merge(station, time, (a, b) -> a.isAfter(b) ? a : b));
        }
        until.keySet().removeAll(heard);
        return Map.copyOf(until);
    }

    /** Empty until it was first asked. */
    public Optional<Circle> circle() {
        return circle.get();
    }

    public ReadOnlyObjectProperty<Optional<Circle>> circleProperty() {
        return circle.getReadOnlyProperty();
    }

    /** {@code as of 02:14, Utena}: where the station's own link is down; empty where it is up, or the station is ours. */
    public Optional<String> asOf(String station, Desk desk) {
        return Optional.ofNullable(unheard.get().get(station))
                .map(time -> desk.words()
                        .get(
                                "part.as-of",
                                desk.times().lately(time, desk.ticker().now()),
                                station));
    }

    /** The line, and how old it is where its station is not connected. */
    public String with(String line, String station, Desk desk) {
        return line + asOf(station, desk).map(words -> " · " + words).orElse("");
    }

    /** Whether a station of this name is another one: its cameras may have names that ours have too. */
    public boolean elsewhere(String station) {
        return circle().filter(now -> now.self()
                        .described()
                        .filter(own -> own.station().equals(station))
                        .isEmpty())
                .filter(now -> now.peers().stream()
                        .anyMatch(peer -> peer.described().station().equals(station)))
                .isPresent();
    }

    /** The name of the station a key writes for; empty where it is this one, or nobody said it. */
    public Optional<String> station(StationKey key) {
        return circle().flatMap(now -> now.find(new PeerKey(key.hex())))
                .map(peer -> peer.described().station());
    }

    /** Runs after another station came into reach or went out of it, until the handle is closed. */
    public Pin onReach(Runnable changed) {
        ChangeListener<Map<String, Instant>> own = (o, was, is) -> changed.run();
        unheard.addListener(own);
        return () -> unheard.removeListener(own);
    }

    @Override
    public void close() {
        pin.close();
    }
}

package eu.sargs.sync;

import static org.assertj.core.api.Assertions.assertThat;

import eu.sargs.access.Officer;
import eu.sargs.access.Role;
import eu.sargs.access.Seat;
import eu.sargs.sync.PeerLink.State;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CircleTest {
    private static final Officer ADMINISTRATOR =
            new Officer("i.vitola", "I. Vītola", new Seat("Krāslava 1"), Set.of(Role.ADMINISTRATOR));

    private final InMemoryPeers peers = InMemoryPeers.of(
            new Description("Krāslava", "Krāslava 1", "vp-kraslava", "LV"),
            InstantSource.fixed(Instant.parse("2026-11-23T12:00:00Z")));

    private void belongs(char key, String agency, State link) {
        peers.admit(
                new Admission(
                        InMemoryPeers.key(key),
                        new Description("Station " + key, "Seat " + key, agency, "LT"),
                        false,
                        Optional.empty()),
                ADMINISTRATOR);
        peers.change(
                InMemoryPeers.key(key),
                peer -> new Peer(
                        peer.key(),
                        peer.described(),
                        peer.mayAdmit(),
                        peer.admitted(),
                        peer.left(),
                        peer.groups(),
                        peer.sees(),
                        peer.address(),
                        peer.heldUntil(),
                        peer.missing(),
                        new PeerLink(
                                link,
                                OptionalLong.empty(),
                                OptionalLong.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                0,
                                0,
                                0,
                                0,
                                Optional.empty(),
                                Optional.empty())));
    }

    @Test
    void aGroupIsCutOffWhereOnlyOthersAreLinked() {
        peers.group("border", Set.of("vp-kraslava", "vsat-utena"), ADMINISTRATOR);
        belongs('b', "vp-karsava", State.CONNECTED);
        belongs('c', "vsat-utena", State.NOT_CALLED);
        assertThat(peers.now().cutOff()).containsExactly("border");

        belongs('c', "vsat-utena", State.CONNECTED);
        assertThat(peers.now().cutOff()).isEmpty();
        belongs('c', "vsat-utena", State.DROPPED);
        assertThat(peers.now().cutOff()).as("it was there, and comes again").isEmpty();
    }

    @Test
    void oneStationOfAGroupIsEnoughToReachTheOthersThrough() {
        peers.group("border", Set.of("vp-kraslava", "vp-karsava", "vsat-utena"), ADMINISTRATOR);
        belongs('b', "vp-karsava", State.CONNECTED);
        belongs('c', "vsat-utena", State.NOT_CALLED);
        assertThat(peers.now().cutOff()).isEmpty();
    }

    @Test
    void nothingIsSaidOfGroupsOfOthersOrWithNobodyInThemOrWhileNoLinkIsOpen() {
        peers.group("police", Set.of("vp-karsava", "vsat-utena"), ADMINISTRATOR);
        peers.group("alone", Set.of("vp-kraslava"), ADMINISTRATOR);
        belongs('b', "vp-karsava", State.CONNECTED);
        belongs('c', "vsat-utena", State.NOT_REACHED);
        assertThat(peers.now().cutOff()).isEmpty();

        peers.group("border", Set.of("vp-kraslava", "vsat-utena"), ADMINISTRATOR);
        belongs('b', "vp-karsava", State.DROPPED);
        assertThat(peers.now().cutOff()).isEmpty();
    }
}

package eu.sargs.sync.link;

import static eu.sargs.sync.link.HeardLinks.next;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.sargs.journal.Lane;
import eu.sargs.journal.OriginKey;
import eu.sargs.journal.SeatKeys;
import eu.sargs.journal.SigningKey;
import eu.sargs.picture.PictureId;
import eu.sargs.sync.PeerAddress;
import eu.sargs.sync.engine.Farewell;
import eu.sargs.sync.engine.Message;
import eu.sargs.sync.engine.PeerId;
import eu.sargs.sync.wire.Wire;
import io.grpc.Status;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Links between stations of one process, over real sockets and TLS. */
class GrpcLinksIT {
    private static final PeerAddress LOOPBACK = new PeerAddress("127.0.0.1", 0);
    private static final PictureId PICTURE = new PictureId("5e".repeat(32));

    private final InstantSource clock = InstantSource.system();
    private final SigningKey ours = SigningKey.generate();
    private final SigningKey theirs = SigningKey.generate();
    private final java.util.Set<OriginKey> members = ConcurrentHashMap.newKeySet();
    private final HeardLinks here = new HeardLinks(true);
    private final HeardLinks there = new HeardLinks(true);
    private final List<AutoCloseable> open = new ArrayList<>();

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable one : open.reversed()) {
            one.close();
        }
    }

    private GrpcLinks station(SigningKey key, boolean listens, LinkListener listener) {
        members.add(key.origin());
        return station(SeatKeys.of(key), members, listens, listener);
    }

    private GrpcLinks station(SeatKeys keys, java.util.Set<OriginKey> letIn, boolean listens, LinkListener listener) {
        GrpcLinks links = new GrpcLinks(
                keys, letIn::contains, listens ? Optional.of(LOOPBACK) : Optional.empty(), clock, new Random(1));
        open.add(links);
        links.open(listener);
        return links;
    }

    private static PeerId id(SigningKey key) {
        return new PeerId(key.origin());
    }

    @Test
    void twoStationsProveTheirKeysAndTalkBothWays() throws Exception {
        GrpcLinks a = station(ours, true, here);
        GrpcLinks b = station(theirs, false, there);

        b.call(id(ours), a.listensAt().orElseThrow());

        Link atA = next(here.opened);
        Link atB = next(there.opened);
        assertThat(atA.peer()).isEqualTo(id(theirs));
        assertThat(atB.peer()).isEqualTo(id(ours));
        Instant now = Instant.parse("2026-11-22T06:00:00Z");
        for (int i = 0; i < 100; i++) {
            atA.send(new Message.Ping(i, now));
            atB.send(new Message.Pong(i, now));
        }
        for (int i = 0; i < 100; i++) {
            assertThat(next(there.messages)).isEqualTo(new Message.Ping(i, now));
            assertThat(next(here.messages)).isEqualTo(new Message.Pong(i, now));
        }
    }

    @Test
    void aGoodbyeIsHeardWithItsReason() throws Exception {
        GrpcLinks a = station(ours, true, here);
        GrpcLinks b = station(theirs, false, there);
        b.call(id(ours), a.listensAt().orElseThrow());
        Link atA = next(here.opened);
        next(there.opened);

        atA.close(Farewell.WITHHELD);

        assertThat(next(there.messages)).isEqualTo(new Message.Bye(Farewell.WITHHELD));
        assertThat(next(here.closed)).isEqualTo(Ending.CLOSED_HERE);
        assertThat(next(there.closed)).isEqualTo(Ending.CLOSED_THERE);
    }

    @Test
    void afterALinkIsLostThePeerIsCalledAgain() throws Exception {
        GrpcLinks a = station(ours, true, here);
        GrpcLinks b = station(theirs, false, there);
        b.call(id(ours), a.listensAt().orElseThrow());
        next(here.opened).close(Farewell.STOPPING);
        next(there.opened);

        next(here.opened);
        next(there.opened);

        assertThat(a.to(id(theirs))).isPresent();
    }

    @Test
    void stationsThatCallEachOtherKeepOneLink() throws Exception {
        GrpcLinks a = station(ours, true, here);
        GrpcLinks b = station(theirs, true, there);

        a.call(id(theirs), b.listensAt().orElseThrow());
        b.call(id(ours), a.listensAt().orElseThrow());

        next(here.opened);
        next(there.opened);
        Instant now = Instant.parse("2026-11-22T06:00:00Z");
        Message.Ping ping = new Message.Ping(1, now);
        for (int attempt = 0; !there.messages.contains(ping); attempt++) {
            assertThat(attempt).isLessThan(200);
            a.to(id(theirs)).ifPresent(link -> link.send(ping));
            Message heard = there.messages.poll(100, TimeUnit.MILLISECONDS);
            if (heard != null && heard.equals(ping)) {
                break;
            }
        }
        assertThat(here.opened.size() - here.closed.size()).isLessThanOrEqualTo(0);
    }

    private final SigningKey newer = SigningKey.generate();
    /** Whom the station lets in that has not heard of the newer key. */
    private final java.util.Set<OriginKey> known = ConcurrentHashMap.newKeySet();

    /** The station that changed its key; it lets the other one in. */
    private GrpcLinks changed(boolean listens) {
        known.add(ours.origin());
        return station(
                new SeatKeys(newer, List.of(SigningKey.generate(), ours)),
                java.util.Set.of(theirs.origin()),
                listens,
                here);
    }

    private void hears() {
        known.remove(ours.origin());
        known.add(newer.origin());
    }

    @Test
    void whoChangedItsKeyReachesWhoKnowsOnlyTheOlderOneAndAfterwardsWithTheNewer() throws Exception {
        GrpcLinks a = changed(false);
        GrpcLinks b = station(SeatKeys.of(theirs), known, true, there);

        a.call(id(theirs), b.listensAt().orElseThrow());

        Link atB = next(there.opened);
        assertThat(atB.peer()).isEqualTo(id(ours));
        assertThat(next(here.opened).peer()).isEqualTo(id(theirs));
        assertThat(here.unreached).as("nobody need know").isEmpty();

        hears();
        atB.close(Farewell.NOT_A_MEMBER);

        assertThat(next(there.opened).peer()).isEqualTo(id(newer));
    }

    @Test
    void whoCallsIsShownTheKeyItExpects() throws Exception {
        GrpcLinks a = changed(true);
        GrpcLinks b = station(SeatKeys.of(theirs), known, false, there);

        b.call(id(ours), a.listensAt().orElseThrow());
        Link atB = next(there.opened);
        assertThat(atB.peer()).isEqualTo(id(ours));

        hears();
        b.forget(id(ours));
        atB.close(Farewell.NOT_A_MEMBER);
        b.call(id(newer), a.listensAt().orElseThrow());
        assertThat(next(there.opened).peer()).isEqualTo(id(newer));
        assertThat(next(here.opened).peer()).isEqualTo(id(theirs));
    }

    @Test
    void anOlderKeyIsShownToNobodyWhoKnowsBetterAndNoOtherKeyIsEverLetIn() throws Exception {
        GrpcLinks a = changed(true);
        assertThat(fateOf(
                                StationCertificate.make(theirs, clock.instant()),
                                id(SigningKey.generate()),
                                a.listensAt().orElseThrow())
                        .getCode())
                .isEqualTo(Status.Code.UNAVAILABLE);
        GrpcLinks b = station(SeatKeys.of(theirs), known, true, there);
        known.clear();

        a.call(id(theirs), b.listensAt().orElseThrow());

        assertThat(next(here.unreached)).isEqualTo(Unreached.NOT_LET_IN);
        assertThat(there.opened).isEmpty();
    }

    @Test
    void twoThatCallEachOtherWhileOneKnowsOnlyTheOlderKeyKeepOneLink() throws Exception {
        GrpcLinks a = changed(true);
        GrpcLinks b = station(SeatKeys.of(theirs), known, true, there);

        a.call(id(theirs), b.listensAt().orElseThrow());
        b.call(id(ours), a.listensAt().orElseThrow());

        Message.Ping ping = new Message.Ping(1, Instant.parse("2026-11-22T06:00:00Z"));
        Message heard = null;
        for (int attempt = 0; !ping.equals(heard); attempt++) {
            assertThat(attempt).isLessThan(200);
            a.to(id(theirs)).ifPresent(link -> link.send(ping));
            heard = there.messages.poll(100, TimeUnit.MILLISECONDS);
        }
        assertThat(b.to(id(ours))).isPresent();
    }

    /** What happens to a call with this certificate to a station that expects ours and lets in the members. */
    private Status fateOf(StationCertificate certificate, PeerId whom, PeerAddress where) throws Exception {
        Network network = new Network();
        open.add(network);
        CompletableFuture<Status> fate = new CompletableFuture<>();
        Caller caller = new Caller(key -> true, clock, network);
        caller.call(certificate, whom, where, (peer, shown, stream) -> null, (link, status) -> fate.complete(status));
        return fate.get(20, TimeUnit.SECONDS);
    }

    @Test
    void strangersExpiredRevokedAndOtherKeysGetNowhere() throws Exception {
        GrpcLinks a = station(ours, true, here);
        PeerAddress where = a.listensAt().orElseThrow();
        Instant now = clock.instant();
        StationCertificate good = StationCertificate.make(theirs, now);

        assertThat(fateOf(good, id(ours), where).getCode()).isEqualTo(Status.Code.UNAVAILABLE); // a stranger
        members.add(theirs.origin());
        StationCertificate old =
                StationCertificate.make(theirs, now.minus(Duration.ofDays(9)), now.minus(Duration.ofDays(1)));
        assertThat(fateOf(old, id(ours), where).getCode()).isEqualTo(Status.Code.UNAVAILABLE);
        StationCertificate early =
                StationCertificate.make(theirs, now.plus(Duration.ofDays(1)), now.plus(Duration.ofDays(9)));
        assertThat(fateOf(early, id(ours), where).getCode()).isEqualTo(Status.Code.UNAVAILABLE);
        StationCertificate notTheirSecret =
                new StationCertificate(good.certificate(), SigningKey.generate().forTls());
        assertThat(fateOf(notTheirSecret, id(ours), where).getCode()).isEqualTo(Status.Code.UNAVAILABLE);
        assertThat(fateOf(good, id(SigningKey.generate()), where).getCode())
                .isEqualTo(Status.Code.UNAVAILABLE); // not whom we called
        assertThat(here.opened).isEmpty();

        fateOf(good, id(ours), where); // a member reaches us, so that the refusals above mean something
        assertThat(next(here.opened).peer()).isEqualTo(id(theirs));
        members.remove(theirs.origin());
        assertThat(fateOf(good, id(ours), where).getCode()).isEqualTo(Status.Code.UNAVAILABLE); // revoked
        assertThat(here.opened).isEmpty();
    }

    @Test
    void nothingBelowTls13IsSpokenAndNobodyComesInWithoutACertificate() throws Exception {
        GrpcLinks a = station(ours, true, here);
        PeerAddress where = a.listensAt().orElseThrow();

        assertThatThrownBy(() -> handshake(where, "TLSv1.2")).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> handshake(where, "TLSv1.3")).isInstanceOf(IOException.class);
        assertThat(here.opened).isEmpty();
    }

    private void handshake(PeerAddress where, String version) throws Exception {
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(null, new TrustManager[] {new PeerTrust(key -> true, clock)}, null);
        try (SSLSocket socket = (SSLSocket) tls.getSocketFactory().createSocket(where.host(), where.port())) {
            socket.setSoTimeout(20_000);
            socket.setEnabledProtocols(new String[] {version});
            socket.startHandshake();
            socket.getOutputStream().write(new byte[64]);
            if (socket.getInputStream().read() < 0) { // in TLS 1.3 the refusal comes after the client's part
                throw new IOException("Hung up");
            }
        }
    }

    /** A peer that speaks gRPC and has a member's key, and then does as it likes. */
    private Stream misbehaving(PeerAddress where) throws Exception {
        members.add(theirs.origin());
        Network network = new Network();
        Wire wire = new Wire();
        open.add(network);
        open.add(wire);
        CompletableFuture<Stream> opened = new CompletableFuture<>();
        Predicate<OriginKey> all = key -> true;
        new Caller(all, clock, network)
                .call(
                        StationCertificate.make(theirs, clock.instant()),
                        id(ours),
                        where,
                        (peer, shown, stream) -> {
                            opened.complete(stream);
                            return new GrpcLink(peer, true, stream, wire, new HeardLinks(false), (link, why) -> {});
                        },
                        (link, status) -> {});
        return opened.get(20, TimeUnit.SECONDS);
    }

    @Test
    void garbageEndsTheLinkWithThatReason() throws Exception {
        GrpcLinks a = station(ours, true, here);
        Stream peer = misbehaving(a.listensAt().orElseThrow());
        byte[] garbage = new byte[5_000];
        new Random(4).nextBytes(garbage);

        peer.send(garbage);

        assertThat(next(here.closed)).isEqualTo(Ending.GARBAGE);
    }

    @Test
    void aMessageThatIsTooLargeIsRefusedWithThatReason() throws Exception {
        GrpcLinks a = station(ours, true, here);
        Stream peer = misbehaving(a.listensAt().orElseThrow());

        peer.send(new byte[Wire.LIMIT + 1]);

        assertThat(next(here.closed)).isEqualTo(Ending.TOO_LARGE);
        assertThat(here.messages).isEmpty();
    }

    @Test
    void aPeerThatDoesNotReadIsDroppedBeforeMuchWaitsForIt() throws Exception {
        GrpcLinks a = station(ours, true, here);
        misbehaving(a.listensAt().orElseThrow());
        Link link = next(here.opened);
        byte[] part = new byte[64 << 10];
        new Random(4).nextBytes(part);
        Message.PicturePart message = new Message.PicturePart(PICTURE, 0, 64 << 10, part);

        long sent = 0;
        while (here.closed.isEmpty() && sent < 64L << 20) {
            sent += link.send(message);
        }

        assertThat(next(here.closed)).isEqualTo(Ending.TOO_SLOW);
        assertThat(sent).isLessThan(GrpcLink.MOST_WAITING + (8L << 20));
        assertThat(link.send(new Message.Credit(Lane.DUTY, 1))).isZero();
    }

    @Test
    void whatIsToFollowFollowsOnlyOnceTheLinkHasTakenIt() throws Exception {
        GrpcLinks a = station(ours, true, here);
        GrpcLinks b = station(theirs, false, there);
        b.call(id(ours), a.listensAt().orElseThrow());
        Link link = next(here.opened);
        byte[] part = new byte[1 << 20];
        CompletableFuture<Integer> heardBefore = new CompletableFuture<>();

        for (int i = 0; i < 5; i++) {
            link.send(new Message.PicturePart(PICTURE, 0, 1 << 20, part));
        }
        link.whenSent(() -> heardBefore.complete(there.messages.size()));

        assertThat(heardBefore.get(20, TimeUnit.SECONDS)).isGreaterThanOrEqualTo(0);
        for (int i = 0; i < 5; i++) {
            assertThat(next(there.messages)).isInstanceOf(Message.PicturePart.class);
        }
    }

    /** A server that takes the connection and says nothing: the call stands in the middle when the station closes. */
    @Test
    void aCallThatNobodyHasAnsweredEndsWithTheStation() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            GrpcLinks b = station(theirs, false, there);
            b.call(id(ours), new PeerAddress("127.0.0.1", silent.getLocalPort()));
            try (Socket called = silent.accept()) {
                called.setSoTimeout(10_000);
                assertThat(called.getInputStream().read()).as("its TLS begins").isEqualTo(0x16);
                assertThat(b.calls()).isEqualTo(1);

                b.close();

                assertThat(b.calls()).as("channels that stay open").isZero();
                byte[] rest = new byte[4096];
                int read = 0;
                while (read >= 0) {
                    read = called.getInputStream().read(rest); // ends, or the time is over
                }
                assertThat(there.opened).isEmpty();
            }
        }
    }

    /** As a host that hangs or a firewall does: no station refused us there. */
    @Test
    void aPortThatTakesTheCallAndSaysNothingIsNobody() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            station(theirs, false, there).call(id(ours), new PeerAddress("127.0.0.1", silent.getLocalPort()));

            assertThat(next(there.unreached)).isEqualTo(Unreached.NOBODY);
        }
    }

    @Test
    void aStationThatClosesSaysGoodbyeToWhomItCalledAndLeavesNoChannelOpen() throws Exception {
        GrpcLinks a = station(ours, true, here);
        GrpcLinks b = station(theirs, false, there);
        b.call(id(ours), a.listensAt().orElseThrow());
        next(here.opened);
        next(there.opened);

        b.close();

        assertThat(next(here.messages)).isEqualTo(new Message.Bye(Farewell.STOPPING));
        assertThat(next(here.closed)).isEqualTo(Ending.CLOSED_THERE);
        assertThat(b.calls()).isZero();
    }
}

package eu.sargs.sync.link;

import static eu.sargs.sync.link.HeardLinks.next;
import static org.assertj.core.api.Assertions.assertThat;

import eu.sargs.journal.OriginKey;
import eu.sargs.journal.SeatKeys;
import eu.sargs.journal.SigningKey;
import eu.sargs.sync.PeerAddress;
import eu.sargs.sync.RefusedCallers;
import eu.sargs.sync.engine.Farewell;
import eu.sargs.sync.engine.PeerId;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Strangers with sockets at a station's port, and peers that come in all the same. Over real sockets and TLS. */
@Timeout(120)
class StrangersIT {
    private static final int MANY = 300;

    private final SigningKey ours = SigningKey.generate();
    private final SigningKey theirs = SigningKey.generate();
    private final SigningKey others = SigningKey.generate();
    private final Set<OriginKey> members = ConcurrentHashMap.newKeySet();
    private final HeardLinks here = new HeardLinks(true);
    private final List<AutoCloseable> open = new ArrayList<>();
    private GrpcLinks a;
    private PeerAddress where;

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable one : open.reversed()) {
            one.close();
        }
    }

    private void listens() {
        members.addAll(List.of(ours.origin(), theirs.origin(), others.origin()));
        a = station(ours, Optional.of(new PeerAddress("127.0.0.1", 0)), here);
        where = a.listensAt().orElseThrow();
    }

    private GrpcLinks station(SigningKey key, Optional<PeerAddress> listenAt, LinkListener listener) {
        GrpcLinks links =
                new GrpcLinks(SeatKeys.of(key), members::contains, listenAt, InstantSource.system(), new Random(1));
        open.add(links);
        links.open(listener);
        return links;
    }

    private HeardLinks calls(SigningKey key) {
        HeardLinks there = new HeardLinks(true);
        station(key, Optional.empty(), there).call(new PeerId(ours.origin()), where);
        return there;
    }

    private SocketChannel socket(String from) throws IOException {
        SocketChannel socket = SocketChannel.open();
        socket.bind(new InetSocketAddress(from, 0));
        socket.connect(new InetSocketAddress(where.host(), where.port()));
        socket.configureBlocking(false);
        return socket;
    }

    /** Holds sockets open and says nothing there; opens another where one was closed, for as long as it goes on. */
    private final class Attack implements AutoCloseable {
        final AtomicInteger renewed = new AtomicInteger();
        private final String from;
        private final List<SocketChannel> sockets = new ArrayList<>();
        private final Thread thread = new Thread(this::goOn, "attack");
        private volatile boolean over;

        Attack(String from) throws IOException {
            this.from = from;
            for (int i = 0; i < MANY; i++) {
                sockets.add(socket(from));
            }
            open.add(this);
        }

        Attack renewing() {
            thread.start();
            return this;
        }

        private void goOn() {
            ByteBuffer heard = ByteBuffer.allocate(64);
            while (!over) {
                sockets.replaceAll(socket -> renewed(socket, heard));
            }
        }

        private SocketChannel renewed(SocketChannel socket, ByteBuffer heard) {
            try {
                if (over || socket.isOpen() && socket.read(heard.clear()) >= 0) {
                    return socket;
                }
            } catch (IOException e) {
                // It was reset: that is closed too.
            }
            try {
                socket.close();
                SocketChannel next = socket(from);
                renewed.incrementAndGet();
                return next;
            } catch (IOException e) {
                return socket; // the machine has no more sockets; in the next round
            }
        }

        @Override
        public void close() throws Exception {
            over = true;
            thread.join();
            for (SocketChannel socket : sockets) {
                socket.close();
            }
        }
    }

    @Test
    void aPeerComesInThoughItsOwnAddressHoldsHundredsOfSockets() throws Exception {
        listens();
        new Attack("127.0.0.1");

        HeardLinks there = calls(theirs);

        assertThat(next(here.opened).peer()).isEqualTo(new PeerId(theirs.origin()));
        next(there.opened);
        assertThat(there.unreached).as("at its first call").isEmpty();
    }

    @Test
    void aPeerComesInThoughItsOwnAddressGoesOnWithTheAttack() throws Exception {
        listens();
        Attack attack = new Attack("127.0.0.1").renewing();
        HeardLinks there = calls(theirs);

        next(there.opened);
        for (int i = 0; i < 5; i++) {
            next(here.opened).close(Farewell.STOPPING);
            next(there.opened);
        }

        assertThat(attack.renewed.get()).as("the attack went on").isGreaterThan(MANY);
        assertThat(a.refused().count()).isGreaterThan(MANY);
    }

    @Test
    void whoLosesItsLinkComesBackAndWhoHasOneKeepsItWhileAnAttackGoesOn() throws Exception {
        listens();
        calls(others);
        Link stays = next(here.opened);
        Attack attack = new Attack("127.0.0.2").renewing();
        HeardLinks there = calls(theirs);
        next(there.opened);

        for (int i = 0; i < 3; i++) {
            next(here.opened).close(Farewell.STOPPING);
            next(there.opened);
        }
        next(here.opened);

        assertThat(there.unreached).as("each time at the first call").isEmpty();
        assertThat(attack.renewed.get()).as("the attack went on").isGreaterThan(MANY);
        assertThat(a.to(stays.peer())).contains(stays);
        assertThat(a.refused().count()).isGreaterThan(MANY);
    }

    @Test
    void whoSaysNothingIsHungUpOnSoon() throws Exception {
        listens();
        try (Socket silent = new Socket(where.host(), where.port())) {
            silent.setSoTimeout(9_000); // less than a whole handshake is given
            assertThat(silent.getInputStream().read()).isEqualTo(-1);
        }
    }

    @Test
    void garbageBrowsersAndStrangersAreCounted() throws Exception {
        listens();
        assertThat(a.refused()).isEqualTo(RefusedCallers.none());

        says("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
        says("\0\1\2\3 some garbage");
        members.remove(theirs.origin());
        assertThat(next(calls(theirs).unreached)).isEqualTo(Unreached.NOT_LET_IN);

        while (a.refused().count() < 3) { // the caller may hear of it first; for as long as the test may take
            Thread.onSpinWait();
        }
        assertThat(a.refused().last()).isPresent();
        assertThat(here.opened).isEmpty();
    }

    @Test
    void aPeerThatComesInAndGoesIsNoneOfThem() throws Exception {
        listens();
        HeardLinks there = calls(theirs);
        next(here.opened).close(Farewell.STOPPING);
        next(there.closed);
        next(here.opened);

        assertThat(a.refused()).isEqualTo(RefusedCallers.none());
    }

    private void says(String what) throws IOException {
        try (Socket socket = new Socket(where.host(), where.port())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(what.getBytes(StandardCharsets.ISO_8859_1));
            byte[] answer = new byte[4_096];
            int read = 0;
            while (read >= 0) { // an alert of TLS, then the end
                read = socket.getInputStream().read(answer);
            }
        }
    }
}

package eu.sargs.sync.link;

import static org.assertj.core.api.Assertions.assertThat;

import eu.sargs.journal.ActedBy;
import eu.sargs.journal.SeatKeys;
import eu.sargs.journal.SigningKey;
import eu.sargs.platform.Fault;
import eu.sargs.platform.Listeners;
import eu.sargs.platform.Pin;
import eu.sargs.sync.AddressBook;
import eu.sargs.sync.HandOvers;
import eu.sargs.sync.PeerAddress;
import eu.sargs.sync.PeerKey;
import eu.sargs.sync.member.MemberBook;
import eu.sargs.sync.member.MemberEvent;
import eu.sargs.sync.member.Membership;
import eu.sargs.sync.member.Statement;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a station does by itself when who belongs has changed; its links are tried by integration tests. */
class StationPeersTest {
    /** Nobody belongs; notes when revocations were to be said again. */
    private static final class Book implements MemberBook {
        final Membership nobody;
        final Listeners<Membership> listeners = new Listeners<>();
        final LinkedBlockingQueue<String> saidAgain = new LinkedBlockingQueue<>();
        volatile boolean full;

        Book(SigningKey key) {
            nobody = new Membership(key.origin(), List.of());
        }

        @Override
        public Membership now() {
            return nobody;
        }

        @Override
        public String officer(Statement statement) {
            return "";
        }

        @Override
        public void say(List<MemberEvent> said, ActedBy by) {
            throw new UnsupportedOperationException();
        }

        @Override
        public int sayAgain() {
            saidAgain.add(full ? "not written" : "written");
            if (full) {
                throw new Fault("JRN-01", "journal.fault.write");
            }
            return 0;
        }

        @Override
        public void catchUp() {
            throw new UnsupportedOperationException();
        }

        @Override
        public Pin onChange(Consumer<Membership> listener) {
            return listeners.add(listener);
        }
    }

    private static final class NoAddresses implements AddressBook {
        @Override
        public Map<PeerKey, PeerAddress> all() {
            return Map.of();
        }

        @Override
        public void put(PeerKey peer, Optional<PeerAddress> address) {
            throw new UnsupportedOperationException();
        }
    }

    private final SigningKey key = SigningKey.generate();
    private final Book book = new Book(key);
    private final StationPeers peers = new StationPeers(
            SeatKeys.of(key),
            book,
            new NoAddresses(),
            new Shared(null, null, HandOvers.untold()),
            InstantSource.system());

    @AfterEach
    @Timeout(10) // what is to be tried again does not hold it up
    void close() {
        peers.close();
    }

    private String next() throws InterruptedException {
        return book.saidAgain.poll(10, TimeUnit.SECONDS);
    }

    @Test
    void looksForRevocationsToSayAgainWhenItOpensAndAfterEachChange() throws Exception {
        book.listeners.tell(book.nobody);
        peers.open(Reach::nowhere);
        assertThat(next()).isEqualTo("written");
        assertThat(book.saidAgain).as("a command without links says nothing").isEmpty();
        book.full = true;
        book.listeners.tell(book.nobody);
        assertThat(next()).isEqualTo("not written");
        book.full = false;
        book.listeners.tell(book.nobody);
        assertThat(next()).as("a full disk is not the end of it").isEqualTo("written");
    }
}

package eu.sargs.sync.link;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import eu.sargs.platform.Fault;
import eu.sargs.sync.InMemoryPeers;
import eu.sargs.sync.PeerLink;
import eu.sargs.sync.engine.Farewell;
import eu.sargs.sync.engine.PeerId;
import eu.sargs.sync.engine.PeerView;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** A relay that keeps contents back: the link comes and goes in seconds, what is told of it stays. */
class LinkHistoryTest {
    private static final Logger LOG = (Logger) LoggerFactory.getLogger(Withholding.class);
    private static final PeerId RELAY = new PeerId(InMemoryPeers.key('b').origin());

    private final ListAppender<ILoggingEvent> said = new ListAppender<>();
    private final LinkHistory history = new LinkHistory();
    private final Link carrier = (Link) Proxy.newProxyInstance(
            Link.class.getClassLoader(), new Class<?>[] {Link.class}, (self, method, given) -> 0L);
    private Instant now = Instant.parse("2026-11-23T13:00:00Z");

    @BeforeEach
    void listen() {
        said.start();
        LOG.setLevel(Level.INFO);
        LOG.addAppender(said);
    }

    @AfterEach
    void away() {
        LOG.detachAppender(said);
        LOG.setLevel(null);
    }

    private List<String> lines() {
        return said.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
    }

    private void look(long behind) {
        history.look(new PeerView(RELAY, true, now, Optional.empty(), behind, 0, 0, false, false), carrier, now);
        history.passed(now);
    }

    private void withholds() {
        history.opened(RELAY);
        look(3);
        now = now.plusSeconds(6);
        history.closedHere(RELAY, Farewell.WITHHELD, now);
    }

    private Optional<PeerLink.Note> note() {
        return history.of(RELAY, true, false).note();
    }

    @Test
    void goesOnTellingOfARelayThatKeepsContentsBackWhileItsLinkComesAndGoes() {
        history.opened(RELAY);
        look(3);
        assertThat(note()).isEmpty();
        for (int again = 0; again < 5; again++) {
            withholds();
            assertThat(note()).contains(PeerLink.Note.WITHHOLDS);
            assertThat(history.of(RELAY, true, false).lastError().map(Fault::code))
                    .contains("SYN-26");
            now = now.plusSeconds(40);
            history.opened(RELAY);
            look(0); // it has not said yet what it has
            assertThat(history.of(RELAY, true, false).lastError()).isEmpty();
            assertThat(note()).as("the link stands again").contains(PeerLink.Note.WITHHOLDS);
        }
        assertThat(lines()).singleElement().asString().contains(RELAY.toString(), "SYN-26");
    }

    @Test
    void endsWhenNothingIsMissingThatItHas() {
        withholds();
        history.opened(RELAY);
        look(0);
        now = now.plus(Withholding.WHOLE).minusMillis(1);
        look(0);
        assertThat(note()).contains(PeerLink.Note.WITHHOLDS);
        look(1);
        now = now.plusSeconds(5);
        look(0);
        now = now.plus(Withholding.WHOLE).minusMillis(1);
        look(0);
        assertThat(note()).as("counted anew").contains(PeerLink.Note.WITHHOLDS);
        now = now.plusMillis(1);
        look(0);
        assertThat(note()).isEmpty();
        assertThat(lines()).hasSize(2).last().asString().contains("nothing back any more");
        withholds();
        assertThat(lines()).as("it begins again").hasSize(3);
    }

    @Test
    void endsADayAfterItWasLastFound() {
        withholds();
        now = now.plus(Duration.ofHours(20));
        withholds();
        now = now.plus(Withholding.TOLD).minusMillis(1);
        history.passed(now);
        assertThat(note()).contains(PeerLink.Note.WITHHOLDS);
        now = now.plusMillis(1);
        history.passed(now);
        assertThat(note()).isEmpty();
        assertThat(lines()).hasSize(2);
    }
}

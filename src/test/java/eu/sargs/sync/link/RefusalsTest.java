package eu.sargs.sync.link;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import eu.sargs.sync.RefusedCallers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class RefusalsTest {
    private static final Logger LOG = (Logger) LoggerFactory.getLogger(Refusals.class);

    private final ListAppender<ILoggingEvent> said = new ListAppender<>();
    private final List<Runnable> minutes = new ArrayList<>();
    private Instant now = Instant.parse("2026-11-23T13:00:00Z");
    private final Refusals refusals = new Refusals(() -> now, (task, after) -> {
        assertThat(after).isEqualTo(Duration.ofMinutes(1));
        minutes.add(task);
    });

    @BeforeEach
    void listen() {
        said.start();
        LOG.addAppender(said);
    }

    @AfterEach
    void away() {
        LOG.detachAppender(said);
    }

    private List<String> lines() {
        return said.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
    }

    private void aMinutePasses() {
        now = now.plus(Refusals.APART);
        minutes.removeFirst().run();
    }

    @Test
    void saysTheFirstAtOnceAndManyInOneLineAMinuteLater() {
        refusals.add(Refusal.SILENT);
        for (int i = 0; i < 5_000; i++) {
            refusals.add(Refusal.CROWDED_OUT);
        }
        refusals.add(Refusal.NO_KEY);
        assertThat(lines())
                .containsExactly("Callers were refused: 1 said nothing; 1 since this station began to listen");

        aMinutePasses();
        assertThat(lines())
                .hasSize(2)
                .last()
                .isEqualTo("Callers were refused: 1 proved no admitted key, 5000 gave way to others; 5002 since this"
                        + " station began to listen");

        aMinutePasses(); // nothing came
        assertThat(lines()).hasSize(2);
        assertThat(minutes).isEmpty();
        refusals.add(Refusal.NO_TLS);
        assertThat(lines()).hasSize(3);
    }

    @Test
    void tellsHowManyAndWhenTheLastWas() {
        assertThat(refusals.soFar()).isEqualTo(RefusedCallers.none());

        refusals.add(Refusal.NO_TLS);
        now = now.plusSeconds(5);
        refusals.add(Refusal.NO_TLS);

        assertThat(refusals.soFar()).isEqualTo(new RefusedCallers(2, Optional.of(now)));
    }

    @Test
    void saysTheRestWhenItEndsAndTakesNoHangingUpForARefusal() {
        refusals.add(Refusal.NO_TLS);
        refusals.add(Refusal.NO_KEY);

        refusals.close();
        refusals.add(Refusal.SILENT);
        refusals.close();

        assertThat(lines()).hasSize(2);
        assertThat(refusals.soFar().count()).isEqualTo(2);
    }
}

package eu.sargs.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RetirementTest {
    private final SigningKey utena = SigningKey.generate();
    private final SigningKey karsava = SigningKey.generate();
    private final FeedId traffic = new FeedId(utena.origin(), 1, Scope.ALL, Lane.TRAFFIC);

    private Event told(SigningKey by, long last) {
        HybridClock clock = new HybridClock(() -> Instant.ofEpochMilli(1_000), new HybridTime(0, 0));
        Batch batch = new Batch(by, 1, clock, new Random(7), feed -> FeedTip.empty());
        return batch.add(new Retirement(traffic, last, new byte[32]).draft(ActedBy.machine("test")))
                .event();
    }

    @Test
    void onlyTheOriginRetiresItsFeed() {
        assertThat(Retirement.of(told(karsava, 100), Successions.NONE)).isEmpty();
        assertThat(Retirement.of(told(utena, 50), Successions.NONE)
                        .orElseThrow()
                        .last())
                .isEqualTo(50);
    }
}

package eu.sargs.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class LetGoTest {
    private static final Instant NOW = Instant.parse("2026-11-02T03:00:00Z");

    private static Header header(Lane lane, Duration age) {
        FeedId feed = new FeedId(SigningKey.generate().origin(), 1, Scope.ALL, lane);
        HybridTime time = new HybridTime(NOW.minus(age).toEpochMilli(), 0);
        return new Header(feed, 1, Header.noPrevious(), time, "SightingRecorded", 2, new byte[Digests.LENGTH]);
    }

    @Test
    void isOfTrafficOlderThanADayAloneAndAnHourMoreForWhoPassesItOn() {
        Header older = header(Lane.TRAFFIC, Duration.ofHours(24).plusMillis(1));
        assertThat(LetGo.mayLack(older, NOW)).isTrue();
        assertThat(LetGo.mayPass(older, NOW))
                .as("the other's clock may be behind")
                .isFalse();
        assertThat(LetGo.mayLack(header(Lane.TRAFFIC, Duration.ofHours(24)), NOW))
                .isFalse();
        Header passed = header(Lane.TRAFFIC, Duration.ofHours(25).plusMillis(1));
        assertThat(LetGo.mayPass(passed, NOW)).isTrue();
        assertThat(LetGo.mayLack(passed, NOW.minus(Duration.ofHours(1)))).isTrue();
        for (Lane lane : Lane.values()) {
            assertThat(LetGo.mayLack(header(lane, Duration.ofDays(400)), NOW))
                    .as("%s", lane)
                    .isEqualTo(lane == Lane.TRAFFIC);
        }
    }
}

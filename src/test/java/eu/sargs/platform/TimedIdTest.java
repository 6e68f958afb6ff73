package eu.sargs.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TimedIdTest {
    private static final Instant NOON = Instant.parse("2026-01-05T12:00:00Z");

    @Test
    void growsWithTheTimeAndSaysIt() {
        Random random = new Random(3);
        UUID first = TimedId.at(NOON, random);
        UUID later = TimedId.at(NOON.plusMillis(1), random);

        assertThat(later.toString()).isGreaterThan(first.toString());
        assertThat(first.version()).isEqualTo(7);
        assertThat(first.variant()).isEqualTo(2);
        assertThat(first.getMostSignificantBits() >>> 16).isEqualTo(NOON.toEpochMilli());
    }

    @Test
    void isAnotherOneEachTimeInOneMillisecond() {
        Random random = new Random(4);

        assertThat(Stream.generate(() -> TimedId.at(NOON, random)).limit(100_000))
                .doesNotHaveDuplicates();
    }
}

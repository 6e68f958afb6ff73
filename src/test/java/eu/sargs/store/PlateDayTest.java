package eu.sargs.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PlateDayTest {
    private static final long NOON = Instant.parse("2026-03-01T12:00:00Z").toEpochMilli();
    private static final long NEXT = NOON + Duration.ofHours(12).toMillis();

    @Test
    void platesThatMayBeMistakenForOneAnotherShareANumberAndOthersDoNot() {
        assertThat(PlateDay.of(NOON, "HO3817")).isEqualTo(PlateDay.of(NOON, "H03817"));
        assertThat(PlateDay.of(NOON, "AB123")).isNotEqualTo(PlateDay.of(NOON, "AB1230"));
        assertThat(PlateDay.of(NOON, "AB1234")).isNotEqualTo(PlateDay.of(NOON, "AB1235"));
        assertThat(PlateDay.of(NOON, "AB1234")).isNotEqualTo(PlateDay.of(NEXT, "AB1234"));
    }

    @Test
    void theDayLeads() {
        assertThat(PlateDay.of(NOON, "ZZZZZZZZZZ")).isLessThan(PlateDay.of(NEXT, "0"));
        assertThat(PlateDay.day(PlateDay.of(NOON, "ЖЖЖЖЖЖЖЖ"))).isEqualTo(NOON / 86_400_000);
        assertThat(PlateDay.first(PlateDay.day(PlateDay.of(NEXT, "1")))).isEqualTo(PlateDay.first(NEXT / 86_400_000));
    }

    @Test
    void theLastDayStillHasRoom() {
        long last = PlateDay.of(PlateDay.END - 1, "ЖЖЖЖЖЖЖЖ");
        assertThat(last).isPositive().isGreaterThan(PlateDay.of(NOON, "ЖЖЖЖЖЖЖЖ"));
        assertThat(PlateDay.day(last)).isEqualTo((PlateDay.END - 1) / 86_400_000);
    }
}

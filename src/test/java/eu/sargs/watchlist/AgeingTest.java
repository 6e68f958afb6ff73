package eu.sargs.watchlist;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AgeingTest {
    private static final ZoneId RIGA = ZoneId.of("Europe/Riga");
    /** Half past midnight in Rīga, still the day before in UTC. */
    private static final Instant NOW = Instant.parse("2026-11-23T22:30:00Z");

    private static Instant lastDay(int day) {
        return LocalDate.of(2026, 11, day).plusDays(1).atStartOfDay(RIGA).toInstant();
    }

    private static WatchEntry entry(String pattern, String reason, Priority priority, Optional<Instant> end) {
        return new WatchEntry(
                new EntryId(UUID.nameUUIDFromBytes((pattern + reason + priority + end).getBytes())),
                pattern,
                reason,
                priority,
                NOW.minus(Duration.ofDays(30)),
                end,
                "Krāslava",
                "",
                1);
    }

    private static WatchEntry ending(Instant end) {
        return entry("HO3817", "x", Priority.LOW, Optional.of(end));
    }

    @Test
    void countsDaysAsTheStationDoes() {
        assertThat(Ageing.daysLeft(ending(lastDay(24)), NOW, RIGA)).isEqualTo(OptionalInt.of(0));
        assertThat(Ageing.daysLeft(ending(lastDay(25)), NOW, RIGA)).isEqualTo(OptionalInt.of(1));
        assertThat(Ageing.daysLeft(ending(lastDay(27)), NOW, RIGA)).isEqualTo(OptionalInt.of(3));
        assertThat(Ageing.daysLeft(ending(lastDay(23)), NOW, RIGA)).as("over").isEmpty();
        assertThat(Ageing.daysLeft(ending(NOW), NOW, RIGA)).as("ends now").isEmpty();
        assertThat(Ageing.daysLeft(entry("HO3817", "x", Priority.LOW, Optional.empty()), NOW, RIGA))
                .isEmpty();
    }

    @Test
    void namesWhatEndsUntilThenTheSoonestFirst() {
        WatchEntry soon = ending(NOW.plusSeconds(1));
        WatchEntry later = ending(NOW.plusSeconds(60));
        List<WatchEntry> all = List.of(
                later,
                ending(NOW),
                soon,
                ending(NOW.plusSeconds(61)),
                entry("HO3817", "x", Priority.LOW, Optional.empty()));
        assertThat(Ageing.ending(all, NOW, NOW.plusSeconds(60))).containsExactly(soon, later);
    }

    @Test
    void findsPlatesThatAreListedMoreThanOnceAndWhetherTheySayTheSame() {
        WatchEntry one = entry("HO3817", "Stolen", Priority.HIGH, Optional.empty());
        WatchEntry other = entry("HO3817", "Stolen", Priority.HIGH, Optional.of(lastDay(30)));
        WatchEntry unlike = entry("KX1234", "Stolen", Priority.HIGH, Optional.empty());
        WatchEntry over = entry("LM4410", "Stolen", Priority.HIGH, Optional.of(NOW));
        List<WatchEntry> all = List.of(
                one,
                other,
                unlike,
                entry("KX1234", "Stolen", Priority.LOW, Optional.empty()),
                over,
                entry("LM4410", "Stolen", Priority.LOW, Optional.empty()),
                entry("AB1234", "Stolen", Priority.LOW, Optional.empty()));
        List<SamePlate> same = SamePlate.of(all, NOW);
        assertThat(same).extracting(SamePlate::pattern).containsExactly("HO3817", "KX1234");
        assertThat(same.getFirst().entries()).containsExactly(one, other);
        assertThat(same).extracting(SamePlate::alike).containsExactly(true, false);
    }
}

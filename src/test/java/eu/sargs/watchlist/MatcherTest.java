package eu.sargs.watchlist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.sargs.access.Audience;
import eu.sargs.access.Officer;
import eu.sargs.access.Seat;
import eu.sargs.access.StationKey;
import eu.sargs.journal.Draft;
import eu.sargs.plate.Country;
import eu.sargs.plate.Plate;
import eu.sargs.plate.PlatePattern;
import eu.sargs.plate.Reading;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class MatcherTest {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

    private static WatchEntry entry(int id, String pattern, Priority priority) {
        return new WatchEntry(
                new EntryId(new UUID(0, id)), pattern, "Stolen", priority, NOW, Optional.empty(), "Krāslava", "", 1);
    }

    private static Reading read(String text, Reading.Alternative... others) {
        return new Reading(
                Plate.of(text), Country.of("LV"), 0.9, Collections.nCopies(text.length(), 0.9), List.of(others));
    }

    @Test
    void findsExactConfusableWildcardAndAlternativeMostUrgentFirst() {
        Matcher matcher = new Matcher(List.of(
                entry(1, "HO3817", Priority.LOW),
                entry(2, "H03817", Priority.HIGH),
                entry(3, "HO38*", Priority.MEDIUM),
                entry(4, "HU3817", Priority.LOW),
                entry(5, "ZZ9999", Priority.HIGH)));
        List<Matcher.EntryMatch> matches =
                matcher.match(read("HO3817", new Reading.Alternative(Plate.of("HU3817"), 0.3)), NOW);
        assertThat(matches)
                .extracting(match -> match.entry().id().value().getLeastSignificantBits())
                .containsExactly(2L, 3L, 1L, 4L);
    }

    @Test
    void anEntryOutsideItsTimeIsNotHit() {
        WatchEntry ended = new WatchEntry(
                new EntryId(new UUID(0, 1)),
                "HO3817",
                "x",
                Priority.HIGH,
                NOW.minusSeconds(60),
                Optional.of(NOW),
                "x",
                "",
                1);
        Matcher matcher = new Matcher(List.of(ended));
        assertThat(matcher.match(read("HO3817"), NOW)).isEmpty();
        assertThat(matcher.match(read("HO3817"), NOW.minusMillis(1))).hasSize(1);
        assertThat(matcher.match(read("HO3817"), NOW.minusSeconds(61))).isEmpty();
    }

    @Test
    void anEntryThatCannotBeReadSilencesNoOther() {
        Matcher matcher = new Matcher(List.of(entry(1, "#", Priority.HIGH), entry(2, "HO3817", Priority.LOW)));
        assertThat(matcher.match(read("HO3817"), NOW)).hasSize(1);
    }

    @Test
    void anUnlikelyAlternativeDoesNotRing() {
        Matcher matcher = new Matcher(List.of(entry(1, "HU3817", Priority.HIGH)));
        assertThat(matcher.match(read("HO3817", new Reading.Alternative(Plate.of("HU3817"), 0.05)), NOW))
                .isEmpty();
    }

    @Test
    void theIndexFindsWhatTryingEveryEntryFinds() {
        long seed = 42;
        Random random = new Random(seed);
        List<WatchEntry> entries = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            entries.add(entry(i, text(random, i % 5 == 0 ? "0OD1I8B?*" : "0OD1I8BAX", 5), Priority.MEDIUM));
        }
        Matcher matcher = new Matcher(entries);
        int hits = 0;
        for (int i = 0; i < 2000; i++) {
            Reading reading = read(
                    text(random, "0OD1I8BAX", 5), new Reading.Alternative(Plate.of(text(random, "0OD1I8BAX", 5)), 0.2));
            List<Object> expected = new ArrayList<>();
            for (WatchEntry entry : entries) {
                PlatePattern.parse(entry.pattern())
                        .match(reading)
                        .filter(match -> match.substitutions().isEmpty()
                                        && match.kind() != eu.sargs.plate.PlateMatch.Kind.ALTERNATIVE
                                || match.score() >= Matcher.LEAST_SCORE)
                        .ifPresent(match -> expected.add(entry.id()));
            }
            hits += expected.size();
            assertThat(matcher.match(reading, NOW))
                    .as("seed %d, read %d", seed, i)
                    .extracting(match -> (Object) match.entry().id())
                    .containsExactlyInAnyOrderElementsOf(expected);
        }
        assertThat(hits).isPositive();
    }

    private static String text(Random random, String signs, int longest) {
        StringBuilder text = new StringBuilder();
        for (int n = 2 + random.nextInt(longest - 1); n > 0; n--) {
            text.append(signs.charAt(random.nextInt(signs.length())));
        }
        return text.toString();
    }

    @Test
    void entriesComeBackFromTheWireAsTheyWent() {
        WatchEntry open = entry(7, "?B12*", Priority.HIGH);
        WatchEntry ending = new WatchEntry(
                open.id(), "AB1", "Žagts", Priority.LOW, NOW, Optional.of(NOW.plusSeconds(9)), "Ludza", "a\nb", 3);
        assertThat(WatchCodec.decode(WatchCodec.encode(open))).isEqualTo(open);
        assertThat(WatchCodec.decode(WatchCodec.encode(ending))).isEqualTo(ending);
    }

    @Test
    void changesComeBackFromTheWireAsTheyWent() {
        StationKey by = new StationKey("5a".repeat(32));
        WatchEntry shared = entry(7, "?B12*", Priority.HIGH)
                .shownTo(Audience.group("border"))
                .written(1, by);
        assertThat(WatchCodec.decode(WatchCodec.encode(shared))).isEqualTo(shared);
        Told told = new Told(by, "i.vitola", NOW);
        EntryChange put = EntryChange.put(shared, Set.of(UUID.randomUUID(), UUID.randomUUID()));
        EntryChange removed = EntryChange.removed(put.entry(), Audience.ALL, Set.of(put.id()));
        Officer officer = new Officer("i.vitola", "I. Vītola", new Seat("desk"), Set.of());
        for (EntryChange change : List.of(put, removed)) {
            Draft draft = WatchCodec.draft(change, officer);
            assertThat(draft.scope()).isEqualTo(change.audience().scope());
            assertThat(WatchCodec.decodeChange(draft.type(), draft.payload(), change.audience(), told))
                    .isEqualTo(new EntryChange(
                            change.id(),
                            change.entry(),
                            change.value(),
                            change.over(),
                            change.audience(),
                            Optional.of(told)));
        }
        assertThatThrownBy(() -> WatchCodec.decodeChange(WatchCodec.PUT, new byte[] {1, 2, 3}, Audience.ALL, told))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> WatchCodec.decodeChange(WatchCodec.REMOVED, new byte[0], Audience.ALL, told))
                .isInstanceOf(IllegalArgumentException.class);
    }
}

package eu.sargs.watchlist;

import static org.assertj.core.api.Assertions.assertThat;

import eu.sargs.access.Audience;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class EntryStateTest {
    private static final EntryId CAR = new EntryId(new UUID(0, 1));
    private static final EntryId VAN = new EntryId(new UUID(0, 2));

    private static WatchEntry entry(EntryId id, String pattern, int edition) {
        return new WatchEntry(
                id, pattern, "Stolen", Priority.HIGH, Instant.EPOCH, Optional.empty(), "Utena", "", edition);
    }

    private static EntryState one(EntryChange... changes) {
        return EntryState.of(List.of(changes)).getFirst();
    }

    @Test
    void theLatestOfALineOfChangesStands() {
        EntryChange first = EntryChange.put(entry(CAR, "AB123", 1), Set.of());
        EntryChange second = EntryChange.put(entry(CAR, "AB124", 2), Set.of(first.id()));
        EntryState state = one(second, first);
        assertThat(state.wanted()).extracting(WatchEntry::pattern).containsExactly("AB124");
        assertThat(state.disputed()).isFalse();
    }

    @Test
    void whatTwoChangedAtTheSameTimeStaysUntilOneDecides() {
        EntryChange first = EntryChange.put(entry(CAR, "AB123", 1), Set.of());
        EntryChange here = EntryChange.put(entry(CAR, "AB124", 2), Set.of(first.id()));
        EntryChange there = EntryChange.put(entry(CAR, "AB125", 2), Set.of(first.id()));
        EntryState state = one(here, there, first);
        assertThat(state.disputed()).isTrue();
        assertThat(state.wanted()).extracting(WatchEntry::pattern).containsExactlyInAnyOrder("AB124", "AB125");
        EntryChange decided = EntryChange.put(entry(CAR, "AB125", 3), state.ids());
        assertThat(one(here, there, first, decided).disputed()).isFalse();
        assertThat(one(here, there, first, decided).wanted())
                .extracting(WatchEntry::pattern)
                .containsExactly("AB125");
    }

    @Test
    void wantedWinsOverRemovedUntilOneDecides() {
        EntryChange first = EntryChange.put(entry(CAR, "AB123", 1), Set.of());
        EntryChange removed = EntryChange.removed(CAR, Audience.STATION, Set.of(first.id()));
        EntryChange changed = EntryChange.put(entry(CAR, "AB123", 2), Set.of(first.id()));
        EntryState state = one(first, removed, changed);
        assertThat(state.wanted()).hasSize(1);
        assertThat(state.disputed()).isTrue();
        assertThat(state.removedBySomebody()).isTrue();
        EntryState gone = one(first, removed, changed, EntryChange.removed(CAR, Audience.STATION, state.ids()));
        assertThat(gone.wanted()).isEmpty();
        assertThat(gone.disputed()).isFalse();
    }

    @Test
    void aRemovalTakesAwayOnlyWhatItsWriterSaw() {
        EntryChange unseen = EntryChange.put(entry(CAR, "AB123", 1), Set.of());
        assertThat(one(unseen, EntryChange.removed(CAR, Audience.STATION, Set.of(UUID.randomUUID())))
                        .wanted())
                .hasSize(1);
    }

    @Test
    void theOrderOfArrivalAndDuplicatesChangeNothing() {
        long seed = Long.getLong("merge.seed", 20_261_122L);
        Random random = new Random(seed);
        for (int round = 0; round < 300; round++) {
            List<EntryChange> all = new ArrayList<>();
            for (int i = 0; i < 14; i++) {
                EntryId id = random.nextBoolean() ? CAR : VAN;
                Set<UUID> seen = all.stream()
                        .filter(change -> change.entry().equals(id) && random.nextInt(3) > 0)
                        .map(EntryChange::id)
                        .collect(Collectors.toSet());
                all.add(
                        random.nextInt(4) == 0
                                ? EntryChange.removed(id, Audience.STATION, seen)
                                : EntryChange.put(entry(id, "AB" + i + "1", i), seen));
            }
            List<EntryChange> shuffled = new ArrayList<>(all);
            shuffled.addAll(all.subList(0, 4));
            Collections.shuffle(shuffled, random);
            assertThat(EntryState.of(shuffled))
                    .as("-Dmerge.seed=%d, round %d", seed, round)
                    .isEqualTo(EntryState.of(all));
        }
    }
}

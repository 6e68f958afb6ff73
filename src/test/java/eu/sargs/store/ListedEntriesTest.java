package eu.sargs.store;

import static org.assertj.core.api.Assertions.assertThat;

import eu.sargs.access.Audience;
import eu.sargs.watchlist.EntryChange;
import eu.sargs.watchlist.EntryId;
import eu.sargs.watchlist.Priority;
import eu.sargs.watchlist.WatchEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ListedEntriesTest {
    private final long seed = System.nanoTime();
    private final Random random = new Random(seed);
    /** What the table holds: changes that none has taken the place of, whichever came first. */
    private final Map<UUID, EntryChange> rows = new LinkedHashMap<>();

    private final Set<UUID> replaced = new HashSet<>();

    private void write(EntryChange change) {
        replaced.addAll(change.over());
        change.over().forEach(rows::remove);
        if (!replaced.contains(change.id())) {
            rows.put(change.id(), change);
        }
    }

    private List<EntryChange> standing(Collection<UUID> some) {
        return rows.values().stream()
                .filter(change -> some.contains(change.id()))
                .toList();
    }

    private WatchEntry entry(int number, int edition) {
        return new WatchEntry(
                new EntryId(new UUID(0, number)),
                "HO38" + (10 + number),
                "Stolen " + edition,
                Priority.HIGH,
                Instant.EPOCH,
                Optional.empty(),
                "Krāslava",
                "",
                edition,
                Audience.ALL,
                Optional.empty());
    }

    /** A few stations' changes of a few entries, each over some of what was there, now and then over another entry's. */
    private List<EntryChange> changes() {
        List<EntryChange> all = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            int number = random.nextInt(6);
            Set<UUID> over = new HashSet<>();
            for (EntryChange before : all) {
                boolean same = before.entry().value().getLeastSignificantBits() == number;
                if (random.nextInt(100) < (same ? 40 : 1)) {
                    over.add(before.id());
                }
            }
            all.add(
                    random.nextInt(4) == 0
                            ? EntryChange.removed(new EntryId(new UUID(0, number)), Audience.ALL, over)
                            : EntryChange.put(entry(number, i), over));
        }
        Collections.shuffle(all, random);
        return all;
    }

    @Test
    void aListToWhichChangesAreAddedIsTheSameAsOneReadAnew() {
        for (int round = 0; round < 100; round++) {
            rows.clear();
            replaced.clear();
            ListedEntries listed = ListedEntries.none();
            List<EntryChange> left = changes();
            while (!left.isEmpty()) {
                List<EntryChange> some = left.subList(0, Math.min(left.size(), 1 + random.nextInt(5)));
                some.forEach(this::write);
                Set<UUID> touched = listed.touchedBy(some);
                listed = listed.with(touched, standing(touched));
                assertThat(listed).as("seed %d, round %d", seed, round).isEqualTo(ListedEntries.of(rows.values()));
                left = left.subList(some.size(), left.size());
            }
        }
    }
}

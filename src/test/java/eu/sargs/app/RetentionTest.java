package eu.sargs.app;

import static org.assertj.core.api.Assertions.assertThat;

import eu.sargs.access.Seat;
import eu.sargs.journal.ActedBy;
import eu.sargs.journal.Event;
import eu.sargs.journal.FeedId;
import eu.sargs.journal.Lane;
import eu.sargs.journal.Scope;
import eu.sargs.journal.SigningKey;
import eu.sargs.platform.Fault;
import eu.sargs.platform.Home;
import eu.sargs.platform.HomeKey;
import eu.sargs.platform.Language;
import eu.sargs.platform.Pin;
import eu.sargs.platform.Settings;
import eu.sargs.platform.StationSettings;
import eu.sargs.sighting.Sighting;
import eu.sargs.sighting.SightingCodec;
import eu.sargs.sighting.SightingId;
import eu.sargs.sighting.SomeSightings;
import eu.sargs.store.Store;
import eu.sargs.store.Verify;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RetentionTest {
    private static final Instant FIRST_DAY = Instant.parse("2026-01-05T10:00:00Z");
    /** Three in the morning at the station. */
    private static final Instant NIGHT = Instant.parse("2026-02-14T01:00:00Z");

    private static final Seat SEAT = new Seat("desk");

    @TempDir
    Path folder;

    private final List<AutoCloseable> open = new ArrayList<>();
    private Instant now = FIRST_DAY;

    private Store store(String name) {
        Home home = Home.open(folder.resolve(name));
        open.add(home);
        HomeKey key = HomeKey.of(home);
        Store store = Store.open(home, key, SigningKey.of(home, key), () -> now, SEAT);
        open.add(store);
        return store;
    }

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable one : open.reversed()) {
            one.close();
        }
    }

    private record Set(StationSettings now) implements Settings {
        static Set of(int days) {
            return new Set(StationSettings.of("Krāslava", ZoneId.of("Europe/Riga"), Language.LV)
                    .withSightingDays(days));
        }

        @Override
        public void change(UnaryOperator<StationSettings> change) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Pin onChange(Consumer<StationSettings> listener) {
            return () -> {};
        }

        @Override
        public Pin onTrouble(Consumer<Fault> listener) {
            return () -> {};
        }
    }

    private Retention retention(Store store, int days) {
        return new Retention(Set.of(days), store.journal(), store.erasures(), () -> now, SEAT);
    }

    private static void see(Store store, long... ids) {
        for (long id : ids) {
            Sighting sighting = SomeSightings.sighting(id, "HO3817", FIRST_DAY);
            store.journal().append(List.of(SightingCodec.recorded(sighting, Scope.STATION, ActedBy.machine("desk"))));
        }
    }

    private static List<Long> seen(Store store) {
        store.catchUp();
        // One by one: the latest are those of its own cameras alone.
        return LongStream.rangeClosed(1, 9)
                .filter(id ->
                        store.sightings().find(new SightingId(new UUID(7, id))).isPresent())
                .boxed()
                .toList();
    }

    private static FeedId traffic(Store store) {
        return store.journal().heads().keySet().stream()
                .filter(feed -> feed.lane() == Lane.TRAFFIC)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void letsGoOfWhatIsTooOldOnceANight() {
        Store store = store("here");
        see(store, 1, 2, 3);
        now = FIRST_DAY.plus(Duration.ofDays(20));
        see(store, 4, 5);
        now = NIGHT;
        Retention retention = retention(store, 30);

        assertThat(retention.step()).isEqualTo(3);
        assertThat(seen(store)).containsExactlyInAnyOrder(4L, 5L);
        assertThat(retention.step()).as("in the same night").isZero();
        assertThat(store.verify()).allMatch(Verify.FeedReport::holds);
        assertThat(store.compare().differing()).isEmpty();

        now = NIGHT.plus(Duration.ofDays(1));
        assertThat(retention.step()).as("nothing more is old").isZero();
    }

    @Test
    void letsGoOfAnothersToo() {
        Store other = store("there");
        see(other, 1, 2);
        now = FIRST_DAY.plus(Duration.ofDays(20));
        see(other, 3);
        FeedId feed = traffic(other);
        now = NIGHT;
        Store store = store("here");
        store.ledger().take(List.of(other.ledger().read(feed, 0, 1 << 20).orElseThrow()));

        assertThat(retention(store, 30).step()).isEqualTo(2);
        assertThat(seen(store)).containsExactly(3L);
        assertThat(store.journal().read(feed, 0, 10))
                .extracting(Event::payload)
                .extracting(java.util.Optional::isPresent)
                .containsExactly(false, false, true);
        assertThat(retention(store, 30).step())
                .as("after a restart in that night")
                .isZero();
        assertThat(seen(other)).as("theirs to keep").hasSize(3);
    }

    @Test
    void leavesAllThereByDayAndWhereSightingsAreKeptForGood() {
        Store store = store("here");
        see(store, 1);
        now = NIGHT.plus(Duration.ofHours(9));
        assertThat(retention(store, 30).step()).isZero();
        now = NIGHT;
        assertThat(retention(store, 0).step()).isZero();
        assertThat(seen(store)).containsExactly(1L);
    }
}

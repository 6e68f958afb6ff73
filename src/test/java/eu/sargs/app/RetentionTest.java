package eu.sargs.app;

import static org.assertj.core.api.Assertions.assertThat;

import eu.sargs.access.Seat;
import eu.sargs.journal.ActedBy;
import eu.sargs.journal.Erasure;
import eu.sargs.journal.Event;
import eu.sargs.journal.FeedId;
import eu.sargs.journal.Lane;
import eu.sargs.journal.Scope;
import eu.sargs.journal.SigningKey;
import eu.sargs.picture.PictureId;
import eu.sargs.picture.PicturePair;
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
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
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
        return keep(new Retention(Set.of(days), store, () -> now, SEAT));
    }

    private Retention keep(Retention retention) {
        open.add(retention);
        return retention;
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

    /** Of that day, kept then. */
    private PicturePair photograph(Store store, long id) throws IOException {
        PicturePair pictures = store.pictures().keep(bytes("crop " + id), bytes("overview " + id));
        Sighting sighting = SomeSightings.with(SomeSightings.sighting(id, "HO3817", now), pictures);
        store.journal().append(List.of(SightingCodec.recorded(sighting, Scope.STATION, ActedBy.machine("desk"))));
        for (PictureId one : List.of(pictures.crop(), pictures.overview())) {
            Path file = folder.resolve("here/pictures")
                    .resolve(one.hex().substring(0, 2))
                    .resolve(one.hex().substring(2));
            Files.setLastModifiedTime(file, FileTime.from(now));
        }
        return pictures;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void picturesGoWithTheirSightings() throws IOException {
        Store store = store("here");
        PicturePair old = photograph(store, 1);
        now = FIRST_DAY.plus(Duration.ofDays(20));
        PicturePair young = photograph(store, 2);
        Retention retention = retention(store, 30);
        assertThat(retention.sweep()).as("nothing was taken back").isZero();
        now = NIGHT;
        retention.step();

        assertThat(retention.sweep()).isEqualTo(2);
        assertThat(store.pictures().has(old.crop())).isFalse();
        assertThat(store.pictures().has(old.overview())).isFalse();
        assertThat(store.pictures().find(young.crop())).contains(bytes("crop 2"));
        assertThat(retention.sweep()).as("once").isZero();
    }

    @Test
    void picturesOfWhatWasErasedElsewhereGoByDay() throws IOException {
        Store other = store("there");
        Sighting sighting = SomeSightings.sighting(1, "HO3817", now);
        Store store = store("here");
        PicturePair pictures = photograph(store, 2);
        other.journal()
                .append(List.of(SightingCodec.recorded(
                        SomeSightings.with(sighting, pictures), Scope.ALL, ActedBy.machine("b"))));
        FeedId own = traffic(store);
        FeedId theirs = traffic(other);
        store.ledger().take(List.of(other.ledger().read(theirs, 0, 1 << 20).orElseThrow()));
        Retention retention = retention(store, 30);
        now = now.plus(Duration.ofHours(1));
        store.erasures().erase(new Erasure(own, 1, 1), ActedBy.machine("desk"));
        assertThat(store.pictures().has(pictures.crop()))
                .as("another's sighting names it")
                .isTrue();

        other.erasures().erase(new Erasure(theirs, 1, 1), ActedBy.machine("b"));
        FeedId said = other.journal().heads().keySet().stream()
                .filter(feed -> feed.lane() == Lane.LIST && feed.scope().equals(Scope.ALL))
                .findFirst()
                .orElseThrow();
        store.ledger().take(List.of(other.ledger().read(said, 0, 1 << 20).orElseThrow()));
        assertThat(retention.sweep()).isEqualTo(2);
        assertThat(store.pictures().has(pictures.crop())).isFalse();
    }
}

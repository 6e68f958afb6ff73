package eu.sargs.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.sargs.access.Seat;
import eu.sargs.access.StationKey;
import eu.sargs.alert.AlertCodec;
import eu.sargs.alert.Hit;
import eu.sargs.alert.HitId;
import eu.sargs.journal.ActedBy;
import eu.sargs.journal.Erasure;
import eu.sargs.journal.FeedId;
import eu.sargs.journal.Lane;
import eu.sargs.journal.Scope;
import eu.sargs.journal.SigningKey;
import eu.sargs.picture.PictureId;
import eu.sargs.picture.PicturePair;
import eu.sargs.picture.ProvenPicture;
import eu.sargs.picture.SomePictures;
import eu.sargs.plate.PlateMatch;
import eu.sargs.platform.Fault;
import eu.sargs.platform.Home;
import eu.sargs.platform.HomeKey;
import eu.sargs.sighting.Sighting;
import eu.sargs.sighting.SightingCodec;
import eu.sargs.sighting.SomeSightings;
import eu.sargs.watchlist.EntryId;
import eu.sargs.watchlist.Priority;
import eu.sargs.watchlist.WatchEntry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PictureSweepTest {
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    private static final Instant BEFORE = NOW.minus(PictureSweep.GRACE).minusSeconds(1);
    private static final ActedBy BY = ActedBy.machine("desk");

    @TempDir
    Path folder;

    private Home home;
    private Store store;

    @BeforeEach
    void open() {
        home = Home.open(folder);
        HomeKey key = HomeKey.of(home);
        store = Store.open(home, key, SigningKey.of(home, key), () -> NOW, new Seat("desk"));
    }

    @AfterEach
    void close() {
        store.close();
        home.close();
    }

    private PicturePair keep(String name, Instant when) throws IOException {
        PicturePair pictures = store.pictures().keep(bytes("crop " + name), bytes("overview " + name));
        age(pictures.crop(), when);
        age(pictures.overview(), when);
        return pictures;
    }

    private Path file(PictureId id) {
        return home.pictures()
                .resolve(id.hex().substring(0, 2))
                .resolve(id.hex().substring(2));
    }

    private void age(PictureId id, Instant when) throws IOException {
        Files.setLastModifiedTime(file(id), FileTime.from(when));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private Sighting see(long id, PicturePair pictures) {
        Sighting sighting = SomeSightings.with(SomeSightings.sighting(id, "HO3817", NOW), pictures);
        store.journal().append(List.of(SightingCodec.recorded(sighting, Scope.ALL, BY)));
        return sighting;
    }

    private FeedId traffic() {
        return store.journal().heads().keySet().stream()
                .filter(feed -> feed.lane() == Lane.TRAFFIC)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void deletesWhatNothingNamesAndIsNotNew() throws IOException {
        PicturePair named = keep("named", BEFORE);
        see(1, named);
        PicturePair left = keep("left", BEFORE);
        PicturePair fresh = keep("fresh", NOW.minusSeconds(60));

        assertThat(store.pictureSweep().sweep()).isEqualTo(2);
        assertThat(store.pictures().find(named.crop())).contains(bytes("crop named"));
        assertThat(store.pictures().find(named.overview())).contains(bytes("overview named"));
        assertThat(store.pictures().has(left.crop())).isFalse();
        assertThat(store.pictures().has(left.overview())).isFalse();
        assertThat(store.pictures().has(fresh.crop()))
                .as("its event may still come")
                .isTrue();
        assertThat(store.pictureSweep().sweep()).isZero();
    }

    @Test
    void anErasureTakesThePicturesWithIt() throws IOException {
        PicturePair one = keep("one", BEFORE);
        PicturePair two = keep("two", BEFORE);
        see(1, one);
        see(2, two);
        store.erasures().erase(new Erasure(traffic(), 1, 1), BY);
        assertThat(store.pictures().has(one.crop())).isFalse();
        assertThat(store.pictures().has(one.overview())).isFalse();
        assertThat(store.pictures().has(two.crop())).isTrue();
    }

    @Test
    void aHitKeepsThePicturesOfItsSighting() throws IOException {
        PicturePair pictures = keep("hit", BEFORE);
        Sighting seen = see(1, pictures);
        WatchEntry entry = new WatchEntry(
                new EntryId(new UUID(1, 1)),
                "HO3817",
                "theft",
                Priority.HIGH,
                NOW.minusSeconds(60),
                Optional.empty(),
                "K. Ozols",
                "",
                1);
        PlateMatch match = new PlateMatch("HO3817", seen.reading().plate(), PlateMatch.Kind.EXACT, 1, List.of(), true);
        StationKey here = StationKey.of(store.origin());
        Hit hit = new Hit(HitId.of(seen.id(), entry.id()), seen, here, entry.written(1, here), match, false);
        store.journal().append(List.of(AlertCodec.hit(AlertCodec.RAISED, hit, Scope.STATION, BY)));
        store.erasures().drop(traffic(), 1, BY);
        store.erasures().erase(new Erasure(traffic(), 1, 1), BY);
        assertThat(store.sightings().find(seen.id())).isEmpty();
        assertThat(store.pictures().find(pictures.crop())).contains(bytes("crop hit"));
    }

    @Test
    void aPictureThatIsKeptAgainIsAsYoungAsANewOne() throws IOException {
        PicturePair left = keep("left", BEFORE);
        store.pictures().keep(bytes("crop left"), bytes("overview left"));
        assertThat(store.pictureSweep().sweep()).isZero();
        assertThat(store.pictures().has(left.crop())).isTrue();
    }

    /** With room for few names at once it asks for them many times and comes to the same. */
    @Test
    void asksForNamesAsOftenAsTheyNeed() throws IOException {
        long seed = 20261123;
        Random random = new Random(seed);
        FilePictures files = new FilePictures(home, HomeKey.of(home));
        List<ProvenPicture> all = IntStream.range(0, 300)
                .mapToObj(i -> SomePictures.single(bytes("picture " + i)))
                .toList();
        for (int atOnce : new int[] {1_000, 7}) {
            files.keep(all);
            List<PictureId> named = new ArrayList<>();
            List<PictureId> left = new ArrayList<>();
            for (ProvenPicture picture : all) {
                age(picture.id(), BEFORE);
                (random.nextInt(3) == 0 ? left : named).add(picture.id());
            }
            AtomicInteger asked = new AtomicInteger();
            PictureSweep sweep = new PictureSweep(
                    told -> {
                        asked.incrementAndGet();
                        named.forEach(told);
                        named.forEach(told);
                    },
                    files,
                    () -> NOW,
                    atOnce);
            assertThat(sweep.sweep()).as("seed %d, %d at once", seed, atOnce).isEqualTo(left.size());
            assertThat(named).allMatch(files::has);
            assertThat(left).noneMatch(files::has);
            assertThat(asked.get()).isBetween(1 + named.size() / (2 * atOnce), 2 + named.size() / atOnce);
        }
    }

    @Test
    void saysSoWhereOneCannotBeDeleted() throws IOException {
        PicturePair left = keep("left", BEFORE);
        Path file = file(left.crop());
        Files.delete(file);
        Files.createDirectory(file);
        Files.createFile(file.resolve("in the way"));
        Files.setLastModifiedTime(file, FileTime.from(BEFORE));
        assertThatThrownBy(() -> store.pictureSweep().sweep())
                .isInstanceOfSatisfying(
                        Fault.class, fault -> assertThat(fault.code()).isEqualTo("PIC-03"));
    }
}

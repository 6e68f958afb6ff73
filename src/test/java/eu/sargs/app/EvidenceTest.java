package eu.sargs.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.sargs.access.Accounts.Account;
import eu.sargs.access.Approval;
import eu.sargs.access.Deed;
import eu.sargs.access.DeedSearch;
import eu.sargs.access.Gate;
import eu.sargs.access.Officer;
import eu.sargs.access.Reason;
import eu.sargs.access.Role;
import eu.sargs.access.Seat;
import eu.sargs.journal.ActedBy;
import eu.sargs.journal.Erasure;
import eu.sargs.journal.FeedId;
import eu.sargs.journal.Lane;
import eu.sargs.journal.Scope;
import eu.sargs.journal.SigningKey;
import eu.sargs.picture.PictureId;
import eu.sargs.picture.PicturePair;
import eu.sargs.platform.Fault;
import eu.sargs.platform.Home;
import eu.sargs.platform.HomeKey;
import eu.sargs.platform.KeptKind;
import eu.sargs.platform.Language;
import eu.sargs.platform.Pin;
import eu.sargs.platform.Settings;
import eu.sargs.platform.StationSettings;
import eu.sargs.sighting.EvidenceLock;
import eu.sargs.sighting.Sighting;
import eu.sargs.sighting.SightingCodec;
import eu.sargs.sighting.SightingId;
import eu.sargs.sighting.SomeSightings;
import eu.sargs.store.Store;
import eu.sargs.store.Verify;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvidenceTest {
    private static final Instant FIRST_DAY = Instant.parse("2026-01-05T10:00:00Z");
    /** Three in the morning at the station, 40 days later. */
    private static final Instant NIGHT = Instant.parse("2026-02-14T01:00:00Z");

    /** Likewise, 70 days after that, by summer time. */
    private static final Instant SUMMER_NIGHT = Instant.parse("2026-04-25T00:00:00Z");

    private static final Seat SEAT = new Seat("desk");
    private static final Reason WHY = new Reason("Theft investigation");
    private static final Officer CHIEF = new Officer("chief", "C. Hief", SEAT, Set.of(Role.SUPERVISOR));
    private static final Officer BOSS = new Officer("boss", "B. Oss", SEAT, Set.of(Role.ADMINISTRATOR));
    private static final Officer DUTY = new Officer("duty", "D. Uty", SEAT, Set.of(Role.DUTY_OFFICER));

    @TempDir
    Path folder;

    private final List<AutoCloseable> open = new ArrayList<>();
    private Instant now = FIRST_DAY;
    private Store store;
    private StationEvidence evidence;
    private Upkeep upkeep;
    private Retention retention;
    private PicturePair pictures;
    private SightingId sighting;

    @BeforeEach
    void open() throws Exception {
        Home home = Home.open(folder.resolve("home"));
        open.add(home);
        HomeKey key = HomeKey.of(home);
        store = Store.open(home, key, SigningKey.of(home, key), () -> now, SEAT);
        open.add(store);
        Map<String, Officer> officers = Map.of("chief", CHIEF, "boss", BOSS, "duty", DUTY);
        Gate gate = new Gate(
                name -> Optional.ofNullable(officers.get(name))
                        .map(one -> new Account(one.account(), one.name(), one.roles())),
                store.journal());
        SecondPersons persons = new SecondPersons(store, gate, () -> ZoneId.of("Europe/Riga"));
        evidence = new StationEvidence(store, () -> now, persons);
        upkeep = new StationUpkeep(store, new Thirty(), null, null, persons, () -> now);
        retention = new Retention(new Thirty(), store, () -> now, SEAT);
        open.add(retention);
        sighting = photograph(1);
        photograph(2);
        store.catchUp();
    }

    /** Days are set and nothing else is asked for. */
    private record Thirty() implements Settings {
        @Override
        public StationSettings now() {
            return StationSettings.of("Krāslava", ZoneId.of("Europe/Riga"), Language.LV);
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

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable one : open.reversed()) {
            one.close();
        }
    }

    private SightingId photograph(long id) throws Exception {
        PicturePair pair = store.pictures().keep(bytes("crop " + id), bytes("overview " + id));
        try (Stream<Path> files = Files.walk(folder.resolve("home").resolve("pictures"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.setLastModifiedTime(file, FileTime.from(FIRST_DAY));
            }
        }
        Sighting seen = SomeSightings.with(SomeSightings.sighting(id, "HO3817", FIRST_DAY), pair);
        store.journal().append(List.of(SightingCodec.recorded(seen, Scope.STATION, ActedBy.machine("desk"))));
        if (id == 1) {
            pictures = pair;
        }
        return seen.id();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private EvidenceLock lock(Duration length) {
        return evidence.lock(sighting, "12-34/2026", now.plus(length), WHY, Optional.empty(), CHIEF);
    }

    private void night(Instant at) {
        now = at;
        retention.step();
        retention.sweep();
    }

    private boolean has(PictureId picture) {
        return store.pictures().has(picture);
    }

    private List<Deed> deeds() {
        store.catchUp();
        return store.deeds().search(DeedSearch.all(), Optional.empty(), 100, WHY, CHIEF);
    }

    @Test
    void keepsSightingAndPicturesOverRetentionAndLetsThemGoWhenItEnds() {
        EvidenceLock lock = lock(Duration.ofDays(60));
        night(NIGHT);
        assertThat(store.sightings().find(sighting)).as("its days are over").isEmpty();
        EvidenceLock kept = evidence.all(CHIEF).getFirst();
        assertThat(kept.copy().orElseThrow().reading().plate().text()).isEqualTo("HO3817");
        assertThat(kept.holds(now)).isTrue();
        assertThat(store.pictures().find(pictures.crop())).contains(bytes("crop 1"));
        assertThat(has(pictures.overview())).isTrue();

        night(NIGHT.plus(Duration.ofDays(21)));
        EvidenceLock over = evidence.all(CHIEF).getFirst();
        assertThat(over.id()).isEqualTo(lock.id());
        assertThat(over.holds(now)).isFalse();
        assertThat(over.copy()).isEmpty();
        assertThat(has(pictures.crop())).isFalse();
        assertThat(has(pictures.overview())).isFalse();
        assertThat(deeds())
                .filteredOn(deed -> deed.type().equals("EvidenceLocked"))
                .as("that it was evidence stays on record")
                .singleElement()
                .satisfies(deed -> {
                    assertThat(deed.officer()).isEqualTo("chief");
                    assertThat(deed.plate()).isEqualTo("HO3817");
                    assertThat(deed.details()).containsEntry("case", "12-34/2026");
                });
        assertThat(deeds())
                .anyMatch(deed -> deed.type().equals("Erased") && deed.reason().equals("Evidence lock over"));
        assertThat(store.verify()).allMatch(Verify.FeedReport::holds);
        assertThat(store.compare().differing()).isEmpty();
    }

    @Test
    void isSetAnewUntilALaterDayAlsoWhenTheSightingIsGone() {
        EvidenceLock lock = lock(Duration.ofDays(60));
        night(NIGHT);
        EvidenceLock longer = lock(Duration.ofDays(80));
        assertThat(longer.id()).isEqualTo(lock.id());
        night(SUMMER_NIGHT);
        assertThat(has(pictures.crop())).isTrue();
        night(SUMMER_NIGHT.plus(Duration.ofDays(11)));
        assertThat(has(pictures.crop())).isFalse();
    }

    @Test
    void isLiftedWithAReason() {
        EvidenceLock lock = lock(Duration.ofDays(60));
        evidence.lift(lock.id(), new Reason("The case was closed"), CHIEF);
        assertThat(evidence.all(CHIEF).getFirst().lifted()).isTrue();
        assertThat(evidence.all(CHIEF).getFirst().caseNumber()).isEqualTo("12-34/2026");
        assertThatThrownBy(() -> evidence.lift(lock.id(), WHY, CHIEF)).satisfies(coded("EVI-04"));
        assertThatThrownBy(() -> evidence.lift(UUID.randomUUID(), WHY, CHIEF)).satisfies(coded("EVI-04"));
        night(NIGHT);
        assertThat(has(pictures.crop())).isFalse();
        assertThat(deeds())
                .anyMatch(deed ->
                        deed.type().equals("EvidenceLifted") && deed.reason().equals("The case was closed"));
        assertThat(store.compare().differing()).isEmpty();
    }

    @Test
    void takesASecondPersonBeyondNinetyDays() {
        Instant far = now.plus(Duration.ofDays(91));
        assertThatThrownBy(() -> lock(Duration.ofDays(91))).satisfies(coded("RET-03"));
        assertThatThrownBy(() -> evidence.lock(sighting, "1", far, WHY, Optional.of(new Approval(CHIEF)), CHIEF))
                .satisfies(coded("RET-04"));
        assertThatThrownBy(() -> evidence.lock(sighting, "1", far, WHY, Optional.of(new Approval(DUTY)), CHIEF))
                .satisfies(coded("ACC-06"));
        assertThat(evidence.all(CHIEF)).isEmpty();
        assertThat(evidence.lock(sighting, "1", far, WHY, Optional.of(new Approval(BOSS)), CHIEF)
                        .second())
                .isEqualTo("boss");
    }

    @Test
    void takesNobodyForASecondPersonWhosePasswordTheFirstSet() {
        store.accounts().open(Optional.empty(), account(CHIEF), "correct horse 1".toCharArray(), SEAT);
        store.accounts().open(Optional.of(CHIEF), account(BOSS), "of the office 3".toCharArray(), SEAT);
        Instant far = now.plus(Duration.ofDays(120));
        assertThatThrownBy(() -> evidence.lock(sighting, "1", far, WHY, Optional.of(new Approval(BOSS)), CHIEF))
                .satisfies(coded("RET-07"));
        assertThatThrownBy(() -> evidence.lock(sighting, "1", far, WHY, Optional.of(new Approval(CHIEF)), BOSS))
                .as("nor the other way round")
                .satisfies(coded("RET-07"));
        assertThatThrownBy(() -> upkeep.keep(KeptKind.SIGHTINGS, 120, WHY, Optional.of(new Approval(BOSS)), CHIEF))
                .satisfies(coded("RET-07"));
        assertThat(evidence.all(CHIEF)).isEmpty();
        assertThat(deeds()).filteredOn(deed -> deed.type().equals("ActRefused")).hasSize(3);
        now = now.plus(Duration.ofDays(7));
        assertThat(evidence.lock(sighting, "1", far, WHY, Optional.of(new Approval(BOSS)), CHIEF)
                        .second())
                .isEqualTo("boss");
    }

    private static Account account(Officer officer) {
        return new Account(officer.account(), officer.name(), officer.roles());
    }

    @Test
    void refusesWhatCannotBeKept() {
        assertThatThrownBy(() -> lock(Duration.ZERO)).satisfies(coded("EVI-02"));
        assertThatThrownBy(() -> lock(Duration.ofDays(4000))).satisfies(coded("EVI-02"));
        assertThatThrownBy(() -> evidence.lock(sighting, " ", now.plusSeconds(60), WHY, Optional.empty(), CHIEF))
                .satisfies(coded("EVI-03"));
        assertThatThrownBy(() -> evidence.lock(
                        new SightingId(new UUID(7, 99)), "1", now.plusSeconds(60), WHY, Optional.empty(), CHIEF))
                .satisfies(coded("EVI-01"));
    }

    @Test
    void evidenceIsNotErasedWhileItIsEvidence() {
        FeedId traffic = store.journal().heads().keySet().stream()
                .filter(feed -> feed.lane() == Lane.TRAFFIC)
                .findFirst()
                .orElseThrow();
        EvidenceLock lock = lock(Duration.ofDays(60));
        Erasure both = new Erasure(traffic, 1, 2);
        assertThatThrownBy(() -> upkeep.erase(both, Optional.empty(), BOSS)).satisfies(coded("ERA-03"));
        assertThatThrownBy(() -> upkeep.erase(both, Optional.of(WHY), BOSS)).satisfies(coded("ERA-03"));
        assertThat(upkeep.erase(new Erasure(traffic, 2, 2), Optional.of(WHY), BOSS))
                .as("what is beside it")
                .isEqualTo(1);
        FeedId duty = new FeedId(traffic.origin(), traffic.epoch(), Scope.STATION, Lane.DUTY);
        assertThatThrownBy(() -> upkeep.erase(new Erasure(duty, 1, 1), Optional.of(WHY), BOSS))
                .as("the copy")
                .satisfies(coded("ERA-03"));
        evidence.lift(lock.id(), WHY, CHIEF);
        assertThat(upkeep.erase(both, Optional.of(WHY), BOSS)).isEqualTo(1);
        assertThat(store.sightings().find(sighting)).isEmpty();
    }

    private static Consumer<Throwable> coded(String code) {
        return thrown -> assertThat(thrown)
                .isInstanceOfSatisfying(
                        Fault.class, fault -> assertThat(fault.code()).isEqualTo(code));
    }
}

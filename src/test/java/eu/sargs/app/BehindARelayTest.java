package eu.sargs.app;

import static org.assertj.core.api.Assertions.assertThat;

import eu.sargs.access.Accounts.Account;
import eu.sargs.access.DeedCodec;
import eu.sargs.access.Officer;
import eu.sargs.access.Role;
import eu.sargs.access.wire.HandedOver;
import eu.sargs.alert.Hit;
import eu.sargs.app.command.Console;
import eu.sargs.app.command.SargsCommand;
import eu.sargs.journal.ActedBy;
import eu.sargs.journal.Event;
import eu.sargs.journal.Journal;
import eu.sargs.journal.Lane;
import eu.sargs.journal.Run;
import eu.sargs.journal.Scope;
import eu.sargs.journal.Taken;
import eu.sargs.platform.Language;
import eu.sargs.platform.StationSettings;
import eu.sargs.sighting.SightingCodec;
import eu.sargs.sighting.SightingId;
import eu.sargs.sighting.SomeSightings;
import eu.sargs.watchlist.EntryId;
import eu.sargs.watchlist.Priority;
import eu.sargs.watchlist.WatchEntry;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Stations in a line, of which the second keeps its sightings for a shorter time than the third was away. */
class BehindARelayTest {
    private static final ZoneId ZONE = ZoneId.of("Europe/Riga");
    private static final String FIRST = "Krāslava";
    private static final String SECOND = "Kārsava";
    private static final String THIRD = "Utena";
    private static final String FOURTH = "Molėtai";

    @TempDir
    Path folder;

    private final Map<String, String> keys = new HashMap<>();
    private Language language = Language.EN;
    private String out = "";
    private String err = "";
    /** What was said when a stick was written. */
    private String wrote = "";

    private void found(String name, int days) throws Exception {
        Files.writeString(folder.resolve("password"), "a long password 17\n");
        Station.create(
                folder.resolve(name),
                StationSettings.of(name, ZONE, Language.LV).withSightingDays(days),
                Account.first("boss", "B. Oss"),
                "a long password 17".toCharArray());
        assertThat(at(name, "peer", "id", "--agency", "vp", "--country", "LV"))
                .as(err)
                .isZero();
        keys.put(name, out.lines().findFirst().orElseThrow());
    }

    private int at(String home, String... words) {
        StringWriter results = new StringWriter();
        StringWriter said = new StringWriter();
        Stream<String> who = words[0].equals("doctor")
                ? Stream.of("--home", folder.resolve(home).toString())
                : Stream.of(
                        "--home",
                        folder.resolve(home).toString(),
                        "--as",
                        "boss",
                        "--password-file",
                        folder.resolve("password").toString());
        int exit = SargsCommand.execute(
                new Console(new PrintWriter(results, true), new PrintWriter(said, true), language),
                Stream.concat(Stream.of(words), who).toArray(String[]::new));
        out = results.toString();
        err = said.toString();
        return exit;
    }

    private void pair(String one, String other) {
        for (List<String> way : List.of(List.of(one, other), List.of(other, one))) {
            String key = keys.get(way.getLast());
            assertThat(at(
                            way.getFirst(),
                            "peer",
                            "add",
                            key,
                            "--station",
                            way.getLast(),
                            "--agency",
                            "vp",
                            "--country",
                            "LV",
                            "--admits",
                            "--yes"))
                    .as(err)
                    .isZero();
        }
    }

    private void carry(String from, String to) {
        String stick = folder.resolve("stick").toString();
        assertThat(at(from, "peer", "carry", "--out", stick, "--for", to))
                .as(err)
                .isZero();
        wrote = err;
        assertThat(at(to, "peer", "carry", "--in", stick)).as(err).isZero();
    }

    private void see(String home, long id) {
        try (Station station = Station.open(folder.resolve(home))) {
            station.store()
                    .journal()
                    .append(List.of(SightingCodec.recorded(
                            SomeSightings.sighting(id, "HO3817", Instant.now()), Scope.ALL, ActedBy.machine("desk"))));
        }
    }

    private List<Long> seen(String home) {
        try (Station station = Station.open(folder.resolve(home))) {
            station.store().catchUp();
            return LongStream.rangeClosed(1, 9)
                    .filter(id -> station.store()
                            .sightings()
                            .find(new SightingId(new UUID(7, id)))
                            .isPresent())
                    .boxed()
                    .toList();
        }
    }

    private void watchesCovertly(String home) {
        try (Station station = Station.open(folder.resolve(home))) {
            station.store()
                    .watchlist()
                    .put(
                            new WatchEntry(
                                    new EntryId(new UUID(9, 1)),
                                    "HO3817",
                                    "Stolen vehicle",
                                    Priority.HIGH,
                                    Instant.now().minus(Duration.ofDays(30)),
                                    Optional.empty(),
                                    home,
                                    "",
                                    1),
                            new Officer("boss", "B. Oss", station.seat(), Set.of(Role.SUPERVISOR)));
        }
    }

    /** Once its matcher has come to them, which it does whenever the station is open. */
    private List<Hit> hitsOf(String home, long sighting) throws InterruptedException {
        CountDownLatch never = new CountDownLatch(1);
        try (Station station = Station.open(folder.resolve(home))) {
            for (int i = 0; i < 500; i++) {
                List<Hit> hits = station.store().hits().hitsOf(new SightingId(new UUID(7, sighting)));
                if (!hits.isEmpty()) {
                    return hits;
                }
                never.await(20, TimeUnit.MILLISECONDS); // asked again after a while
            }
        }
        return List.of();
    }

    /** So many nights from now. */
    private void night(String home, int days) {
        Instant night = Instant.now()
                .plus(Duration.ofDays(days))
                .atZone(ZONE)
                .with(LocalTime.of(3, 0))
                .toInstant();
        try (Station station = Station.open(folder.resolve(home));
                Retention retention = new Retention(station.settings(), station.store(), () -> night, station.seat())) {
            assertThat(retention.step()).isPositive();
        }
    }

    /** Its disk is lost; what it saw comes back from a station that had let go of it. */
    @Test
    void tellsOfItsOwnSightingsThatCameBackWithoutTheirContents() throws Exception {
        Earlier.saw(folder.resolve(FIRST), Duration.ofDays(12), 1, 2, 3);
        Run seen = Earlier.saw(folder.resolve(FIRST), Duration.ZERO, 4);
        for (String lost : List.of("sargs.mv.db", "seat")) {
            Files.delete(folder.resolve(FIRST).resolve(lost));
        }
        found(FIRST, 30);
        found(SECOND, 10);
        pair(FIRST, SECOND);
        try (Station station = Station.open(folder.resolve(SECOND))) {
            assertThat(station.store().ledger().take(List.of(seen)).getFirst().finding())
                    .isEqualTo(Taken.Finding.SOUND);
        }
        assertThat(seen(SECOND)).containsExactly(1L, 2L, 3L, 4L);
        night(SECOND, 1);
        carry(SECOND, FIRST);
        assertThat(seen(FIRST)).containsExactly(4L);

        assertThat(at(FIRST, "verify")).as(err).isZero();
        assertThat(out).contains("MISSING ");
        assertThat(at(FIRST, "peer", "id", "--json")).isZero();
        assertThat(out).contains("\"missing\":[{\"since\":\"20").contains("\"cause\":\"LET_GO\"");
        for (Language one : Language.values()) {
            language = one;
            assertThat(at(FIRST, "peer", "list")).isZero();
            assertThat(err).contains("20").doesNotContain("app.peer", "plural", "{");
            String said = err.strip();
            assertThat(said.lines())
                    .singleElement()
                    .asString()
                    .contains(one == Language.EN ? "this station itself" : "20");
            at(FIRST, "doctor");
            assertThat(out).contains(FIRST + ", 20").contains(said);
        }
        language = Language.EN;
        assertThat(at(SECOND, "peer", "list")).isZero();
        assertThat(err).as("who let go of it lacks nothing").isEmpty();
        night(FIRST, 60);
        assertThat(at(FIRST, "peer", "list")).isZero();
        assertThat(err).as("nothing is kept from then either").isEmpty();
    }

    private HandedOver lastHandedOver(String home) throws Exception {
        try (Station station = Station.open(folder.resolve(home))) {
            Journal journal = station.store().journal();
            return HandedOver.parseFrom(journal.heads().keySet().stream()
                    .filter(feed -> feed.lane() == Lane.RECORD)
                    .flatMap(feed -> journal.read(feed, 0, 10_000).stream())
                    .filter(event -> event.type().equals(DeedCodec.HANDED_OVER))
                    .max(Comparator.comparing(Event::time))
                    .orElseThrow()
                    .payload()
                    .orElseThrow());
        }
    }

    @Test
    void goesOnAfterWhatTheRelayLetGoOfAndSaysWhy() throws Exception {
        Run heard = Earlier.saw(folder.resolve(FIRST), Duration.ofDays(14), 1, 2);
        Earlier.saw(folder.resolve(FIRST), Duration.ofDays(12), 3, 4, 5);
        found(FIRST, 30);
        found(SECOND, 10);
        found(THIRD, 30);
        found(FOURTH, 30);
        pair(FIRST, SECOND);
        pair(SECOND, THIRD);
        pair(THIRD, FOURTH);
        try (Station station = Station.open(folder.resolve(THIRD))) {
            station.store().ledger().take(List.of(heard)); // before it was away
        }
        see(FIRST, 6);
        carry(FIRST, SECOND);
        assertThat(seen(SECOND)).containsExactly(1L, 2L, 3L, 4L, 5L, 6L);
        night(SECOND, 1);
        assertThat(seen(SECOND)).containsExactly(6L);

        carry(SECOND, THIRD);
        String five = "5 events of Krāslava from 20";
        assertThat(wrote).as("of which it kept none").contains(five, "come without content");
        assertThat(err)
                .as("of which two were here")
                .contains("3 events of Krāslava from 20", "not all of it has its content")
                .doesNotContain("could be taken");
        HandedOver onRecord = lastHandedOver(SECOND);
        assertThat(onRecord.getBareEvents()).isEqualTo(5);
        assertThat(onRecord.getEvents())
                .isEqualTo(onRecord.getRangesList().stream()
                        .filter(range -> !range.getBare())
                        .mapToLong(range -> range.getLast() - range.getFirst() + 1)
                        .sum());
        assertThat(seen(THIRD)).containsExactly(1L, 2L, 6L);
        see(FIRST, 7);
        carry(FIRST, SECOND);
        assertThat(wrote).as("its own, whole").doesNotContain("without content");
        assertThat(err).contains("all of it could be taken").doesNotContain("without content");
        assertThat(lastHandedOver(FIRST).getBareEvents()).isZero();
        carry(SECOND, THIRD);
        assertThat(wrote).contains(five);
        assertThat(err)
                .as("what came with an earlier stick")
                .contains("all of it could be taken")
                .doesNotContain("without content");
        assertThat(seen(THIRD)).containsExactly(1L, 2L, 6L, 7L);
        carry(THIRD, FOURTH);
        assertThat(seen(FOURTH)).as("behind both").containsExactly(1L, 2L, 6L, 7L);

        for (String home : List.of(THIRD, FOURTH)) {
            assertThat(at(home, "verify", "--json")).as(err).isZero();
            assertThat(out)
                    .contains("\"missing\":3,\"holes\":[{\"first\":3,\"last\":5,\"since\":\"20")
                    .contains("\"cause\":\"LET_GO\"");
            assertThat(at(home, "peer", "list", "--json")).isZero();
            assertThat(out).contains("\"missing\":[{").contains("\"events\":3").contains("\"cause\":\"LET_GO\"");
            Matcher until =
                    Pattern.compile("\"until\":\"(2[^\"]+)\",\"exact\":true").matcher(out);
            assertThat(until.find()).as(out).isTrue();
            assertThat(Instant.parse(until.group(1)))
                    .as("of the last that is missing, not of what was seen today")
                    .isBefore(Instant.now().minus(Duration.ofDays(11)));
        }
        for (Language one : Language.values()) {
            language = one;
            assertThat(at(THIRD, "verify")).as(err).isZero();
            assertThat(out.lines())
                    .filteredOn(line -> line.contains("MISSING"))
                    .singleElement()
                    .asString()
                    .startsWith("TRAFFIC")
                    .endsWith("ok MISSING 3");
            assertThat(at(THIRD, "peer", "list")).isZero();
            assertThat(err).contains(FIRST, "3", "20").doesNotContain("app.peer", "plural", "{");
            String said = err.strip();
            at(THIRD, "doctor");
            assertThat(out)
                    .contains(FIRST + ", 20")
                    .as("in the same words and times")
                    .contains(said);
        }
        assertThat(at(SECOND, "peer", "list")).isZero();
        assertThat(err).as("who let go of it lacks nothing").isEmpty();

        pair(FIRST, THIRD);
        watchesCovertly(THIRD);
        carry(FIRST, THIRD); // who has the bodies
        for (long id : List.of(3L, 4L, 5L)) {
            assertThat(hitsOf(THIRD, id))
                    .as("found when it came")
                    .singleElement()
                    .satisfies(hit ->
                            assertThat(hit.late()).as("and does not ring").isTrue());
        }
        assertThat(seen(THIRD)).containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L);
        assertThat(at(THIRD, "verify")).as(err).isZero();
        assertThat(out).doesNotContain("MISSING");
        assertThat(at(THIRD, "peer", "list")).isZero();
        assertThat(err).isEmpty();

        night(FOURTH, 60);
        assertThat(at(FOURTH, "peer", "list")).isZero();
        assertThat(err).as("nothing is kept here from then either").isEmpty();
    }
}

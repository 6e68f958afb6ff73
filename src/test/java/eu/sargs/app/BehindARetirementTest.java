package eu.sargs.app;

import static org.assertj.core.api.Assertions.assertThat;

import eu.sargs.access.Accounts.Account;
import eu.sargs.app.command.Console;
import eu.sargs.app.command.SargsCommand;
import eu.sargs.journal.ActedBy;
import eu.sargs.journal.FeedId;
import eu.sargs.journal.Lane;
import eu.sargs.journal.Ledger;
import eu.sargs.journal.Run;
import eu.sargs.journal.Scope;
import eu.sargs.platform.Language;
import eu.sargs.platform.StationSettings;
import eu.sargs.sighting.SightingCodec;
import eu.sargs.sighting.SightingId;
import eu.sargs.sighting.SomeSightings;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A station that was away for longer than its neighbour keeps its sightings goes on after those, and says what it lacks. */
class BehindARetirementTest {
    private static final ZoneId ZONE = ZoneId.of("Europe/Riga");
    private static final String HERE = "Utena";
    private static final String THERE = "Krāslava";

    @TempDir
    Path folder;

    private Language language = Language.EN;
    private String out = "";
    private String err = "";

    @BeforeEach
    void pair() throws Exception {
        Files.writeString(folder.resolve("password"), "a long password 17\n");
        for (String name : List.of(HERE, THERE)) {
            Station.create(
                    folder.resolve(name),
                    StationSettings.of(name, ZONE, Language.LV).withSightingDays(30),
                    Account.first("boss", "B. Oss"),
                    "a long password 17".toCharArray());
        }
        String there = identify(THERE);
        admits(THERE, identify(HERE), HERE);
        admits(HERE, there, THERE);
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

    private String identify(String home) {
        assertThat(at(home, "peer", "id", "--agency", "vp", "--country", "LV"))
                .as(err)
                .isZero();
        return out.lines().findFirst().orElseThrow();
    }

    private void admits(String home, String key, String name) {
        assertThat(at(home, "peer", "add", key, "--station", name, "--agency", "vp", "--country", "LV", "--yes"))
                .as(err)
                .isZero();
    }

    private void carry() {
        String stick = folder.resolve("stick").toString();
        assertThat(at(THERE, "peer", "carry", "--out", stick, "--for", HERE))
                .as(err)
                .isZero();
        assertThat(at(HERE, "peer", "carry", "--in", stick)).as(err).isZero();
    }

    private void see(long... ids) {
        try (Station station = Station.open(folder.resolve(THERE))) {
            for (long id : ids) {
                station.store()
                        .journal()
                        .append(List.of(SightingCodec.recorded(
                                SomeSightings.sighting(id, "HO3817", Instant.now()),
                                Scope.ALL,
                                ActedBy.machine("desk"))));
            }
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

    private void night(String home, int days) {
        night(home, days, LocalTime.of(3, 0));
    }

    /** So many days from now, at a time of the station. */
    private void night(String home, int days, LocalTime time) {
        Instant night = Instant.now()
                .plus(Duration.ofDays(days))
                .atZone(ZONE)
                .with(time)
                .toInstant();
        try (Station station = Station.open(folder.resolve(home));
                Retention retention = new Retention(station.settings(), station.store(), () -> night, station.seat())) {
            assertThat(retention.step()).isPositive();
        }
    }

    @Test
    void whoKeepsAsManyDaysCanPassOnWhatComesNextWheneverItsNightIs() {
        see(1, 2, 3);
        carry();
        night(HERE, 40, LocalTime.of(3, 50));
        night(THERE, 40, LocalTime.of(2, 10));
        see(4);
        carry();
        try (Station station = Station.open(folder.resolve(HERE))) {
            Ledger ledger = station.store().ledger();
            FeedId feed = ledger.tips().keySet().stream()
                    .filter(one -> one.lane() == Lane.TRAFFIC)
                    .findFirst()
                    .orElseThrow();
            assertThat(ledger.read(feed, 2, 1 << 20).map(Run::last))
                    .as("from where its origin retired it")
                    .contains(4L);
        }
    }

    @Test
    void goesOnAfterThoseAndSaysFromWhenToWhenItLacksThem() {
        see(1, 2);
        carry();
        see(3, 4, 5);
        night(THERE, 40); // of its last one the header stays, for the next to follow from
        see(6, 7);
        carry();

        assertThat(seen(THERE)).containsExactly(6L, 7L);
        assertThat(seen(HERE)).containsExactly(1L, 2L, 6L, 7L);
        see(8);
        carry();
        assertThat(seen(HERE)).containsExactly(1L, 2L, 6L, 7L, 8L);

        assertThat(at(THERE, "verify")).as(err).isZero();
        assertThat(out).doesNotContain("MISSING");
        assertThat(at(HERE, "verify", "--json")).as(err).isZero();
        assertThat(out).contains("\"missing\":2,\"holes\":[{\"first\":3,\"last\":4,\"since\":\"20");
        assertThat(at(HERE, "peer", "list", "--json")).isZero();
        assertThat(out).contains("\"missing\":[{").contains("\"events\":2").contains("\"since\":\"20");
        for (Language one : Language.values()) {
            language = one;
            assertThat(at(HERE, "verify")).as(err).isZero();
            assertThat(out.lines())
                    .filteredOn(line -> line.contains("MISSING"))
                    .singleElement()
                    .asString()
                    .startsWith("TRAFFIC")
                    .endsWith("ok MISSING 2");
            assertThat(err).contains("2", "sargs peer list").doesNotContain("app.verify", "plural");
            assertThat(at(HERE, "peer", "list")).isZero();
            assertThat(err).contains(THERE, "2", "20").doesNotContain("app.peer", "plural", "{");
            String said = err.strip();
            at(HERE, "doctor");
            assertThat(out)
                    .contains(THERE + ", 20")
                    .as("in the same words and times")
                    .contains(said);
        }

        night(HERE, 60);
        assertThat(at(HERE, "peer", "list")).isZero();
        assertThat(err).as("nothing is kept here from then either").isEmpty();
    }
}

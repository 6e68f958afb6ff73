package eu.sargs.app;

import static org.assertj.core.api.Assertions.assertThat;

import eu.sargs.access.Accounts.Account;
import eu.sargs.access.Officer;
import eu.sargs.app.command.Console;
import eu.sargs.app.command.SargsCommand;
import eu.sargs.journal.Event;
import eu.sargs.journal.FeedId;
import eu.sargs.journal.ForkProof;
import eu.sargs.journal.Lane;
import eu.sargs.journal.Run;
import eu.sargs.journal.Scope;
import eu.sargs.platform.Fault;
import eu.sargs.platform.Language;
import eu.sargs.platform.StationSettings;
import eu.sargs.watchlist.EntryChange;
import eu.sargs.watchlist.WatchEntry;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A station whose disk was put back, note included, and that wrote before it heard of the others, tells of it. */
class TwoHistoriesTest {
    private static final String PASSWORD = "a long password 17";

    @TempDir
    Path folder;

    private Path home;
    private StringWriter out;
    private StringWriter err;

    @BeforeEach
    void create() {
        home = folder.resolve("home");
        Station.create(
                home,
                StationSettings.of("Kārsava", ZoneId.of("Europe/Riga"), Language.LV),
                Account.first("boss", "B. Oss"),
                PASSWORD.toCharArray());
    }

    private int run(Language language, String... words) {
        out = new StringWriter();
        err = new StringWriter();
        return SargsCommand.execute(
                new Console(new PrintWriter(out, true), new PrintWriter(err, true), language), words);
    }

    private int boss(String... words) throws Exception {
        Path password = Files.writeString(folder.resolve("password"), PASSWORD);
        List<String> all = new ArrayList<>(List.of(words));
        all.addAll(List.of("--home", home.toString(), "--as", "boss", "--password-file", password.toString()));
        return run(Language.EN, all.toArray(String[]::new));
    }

    private void wanted(String plate, String reason) throws Exception {
        Path list = Files.writeString(
                folder.resolve("list.csv"), "plate,reason,shared_with\n" + plate + "," + reason + ",all\n");
        assertThat(boss("watchlist", "import", list.toString(), "--yes")).isZero();
    }

    private static FeedId list(Station station) {
        return new FeedId(station.store().origin(), 1, Scope.ALL, Lane.LIST);
    }

    /** What peers hold of the list, and the station does not any more. */
    private Run lost() throws Exception {
        wanted("AA1111", "kept");
        Map<Path, Path> copies = Map.of(
                home.resolve("sargs.mv.db"), folder.resolve("database"), home.resolve("seat"), folder.resolve("seat"));
        for (Map.Entry<Path, Path> copy : copies.entrySet()) {
            Files.copy(copy.getKey(), copy.getValue());
        }
        wanted("KK2222", "written before the disk was put back");
        Run lost;
        try (Station station = Station.open(home)) {
            FeedId feed = list(station);
            long end = station.store().journal().heads().get(feed);
            lost = station.store().ledger().read(feed, end - 1, 1 << 20).orElseThrow();
        }
        for (Map.Entry<Path, Path> copy : copies.entrySet()) {
            Files.copy(copy.getValue(), copy.getKey(), StandardCopyOption.REPLACE_EXISTING);
        }
        return lost;
    }

    @Test
    void tellsWhatWasSetAsideWhereverSomebodyLooks() throws Exception {
        Run lost = lost();
        wanted("NN3333", "written after it");
        BlockingQueue<Fault> told = new LinkedBlockingQueue<>();
        try (Station station = Station.open(home)) {
            assertThat(station.notice()).isEmpty();
            station.onTrouble(told::add);
            ForkProof proof = station.store()
                    .ledger()
                    .take(List.of(lost))
                    .getFirst()
                    .fork()
                    .orElseThrow();
            station.store().ledger().quarantine(proof);
            assertThat(told.poll(20, TimeUnit.SECONDS)).satisfies(fault -> {
                assertThat(fault.code()).isEqualTo("JRN-07");
                assertThat(fault.arguments()).first().isEqualTo("Kārsava");
                assertThat(fault.arguments()).last().isEqualTo(1L);
            });
        }
        try (Station station = Station.open(home)) {
            assertThat(station.notice()).as("nothing is missing").isEmpty();
        }
        assertThat(told).as("it is told once").isEmpty();

        for (Language language : Language.values()) {
            run(language, "doctor", "--home", home.toString());
            assertThat(out.toString()).contains("JRN-07 Kārsava, LIST, all, 1", "sargs watchlist list --set-aside");
            assertThat(out.toString()).doesNotContain("{0}", "{1}", "forked");
        }
        assertThat(boss("verify")).isZero();
        assertThat(out.toString().lines())
                .filteredOn(line -> line.contains("SET_ASIDE"))
                .singleElement()
                .asString()
                .startsWith("LIST")
                .endsWith("ok SET_ASIDE 1");
        assertThat(err.toString()).contains("1 event is set aside", "Everything holds");
        assertThat(boss("verify", "--json")).isZero();
        assertThat(out.toString()).contains("\"broken\":\"\",\"set_aside\":1");

        assertThat(boss("watchlist", "list")).isZero();
        assertThat(out.toString()).contains("AA1111").doesNotContain("NN3333", "KK2222");
        assertThat(boss("watchlist", "list", "--set-aside")).isZero();
        assertThat(out.toString().lines())
                .as("what the other history held was never here")
                .singleElement()
                .asString()
                .startsWith("NN3333")
                .contains("MEDIUM", "written after it", " 20")
                .endsWith("boss");
        assertThat(boss("watchlist", "list", "--set-aside", "--json")).isZero();
        assertThat(out.toString())
                .contains("\"plate\":\"NN3333\"", "\"removed\":false", "\"officer\":\"boss\"", "\"at\":\"20");
    }

    @Test
    void tellsOfARemovalThatWasSetAsideByItsPlate() throws Exception {
        Run lost = lost();
        try (Station station = Station.open(home)) {
            Officer boss = station.accounts().signIn("boss", PASSWORD.toCharArray(), station.seat());
            station.watchlist().remove(station.watchlist().all().getFirst().id(), boss);
            ForkProof proof = station.store()
                    .ledger()
                    .take(List.of(lost))
                    .getFirst()
                    .fork()
                    .orElseThrow();
            station.store().ledger().quarantine(proof);
        }
        assertThat(boss("watchlist", "list", "--set-aside")).isZero();
        assertThat(out.toString().lines())
                .singleElement()
                .asString()
                .startsWith("AA1111")
                .contains("REMOVED");
        assertThat(boss("watchlist", "list")).isZero();
        assertThat(out.toString()).contains("AA1111");
    }

    @Test
    void entersAnewOnDutyWhatItWroteItself() throws Exception {
        Run lost = lost();
        wanted("NN3333", "written after it");
        EntryChange before;
        try (Station station = Station.open(home)) {
            ForkProof proof = station.store()
                    .ledger()
                    .take(List.of(lost))
                    .getFirst()
                    .fork()
                    .orElseThrow();
            station.store().ledger().quarantine(proof);
            before = station.watchlist().setAside().getFirst();
        }
        for (int start = 0; start < 2; start++) {
            try (Station station = Station.open(home)) {
                assertThat(station.notice()).as("nothing is missing").isEmpty();
                BlockingQueue<List<WatchEntry>> changed = new LinkedBlockingQueue<>();
                station.watchlist().onChange(changed::add);
                station.link(Optional.empty());
                if (start == 0) {
                    assertThat(changed.poll(20, TimeUnit.SECONDS)).isNotNull();
                }
            }
        }
        try (Station station = Station.open(home)) {
            assertThat(station.watchlist().setAside()).isEmpty();
            assertThat(station.watchlist().all())
                    .extracting(WatchEntry::pattern)
                    .containsExactly("AA1111", "NN3333");
            List<Event> anew = station.store().journal().heads().keySet().stream()
                    .filter(feed -> feed.epoch() > 1 && feed.lane() == Lane.LIST)
                    .flatMap(feed -> station.store().journal().read(feed, 0, 100).stream())
                    .toList();
            assertThat(anew).singleElement().satisfies(event -> {
                assertThat(event.by())
                        .hasValueSatisfying(by -> assertThat(by.officer()).isEqualTo("boss"));
                assertThat(event.said().instant())
                        .isEqualTo(before.told().orElseThrow().at());
                assertThat(event.time().instant()).isAfter(event.said().instant());
            });
            assertThat(station.store().compare().differing()).isEmpty();
        }
        assertThat(boss("verify")).isZero();
        run(Language.EN, "doctor", "--home", home.toString());
        assertThat(out.toString()).contains("JRN-07 Kārsava, LIST, all, 1", "enters anew by itself");
    }
}

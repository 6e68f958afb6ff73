package eu.sargs.watchlist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import eu.sargs.access.Audience;
import eu.sargs.platform.Fault;
import eu.sargs.platform.Language;
import eu.sargs.platform.Texts;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class WatchlistCsvTest {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final List<Audience> AUDIENCES =
            List.of(Audience.STATION, Audience.group("border"), Audience.country("LV"), Audience.ALL);

    private final Random random = new Random(1);
    private final Supplier<UUID> ids = () -> new UUID(random.nextLong(), random.nextLong());
    private final WatchlistCsv csv =
            new WatchlistCsv(InstantSource.fixed(NOW), ZoneId.of("Europe/Riga"), "Krāslava", () -> AUDIENCES, ids);

    private WatchlistCsv.Preview preview(String text) {
        return csv.preview(text.getBytes(StandardCharsets.UTF_8), List.of());
    }

    @Test
    void aGroupThisStationIsNotInIsABadLine() {
        WatchlistCsv.Preview preview = preview("""
                plate;reason;shared_with
                AB1234;Stolen;group:border
                CD1234;Stolen;group:boarder
                """);
        assertThat(preview.entries()).extracting(WatchEntry::pattern).containsExactly("AB1234");
        assertThat(preview.bad()).singleElement().satisfies(bad -> {
            assertThat(bad.line()).isEqualTo(3);
            assertThat(bad.why().code()).isEqualTo("WAT-22");
        });
    }

    @Test
    void readsEveryColumnInAnyOrder() {
        WatchlistCsv.Preview preview = preview("""
                reason;plate;Priority;valid_from;valid_to;owner;guidance
                Zagts auto;ho-3817;high;2026-11-01;30.11.2026;Ludza;"Apturēt;
                Zvanīt ""112\"\""
                """);
        assertThat(preview.bad()).isEmpty();
        WatchEntry entry = preview.entries().getFirst();
        assertThat(entry.pattern()).isEqualTo("HO3817");
        assertThat(entry.reason()).isEqualTo("Zagts auto");
        assertThat(entry.priority()).isEqualTo(Priority.HIGH);
        assertThat(entry.validFrom()).isEqualTo(Instant.parse("2026-10-31T22:00:00Z"));
        assertThat(entry.validTo()).contains(Instant.parse("2026-11-30T22:00:00Z"));
        assertThat(entry.owner()).isEqualTo("Ludza");
        assertThat(entry.guidance()).isEqualTo("Apturēt;\nZvanīt \"112\"");
    }

    @Test
    void fillsInWhatMayBeLeftOut() {
        WatchEntry entry =
                preview("\uFEFFplate,reason\r\nABC123,Stolen\r\n").entries().getFirst();
        assertThat(entry.priority()).isEqualTo(Priority.MEDIUM);
        assertThat(entry.validFrom()).isEqualTo(NOW);
        assertThat(entry.validTo()).isEmpty();
        assertThat(entry.owner()).isEqualTo("Krāslava");
        assertThat(entry.edition()).isEqualTo(1);
    }

    @Test
    void namesLineAndReasonOfEachBadLineAndKeepsTheGood() throws Exception {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.write("plate;reason;priority;valid_from;valid_to\n".getBytes(StandardCharsets.UTF_8)); // 1
        file.write("AB1234;Stolen;;;\n".getBytes(StandardCharsets.UTF_8)); // 2 good
        file.write("CD1234;Stol".getBytes(StandardCharsets.UTF_8));
        file.write(0xE2);
        file.write("en;;;\n".getBytes(StandardCharsets.UTF_8)); // 3 not UTF-8
        String rest = """
                EF1234;Stolen
                G#1234;Stolen;;;
                *;Stolen;;;
                HI1234;Stolen;urgent;;
                JK1234;Stolen;;yesterday;
                LM1234;Stolen;;2026-11-22;2026-11-01
                NO1234;;;;

                AB-1234;Again;;;
                PQ1234;"Stolen;;;
                RS1234;Stolen;low;2026-11-22 10:30;2026-12-01T00:00:00+02:00
                TU1234;Stolen;;;
                """;
        file.write(rest.getBytes(StandardCharsets.UTF_8));
        WatchEntry listed = new WatchEntry(
                new EntryId(new UUID(1, 1)), "TU1234", "x", Priority.LOW, NOW, Optional.empty(), "x", "", 1);
        WatchlistCsv.Preview preview = csv.preview(file.toByteArray(), List.of(listed));
        assertThat(preview.good())
                .extracting(WatchlistCsv.Good::line, good -> good.entry().pattern())
                .containsExactly(tuple(2, "AB1234"), tuple(14, "RS1234"));
        assertThat(preview.bad())
                .extracting(WatchlistCsv.Bad::line, bad -> bad.why().code())
                .containsExactly(
                        tuple(3, "WAT-10"),
                        tuple(4, "WAT-12"),
                        tuple(5, "PLA-02"),
                        tuple(6, "WAT-01"),
                        tuple(7, "WAT-13"),
                        tuple(8, "WAT-14"),
                        tuple(9, "WAT-03"),
                        tuple(10, "WAT-02"),
                        tuple(12, "WAT-15"),
                        tuple(13, "WAT-11"),
                        tuple(15, "WAT-16"));
        for (Language language : Language.values()) {
            Texts texts = new Texts(language);
            for (WatchlistCsv.Bad bad : preview.bad()) {
                assertThat(texts.get(bad.why())).as(bad.why().key()).doesNotContain("‹", "{", "}");
            }
        }
    }

    @Test
    void tellsLinesThatSayWhatTheListSaysFromThoseThatSayAnotherThing() {
        String file = """
                plate;reason;priority;valid_from;valid_to;shared_with
                AB1234;Stolen;high;;2026-12-01;all
                CD1234;Wanted;;2026-11-01;;
                """;
        List<WatchEntry> listed = preview(file).entries();
        WatchlistCsv.Preview again = csv.preview(file.getBytes(StandardCharsets.UTF_8), listed);
        assertThat(again.good()).isEmpty();
        assertThat(again.listed()).isEqualTo(2);
        assertThat(again.bad()).isEmpty();
        for (String[] change : new String[][] {
            {"Stolen", "Found"}, {"high", "low"}, {"2026-12-01", ""}, {";all", ";"}, {"2026-11-01", "2026-11-02"}
        }) {
            WatchlistCsv.Preview other =
                    csv.preview(file.replace(change[0], change[1]).getBytes(StandardCharsets.UTF_8), listed);
            assertThat(other.listed()).as(change[0]).isEqualTo(1);
            assertThat(other.bad())
                    .as(change[0])
                    .singleElement()
                    .satisfies(bad -> assertThat(bad.why().code()).isEqualTo("WAT-16"));
        }
    }

    @Test
    void countsLinesWhateverEndsThemAndOverQuotedOnes() {
        WatchlistCsv.Preview preview =
                preview("plate;reason\rAB1234;\"one\r\n\r\ntwo\"\r\nCD1234;5\" wide\n\nEF1234;\"x\"y\n?;z");
        assertThat(preview.good())
                .extracting(WatchlistCsv.Good::line, good -> good.entry().reason())
                .containsExactly(tuple(2, "one\n\ntwo"), tuple(5, "5\" wide"));
        assertThat(preview.bad())
                .extracting(WatchlistCsv.Bad::line, bad -> bad.why().code())
                .containsExactly(tuple(7, "WAT-11"), tuple(8, "WAT-01"));
    }

    @Test
    void refusesFilesThatAreNoWatchlist() {
        refused("WAT-08", new byte[0]);
        refused("WAT-08", "\n \n".getBytes(StandardCharsets.UTF_8));
        refused("WAT-07", "plate;reason\nAB1234;x\n".getBytes(StandardCharsets.UTF_16));
        refused("WAT-07", new byte[] {'P', 'K', 3, 4, 0, 0});
        refused("WAT-09", "number;reason\n".getBytes(StandardCharsets.UTF_8));
        refused("WAT-09", "plate;reason;valid_too\n".getBytes(StandardCharsets.UTF_8));
        refused("WAT-09", "plate;reason;plate\n".getBytes(StandardCharsets.UTF_8));
        refused("WAT-11", "\"plate;reason\n".getBytes(StandardCharsets.UTF_8));
        refused("WAT-06", new byte[WatchlistCsv.LARGEST + 1]);
    }

    private void refused(String code, byte[] file) {
        assertThatThrownBy(() -> csv.preview(file, List.of())).isInstanceOfSatisfying(Fault.class, fault -> {
            assertThat(fault.code()).isEqualTo(code);
            for (Language language : Language.values()) {
                assertThat(new Texts(language).get(fault)).doesNotContain("‹", "{", "}");
            }
        });
    }

    @Test
    void survivesAnyBytes() {
        long seed = 99;
        Random bytes = new Random(seed);
        String signs = "AB12;,\"\n\r\t?* é-";
        for (int i = 0; i < 3000; i++) {
            StringBuilder text = new StringBuilder("plate;reason\n");
            for (int n = 1 + bytes.nextInt(200); n > 0; n--) {
                text.append(signs.charAt(bytes.nextInt(signs.length())));
            }
            byte[] file = text.toString().getBytes(StandardCharsets.UTF_8);
            for (int n = bytes.nextInt(4); n > 0; n--) {
                file[13 + bytes.nextInt(file.length - 13)] |= (byte) 0x80;
            }
            WatchlistCsv.Preview preview = csv.preview(file, List.of());
            assertThat(preview.good()).allSatisfy(good -> EntryRules.checked(good.entry()));
        }
    }
}

package eu.sargs.watchlist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import eu.sargs.access.Audience;
import eu.sargs.access.StationKey;
import eu.sargs.platform.Fault;
import eu.sargs.platform.Language;
import eu.sargs.platform.Texts;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class WatchlistCsvTest {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final List<Audience> AUDIENCES =
            List.of(Audience.STATION, Audience.group("border"), Audience.country("LV"), Audience.ALL);

    private static final StationKey ELSEWHERE = new StationKey("ab".repeat(32));

    private final Random random = new Random(1);
    private final Supplier<UUID> ids = () -> new UUID(random.nextLong(), random.nextLong());
    private final WatchlistCsv csv =
            new WatchlistCsv(InstantSource.fixed(NOW), ZoneId.of("Europe/Riga"), "Krāslava", () -> AUDIENCES, ids);

    private ListPreview preview(String text) {
        return csv.preview(text.getBytes(StandardCharsets.UTF_8), ListStanding.empty(), false);
    }

    @Test
    void aGroupThisStationIsNotInIsABadLine() {
        ListPreview preview = preview("""
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
        ListPreview preview = preview("""
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
        file.write("AB1234;Zagts vāģis;;;\n".getBytes(StandardCharsets.UTF_8)); // 2 good
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
                VW1234;Stolen;;;
                XY1234;Stolen;;;
                """;
        file.write(rest.getBytes(StandardCharsets.UTF_8));
        WatchEntry elsewhere = listed(1, "TU1234").written(1, ELSEWHERE);
        ListStanding standing = new ListStanding(
                List.of(elsewhere, listed(2, "VW1234"), listed(3, "VW1234"), listed(4, "XY1234")),
                entry -> entry.home().isEmpty(),
                Set.of(new EntryId(new UUID(1, 4))));
        ListPreview preview = csv.preview(file.toByteArray(), standing, true);
        assertThat(preview.removed()).as("while a line is bad").isEmpty();
        assertThat(preview.added())
                .extracting(ListPreview.Added::line, added -> added.entry().pattern())
                .containsExactly(tuple(2, "AB1234"), tuple(14, "RS1234"));
        assertThat(preview.bad())
                .extracting(ListPreview.Bad::line, bad -> bad.why().code())
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
                        tuple(15, "WAT-16"),
                        tuple(16, "WAT-23"),
                        tuple(17, "WAT-24"));
        for (Language language : Language.values()) {
            Texts texts = new Texts(language);
            for (ListPreview.Bad bad : preview.bad()) {
                assertThat(texts.get(bad.why())).as(bad.why().key()).doesNotContain("‹", "{", "}");
            }
        }
    }

    private static WatchEntry listed(int id, String pattern) {
        return new WatchEntry(
                new EntryId(new UUID(1, id)), pattern, "x", Priority.LOW, NOW, Optional.empty(), "x", "", 1);
    }

    private static ListStanding standing(List<WatchEntry> all) {
        return new ListStanding(all, entry -> true, Set.of());
    }

    @Test
    void tellsLinesThatSayWhatTheListSaysFromThoseThatChangeIt() {
        String file = """
                plate;reason;priority;valid_from;valid_to;shared_with
                AB1234;Stolen;high;;2026-12-01;all
                CD1234;Wanted;;2026-11-01;;
                """;
        List<WatchEntry> listed = preview(file).entries();
        ListPreview again = csv.preview(file.getBytes(StandardCharsets.UTF_8), standing(listed), true);
        assertThat(again.size()).isZero();
        assertThat(again.listed()).isEqualTo(2);
        assertThat(again.bad()).isEmpty();
        for (String[] change : new String[][] {
            {"Stolen", "Found"}, {"high", "low"}, {"2026-12-01", ""}, {";all", ";"}, {"2026-11-01", "2026-11-02"}
        }) {
            ListPreview other = csv.preview(
                    file.replace(change[0], change[1]).getBytes(StandardCharsets.UTF_8), standing(listed), true);
            assertThat(other.listed()).as(change[0]).isEqualTo(1);
            assertThat(other.changed()).as(change[0]).singleElement().satisfies(changed -> {
                assertThat(changed.before()).isIn(listed);
                assertThat(changed.after().id()).isEqualTo(changed.before().id());
                assertThat(changed.after()).isNotEqualTo(changed.before());
            });
        }
    }

    @Test
    void whatTheFileHasNoColumnForStaysAsItIs() {
        WatchEntry before = preview("""
                plate;reason;priority;valid_from;valid_to;owner;shared_with;guidance
                AB1234;Stolen;high;2026-11-01;2026-12-01;Ludza;all;Stop.
                """).entries().getFirst();
        ListPreview next = csv.preview(
                "plate;reason\nAB1234;Found".getBytes(StandardCharsets.UTF_8), standing(List.of(before)), false);
        assertThat(next.changed())
                .singleElement()
                .satisfies(changed -> assertThat(changed.after())
                        .usingRecursiveComparison()
                        .ignoringFields("reason")
                        .isEqualTo(before));
        assertThat(next.changed().getFirst().after().reason()).isEqualTo("Found");
    }

    @Test
    void removesWhatAWholeListDoesNotNameAndNothingElse() {
        WatchEntry ours = listed(1, "AB1234");
        WatchEntry gone = listed(2, "CD1234");
        WatchEntry elsewhere = listed(3, "EF1234").written(1, ELSEWHERE);
        WatchEntry disputed = listed(4, "GH1234");
        ListStanding standing = new ListStanding(
                List.of(ours, gone, elsewhere, disputed), entry -> entry.home().isEmpty(), Set.of(disputed.id()));
        byte[] file = "plate;reason\nAB1234;x".getBytes(StandardCharsets.UTF_8);
        assertThat(csv.preview(file, standing, true).removed()).containsExactly(gone);
        assertThat(csv.preview(file, standing, false).removed()).isEmpty();
        byte[] oneBad = "plate;reason\nAB1234;x\nCD12#4;x".getBytes(StandardCharsets.UTF_8);
        assertThat(csv.preview(oneBad, standing, true).removed()).isEmpty();
    }

    @Test
    void readsWhatSpreadsheetsHereWrite() throws Exception {
        String text = "plate;reason\r\nHO3817;Āžēšņķ meklēts\r\nKX1234;Ieškomas šį rytą, Žąsų g.\r\n";
        String cyrillic = "plate;reason\r\nHO3817;Угнан в Даугавпилсе\r\nKX1234;Розыск\r\n";
        reads(text, text.getBytes(StandardCharsets.UTF_8), "UTF-8", false);
        reads(text, ("\uFEFF" + text).getBytes(StandardCharsets.UTF_8), "UTF-8", false);
        reads(text, ("\uFEFF" + text).getBytes(StandardCharsets.UTF_16LE), "UTF-16 LE", false);
        reads(text, ("\uFEFF" + text).getBytes(StandardCharsets.UTF_16BE), "UTF-16 BE", false);
        reads(text, text.getBytes(StandardCharsets.UTF_16LE), "UTF-16 LE", true);
        reads(text, text.getBytes("windows-1257"), "Windows-1257", true);
        reads(cyrillic, cyrillic.getBytes("windows-1251"), "Windows-1251", true);
        reads(cyrillic, cyrillic.getBytes(StandardCharsets.UTF_8), "UTF-8", false);
        String emoji = "plate;reason\nHO3817;\uD83D\uDE97\n";
        reads(emoji, ("\uFEFF" + emoji).getBytes(StandardCharsets.UTF_16BE), "UTF-16 BE", false);
    }

    private void reads(String text, byte[] file, String encoding, boolean guessed) {
        ListPreview preview = csv.preview(file, ListStanding.empty(), false);
        assertThat(preview.file().encoding()).isEqualTo(encoding);
        assertThat(preview.file().guessed()).as(encoding).isEqualTo(guessed);
        assertThat(preview.bad()).isEmpty();
        assertThat(preview.entries())
                .extracting(WatchEntry::reason)
                .containsExactlyElementsOf(text.lines()
                        .skip(1)
                        .map(line -> line.substring(line.indexOf(';') + 1))
                        .toList());
    }

    @Test
    void halfASignCostsItsLine() {
        byte[] file = "\uFEFFplate;reason\nHO3817;x\uD83D\nKX1234;y\n".getBytes(StandardCharsets.UTF_16LE);
        // The encoder writes a question mark for half a sign, which is text.
        file[2 * ("\uFEFFplate;reason\nHO3817;x".length())] = 0x3D;
        file[2 * ("\uFEFFplate;reason\nHO3817;x".length()) + 1] = (byte) 0xD8;
        ListPreview preview = csv.preview(file, ListStanding.empty(), false);
        assertThat(preview.bad()).singleElement().satisfies(bad -> {
            assertThat(bad.line()).isEqualTo(2);
            assertThat(bad.why().code()).isEqualTo("WAT-10");
        });
        assertThat(preview.entries()).extracting(WatchEntry::pattern).containsExactly("KX1234");
    }

    @Test
    void aLineOfTenMegabytesCostsThatLine() {
        String file = "plate;reason\nAB1234;x\nCD1234;\"" + "y".repeat(10 << 20) + "\nEF1234;z\n";
        ListPreview preview = preview(file);
        assertThat(preview.entries()).extracting(WatchEntry::pattern).containsExactly("AB1234", "EF1234");
        assertThat(preview.bad()).singleElement().satisfies(bad -> {
            assertThat(bad.line()).isEqualTo(3);
            assertThat(bad.why().code()).isEqualTo("WAT-11");
        });
    }

    @Test
    void aThousandBadLinesAreAThousandAnswers() {
        StringBuilder file = new StringBuilder("plate;reason;priority\n");
        for (int i = 0; i < 2000; i++) {
            file.append("AB")
                    .append(10_000 + i)
                    .append(";Stolen;")
                    .append(i % 2 == 0 ? "high" : "urgent" + i)
                    .append('\n');
        }
        ListPreview preview = preview(file.toString());
        assertThat(preview.added()).hasSize(1000);
        assertThat(preview.bad()).hasSize(1000).allSatisfy(bad -> {
            assertThat(bad.line() % 2).isEqualTo(1);
            assertThat(bad.why().code()).isEqualTo("WAT-13");
            assertThat(bad.why().arguments()).containsExactly("urgent" + (bad.line() - 2));
            assertThat(bad.why().getStackTrace()).as("kept in thousands").isEmpty();
        });
    }

    @Test
    void aFormulaIsTextAndNoSpreadsheetRunsWhatIsExported() {
        String formula = "=cmd|' /C calc'!A0";
        WatchEntry entry = preview("plate;reason;owner;guidance\nAB1234;" + formula + ";@SUM(1);\"-2\n+3\"\n")
                .entries()
                .getFirst();
        assertThat(entry.reason()).isEqualTo(formula);
        for (String reason : List.of(formula, "'" + formula, "''+1", "-1", "'quoted'", "a;b", "say \"no\"", "@x")) {
            WatchEntry one = new WatchEntry(
                    entry.id(),
                    entry.pattern(),
                    reason,
                    Priority.HIGH,
                    NOW,
                    Optional.of(NOW.plusSeconds(90)),
                    entry.owner(),
                    entry.guidance(),
                    1,
                    Audience.ALL,
                    Optional.empty());
            byte[] written = WatchlistCsvText.of(List.of(one));
            String text = new String(written, StandardCharsets.UTF_8);
            assertThat(text.lines().skip(1).findFirst().orElseThrow().split(";"))
                    .noneMatch(cell -> cell.matches("\"?[=+\\-@].*"));
            ListPreview again = csv.preview(written, standing(List.of(one)), true);
            assertThat(again.bad()).as(reason).isEmpty();
            assertThat(again.listed()).as(reason).isEqualTo(1);
            assertThat(again.size()).as(reason).isZero();
        }
    }

    @Test
    void namesTheFile() throws Exception {
        byte[] file = "plate,reason\nAB1234,x\n".getBytes(StandardCharsets.UTF_8);
        ListFile named = csv.preview(file, ListStanding.empty(), false).file();
        assertThat(named.sha256())
                .isEqualTo(HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256").digest(file)));
        assertThat(named.bytes()).isEqualTo(file.length);
        assertThat(named.separator()).isEqualTo(',');
    }

    @Test
    void countsLinesWhateverEndsThemAndOverQuotedOnes() {
        ListPreview preview =
                preview("plate;reason\rAB1234;\"one\r\n\r\ntwo\"\r\nCD1234;5\" wide\n\nEF1234;\"x\"y\n?;z");
        assertThat(preview.added())
                .extracting(ListPreview.Added::line, added -> added.entry().reason())
                .containsExactly(tuple(2, "one\n\ntwo"), tuple(5, "5\" wide"));
        assertThat(preview.bad())
                .extracting(ListPreview.Bad::line, bad -> bad.why().code())
                .containsExactly(tuple(7, "WAT-11"), tuple(8, "WAT-01"));
    }

    @Test
    void refusesFilesThatAreNoWatchlist() {
        refused("WAT-08", new byte[0]);
        refused("WAT-08", "\n \n".getBytes(StandardCharsets.UTF_8));
        refused("WAT-08", "\uFEFF".getBytes(StandardCharsets.UTF_16LE));
        refused("WAT-07", new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 26, '\n'});
        refused("WAT-07", new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, (byte) 0xE0, 0, 16});
        refused("WAT-07", new byte[] {'p', 'l', 'a', 't', 'e', 0, 1, 2, 3, 4, 5});
        refused("WAT-06", ("plate;reason\n" + "\n".repeat(WatchlistCsv.MOST_LINES)).getBytes(StandardCharsets.UTF_8));
        refused("WAT-07", new byte[] {'P', 'K', 3, 4, 0, 0});
        refused("WAT-09", "number;reason\n".getBytes(StandardCharsets.UTF_8));
        refused("WAT-09", "plate;reason;valid_too\n".getBytes(StandardCharsets.UTF_8));
        refused("WAT-09", "plate;reason;plate\n".getBytes(StandardCharsets.UTF_8));
        refused("WAT-11", "\"plate;reason\n".getBytes(StandardCharsets.UTF_8));
        refused("WAT-06", new byte[WatchlistCsv.LARGEST + 1]);
        refused(
                "WAT-26",
                ("plate;reason\n" + "x;y;z\n".repeat(WatchlistCsv.MOST_BAD + 1)).getBytes(StandardCharsets.UTF_8));
    }

    private void refused(String code, byte[] file) {
        assertThatThrownBy(() -> csv.preview(file, ListStanding.empty(), false))
                .isInstanceOfSatisfying(Fault.class, fault -> {
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
            ListPreview preview = csv.preview(file, ListStanding.empty(), false);
            assertThat(preview.added()).allSatisfy(good -> EntryRules.checked(good.entry()));
        }
    }
}

package eu.sargs.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.sargs.access.Audience;
import eu.sargs.access.Officer;
import eu.sargs.access.Role;
import eu.sargs.access.Seat;
import eu.sargs.journal.Event;
import eu.sargs.journal.FeedId;
import eu.sargs.platform.Fault;
import eu.sargs.watchlist.ListPreview;
import eu.sargs.watchlist.ListStanding;
import eu.sargs.watchlist.ListTaken;
import eu.sargs.watchlist.WatchCodec;
import eu.sargs.watchlist.WatchEntry;
import eu.sargs.watchlist.WatchlistCsv;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A list file is taken: batch by batch, and on record as one deed. */
class ListImportTest extends StoreFixture {
    private static final Officer OFFICER = new Officer("ilze", "I. Vītola", new Seat("desk"), Set.of(Role.SUPERVISOR));
    private static final int LINES = 12_000;

    private final WatchlistCsv csv = new WatchlistCsv(
            InstantSource.system(),
            ZoneId.of("Europe/Riga"),
            "Krāslava",
            () -> List.of(Audience.STATION, Audience.ALL),
            UUID::randomUUID);

    private DutyTables tables;

    @BeforeEach
    void begin() {
        tables = new DutyTables(database, journal, "desk", List.of());
        tables.projections().start();
    }

    @AfterEach
    void end() {
        tables.projections().close();
    }

    private ListPreview preview(String file, boolean whole) {
        return csv.preview(file.getBytes(StandardCharsets.UTF_8), ListStanding.of(tables.watchlist()), whole);
    }

    private static String lines(int from, int to, String reason) {
        StringBuilder file = new StringBuilder("plate;reason;shared_with\n");
        for (int i = from; i < to; i++) {
            file.append("AB").append(10_000 + i).append(';').append(reason).append(";all\n");
        }
        return file.toString();
    }

    private List<Map<String, Object>> deeds() {
        List<Map<String, Object>> said = new ArrayList<>();
        for (FeedId feed : journal.heads().keySet()) {
            for (Event event : journal.read(feed, 0, 10 * LINES)) {
                if (event.type().equals(WatchCodec.IMPORTED)) {
                    assertThat(event.by().orElseThrow().officer()).isEqualTo("ilze");
                    said.add(WatchCodec.decodeImported(event.payload().orElseThrow()));
                }
            }
        }
        return said;
    }

    @Test
    void isTakenAndIsOneDeedThatNamesTheFile() {
        List<Integer> told = new ArrayList<>();
        ListPreview preview = preview(lines(0, LINES, "Stolen"), false);
        ListTaken taken = tables.watchlist().take(preview, OFFICER, (done, of) -> told.add(done));
        assertThat(taken).isEqualTo(new ListTaken(LINES, 0, 0, LINES));
        assertThat(tables.watchlist().all()).hasSize(LINES);
        assertThat(told).startsWith(0).endsWith(LINES).isSorted().hasSizeGreaterThan(2);
        assertThat(deeds())
                .singleElement()
                .satisfies(deed -> assertThat(deed)
                        .containsEntry("file_hash", preview.file().sha256())
                        .containsEntry("added", (long) LINES)
                        .containsEntry("bad_lines", 0L)
                        .containsEntry("stopped", 0L));
        assertThat(preview(lines(0, LINES, "Stolen"), true).size()).isZero();
    }

    @Test
    void changesAndRemovesWhatTheWholeListSays() {
        tables.watchlist().take(preview(lines(0, 30, "Stolen"), false), OFFICER, (done, of) -> true);
        ListPreview next = preview(lines(10, 40, "Found"), true);
        ListTaken taken = tables.watchlist().take(next, OFFICER, (done, of) -> true);
        assertThat(taken).isEqualTo(new ListTaken(10, 20, 10, 40));
        assertThat(tables.watchlist().all())
                .hasSize(30)
                .extracting(WatchEntry::reason)
                .containsOnly("Found");
        assertThat(tables.watchlist().disputed()).isEmpty();
        assertThat(deeds()).hasSize(2);
        assertThat(deeds().getLast()).containsEntry("removed", 10L).containsEntry("whole_list", 1L);
    }

    @Test
    void isStoppedBetweenTwoBatchesAndGoesOnWithTheSameFile() {
        ListPreview preview = preview(lines(0, LINES, "Stolen"), false);
        ListTaken taken = tables.watchlist().take(preview, OFFICER, (done, of) -> done == 0);
        assertThat(taken.stopped()).isTrue();
        assertThat(taken.added()).isPositive().isLessThan(LINES);
        assertThat(tables.watchlist().all()).hasSize(taken.added());
        assertThat(deeds()).hasSize(2);
        assertThat(deeds().getLast())
                .containsEntry("stopped", 1L)
                .containsEntry("added", (long) taken.added())
                .containsEntry("file_hash", preview.file().sha256());
        ListPreview rest = preview(lines(0, LINES, "Stolen"), false);
        assertThat(rest.listed()).isEqualTo(taken.added());
        tables.watchlist().take(rest, OFFICER, (done, of) -> true);
        assertThat(tables.watchlist().all()).hasSize(LINES);
    }

    @Test
    void nothingIsOnRecordOfWhatWasStoppedBeforeItBegan() {
        tables.watchlist().take(preview(lines(0, 3, "Stolen"), false), OFFICER, (done, of) -> false);
        assertThat(tables.watchlist().all()).isEmpty();
        assertThat(deeds()).isEmpty();
    }

    @Test
    void aPreviewThatTheListHasLeftBehindIsNotTaken() {
        ListPreview twice = preview(lines(0, 3, "Stolen"), false);
        tables.watchlist().take(twice, OFFICER, (done, of) -> true);
        refused(twice);
        ListPreview change = preview(lines(0, 3, "Found"), false);
        WatchEntry one = change.changed().getLast().before();
        tables.watchlist().put(one, OFFICER);
        refused(change);
        ListPreview removal = preview(lines(0, 2, "Stolen"), true);
        assertThat(removal.removed()).hasSize(1);
        tables.watchlist().remove(one.id(), OFFICER);
        refused(removal);
        assertThat(tables.watchlist().all())
                .hasSize(2)
                .extracting(WatchEntry::reason)
                .containsOnly("Stolen");
    }

    private void refused(ListPreview preview) {
        assertThatThrownBy(() -> tables.watchlist().take(preview, OFFICER, (done, of) -> true))
                .isInstanceOfSatisfying(
                        Fault.class, fault -> assertThat(fault.code()).isEqualTo("WAT-25"));
    }
}

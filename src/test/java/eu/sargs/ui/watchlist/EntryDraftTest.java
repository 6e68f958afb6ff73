package eu.sargs.ui.watchlist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.sargs.platform.Fault;
import eu.sargs.ui.Kraslava;
import eu.sargs.watchlist.Priority;
import eu.sargs.watchlist.WatchEntry;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EntryDraftTest {
    private static final ZoneId RIGA = ZoneId.of("Europe/Riga");

    private static EntryDraft draft(String validTo) {
        return new EntryDraft(
                Optional.empty(),
                "HO3817",
                "Zagts",
                Priority.HIGH,
                validTo,
                "Krāslava",
                "",
                eu.sargs.access.Audience.ALL);
    }

    @Test
    void countsTheLastDayToItsEndInTheStationsZone() {
        WatchEntry entry = draft("31.12.2026").toEntry(WatchlistDesk.newId(), Kraslava.NOW, RIGA);
        assertThat(entry.validTo()).contains(Instant.parse("2026-12-31T22:00:00Z"));
        assertThat(EntryDraft.of(entry, RIGA).validTo()).isEqualTo("2026-12-31");
    }

    @Test
    void makesTheNextEditionOfAKnownEntry() {
        WatchEntry first = draft("").toEntry(WatchlistDesk.newId(), Kraslava.NOW, RIGA);
        WatchEntry second =
                EntryDraft.of(first, RIGA).toEntry(WatchlistDesk.newId(), Kraslava.NOW.plusSeconds(9), RIGA);
        assertThat(second.id()).isEqualTo(first.id());
        assertThat(second.edition()).isEqualTo(2);
        assertThat(second.validFrom()).isEqualTo(first.validFrom());
    }

    @Test
    void refusesADayThatIsNone() {
        assertThatThrownBy(() -> draft("31.02.").toEntry(WatchlistDesk.newId(), Kraslava.NOW, RIGA))
                .isInstanceOfSatisfying(
                        Fault.class, fault -> assertThat(fault.code()).isEqualTo("WAT-14"));
    }
}

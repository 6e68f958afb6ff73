package eu.sargs.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import eu.sargs.access.Audience;
import eu.sargs.watchlist.ListPreview;
import eu.sargs.watchlist.ListStanding;
import eu.sargs.watchlist.WatchlistCsv;
import eu.sargs.watchlist.WatchlistCsvText;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A list from somewhere else. */
class CsvFuzzTest {
    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

    @Test
    void saysOfEachLineWhatIsWrongWithIt() throws Exception {
        WatchlistCsv csv = new WatchlistCsv(
                InstantSource.fixed(NOW),
                ZoneId.of("Europe/Riga"),
                "Krāslava",
                () -> List.of(Audience.STATION, Audience.ALL),
                UUID::randomUUID);
        List<byte[]> corpus = Stream.of(
                        "plate;reason;priority\nHO3817;Stolen;high\nKB4471;Wanted;2\n",
                        "plate,reason,valid_from,valid_to,owner,shared_with,guidance\n"
                                + "?B12*,Stolen,2026-11-22,22.12.2026,Utena,all,\"Stop.\nCall 112.\"\n"
                                + "AB1,\"He said \"\"no\"\"\",2026-11-22 10:30,2026-11-22T10:30+02:00,,country:LV,\n",
                        "\ufeffPlate\tReason\r\nHO-3817\tZagta automašīna\r\n\r\nLR 6120\tMeklēta\r\n",
                        "plate;reason;owner\nAB1234;=cmd|x;@y\nCD1234;'-1;''+2\n",
                        "plate;reason\n" + "ZZ1000;x\n".repeat(300))
                .flatMap(text -> Stream.of(
                        text.getBytes(StandardCharsets.UTF_8),
                        text.replace("\ufeff", "").getBytes(StandardCharsets.UTF_16),
                        text.replace("\ufeff", "").getBytes(Charset.forName("windows-1257"))))
                .toList();
        new Fuzz("watchlist csv").run(Fuzz.seed(), corpus, input -> {
            ListPreview preview = csv.preview(input, ListStanding.empty(), true);
            assertThat(preview.added().size() + preview.bad().size()).isLessThanOrEqualTo(WatchlistCsv.MOST_LINES);
            preview.added().forEach(added -> assertThat(added.entry().pattern()).isNotBlank());
            ListPreview again = csv.preview(
                    WatchlistCsvText.of(preview.entries()),
                    new ListStanding(preview.entries(), entry -> true, Set.of()),
                    true);
            assertThat(again.listed())
                    .as("what was written is read as the same")
                    .isEqualTo(preview.added().size());
            assertThat(again.size()).isZero();
        });
    }
}

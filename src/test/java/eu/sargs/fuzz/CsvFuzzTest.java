package eu.sargs.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import eu.sargs.access.Audience;
import eu.sargs.watchlist.WatchlistCsv;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
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
                        "plate;reason\n" + "ZZ1000;x\n".repeat(300))
                .map(text -> text.getBytes(StandardCharsets.UTF_8))
                .toList();
        new Fuzz("watchlist csv").run(Fuzz.seed(), corpus, input -> {
            WatchlistCsv.Preview preview = csv.preview(input, List.of());
            assertThat(preview.good().size() + preview.bad().size()).isLessThanOrEqualTo(WatchlistCsv.MOST_LINES);
            preview.good().forEach(good -> assertThat(good.entry().pattern()).isNotBlank());
        });
    }
}

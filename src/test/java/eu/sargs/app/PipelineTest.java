package eu.sargs.app;

import static org.assertj.core.api.Assertions.assertThat;

import eu.sargs.camera.CameraId;
import eu.sargs.picture.Pictures;
import eu.sargs.picture.ProvenPicture;
import eu.sargs.plate.Country;
import eu.sargs.plate.Plate;
import eu.sargs.plate.PlateBox;
import eu.sargs.plate.Reading;
import eu.sargs.platform.Fault;
import eu.sargs.platform.Listeners;
import eu.sargs.platform.Pin;
import eu.sargs.recognition.Passage;
import eu.sargs.recognition.PassageNews;
import eu.sargs.recognition.PlateReadSource;
import eu.sargs.sighting.Sighting;
import eu.sargs.sighting.SightingBook;
import eu.sargs.ui.InMemoryRooms.InMemoryPictures;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class PipelineTest {
    private static final Instant NOW = Instant.parse("2026-11-22T02:31:25Z");

    private final Listeners<PassageNews> road = new Listeners<>();
    private final BlockingQueue<String> written = new LinkedBlockingQueue<>();
    private final AtomicInteger refusals = new AtomicInteger();

    private final PlateReadSource reads = new PlateReadSource() {
        @Override
        public Pin onPassage(Consumer<PassageNews> listener) {
            return road.add(listener);
        }

        @Override
        public void start() {}

        @Override
        public void close() {}
    };

    private final Pictures pictures = new InMemoryPictures() {
        @Override
        public void keep(List<ProvenPicture> pictures) {
            if (refusals.getAndUpdate(n -> Math.max(0, n - 1)) > 0) {
                throw new Fault("PIC-01", "picture.fault.write");
            }
            super.keep(pictures);
        }
    };

    private final SightingBook book = new SightingBook() {
        @Override
        public void record(Sighting sighting) {
            written.add("record " + sighting.reading().plate() + " " + sighting.station());
        }

        @Override
        public void refine(Sighting sighting) {
            written.add("refine " + sighting.reading().plate() + " "
                    + Arrays.toString(pictures.find(sighting.crop()).orElseThrow())
                    + Arrays.toString(pictures.find(sighting.overview()).orElseThrow())
                    + (sighting.refined() ? "" : " passing"));
        }
    };

    @Test
    void writesEachPassageWithItsPicturesInOrder() throws Exception {
        try (Pipeline pipeline = new Pipeline("Utena", reads, pictures, book)) {
            pipeline.start();
            road.tell(new PassageNews.Opened(passage("HO3817")));
            road.tell(new PassageNews.Refined(passage("HO3818")));
            road.tell(new PassageNews.Closed(passage("HO3818")));
            assertThat(next()).isEqualTo("record HO3817 Utena");
            assertThat(next()).isEqualTo("refine HO3818 [7][8] passing");
            assertThat(next()).isEqualTo("refine HO3818 [7][8]");
        }
    }

    @Test
    void keepsAPassageThatCannotBeWrittenUntilItCan() throws Exception {
        BlockingQueue<String> troubles = new LinkedBlockingQueue<>();
        refusals.set(1);
        try (Pipeline pipeline = new Pipeline("Utena", reads, pictures, book)) {
            pipeline.onTrouble(fault -> troubles.add(fault.code()));
            pipeline.start();
            road.tell(new PassageNews.Opened(passage("JR811")));
            assertThat(troubles.poll(10, TimeUnit.SECONDS)).isEqualTo("PIC-01");
            assertThat(next()).isEqualTo("record JR811 Utena");
        }
    }

    @Test
    void writesWhatIsQueuedBeforeItStops() {
        Pipeline pipeline = new Pipeline("Utena", reads, pictures, book);
        pipeline.start();
        for (int i = 0; i < 50; i++) {
            road.tell(new PassageNews.Opened(passage("AB" + (1000 + i))));
        }
        pipeline.close();
        assertThat(List.copyOf(written))
                .hasSize(50)
                .startsWith("record AB1000 Utena")
                .endsWith("record AB1049 Utena");
    }

    private String next() throws InterruptedException {
        return written.poll(10, TimeUnit.SECONDS);
    }

    private static Passage passage(String plate) {
        return new Passage(
                UUID.randomUUID(),
                new CameraId("UTE-03"),
                NOW,
                NOW.plusSeconds(2),
                Reading.certain(Plate.of(plate), Country.of("LV")),
                new PlateBox(0.4, 0.6, 0.1, 0.05),
                new byte[] {7},
                new byte[] {8},
                0);
    }
}

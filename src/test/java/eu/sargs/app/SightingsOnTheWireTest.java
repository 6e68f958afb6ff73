package eu.sargs.app;

import static org.assertj.core.api.Assertions.assertThat;

import eu.sargs.camera.CameraId;
import eu.sargs.journal.ActedBy;
import eu.sargs.journal.Batch;
import eu.sargs.journal.Draft;
import eu.sargs.journal.Envelope;
import eu.sargs.journal.FeedId;
import eu.sargs.journal.FeedTip;
import eu.sargs.journal.Header;
import eu.sargs.journal.HybridClock;
import eu.sargs.journal.HybridTime;
import eu.sargs.journal.Run;
import eu.sargs.journal.Scope;
import eu.sargs.journal.SignedHead;
import eu.sargs.journal.SigningKey;
import eu.sargs.picture.PictureId;
import eu.sargs.picture.PicturePair;
import eu.sargs.plate.Country;
import eu.sargs.plate.Plate;
import eu.sargs.plate.PlateBox;
import eu.sargs.plate.Reading;
import eu.sargs.platform.TimedId;
import eu.sargs.sighting.Sighting;
import eu.sargs.sighting.SightingCodec;
import eu.sargs.sighting.SightingId;
import eu.sargs.sync.engine.Message;
import eu.sargs.sync.wire.MalformedMessage;
import eu.sargs.sync.wire.Wire;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What a sighting costs between stations, with the bodies the sighting room really writes. */
class SightingsOnTheWireTest {
    private static final long SEED = 20261122;
    private static final Instant START = Instant.parse("2026-11-22T06:00:00Z");

    private final Random random = new Random(SEED);
    private final SigningKey key = SigningKey.generate();

    @Test
    void aSightingArrivesToTheBit() throws MalformedMessage {
        for (int size : new int[] {1, 2, 50, 500, 2_000}) {
            Run run = run(size, true);
            try (Wire wire = new Wire()) {
                Message.Events back = (Message.Events) wire.decode(wire.encode(new Message.Events(run, 0)));

                assertThat(back.run().envelopes()).isEqualTo(run.envelopes());
            }
        }
    }

    /** Salt, id and the hash of its pictures alone are 64 bytes of noise; of older versions each picture has a hash. */
    @Test
    void aSightingWithBothItsPicturesCostsLessThanAHundredBytes() {
        assertThat(bytes(500, true)).isLessThan(100);
        assertThat(bytes(2_000, true)).isLessThan(96);
        assertThat(bytes(500, false)).isLessThan(132);
        assertThat(bytes(2_000, false)).isLessThan(128);
    }

    private double bytes(int size, boolean oneHash) {
        Run run = run(size, oneHash);
        try (Wire wire = new Wire()) {
            double bytes = (double) wire.encode(new Message.Events(run, 0)).length / size;
            double bodies = run.envelopes().stream()
                    .mapToInt(e -> e.body().orElseThrow().bytes().length)
                    .average()
                    .orElseThrow();
            System.out.printf(
                    "run of %d sightings with %s: %.1f bytes each on the wire, bodies %.1f%n",
                    size, oneHash ? "one hash for both pictures" : "a hash for each picture", bytes, bodies);
            return bytes;
        }
    }

    private Run run(int size, boolean oneHash) {
        long[] now = {START.toEpochMilli()};
        HybridClock clock = new HybridClock(() -> Instant.ofEpochMilli(now[0]), new HybridTime(0, 0));
        Map<FeedId, FeedTip> tips = new HashMap<>();
        List<Envelope> envelopes = new ArrayList<>();
        List<SignedHead> heads = new ArrayList<>();
        Batch batch = null;
        for (int i = 0; i < size; i++) {
            if (batch == null) {
                batch = new Batch(key, 1, clock, random, feed -> tips.getOrDefault(feed, FeedTip.empty()));
            }
            now[0] += 1 + (long) (-Math.log(1 - random.nextDouble()) * 2_000);
            batch.add(draft(Instant.ofEpochMilli(now[0]), oneHash));
            if (i % 500 == 499 || i == size - 1) {
                envelopes.addAll(batch.envelopes());
                heads.addAll(batch.sign());
                tips.putAll(batch.tips());
                batch = null;
            }
        }
        return new Run(envelopes.getFirst().header().feed(), Header.noPrevious(), envelopes, heads);
    }

    /** As a camera's passage gives it: sure signs, a doubtful one now and then, and what else it might have been. */
    private Draft draft(Instant written, boolean oneHash) {
        boolean latvian = random.nextInt(3) > 0;
        String text = letters(latvian ? 2 : 3) + digits(latvian ? 4 : 3);
        List<Double> signs = new ArrayList<>();
        for (int i = 0; i < text.length(); i++) {
            signs.add(1 - Math.pow(random.nextDouble(), 6) * 0.5);
        }
        double confidence = signs.stream().mapToDouble(Double::doubleValue).reduce(1, (a, b) -> a * b);
        List<Reading.Alternative> alternatives = new ArrayList<>();
        double rest = 1 - confidence;
        for (int i = 0; i < 5 && rest > 0.004; i++) {
            StringBuilder other = new StringBuilder(text);
            other.setCharAt(random.nextInt(text.length()), (char) ('0' + random.nextInt(10)));
            if (!other.toString().equals(text)) {
                alternatives.add(new Reading.Alternative(new Plate(other.toString()), rest * 0.6));
            }
            rest *= 0.4;
        }
        Instant from = written.minusMillis(200 + random.nextInt(600));
        PicturePair pictures = oneHash
                ? PicturePair.of(new PictureId(hash().substring(1) + "0"))
                : new PicturePair(new PictureId(hash()), new PictureId(hash()));
        return SightingCodec.recorded(
                new Sighting(
                        new SightingId(TimedId.at(from, random)),
                        "Krāslava",
                        new CameraId("KRA-0" + (1 + random.nextInt(8))),
                        from,
                        from.plusMillis(40L * (1 + random.nextInt(20))),
                        new Reading(
                                new Plate(text), Country.of(latvian ? "LV" : "LT"), confidence, signs, alternatives),
                        new PlateBox(
                                random.nextInt(1700) / 1920.0 + random.nextDouble() / 1920,
                                random.nextInt(900) / 1080.0 + random.nextDouble() / 1080,
                                (60 + random.nextDouble() * 100) / 1920,
                                (15 + random.nextDouble() * 25) / 1080),
                        pictures.crop(),
                        pictures.overview(),
                        true),
                Scope.ALL,
                ActedBy.machine("KRA-1"));
    }

    private String hash() {
        byte[] hash = new byte[32];
        random.nextBytes(hash);
        return HexFormat.of().formatHex(hash);
    }

    private String letters(int count) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append("ABCDEFGHJKLMNOPRSTUVZ".charAt(random.nextInt(21)));
        }
        return text.toString();
    }

    private String digits(int count) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append((char) ('0' + random.nextInt(10)));
        }
        return text.toString();
    }
}

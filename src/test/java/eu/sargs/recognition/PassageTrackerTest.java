package eu.sargs.recognition;

import static org.assertj.core.api.Assertions.assertThat;

import eu.sargs.camera.CameraId;
import eu.sargs.plate.CountryFormats;
import eu.sargs.plate.PlateBox;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PassageTrackerTest {
    private static final CameraId CAMERA = new CameraId("KRA-01");
    private final List<PassageNews> news = new ArrayList<>();
    private long ids;
    private final PassageTracker tracker =
            new PassageTracker(CountryFormats.standard(), () -> new UUID(0, ++ids), news::add);

    @Test
    void tellsAVehicleOnceWhenItIsSureAndOnceWhenItHasPassed() {
        drive(0, "HO3817", 0.99, 10);
        pass(5_000);
        assertThat(news).hasSize(2);
        assertThat(news.get(0)).isInstanceOf(PassageNews.Opened.class);
        assertThat(news.get(1)).isInstanceOf(PassageNews.Closed.class);
        assertThat(news.get(0).passage().id()).isEqualTo(news.get(1).passage().id());
        assertThat(text(news.get(1))).isEqualTo("HO3817");
        assertThat(news.get(1).passage().from()).isEqualTo(at(0));
        assertThat(news.get(1).passage().to()).isEqualTo(at(1_350));
    }

    @Test
    void saysNothingOfAPlateSeenOnce() {
        drive(0, "HO3817", 0.9, 1);
        pass(5_000);
        assertThat(news).isEmpty();
    }

    @Test
    void outvotesAMisreadInTheMiddle() {
        for (int i = 0; i < 8; i++) {
            look(i * 150L, seen(i == 3 ? "HO3B17" : "HO3817", i == 3 ? 0.7 : 0.98, 100, 100 + 12.0 * i));
        }
        pass(5_000);
        assertThat(text(news.getLast())).isEqualTo("HO3817");
        assertThat(closed()).isEqualTo(1);
    }

    @Test
    void tellsAtOnceThatFurtherLooksSayAnotherText() {
        for (int i = 0; i < 8; i++) {
            look(i * 150L, seen(i < 2 ? "HO3847" : "HO3817", i < 2 ? 0.9 : 0.99, 100, 100 + 12.0 * i));
        }
        // The vehicle is still in the picture.
        assertThat(news).hasSize(2);
        assertThat(news.getFirst()).isInstanceOf(PassageNews.Opened.class);
        assertThat(text(news.getFirst())).isEqualTo("HO3847");
        assertThat(news.getLast()).isInstanceOf(PassageNews.Refined.class);
        assertThat(text(news.getLast())).isEqualTo("HO3817");
        assertThat(news.getLast().passage().id())
                .isEqualTo(news.getFirst().passage().id());
        assertThat(news.getLast().passage().to()).isBeforeOrEqualTo(at(900));
    }

    @Test
    void aSingleMisreadOfAToldPlateIsNotTold() {
        for (int i = 0; i < 8; i++) {
            look(i * 150L, seen(i == 5 ? "HO3847" : "HO3817", 0.97, 100, 100 + 12.0 * i));
        }
        assertThat(news).hasSize(1);
    }

    @Test
    void showsTheLastWholePlateNotTheLargerOneOnThePicturesEdge() {
        for (int i = 0; i < 6; i++) {
            Quad.Box box = new Quad.Box(100, 100 + 40.0 * i, 60 + 15.0 * i, 14 + 3.0 * i);
            look(i * 150L, seen("HO3817", 0.98, box, i < 4));
        }
        pass(5_000);
        assertThat(news.getLast().passage().box().y()).isEqualTo(220 / 1000.0);
    }

    @Test
    void showsAPlateOnThePicturesEdgeWhereItWasNeverSeenWhole() {
        for (int i = 0; i < 4; i++) {
            look(i * 150L, seen("HO3817", 0.98, new Quad.Box(100, 320, 80, 18), false));
        }
        pass(5_000);
        assertThat(news.getLast().passage().box().y()).isEqualTo(320 / 1000.0);
    }

    @Test
    void keepsTwoVehiclesApartThatPassTogether() {
        for (int i = 0; i < 8; i++) {
            look(i * 150L, seen("HO3817", 0.98, 100, 100 + 12.0 * i), seen("ABC123", 0.98, 300, 110 + 12.0 * i));
        }
        pass(5_000);
        assertThat(news.stream().filter(PassageNews.Closed.class::isInstance).map(PassageTrackerTest::text))
                .containsExactlyInAnyOrder("HO3817", "ABC123");
    }

    @Test
    void aTornTrackIsStillOnePassage() {
        drive(0, "HO3817", 0.99, 6);
        pass(2_200);
        drive(2_600, "HO3817", 0.99, 6);
        pass(9_000);
        assertThat(closed()).isEqualTo(1);
    }

    @Test
    void tellsAVehicleWhoseLooksNeverAgreedWhenItHasPassed() {
        String[] reads = {"H986TM77", "H986TMZ7", "H986TM27", "H936TM77", "H986TN77", "N986TM77"};
        for (int i = 0; i < reads.length; i++) {
            look(i * 150L, seen(reads[i], 0.92, 100, 100 + 12.0 * i));
        }
        assertThat(news).isEmpty();
        pass(5_000);
        assertThat(news).hasSize(2);
        assertThat(text(news.getFirst())).isEqualTo("H986TM77");
        assertThat(text(news.getLast())).isEqualTo("H986TM77");
        assertThat(news.getLast().passage().reading().confidence()).isLessThan(0.99);
    }

    @Test
    void saysNothingOfLetteringThatFitsNoCountrysSeries() {
        String[] reads = {"TRANSP0RT", "TRANSPQRT", "TRANSPDRT", "TRAN5PORT", "TRANSPORT", "IRANSPORT"};
        for (int i = 0; i < reads.length; i++) {
            look(i * 150L, seen(reads[i], 0.7, 100, 100 + 12.0 * i));
        }
        pass(5_000);
        assertThat(news).isEmpty();
    }

    @Test
    void aTrackThatJumpsIsStillOnePassageThoughTheOldOneIsNotYetGivenUp() {
        for (int i = 0; i < 4; i++) {
            look(i * 150L, seen("FTP233", 0.98, 100, 60 + 5.0 * i));
        }
        for (int i = 0; i < 4; i++) {
            look(900 + i * 150L, seen("FTP233", 0.98, 600, 300 + 5.0 * i));
        }
        pass(9_000);
        assertThat(news).hasSize(2);
        assertThat(news.getLast().passage().to()).isEqualTo(at(1_350));
    }

    @Test
    void theSameVehicleTwentySecondsLaterPassesAgain() {
        drive(0, "HO3817", 0.99, 8);
        pass(10_000);
        drive(20_000, "HO3817", 0.99, 8);
        pass(30_000);
        assertThat(closed()).isEqualTo(2);
    }

    @Test
    void theNextVehicleInTheSamePlaceIsAnother() {
        drive(0, "HO3817", 0.99, 6);
        drive(900, "ABC123", 0.99, 6);
        pass(9_000);
        assertThat(closed()).isEqualTo(2);
    }

    @Test
    void aParkedVehicleIsNotToldAgainWhileItIsSeen() {
        for (int i = 0; i < 300; i++) {
            look(i * 450L, seen("HO3817", 0.99, 100, 100));
        }
        pass(300_000);
        assertThat(closed()).isEqualTo(1);
    }

    @Test
    void randomTrafficWithMisreadsGivesEachVehicleOnce() {
        long seed = 20_261_122;
        System.out.println("seed " + seed);
        SplittableRandom random = new SplittableRandom(seed);
        List<String> driven = new ArrayList<>();
        for (int vehicle = 0; vehicle < 40; vehicle++) {
            StringBuilder plate = new StringBuilder();
            plate.append((char) ('A' + random.nextInt(26))).append((char) ('A' + random.nextInt(26)));
            plate.append(1_000 + random.nextInt(9_000));
            driven.add(plate.toString());
            for (int i = 0; i < 12; i++) {
                char[] signs = plate.toString().toCharArray();
                double confidence = 0.98;
                if (random.nextInt(5) == 0) {
                    signs[random.nextInt(signs.length)] = (char) ('0' + random.nextInt(10));
                    confidence = 0.75;
                }
                if (random.nextInt(6) > 0) {
                    look(
                            vehicle * 4_000L + i * 150L,
                            seen(new String(signs), confidence, 100 + random.nextDouble(3), 60 + 15.0 * i));
                }
            }
        }
        pass(500_000);
        assertThat(news.stream().filter(PassageNews.Closed.class::isInstance).map(PassageTrackerTest::text))
                .containsExactlyElementsOf(driven);
    }

    private long closed() {
        return news.stream().filter(PassageNews.Closed.class::isInstance).count();
    }

    private void drive(long fromMillis, String plate, double confidence, int looks) {
        for (int i = 0; i < looks; i++) {
            look(fromMillis + i * 150L, seen(plate, confidence, 100, 60 + 15.0 * i));
        }
    }

    private void look(long millis, Sighted... plates) {
        tracker.frame(at(millis), millis * 1_000_000, List.of(plates), PassageTrackerTest::passage);
    }

    private void pass(long millis) {
        tracker.pass(at(millis));
    }

    private static Passage passage(UUID id, Track track, eu.sargs.plate.Reading reading, Sighted sighted) {
        return new Passage(
                id,
                CAMERA,
                track.from,
                track.to,
                reading,
                new PlateBox(0, sighted.box().y() / 1000, 0.1, 0.1),
                new byte[0],
                new byte[0],
                track.firstArrivedNanos);
    }

    private static Sighted seen(String text, double confidence, double x, double y) {
        return seen(text, confidence, new Quad.Box(x, y, 80, 18), true);
    }

    private static Sighted seen(String text, double confidence, Quad.Box box, boolean whole) {
        List<SignRead> signs = new ArrayList<>();
        for (int i = 0; i < text.length(); i++) {
            signs.add(new SignRead(
                    List.of(new SignRead.Choice(text.charAt(i), confidence)), 0, (i + 0.5) / text.length(), false));
        }
        return new Sighted(box, signs, text, confidence, whole);
    }

    private static String text(PassageNews news) {
        return news.passage().reading().plate().text();
    }

    private static Instant at(long millis) {
        return Instant.parse("2026-11-22T10:00:00Z").plusMillis(millis);
    }
}

package eu.sargs.recognition;

import static org.assertj.core.api.Assertions.assertThat;

import eu.sargs.camera.CameraAddress;
import eu.sargs.simulation.Clip;
import eu.sargs.simulation.ClipStore;
import eu.sargs.simulation.Light;
import eu.sargs.simulation.PassageScore;
import eu.sargs.simulation.Picture;
import eu.sargs.simulation.RegistrationPlate;
import eu.sargs.simulation.RoadScene;
import eu.sargs.simulation.Traffic;
import eu.sargs.simulation.Weather;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PassagesIT {
    @TempDir
    Path folder;

    @Test
    void eachVehicleByDayIsReadOnceAndRightAndNoNativeMemoryStays() {
        RoadScene scene = RoadScene.day("recognition-test", 4711, Picture.small(20));
        Clip clip = new ClipStore(folder).clips(List.of(scene), part -> {}).getFirst();
        List<PassageScore.Read> reads = new ArrayList<>();
        long before;
        long after;
        try (VideoReader reader = VideoReader.standard()) {
            read(reader, clip, new ArrayList<>()); // the first pass loads libraries and fills caches
            System.gc();
            before = Pointer.totalBytes();
            read(reader, clip, reads);
            after = Pointer.totalBytes();
        }
        PassageScore score = PassageScore.of(clip.truth(), reads, 60, 5, true);
        System.out.println(score);
        assertThat(score.readable()).isGreaterThanOrEqualTo(3);
        assertThat(score.rightShare()).isGreaterThanOrEqualTo(0.97);
        assertThat(score.doubled() + score.stray()).isZero();
        assertThat(after - before).isLessThan(1 << 20);
    }

    @Test
    void russianRegionsAreReadThoughTheyAreSmall() {
        List<RegistrationPlate> guests = Stream.of("C498BE#777", "M640OO#67", "T711CC#197", "P390TE#77", "O697XO#150")
                .map(text -> RegistrationPlate.of("RU", text))
                .toList();
        RoadScene scene = new RoadScene(
                "regions", 60, Picture.small(40), Light.DAY, Weather.CLEAR, new Traffic(true, 4, false, guests));
        Clip clip = new ClipStore(folder).clips(List.of(scene), part -> {}).getFirst();
        List<PassageScore.Read> reads = new ArrayList<>();
        try (VideoReader reader = VideoReader.standard()) {
            read(reader, clip, reads);
        }
        assertThat(reads)
                .extracting(PassageScore.Read::plate)
                .containsOnlyOnceElementsOf(
                        guests.stream().map(RegistrationPlate::plate).toList());
    }

    private static void read(VideoReader reader, Clip clip, List<PassageScore.Read> reads) {
        VideoReader.VideoEnd end = reader.read(
                CameraAddress.of(clip.video().toUri().toString()),
                Instant.EPOCH,
                (passage, width, height) -> reads.add(new PassageScore.Read(
                        passage.reading().plate(),
                        passage.from().toEpochMilli(),
                        passage.to().toEpochMilli())));
        assertThat(end.cutShort()).isFalse();
        assertThat(end.damaged()).isZero();
    }
}

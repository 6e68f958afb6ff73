package eu.sargs.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.sargs.platform.Fault;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClipStoreTest {
    private static final RoadScene SCENE = RoadScene.day("KRA-01", 1, new Picture(160, 90, 10, 8));

    @Test
    void makesAClipOnceWithItsTruthBeside(@TempDir Path folder) throws Exception {
        ClipStore store = new ClipStore(folder.resolve("new"));
        List<Double> told = new ArrayList<>();
        Clip clip = store.clips(List.of(SCENE), told::add).getFirst();
        assertThat(told).isSorted().last().isEqualTo(1.0);
        assertThat(clip.truth()).isEqualTo(new SceneRenderer(SCENE).truth());
        assertThat(H264Track.read(clip.video()).pictures())
                .hasSize(80)
                .filteredOn(H264Track.CodedPicture::key)
                .hasSizeGreaterThanOrEqualTo(8);
        FileTime made = Files.getLastModifiedTime(clip.video());

        told.clear();
        Clip again = new ClipStore(folder.resolve("new"))
                .clips(List.of(SCENE), told::add)
                .getFirst();
        assertThat(again).isEqualTo(clip);
        assertThat(Files.getLastModifiedTime(again.video())).isEqualTo(made);
        assertThat(told).isEmpty();
        try (Stream<Path> files = Files.list(folder.resolve("new"))) {
            assertThat(files.map(p -> p.getFileName().toString())).hasSize(2).noneMatch(n -> n.endsWith(".tmp"));
        }
    }

    @Test
    void makesAgainWhatLostItsTruth(@TempDir Path folder) throws Exception {
        ClipStore store = new ClipStore(folder);
        Clip clip = store.clips(List.of(SCENE), share -> {}).getFirst();
        Files.writeString(clip.truthFile(), "{\"half\":");
        assertThat(store.find(SCENE)).isEmpty();
        assertThat(store.clips(List.of(SCENE), share -> {}).getFirst().truth()).isEqualTo(clip.truth());
    }

    @Test
    void saysWhenTheFolderCannotBeWritten(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("taken"), "a file, not a folder");
        assertThatThrownBy(() -> new ClipStore(file).clips(List.of(SCENE), share -> {}))
                .isInstanceOf(Fault.class)
                .extracting("code")
                .isEqualTo("SIM-01");
    }
}

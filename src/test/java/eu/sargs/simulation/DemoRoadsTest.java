package eu.sargs.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class DemoRoadsTest {
    @Test
    void nineCamerasOfKnownSitesByDayAndByNight() {
        for (boolean night : new boolean[] {false, true}) {
            List<RoadScene> scenes = DemoRoads.scenes(night);
            assertThat(scenes).hasSize(9).extracting(RoadScene::site).doesNotHaveDuplicates();
            assertThat(scenes).allMatch(s -> CameraSite.find(s.site()).isPresent());
            assertThat(scenes).allMatch(s -> !night || s.light().dark());
        }
    }

    @Test
    void theWantedCarComesByReadablyAtTwoCamerasAndItsCompanionBehindIt() {
        for (boolean night : new boolean[] {false, true}) {
            List<TruePassage> wanted = DemoRoads.scenes(night).stream()
                    .flatMap(s -> new SceneMotion(s).truth().passages().stream())
                    .filter(p -> p.plate().equals(DemoRoads.WANTED.plate()))
                    .toList();
            assertThat(wanted).hasSize(2).allMatch(p -> p.picturesAtLeast(70) >= 5);
            List<String> first = new SceneMotion(DemoRoads.scenes(night).getFirst())
                    .truth().passages().stream().map(p -> p.plate().text()).toList();
            assertThat(first)
                    .containsSubsequence(
                            DemoRoads.WANTED.plate().text(),
                            DemoRoads.COMPANION.plate().text());
        }
    }
}

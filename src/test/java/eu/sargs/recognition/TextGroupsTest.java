package eu.sargs.recognition;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TextGroupsTest {
    @Test
    void joinsTheTwoHalvesOfAPlate() {
        List<PlateFinder.Candidate> all =
                TextGroups.candidates(List.of(text(100, 100, 40, 20), text(150, 101, 60, 20)));
        assertThat(all).hasSize(3);
        Quad.Box joined = all.getLast().box();
        assertThat(joined.x()).isEqualTo(100);
        assertThat(joined.right()).isEqualTo(210);
    }

    @Test
    void leavesApartWhatIsFarOrOfAnotherSize() {
        assertThat(TextGroups.candidates(List.of(text(100, 100, 40, 20), text(200, 100, 60, 20))))
                .hasSize(2);
        assertThat(TextGroups.candidates(List.of(text(100, 100, 40, 20), text(145, 95, 60, 45))))
                .hasSize(2);
    }

    @Test
    void stacksTheLinesOfASquarePlateFromTopToBottom() {
        List<PlateFinder.Candidate> all =
                TextGroups.candidates(List.of(text(102, 124, 60, 22), text(110, 100, 44, 20)));
        assertThat(all).hasSize(3);
        assertThat(all.getLast().lines()).extracting(line -> line.box().y()).containsExactly(100.0, 124.0);
    }

    private static TextBoxes.TextBox text(double x, double y, double width, double height) {
        return new TextBoxes.TextBox(Quad.of(x, y, width, height), 0.9);
    }
}

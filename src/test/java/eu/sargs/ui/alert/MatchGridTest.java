package eu.sargs.ui.alert;

import static org.assertj.core.api.Assertions.assertThat;

import eu.sargs.alert.Alert;
import eu.sargs.alert.AlertId;
import eu.sargs.plate.PlateMatch;
import eu.sargs.sighting.Sighting;
import eu.sargs.ui.Kraslava;
import eu.sargs.watchlist.Priority;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class MatchGridTest {
    private final Kraslava night = Kraslava.night();

    @Test
    void namesTheSubstitutedSignAndItsConfidence() {
        MatchGrid grid = MatchGrid.of(
                night.alerts.find(new AlertId("%064x".formatted(1))).orElseThrow());
        assertThat(grid.substitutions()).isEqualTo(1);
        MatchGrid.Column second = grid.columns().get(1);
        assertThat(second.read()).isEqualTo('0');
        assertThat(second.wanted()).isEqualTo('O');
        assertThat(second.confidence()).contains(0.71);
    }

    @Test
    void laysWildcardsOverTheSignsTheyStandFor() {
        assertThat(wanted("K?12*", "KX1234")).isEqualTo("K?12**");
        assertThat(wanted("*34", "KX1234")).isEqualTo("****34");
        assertThat(wanted("KX*34", "KX34")).isEqualTo("KX34");
    }

    private String wanted(String pattern, String plate) {
        Sighting seen = night.sighting(plate, "LV", "KRA-02", 1, 0.98, null);
        Alert alert = night.alert(
                99,
                night.entry(pattern, "R", Priority.LOW, "O", "", 1),
                seen,
                1,
                Optional.empty(),
                new PlateMatch(pattern, seen.reading().plate(), PlateMatch.Kind.WILDCARD, 1, List.of(), true));
        return MatchGrid.of(alert).columns().stream()
                .map(one -> String.valueOf(one.wanted()))
                .collect(Collectors.joining());
    }
}

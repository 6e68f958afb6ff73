package eu.sargs.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.sargs.journal.Scope;
import java.util.List;
import org.junit.jupiter.api.Test;

class AudienceTest {
    private static final List<Scope> SCOPES = List.of(
            Scope.STATION, new Scope("group:border"), new Scope("group:police"), new Scope("country:LV"), Scope.ALL);

    @Test
    void whatIsMadeOfTwoPartsIsSeenByNobodyWhoMayNotSeeBoth() {
        for (Scope one : SCOPES) {
            for (Scope other : SCOPES) {
                Scope narrowest = Scope.narrowest(one, other);
                assertThat(narrowest.within(one)).isTrue();
                assertThat(narrowest.within(other)).isTrue();
                assertThat(narrowest).isEqualTo(Scope.narrowest(other, one));
            }
        }
    }

    @Test
    void theNarrowestIsOneOfTheTwoWhereTheyAreNested() {
        assertThat(Scope.narrowest(Scope.ALL, new Scope("group:border")).text()).isEqualTo("group:border");
        assertThat(Scope.narrowest(Scope.STATION, Scope.ALL)).isEqualTo(Scope.STATION);
        assertThat(Scope.narrowest(new Scope("country:LV"), new Scope("country:LV"))
                        .text())
                .isEqualTo("country:LV");
        assertThat(Scope.narrowest(new Scope("country:LV"), new Scope("group:border")))
                .isEqualTo(Scope.STATION);
    }

    @Test
    void saysWhoseItIsAndTakesNothingElse() {
        assertThat(Audience.group("border").group()).contains("border");
        assertThat(Audience.country("LT").country()).contains("LT");
        assertThat(Audience.STATION.home()).isTrue();
        assertThat(Audience.ALL.home()).isFalse();
        assertThat(Audience.typed(" group:border ")).contains(Audience.group("border"));
        assertThat(Audience.typed("everybody")).isEmpty();
        assertThatThrownBy(() -> new Audience("group:Border")).isInstanceOf(IllegalArgumentException.class);
    }
}

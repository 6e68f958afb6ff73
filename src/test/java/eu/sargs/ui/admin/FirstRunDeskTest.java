package eu.sargs.ui.admin;

import static org.assertj.core.api.Assertions.assertThat;

import eu.sargs.platform.Fault;
import eu.sargs.platform.Language;
import eu.sargs.ui.fx.FxBridge;
import eu.sargs.ui.part.Words;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FirstRunDeskTest {
    private final List<String> founded = new ArrayList<>();
    private final FxBridge bridge = new FxBridge(Runnable::run, Runnable::run, (time, task) -> task.run());
    private char[] handed;
    private final FirstRunDesk desk = new FirstRunDesk(
            plan -> {
                handed = plan.password();
                founded.add(plan.station() + " " + plan.zone() + " " + plan.account() + " " + plan.language());
            },
            bridge,
            new Words(Language.LT),
            () -> founded.add("done"));

    private void fill(String password, String again) {
        desk.stationProperty().set("Utena");
        desk.nameProperty().set("Ąžuolas Šimkus");
        desk.passwordProperty().set(password);
        desk.againProperty().set(again);
    }

    @Test
    void foundsTheStationWithTheZoneOfItsNameAndAProposedSignInName() {
        fill("ilgas slaptas takas", "ilgas slaptas takas");
        desk.found();
        assertThat(founded).containsExactly("Utena Europe/Vilnius a.simkus LT", "done");
        assertThat(desk.zoneProperty().get()).isEqualTo(ZoneId.of("Europe/Vilnius"));
        assertThat(handed).containsOnly('\0');
        assertThat(desk.passwordProperty().get()).isEmpty();
    }

    @Test
    void saysWhatIsWrongAndFoundsNothing() {
        desk.found();
        assertThat(desk.faultProperty().get()).map(Fault::code).contains("UI-05");
        fill("trumpas", "trumpas");
        desk.found();
        assertThat(desk.faultProperty().get()).map(Fault::code).contains("UI-07");
        fill("ilgas slaptas takas", "kitas slaptas takas");
        desk.found();
        assertThat(desk.faultProperty().get()).map(Fault::code).contains("UI-08");
        assertThat(founded).isEmpty();
    }

    @Test
    void keepsASignInNameThatSomebodyTyped() {
        desk.accountProperty().set("admin1");
        desk.nameProperty().set("Ilze Vītola");
        assertThat(desk.accountProperty().get()).isEqualTo("admin1");
        assertThat(FirstRunDesk.accountOf("Ilze Vītola")).isEqualTo("i.vitola");
    }
}

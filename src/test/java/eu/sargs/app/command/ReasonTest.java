package eu.sargs.app.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.sargs.access.Reason;
import eu.sargs.access.StandardReasons;
import eu.sargs.platform.Fault;
import eu.sargs.platform.Language;
import eu.sargs.platform.Texts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReasonTest {
    private static Reason reason(String typed) {
        return HomeCommand.reason(StandardReasons.all(), typed, "", Language.EN);
    }

    @Test
    void takesAReasonAsItWasTyped() {
        assertThat(reason(" asked by the person ").text()).isEqualTo("asked by the person");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  a ", "ab"})
    void refusesAReasonThatIsNoneAndSaysHowLongOneIs(String typed) {
        assertThatThrownBy(() -> reason(typed)).isInstanceOfSatisfying(Fault.class, fault -> {
            assertThat(fault.code()).isEqualTo("CLI-17");
            for (Language language : Language.values()) {
                assertThat(new Texts(language).get(fault)).contains("3", "400", "--reason");
            }
        });
    }
}

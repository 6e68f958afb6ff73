package eu.sargs.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.sargs.platform.Fault;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AccountRulesTest {
    @Test
    void locksFromTheFifthFailureAndLongerEachTime() {
        assertThat(AccountRules.lockAfter(4)).isZero();
        assertThat(AccountRules.lockAfter(5)).isEqualTo(Duration.ofSeconds(30));
        assertThat(AccountRules.lockAfter(6)).isEqualTo(Duration.ofMinutes(1));
        assertThat(AccountRules.lockAfter(1000)).isEqualTo(Duration.ofMinutes(15));
    }

    @Test
    void refusesPasswordsThatAreEasilyGuessed() {
        for (String weak : new String[] {"short", "aaaaaaaaaaaaaaa", "xx i.vitola xx", "I.VITOLA123456"}) {
            assertThatThrownBy(() -> AccountRules.check("i.vitola", weak.toCharArray()))
                    .isInstanceOfSatisfying(
                            Fault.class, fault -> assertThat(fault.code()).isEqualTo("ACC-02"));
        }
        assertThatCode(() -> AccountRules.check("i.vitola", "zilā upe 7".toCharArray()))
                .doesNotThrowAnyException();
    }

    @Test
    void refusesNamesThatCannotBeTyped() {
        for (String bad : new String[] {"", "x", "I.Vitola", "a b", "../etc"}) {
            assertThatThrownBy(
                            () -> AccountRules.check(new Accounts.Account(bad, "I. Vītola", Set.of(Role.DUTY_OFFICER))))
                    .isInstanceOfSatisfying(
                            Fault.class, fault -> assertThat(fault.code()).isEqualTo("ACC-01"));
        }
    }
}

package eu.sargs.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.sargs.journal.SigningKey;
import eu.sargs.platform.Fault;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PeerKeyTest {
    @Test
    void takesAKeyHoweverItWasTyped() {
        for (int i = 0; i < 50; i++) {
            String hex = SigningKey.generate().origin().hex();
            String typed = " " + hex.substring(0, 20).toUpperCase(Locale.ROOT) + "\n" + hex.substring(20) + "\t";
            assertThat(PeerKey.typed(typed).hex()).isEqualTo(hex);
        }
    }

    /** Of small order, not on the curve, a coordinate beyond the field, too short. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "0000000000000000000000000000000000000000000000000000000000000000",
                "0100000000000000000000000000000000000000000000000000000000000000",
                "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
                "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
                "ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
                "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
                "0200000000000000000000000000000000000000000000000000000000000000",
                "3b6a27bc"
            })
    void refusesWhatIsNoKey(String typed) {
        assertThatThrownBy(() -> PeerKey.typed(typed))
                .isInstanceOfSatisfying(
                        Fault.class, fault -> assertThat(fault.code()).isEqualTo("SYN-03"));
    }
}

package eu.sargs.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TotpTest {
    /** That of RFC 6238, appendix B, for SHA-1. */
    private static final byte[] SECRET = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);

    private static final Instant NOW = Instant.ofEpochSecond(1_111_111_111);

    /** The RFC shows eight digits, of which six are the last. */
    @ParameterizedTest
    @CsvSource({
        "59, 94287082",
        "1111111109, 07081804",
        "1111111111, 14050471",
        "1234567890, 89005924",
        "2000000000, 69279037",
        "20000000000, 65353130"
    })
    void givesTheCodesOfTheRfc(long seconds, String eight) {
        assertThat(Totp.code(SECRET, Instant.ofEpochSecond(seconds))).isEqualTo(eight.substring(2));
    }

    private static OptionalLong accept(Instant shown, long used) {
        return Totp.accept(SECRET, Totp.code(SECRET, shown), NOW, used);
    }

    @Test
    void takesTheCodeOfAClockThatIsOneStepOffAndNoMore() {
        long step = Totp.step(NOW);
        assertThat(accept(NOW, 0)).hasValue(step);
        assertThat(accept(NOW.minusSeconds(30), 0)).hasValue(step - 1);
        assertThat(accept(NOW.plusSeconds(30), 0)).hasValue(step + 1);
        assertThat(accept(NOW.minusSeconds(60), 0)).isEmpty();
        assertThat(accept(NOW.plusSeconds(60), 0)).isEmpty();
    }

    @Test
    void takesNoCodeASecondTimeAndNoneFromBeforeIt() {
        long step = Totp.step(NOW);
        assertThat(accept(NOW, step)).isEmpty();
        assertThat(accept(NOW.minusSeconds(30), step)).isEmpty();
        assertThat(accept(NOW.plusSeconds(30), step)).hasValue(step + 1);
    }

    @Test
    void takesCodesAsTheyAreReadOutAndNothingElse() {
        assertThat(Totp.accept(SECRET, "050 471", NOW, 0)).isPresent();
        for (String typed : new String[] {"", " ", "50471", "14050471", "050472", "o50471", "٠٥٠٤٧١"}) {
            assertThat(Totp.accept(SECRET, typed, NOW, 0)).as(typed).isEmpty();
        }
    }

    @Test
    void writesASecretAsTelephonesReadItAndReadsItAgain() {
        assertThat(Totp.written(SECRET)).isEqualTo("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
        assertThat(Totp.read("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ")).isEqualTo(SECRET);
        byte[] ones = new byte[Totp.SECRET];
        Arrays.fill(ones, (byte) 0xFF);
        assertThat(Totp.read(Totp.written(ones))).isEqualTo(ones);
        for (String typed : new String[] {"", "GEZDGNBVGY3TQOJ", "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJ1"}) {
            assertThatThrownBy(() -> Totp.read(typed)).as(typed).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void namesStationAndAccountToTheTelephone() {
        assertThat(Totp.uri("Krāslava", "i.vitola", SECRET))
                .isEqualTo("otpauth://totp/Sargs%20Kr%C4%81slava:i.vitola"
                        + "?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Sargs%20Kr%C4%81slava");
    }

    @Test
    void makesAnotherSecretEachTime() {
        assertThat(Totp.newSecret()).hasSize(Totp.SECRET).isNotEqualTo(Totp.newSecret());
    }
}

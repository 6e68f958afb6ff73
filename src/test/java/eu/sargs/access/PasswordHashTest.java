package eu.sargs.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;
import org.junit.jupiter.api.Test;

class PasswordHashTest {
    private final PasswordHash hashing = new PasswordHash(256, 1);

    @Test
    void matchesItsOwnPasswordOnly() {
        String hash = hashing.of("Daugava pie Krāslavas".toCharArray());
        assertThat(hash).startsWith("$argon2id$v=19$m=256,t=1,p=1$");
        assertThat(PasswordHash.matches("Daugava pie Krāslavas".toCharArray(), hash))
                .isTrue();
        assertThat(PasswordHash.matches("Daugava pie Kraslavas".toCharArray(), hash))
                .isFalse();
        assertThat(hashing.of("Daugava pie Krāslavas".toCharArray()))
                .as("salted")
                .isNotEqualTo(hash);
    }

    @Test
    void nobodysHashIsComparedAsAnyOtherAndMatchesNothing() {
        String nobody = hashing.ofNobody();
        assertThat(nobody).hasSameSizeAs(hashing.of("Daugava".toCharArray()));
        assertThat(nobody).startsWith("$argon2id$v=19$m=256,t=1,p=1$");
        assertThat(PasswordHash.matches(new char[0], nobody)).isFalse();
        assertThat(PasswordHash.matches(nobody.toCharArray(), nobody)).isFalse();
        assertThat(hashing.ofNobody()).isNotEqualTo(nobody);
    }

    @Test
    void isTheArgon2OfItsRfc() {
        // RFC 9106, 5.3: the library does what it says.
        byte[] out = new byte[32];
        Argon2BytesGenerator argon2 = new Argon2BytesGenerator();
        argon2.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(32)
                .withIterations(3)
                .withParallelism(4)
                .withSalt(filled(16, 2))
                .withSecret(filled(8, 3))
                .withAdditional(filled(12, 4))
                .build());
        argon2.generateBytes(filled(32, 1), out);
        assertThat(HexFormat.of().formatHex(out))
                .isEqualTo("0d640df58d78766c08c037a34a8b53c9d01ef0452d75b65eb52520e96b01e659");
    }

    @Test
    void refusesWhatIsNoHashOrAsksForTheWholeMachine() {
        for (String bad : new String[] {"", "plain", "$argon2id$v=19$m=999999999,t=1,p=1$AAAA$AAAA"}) {
            assertThatThrownBy(() -> PasswordHash.matches("x".toCharArray(), bad))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    private static byte[] filled(int length, int value) {
        byte[] bytes = new byte[length];
        java.util.Arrays.fill(bytes, (byte) value);
        return bytes;
    }
}

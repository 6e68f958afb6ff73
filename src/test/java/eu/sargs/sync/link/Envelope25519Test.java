package eu.sargs.sync.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.sargs.journal.OriginKey;
import eu.sargs.journal.SigningKey;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import org.junit.jupiter.api.Test;

class Envelope25519Test {
    private final SecureRandom random = new SecureRandom();
    private final SigningKey recipient = SigningKey.generate();

    @Test
    void theRecipientOpensWhatWasSealedInItsOrder() throws Exception {
        Envelope25519.Sealing sealing = Envelope25519.seal(recipient.origin(), random);
        byte[] one = sealing.envelope().next(new byte[] {1, 2}, false);
        byte[] two = sealing.envelope().next(new byte[] {3}, true);

        Envelope25519 open = Envelope25519.open(recipient, sealing.ephemeral());

        assertThat(open.next(one, false)).containsExactly(1, 2);
        assertThat(open.next(two, true)).containsExactly(3);
    }

    @Test
    void nobodyElseOpensIt() throws Exception {
        Envelope25519.Sealing sealing = Envelope25519.seal(recipient.origin(), random);
        byte[] one = sealing.envelope().next(new byte[] {1, 2}, false);

        Envelope25519 other = Envelope25519.open(SigningKey.generate(), sealing.ephemeral());

        assertThatThrownBy(() -> other.next(one, false)).isInstanceOf(GeneralSecurityException.class);
    }

    @Test
    void partsThatAreLeftOutChangedOrCutOffAreSeen() throws Exception {
        Envelope25519.Sealing sealing = Envelope25519.seal(recipient.origin(), random);
        byte[] one = sealing.envelope().next(new byte[] {1}, false);
        byte[] two = sealing.envelope().next(new byte[] {2}, false);

        assertThatThrownBy(
                        () -> Envelope25519.open(recipient, sealing.ephemeral()).next(two, false))
                .isInstanceOf(GeneralSecurityException.class);
        assertThatThrownBy(
                        () -> Envelope25519.open(recipient, sealing.ephemeral()).next(one, true))
                .isInstanceOf(GeneralSecurityException.class);
        one[0] ^= 1;
        assertThatThrownBy(
                        () -> Envelope25519.open(recipient, sealing.ephemeral()).next(one, false))
                .isInstanceOf(GeneralSecurityException.class);
    }

    @Test
    void aKeyNobodyHasIsRefused() {
        OriginKey one = new OriginKey("01" + "00".repeat(31));

        assertThatThrownBy(() -> Envelope25519.seal(one, random)).isInstanceOf(IllegalArgumentException.class);
    }
}

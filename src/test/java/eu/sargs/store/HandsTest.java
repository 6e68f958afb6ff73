package eu.sargs.store;

import static org.assertj.core.api.Assertions.assertThat;

import eu.sargs.store.CredentialTable.Credential;
import eu.sargs.store.CredentialTable.Hand;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which accounts count as one person's. */
class HandsTest {
    private static final Instant NOW = Instant.parse("2026-11-24T03:00:00Z");

    private final Map<String, Credential> credentials = new HashMap<>();

    private void own(String account) {
        credentials.put(account, Credential.of("x", false));
    }

    private void set(String by, String account, int daysAgo) {
        Hand hand = new Hand(by, NOW.minus(Duration.ofDays(daysAgo)));
        credentials.put(account, Credential.of("x", true).by(hand));
    }

    private Optional<Instant> tied(String one, String other) {
        Optional<Instant> until = Hands.tied(credentials, one, other, NOW);
        assertThat(Hands.tied(credentials, other, one, NOW)).as("either way").isEqualTo(until);
        return until;
    }

    private static Optional<Instant> inDays(int days) {
        return Optional.of(NOW.plus(Duration.ofDays(days)));
    }

    @Test
    void whoSetThePasswordAndWhoseItIsAreOneForSevenDays() {
        own("boss");
        set("boss", "new", 2);
        set("boss", "old", 7);
        own("chief");
        assertThat(tied("boss", "new")).isEqualTo(inDays(5));
        assertThat(tied("boss", "old")).isEmpty();
        assertThat(tied("chief", "new")).isEmpty();
    }

    @Test
    void twoWhosePasswordsAThirdSetAreOneUntilTheFirstOfThemIsNot() {
        own("boss");
        set("boss", "one", 6);
        set("boss", "other", 1);
        assertThat(tied("one", "other")).isEqualTo(inDays(1));
    }

    @Test
    void soAreThoseWhomSeveralStepsBringTogether() {
        own("boss");
        set("boss", "a", 1);
        set("a", "b", 3);
        set("c", "d", 1);
        set("b", "c", 2);
        own("chief");
        assertThat(tied("boss", "d")).isEqualTo(inDays(4));
        assertThat(tied("c", "d")).isEqualTo(inDays(6));
        assertThat(tied("chief", "d")).isEmpty();
    }

    @Test
    void whoSetItLastCounts() {
        own("boss");
        own("chief");
        set("boss", "new", 3);
        set("chief", "new", 1);
        assertThat(tied("boss", "new")).isEmpty();
        assertThat(tied("chief", "new")).isEqualTo(inDays(6));
    }
}

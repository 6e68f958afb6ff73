package eu.sargs.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.sargs.access.Accounts.Account;
import eu.sargs.access.Officer;
import eu.sargs.access.PasswordHash;
import eu.sargs.access.Seat;
import eu.sargs.journal.Event;
import eu.sargs.journal.FeedId;
import eu.sargs.journal.Lane;
import eu.sargs.platform.Fault;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Accounts and signing in; run on H2 here and on PostgreSQL by an integration test. */
class SqlAccountsTest extends StoreFixture {
    private static final Seat DESK = new Seat("desk");
    private static final String PASSWORD = "correct horse 1";

    private Instant now = Instant.parse("2026-11-22T21:00:00Z");
    private SqlAccounts accounts;
    private Projections projections;

    @BeforeEach
    void start() {
        accounts = new SqlAccounts(database, journal, () -> now, new PasswordHash(64, 1));
        projections = new Projections(database, journal, List.of(accounts.projection()));
        accounts.follow(projections);
        projections.start();
    }

    @AfterEach
    void stop() {
        projections.close();
    }

    private Officer administrator() {
        accounts.open(Optional.empty(), new Account("admin", "A. Bērziņa", true), PASSWORD.toCharArray(), DESK);
        return accounts.signIn("admin", PASSWORD.toCharArray(), DESK);
    }

    @Test
    void opensTheFirstAdministratorAndThenOnlyThroughOne() {
        Officer admin = administrator();
        accounts.open(Optional.of(admin), new Account("i.vitola", "I. Vītola", false), PASSWORD.toCharArray(), DESK);
        Officer officer = accounts.signIn("i.vitola", PASSWORD.toCharArray(), DESK);
        assertThat(officer).isEqualTo(new Officer("i.vitola", "I. Vītola", DESK));
        assertThat(accounts.all()).extracting(Account::account).containsExactly("admin", "i.vitola");
        Account third = new Account("third", "T. Trešais", true);
        assertFault("ACC-05", () -> accounts.open(Optional.empty(), third, PASSWORD.toCharArray(), DESK));
        assertFault("ACC-05", () -> accounts.open(Optional.of(officer), third, PASSWORD.toCharArray(), DESK));
    }

    @Test
    void refusesANameTwiceAndAWeakPassword() {
        Officer admin = administrator();
        assertFault(
                "ACC-01",
                () -> accounts.open(
                        Optional.of(admin), new Account("admin", "X", false), PASSWORD.toCharArray(), DESK));
        assertFault(
                "ACC-02",
                () -> accounts.open(Optional.of(admin), new Account("weak", "X", false), "12345".toCharArray(), DESK));
        assertThat(accounts.all()).hasSize(1);
    }

    @Test
    void wipesThePassword() {
        administrator();
        char[] typed = PASSWORD.toCharArray();
        accounts.signIn("admin", typed, DESK);
        assertThat(typed).containsOnly('\0');
        char[] wrong = "something else".toCharArray();
        assertFault("ACC-03", () -> accounts.signIn("admin", wrong, DESK));
        assertThat(wrong).containsOnly('\0');
    }

    @Test
    void locksAfterFiveFailuresAndOpensAgainWithTime() {
        administrator();
        for (int i = 0; i < 5; i++) {
            assertFault("ACC-03", () -> accounts.signIn("admin", "wrong wrong".toCharArray(), DESK));
        }
        assertFault("ACC-04", () -> accounts.signIn("admin", PASSWORD.toCharArray(), DESK));
        now = now.plus(Duration.ofSeconds(31));
        assertFault("ACC-03", () -> accounts.signIn("admin", "wrong wrong".toCharArray(), DESK));
        now = now.plus(Duration.ofSeconds(31));
        assertFault("ACC-04", () -> accounts.signIn("admin", PASSWORD.toCharArray(), DESK));
        now = now.plus(Duration.ofSeconds(30));
        accounts.signIn("admin", PASSWORD.toCharArray(), DESK);
        assertFault("ACC-03", () -> accounts.signIn("admin", "wrong wrong".toCharArray(), DESK));
        accounts.signIn("admin", PASSWORD.toCharArray(), DESK);
    }

    @Test
    void recordsWhoCameAndWentAndNeverATypedName() {
        Officer admin = administrator();
        assertFault("ACC-03", () -> accounts.signIn("mypassword123", "admin".toCharArray(), DESK));
        assertFault("ACC-03", () -> accounts.signIn("admin", "wrong wrong".toCharArray(), DESK));
        accounts.signOut(admin);
        FeedId record = journal.heads().keySet().stream()
                .filter(feed -> feed.lane() == Lane.RECORD)
                .findFirst()
                .orElseThrow();
        List<Event> events = journal.read(record, 0, 100);
        assertThat(events)
                .extracting(Event::type)
                .containsExactly("AccountOpened", "SignedIn", "SignInFailed", "SignInFailed", "SignedOut");
        assertThat(events)
                .allSatisfy(event -> assertThat(new String(event.payload().orElseThrow(), StandardCharsets.ISO_8859_1))
                        .doesNotContain("mypassword123")
                        .doesNotContain("argon2"));
        assertThat(events.getLast().by().orElseThrow().officer()).isEqualTo("admin");
    }

    @Test
    void keepsPasswordsWhenTheTableIsRebuilt() {
        administrator();
        projections.rebuild(accounts.projection());
        assertThat(projections.differing()).isEmpty();
        assertThat(accounts.signIn("admin", PASSWORD.toCharArray(), DESK).name())
                .isEqualTo("A. Bērziņa");
    }

    private static void assertFault(String code, Runnable deed) {
        assertThatThrownBy(deed::run)
                .isInstanceOfSatisfying(Fault.class, f -> assertThat(f.code()).isEqualTo(code));
    }
}

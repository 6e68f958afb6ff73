package eu.sargs.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.sargs.access.AccountRules;
import eu.sargs.access.Accounts.Account;
import eu.sargs.access.DeedCodec;
import eu.sargs.access.Officer;
import eu.sargs.access.PasswordHash;
import eu.sargs.access.Reason;
import eu.sargs.access.Role;
import eu.sargs.access.Seat;
import eu.sargs.access.Totp;
import eu.sargs.access.wire.AccountOpened;
import eu.sargs.journal.ActedBy;
import eu.sargs.journal.Draft;
import eu.sargs.journal.Event;
import eu.sargs.journal.FeedId;
import eu.sargs.journal.Journal;
import eu.sargs.journal.Lane;
import eu.sargs.journal.Scope;
import eu.sargs.platform.Fault;
import eu.sargs.platform.StationSettings;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Accounts and signing in; run on H2 here and on PostgreSQL by an integration test. */
class SqlAccountsTest extends StoreFixture {
    private static final Seat DESK = new Seat("desk");
    private static final String PASSWORD = "correct horse 1";
    /** What an administrator set. */
    private static final String GIVEN = "of the office 3";

    private Instant now = Instant.parse("2026-11-22T21:00:00Z");
    private SqlAccounts accounts;
    private Projections projections;

    @BeforeEach
    void start() {
        accounts = new SqlAccounts(database, journal, () -> now, new PasswordHash(64, 1), key);
        projections = new Projections(database, journal, List.of(accounts.projection()));
        accounts.follow(projections);
        projections.start();
    }

    @AfterEach
    void stop() {
        projections.close();
    }

    private Officer administrator() {
        accounts.open(Optional.empty(), Account.first("admin", "A. Bērziņa"), PASSWORD.toCharArray(), DESK);
        return accounts.signIn("admin", PASSWORD.toCharArray(), DESK);
    }

    @Test
    void saysThatAPasswordIsWrongAlsoWhereTheRecordCannot() {
        administrator();
        Journal full = (Journal) Proxy.newProxyInstance(
                Journal.class.getClassLoader(), new Class<?>[] {Journal.class}, (proxy, method, arguments) -> {
                    throw new Fault("JRN-01", "journal.fault.write");
                });
        SqlAccounts unrecorded = new SqlAccounts(database, full, () -> now, new PasswordHash(64, 1), key);
        assertFault("ACC-03", () -> unrecorded.signIn("admin", "a wrong one 7".toCharArray(), DESK));
        assertFault("ACC-03", () -> unrecorded.signIn("nobody", "a wrong one 7".toCharArray(), DESK));
        assertFault("JRN-01", () -> unrecorded.signIn("admin", PASSWORD.toCharArray(), DESK));
    }

    @Test
    void opensTheFirstAdministratorAndThenOnlyThroughSomebody() {
        Officer admin = administrator();
        accounts.open(
                Optional.of(admin),
                new Account("i.vitola", "I. Vītola", Set.of(Role.DUTY_OFFICER)),
                GIVEN.toCharArray(),
                DESK);
        accounts.ownPassword("i.vitola", GIVEN.toCharArray(), PASSWORD.toCharArray(), DESK);
        Officer officer = accounts.signIn("i.vitola", PASSWORD.toCharArray(), DESK);
        assertThat(officer).isEqualTo(new Officer("i.vitola", "I. Vītola", DESK, Set.of(Role.DUTY_OFFICER)));
        assertThat(accounts.all()).extracting(Account::account).containsExactly("admin", "i.vitola");
        Account third = Account.first("third", "T. Trešais");
        assertFault("ACC-05", () -> accounts.open(Optional.empty(), third, PASSWORD.toCharArray(), DESK));
    }

    @Test
    void refusesANameTwiceAndAWeakPassword() {
        Officer admin = administrator();
        assertFault(
                "ACC-01",
                () -> accounts.open(
                        Optional.of(admin),
                        new Account("admin", "X", Set.of(Role.DUTY_OFFICER)),
                        PASSWORD.toCharArray(),
                        DESK));
        assertFault(
                "ACC-02",
                () -> accounts.open(
                        Optional.of(admin),
                        new Account("weak", "X", Set.of(Role.DUTY_OFFICER)),
                        "12345".toCharArray(),
                        DESK));
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

    private Officer duty(Officer admin) {
        accounts.open(
                Optional.of(admin),
                new Account("i.vitola", "I. Vītola", Set.of(Role.DUTY_OFFICER)),
                GIVEN.toCharArray(),
                DESK);
        accounts.ownPassword("i.vitola", GIVEN.toCharArray(), PASSWORD.toCharArray(), DESK);
        return accounts.signIn("i.vitola", PASSWORD.toCharArray(), DESK);
    }

    private Account account(String name) {
        return accounts.find(name).orElseThrow();
    }

    @Test
    void givesRolesThatCountAtOnceAndInTheRebuild() {
        Officer admin = administrator();
        duty(admin);
        accounts.give("i.vitola", Set.of(Role.ANALYST, Role.AUDITOR), admin);
        assertThat(account("i.vitola").roles()).containsExactlyInAnyOrder(Role.ANALYST, Role.AUDITOR);
        accounts.give("i.vitola", Set.of(Role.SUPERVISOR), admin);
        accounts.lock("i.vitola", admin);
        assertThat(account("i.vitola")).isEqualTo(new Account("i.vitola", "I. Vītola", Set.of(Role.SUPERVISOR), true));
        assertThat(projections.differing()).isEmpty();
        projections.rebuild(accounts.projection());
        assertThat(account("i.vitola")).isEqualTo(new Account("i.vitola", "I. Vītola", Set.of(Role.SUPERVISOR), true));
        assertFault("ACC-10", () -> accounts.give("nobody", Set.of(Role.ANALYST), admin));
        assertFault("ACC-11", () -> accounts.give("i.vitola", Set.of(), admin));
    }

    @Test
    void letsNoLockedOfficerInAndUnlocksAlsoAfterFailures() {
        Officer admin = administrator();
        duty(admin);
        accounts.lock("i.vitola", admin);
        assertFault("ACC-08", () -> accounts.signIn("i.vitola", PASSWORD.toCharArray(), DESK));
        for (int i = 0; i < 5; i++) {
            assertFault("ACC-03", () -> accounts.signIn("i.vitola", "wrong wrong".toCharArray(), DESK));
        }
        assertFault("ACC-04", () -> accounts.signIn("i.vitola", PASSWORD.toCharArray(), DESK));
        accounts.unlock("i.vitola", admin);
        accounts.signIn("i.vitola", PASSWORD.toCharArray(), DESK);
    }

    @Test
    void leavesAnAdministratorWhoCanSignIn() {
        Officer admin = administrator();
        duty(admin);
        assertFault("ACC-09", () -> accounts.lock("admin", admin));
        assertFault("ACC-09", () -> accounts.give("admin", Set.of(Role.SUPERVISOR), admin));
        accounts.give("i.vitola", Set.of(Role.ADMINISTRATOR), admin);
        accounts.lock("i.vitola", admin);
        assertFault("ACC-09", () -> accounts.lock("admin", admin));
        accounts.unlock("i.vitola", admin);
        accounts.lock("admin", admin);
        assertFault("ACC-09", () -> accounts.give("i.vitola", Set.of(Role.AUDITOR), admin));
    }

    @Test
    void changesPasswordsAndSaysWhoDid() {
        Officer admin = administrator();
        duty(admin);
        assertFault("ACC-03", () -> own("wrong wrong".toCharArray(), "a fresh one 2".toCharArray()));
        assertFault("ACC-02", () -> own(PASSWORD.toCharArray(), "short".toCharArray()));
        assertFault("ACC-13", () -> own(PASSWORD.toCharArray(), PASSWORD.toCharArray()));
        char[] old = PASSWORD.toCharArray();
        char[] fresh = "a fresh one 2".toCharArray();
        own(old, fresh);
        assertThat(old).containsOnly('\0');
        assertThat(fresh).containsOnly('\0');
        assertFault("ACC-03", () -> accounts.signIn("i.vitola", PASSWORD.toCharArray(), DESK));
        accounts.signIn("i.vitola", "a fresh one 2".toCharArray(), DESK);
        accounts.password("i.vitola", GIVEN.toCharArray(), admin);
        assertFault("ACC-03", () -> accounts.signIn("i.vitola", "a fresh one 2".toCharArray(), DESK));
        assertThat(record())
                .filteredOn(event -> event.type().equals("PasswordChanged"))
                .extracting(event -> event.by().orElseThrow().officer())
                .containsExactly("i.vitola", "i.vitola", "admin");
    }

    private void own(char[] old, char[] fresh) {
        accounts.ownPassword("i.vitola", old, fresh, DESK);
    }

    @Test
    void letsAPasswordOfSomebodyElsesOpenNothingUntilItIsChanged() {
        Officer admin = administrator();
        duty(admin);
        accounts.password("i.vitola", GIVEN.toCharArray(), admin);
        long signedIn = signedIn();
        assertFault("ACC-12", () -> accounts.signIn("i.vitola", GIVEN.toCharArray(), DESK));
        assertThat(signedIn()).as("nobody signed in").isEqualTo(signedIn);
        assertFault("ACC-03", () -> accounts.signIn("i.vitola", PASSWORD.toCharArray(), DESK));
        assertThat(accounts.standings().get("i.vitola").newPasswordDue()).isTrue();
        accounts.lock("i.vitola", admin);
        assertFault("ACC-08", () -> own(GIVEN.toCharArray(), PASSWORD.toCharArray()));
        accounts.unlock("i.vitola", admin);
        assertFault("ACC-12", () -> accounts.signIn("i.vitola", GIVEN.toCharArray(), DESK));
        own(GIVEN.toCharArray(), PASSWORD.toCharArray());
        accounts.signIn("i.vitola", PASSWORD.toCharArray(), DESK);
        accounts.password("admin", "one of my own 4".toCharArray(), admin);
        accounts.signIn("admin", "one of my own 4".toCharArray(), DESK);
    }

    private long signedIn() {
        return record().stream()
                .filter(event -> event.type().equals("SignedIn"))
                .count();
    }

    @Test
    void countsWrongOldPasswordsAsWrongPasswords() {
        duty(administrator());
        for (int i = 0; i < 5; i++) {
            assertFault("ACC-03", () -> own("wrong wrong".toCharArray(), "a fresh one 2".toCharArray()));
        }
        assertFault("ACC-04", () -> own(PASSWORD.toCharArray(), "a fresh one 2".toCharArray()));
        assertThat(accounts.standings().get("i.vitola").lockedUntil()).contains(now.plus(Duration.ofSeconds(30)));
        now = now.plus(Duration.ofSeconds(31));
        assertThat(accounts.standings().get("i.vitola").lockedUntil()).isEmpty();
    }

    /** A telephone that has this secret. */
    private String shows(byte[] secret) {
        return Totp.code(secret, now);
    }

    private byte[] secondFactor() {
        byte[] secret = Totp.newSecret();
        accounts.setSecondFactor("i.vitola", PASSWORD.toCharArray(), secret, shows(secret), DESK);
        now = now.plus(Duration.ofSeconds(30));
        return secret;
    }

    private Officer signIn(String code) {
        return accounts.signIn("i.vitola", PASSWORD.toCharArray(), code, DESK);
    }

    @Test
    void countsWhoSetAPasswordAndWhoseItIsAsOnePersonForAWeek() {
        Officer boss = administrator();
        assertThat(accounts.tied("admin", "i.vitola")).isEmpty();
        duty(boss); // who chose a password of their own since
        assertThat(accounts.tied("i.vitola", "admin")).contains(now.plus(Duration.ofDays(7)));
        now = now.plus(Duration.ofDays(6));
        accounts.ownPassword("i.vitola", PASSWORD.toCharArray(), "another one of 9".toCharArray(), DESK);
        assertThat(accounts.tied("i.vitola", "admin")).contains(now.plus(Duration.ofDays(1)));
        now = now.plus(Duration.ofDays(1));
        assertThat(accounts.tied("i.vitola", "admin")).isEmpty();
        accounts.password("i.vitola", GIVEN.toCharArray(), boss);
        assertThat(accounts.tied("i.vitola", "admin")).isPresent();
    }

    @Test
    void opensAnAdministratorAgainWithoutTheirSecondFactorAndKnowsWhen() {
        administrator();
        byte[] secret = Totp.newSecret();
        accounts.setSecondFactor("admin", PASSWORD.toCharArray(), secret, shows(secret), DESK);
        assertThat(accounts.recovered()).isEmpty();

        char[] given = GIVEN.toCharArray();
        accounts.recover("admin", Optional.empty(), given, new Reason("The telephone is lost"), DESK);
        assertThat(given).containsOnly('\0');
        assertThat(accounts.recovered()).containsOnly(Map.entry("admin", now));
        assertThat(accounts.standings().get("admin").secondFactor()).isFalse();
        assertFault("ACC-12", () -> accounts.signIn("admin", GIVEN.toCharArray(), DESK));
        assertFault("ACC-03", () -> accounts.signIn("admin", PASSWORD.toCharArray(), DESK));
        accounts.ownPassword("admin", GIVEN.toCharArray(), "another one of 9".toCharArray(), DESK);
        accounts.signIn("admin", "another one of 9".toCharArray(), DESK);
        assertThat(accounts.recovered()).as("stays").containsKey("admin");
    }

    @Test
    void asksForACodeOnceASecondFactorIsSetAndTakesEachOnce() {
        duty(administrator());
        byte[] secret = Totp.newSecret();
        assertFault(
                "ACC-15", () -> accounts.setSecondFactor("i.vitola", PASSWORD.toCharArray(), secret, "000000x", DESK));
        assertFault(
                "ACC-03", () -> accounts.setSecondFactor("i.vitola", GIVEN.toCharArray(), secret, shows(secret), DESK));
        signIn("");
        Officer officer = accounts.setSecondFactor("i.vitola", PASSWORD.toCharArray(), secret, shows(secret), DESK);
        assertThat(officer.account()).isEqualTo("i.vitola");
        assertThat(accounts.standings().get("i.vitola").secondFactor()).isTrue();
        assertFault("ACC-14", () -> signIn(""));
        assertFault("ACC-15", () -> signIn(shows(secret)));
        now = now.plus(Duration.ofSeconds(30));
        String once = shows(secret);
        signIn(once);
        assertFault("ACC-15", () -> signIn(once));
        now = now.plus(Duration.ofSeconds(30));
        assertFault("ACC-15", () -> signIn(once));
        signIn(shows(secret));
        assertFault(
                "ACC-17",
                () -> accounts.setSecondFactor("i.vitola", PASSWORD.toCharArray(), secret, shows(secret), DESK));
    }

    @Test
    void locksAfterWrongCodesAsAfterWrongPasswordsWhateverIsRightBetween() {
        duty(administrator());
        byte[] secret = secondFactor();
        for (int i = 0; i < 5; i++) {
            assertFault("ACC-14", () -> signIn(""));
            assertFault("ACC-15", () -> signIn("12345"));
            if (i == 2) {
                own(PASSWORD, shows(secret), "a fresh one 2");
                now = now.plus(Duration.ofSeconds(30));
                own("a fresh one 2", shows(secret), PASSWORD);
            }
        }
        assertFault("ACC-04", () -> signIn(shows(secret)));
        now = now.plus(Duration.ofSeconds(31));
        signIn(shows(secret));
        now = now.plus(Duration.ofSeconds(30));
        assertFault("ACC-15", () -> signIn("12345"));
        now = now.plus(Duration.ofSeconds(30));
        signIn(shows(secret));
    }

    private void own(String old, String code, String fresh) {
        accounts.ownPassword("i.vitola", old.toCharArray(), code, fresh.toCharArray(), DESK);
    }

    @Test
    void asksForACodeWhereAPasswordIsChangedAndCountsWrongOnes() {
        duty(administrator());
        byte[] secret = secondFactor();
        assertFault("ACC-14", () -> own(PASSWORD, "", "a fresh one 2"));
        assertFault("ACC-02", () -> own(PASSWORD, shows(secret), "short"));
        assertFault("ACC-13", () -> own(PASSWORD, shows(secret), PASSWORD));
        signIn(shows(secret)); // neither used it up
        assertFault("ACC-15", () -> own(PASSWORD, shows(secret), "a fresh one 2"));
        now = now.plus(Duration.ofSeconds(30));
        String once = shows(secret);
        own(PASSWORD, once, "a fresh one 2");
        assertFault("ACC-15", () -> accounts.signIn("i.vitola", "a fresh one 2".toCharArray(), once, DESK));
        for (int i = 0; i < 3; i++) {
            assertFault("ACC-15", () -> own("a fresh one 2", "12345", PASSWORD));
        }
        now = now.plus(Duration.ofSeconds(29));
        assertFault("ACC-04", () -> own("a fresh one 2", shows(secret), PASSWORD));
    }

    @Test
    void asksForACodeWhereAnotherSetThePassword() {
        Officer admin = administrator();
        duty(admin);
        byte[] secret = secondFactor();
        accounts.password("i.vitola", GIVEN.toCharArray(), admin);
        assertFault("ACC-14", () -> own(GIVEN, "", "a fresh one 2"));
        own(GIVEN, shows(secret), "a fresh one 2");
        now = now.plus(Duration.ofSeconds(30));
        accounts.signIn("i.vitola", "a fresh one 2".toCharArray(), shows(secret), DESK);
    }

    /** What stands on record of sign-ins that a wrong password was not the cause of. */
    private List<String> refusals() {
        return record().stream()
                .filter(event -> event.type().equals("SignInFailed"))
                .map(event -> DeedCodec.facts(event.type(), event.payload().orElseThrow())
                        .details())
                .filter(details -> details.containsKey("refused"))
                .map(details -> details.get("account") + " " + details.get("refused") + " " + details.get("times"))
                .toList();
    }

    @Test
    void putsOnRecordWhatARightPasswordDidNotOpen() {
        Officer admin = administrator();
        duty(admin);
        byte[] secret = secondFactor();
        assertFault("ACC-14", () -> signIn(""));
        accounts.lock("i.vitola", admin);
        assertFault("ACC-08", () -> signIn(shows(secret)));
        assertFault("ACC-08", () -> own(PASSWORD, shows(secret), "a fresh one 2"));
        accounts.unlock("i.vitola", admin);
        accounts.password("i.vitola", GIVEN.toCharArray(), admin);
        assertFault("ACC-12", () -> accounts.signIn("i.vitola", GIVEN.toCharArray(), shows(secret), DESK));
        accounts.wantSecondFactor(
                roles -> AccountRules.wantsSecondFactor(StationSettings.SecondFactor.ADMINISTRATORS, roles));
        assertFault("ACC-16", () -> accounts.signIn("admin", PASSWORD.toCharArray(), DESK));
        for (int i = 0; i < 5; i++) {
            assertFault("ACC-03", () -> accounts.signIn("admin", "wrong wrong".toCharArray(), DESK));
        }
        assertFault("ACC-04", () -> accounts.signIn("admin", PASSWORD.toCharArray(), DESK));
        assertThat(refusals())
                .containsExactly(
                        "i.vitola code-lacking 1",
                        "i.vitola locked 1",
                        "i.vitola new-password-due 1",
                        "admin second-factor-due 1",
                        "admin locked-for-a-while 1");
    }

    @Test
    void tellsOfManyRefusalsOnceInTenMinutesAndHowManyThereWere() {
        Officer admin = administrator();
        duty(admin);
        accounts.lock("i.vitola", admin);
        for (int i = 0; i < 1000; i++) {
            assertFault("ACC-08", () -> signIn(""));
        }
        now = now.plus(SignInRefusals.APART);
        assertFault("ACC-08", () -> signIn(""));
        assertThat(refusals()).containsExactly("i.vitola locked 1", "i.vitola locked 1000");
    }

    @Test
    void tellsOfNamesThatNobodyHasOnceInTenMinutesHowManyAndWhen() {
        administrator();
        Instant begun = now;
        for (int i = 0; i < 300; i++) {
            String name = "nobody" + i;
            assertFault("ACC-03", () -> accounts.signIn(name, "a wrong one 7".toCharArray(), DESK));
            now = now.plusSeconds(1);
        }
        assertThat(refusals()).containsExactly(" no-such-account 1");
        // Each command at the shell is a process of its own.
        SqlAccounts later = new SqlAccounts(database, journal, () -> now, new PasswordHash(64, 1), key);
        assertFault("ACC-03", () -> later.signIn("nobody", "a wrong one 7".toCharArray(), DESK));
        assertThat(refusals()).hasSize(1);
        Instant last = now;
        now = now.plusSeconds(60);
        accounts.signIn("admin", PASSWORD.toCharArray(), DESK);
        accounts.signIn("admin", PASSWORD.toCharArray(), DESK);
        assertThat(refusals())
                .as("whoever signs in to read the record finds them all")
                .containsExactly(" no-such-account 1", " no-such-account 300");
        assertThat(record())
                .filteredOn(event -> event.type().equals("SignInFailed"))
                .last()
                .satisfies(event -> assertThat(
                                DeedCodec.facts(event.type(), event.payload().orElseThrow())
                                        .details())
                        .containsEntry("first", begun.plusSeconds(1).toString())
                        .containsEntry("last", last.toString()));
        assertThat(record()).extracting(Event::type).endsWith("SignInFailed", "SignedIn", "SignedIn");
    }

    @Test
    void keepsWhatWasRefusedElsewhereForWhoSignsInThere() {
        administrator();
        Seat other = new Seat("window");
        for (int i = 0; i < 3; i++) {
            assertFault("ACC-03", () -> accounts.signIn("nobody", "a wrong one 7".toCharArray(), other));
        }
        accounts.signIn("admin", PASSWORD.toCharArray(), DESK);
        assertThat(refusals()).containsExactly(" no-such-account 1");
        now = now.plus(SignInRefusals.APART);
        assertFault("ACC-03", () -> accounts.signIn("nobody", "a wrong one 7".toCharArray(), other));
        assertThat(refusals()).containsExactly(" no-such-account 1", " no-such-account 3");
    }

    @Test
    void asksThoseOfTheAgencysRuleToSetOneUpAndLocksNobodyOut() {
        Officer admin = administrator();
        duty(admin);
        accounts.wantSecondFactor(
                roles -> AccountRules.wantsSecondFactor(StationSettings.SecondFactor.ADMINISTRATORS, roles));
        signIn("");
        assertFault("ACC-16", () -> accounts.signIn("admin", PASSWORD.toCharArray(), DESK));
        byte[] secret = Totp.newSecret();
        assertThat(accounts.setSecondFactor("admin", PASSWORD.toCharArray(), secret, shows(secret), DESK)
                        .account())
                .isEqualTo("admin");
        accounts.wantSecondFactor(
                roles -> AccountRules.wantsSecondFactor(StationSettings.SecondFactor.EVERYBODY, roles));
        assertFault("ACC-16", () -> signIn(""));
        accounts.wantSecondFactor(roles -> AccountRules.wantsSecondFactor(StationSettings.SecondFactor.NOBODY, roles));
        signIn("");
        assertFault("ACC-14", () -> accounts.signIn("admin", PASSWORD.toCharArray(), DESK));
    }

    @Test
    void letsAnAdministratorTakeASecondFactorOffOnRecord() throws Exception {
        Officer admin = administrator();
        duty(admin);
        byte[] secret = secondFactor();
        accounts.takeSecondFactor("i.vitola", admin);
        signIn("");
        accounts.takeSecondFactor("i.vitola", admin);
        assertFault("ACC-10", () -> accounts.takeSecondFactor("nobody", admin));
        assertThat(record())
                .filteredOn(event -> event.type().startsWith("SecondFactor"))
                .extracting(event ->
                        event.type() + " by " + event.by().orElseThrow().officer())
                .containsExactly("SecondFactorSet by i.vitola", "SecondFactorTaken by admin");
        assertThat(record())
                .allSatisfy(event -> assertThat(new String(event.payload().orElseThrow(), StandardCharsets.ISO_8859_1))
                        .doesNotContain(Totp.written(secret)));
    }

    @Test
    void sealsTheSecretForItsAccount() throws Exception {
        Officer admin = administrator();
        duty(admin);
        byte[] secret = secondFactor();
        String kept = database.read(connection -> CredentialTable.find(connection, "i.vitola"))
                .orElseThrow()
                .secondFactor()
                .orElseThrow();
        byte[] sealed = Base64.getDecoder().decode(kept);
        assertThat(new String(sealed, StandardCharsets.ISO_8859_1))
                .doesNotContain(new String(secret, StandardCharsets.ISO_8859_1));
        assertThat(key.open("second-factor/i.vitola", sealed)).isEqualTo(secret);
        database.change(connection -> CredentialTable.put(
                connection,
                "admin",
                CredentialTable.find(connection, "admin").orElseThrow().withSecondFactor(Optional.of(kept), 0)));
        assertFault("ACC-18", () -> accounts.signIn("admin", PASSWORD.toCharArray(), shows(secret), DESK));
    }

    @Test
    void knowsWhoSignedInWhen() {
        Officer admin = administrator();
        assertThat(accounts.standings().get("admin").lastSignIn()).contains(now);
        accounts.open(
                Optional.of(admin),
                new Account("i.vitola", "I. Vītola", Set.of(Role.DUTY_OFFICER)),
                GIVEN.toCharArray(),
                DESK);
        own(GIVEN.toCharArray(), PASSWORD.toCharArray());
        assertThat(accounts.standings().get("i.vitola").lastSignIn()).isEmpty();
        now = now.plus(Duration.ofHours(3));
        accounts.signIn("i.vitola", PASSWORD.toCharArray(), DESK);
        own(PASSWORD.toCharArray(), "a fresh one 2".toCharArray());
        assertThat(accounts.standings().get("i.vitola").lastSignIn()).contains(now);
    }

    @Test
    void takesAccountsOfBeforeForWhatTheyCouldDo() {
        byte[] officer = AccountOpened.newBuilder()
                .setAccount("old")
                .setName("Old")
                .build()
                .toByteArray();
        byte[] boss = AccountOpened.newBuilder()
                .setAccount("boss")
                .setName("Boss")
                .setAdministrator(true)
                .build()
                .toByteArray();
        for (byte[] body : List.of(officer, boss)) {
            projections.awaitPassed(journal.append(
                    List.of(new Draft(Lane.RECORD, Scope.STATION, "AccountOpened", 1, ActedBy.machine("desk"), body))));
        }
        assertThat(account("old").roles()).containsExactly(Role.SUPERVISOR);
        assertThat(account("boss").roles()).containsExactlyInAnyOrder(Role.SUPERVISOR, Role.ADMINISTRATOR);
    }

    private List<Event> record() {
        return journal.heads().keySet().stream()
                .filter(feed -> feed.lane() == Lane.RECORD)
                .flatMap(feed -> journal.read(feed, 0, 1000).stream())
                .toList();
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

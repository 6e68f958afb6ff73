package eu.sargs.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import eu.sargs.access.Accounts.Account;
import eu.sargs.access.Totp;
import eu.sargs.app.Doctor.Finding;
import eu.sargs.app.Doctor.Verdict;
import eu.sargs.platform.Fault;
import eu.sargs.platform.KeyPlace;
import eu.sargs.platform.Language;
import eu.sargs.platform.StationSettings;
import eu.sargs.platform.Texts;
import eu.sargs.sync.PeerAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StationTest {
    @TempDir
    Path folder;

    private Path home;
    private Path data;

    @BeforeEach
    void create() {
        home = folder.resolve("home");
        data = home.resolve("sargs.mv.db");
        Station.create(
                home,
                StationSettings.of("Kārsava", ZoneId.of("Europe/Riga"), Language.LV),
                Account.first("boss", "B. Oss"),
                "a long password 17".toCharArray());
    }

    @Test
    void refusesAHomeWhoseDataIsGoneAndMakesNoNew() throws Exception {
        Files.delete(data);
        refused();
        assertThat(data).doesNotExist();
    }

    @Test
    void refusesEmptiedDataEachTimeInsteadOfBeginningAnew() throws Exception {
        Files.write(data, new byte[0]);
        refused();
        refused();
    }

    @Test
    void keepsTheAccountsOfDataWhoseSettingsWereLost() throws Exception {
        Files.delete(home.resolve("settings.json"));

        assertThatThrownBy(() -> again("evil", "another password 18")).satisfies(coded("APP-08"));
        assertThatThrownBy(() -> again("boss", "another password 18")).satisfies(coded("APP-08"));
        assertThat(home.resolve("settings.json")).doesNotExist();

        assertThat(again("boss", "a long password 17")).isTrue();
        try (Station station = Station.open(home)) {
            assertThat(station.accounts().all()).extracting(Account::account).containsExactly("boss");
        }
    }

    @Test
    void keepsDataForAnAdministratorWhoHasASecondFactorAndAsksForItAtTheNextSignIn() throws Exception {
        byte[] secret = Totp.newSecret();
        try (Station station = Station.open(home)) {
            station.settings().change(now -> now.withSecondFactor(StationSettings.SecondFactor.ADMINISTRATORS));
            assertThatThrownBy(() -> station.accounts().signIn("boss", typed(), station.seat()))
                    .satisfies(coded("ACC-16"));
            station.accounts()
                    .setSecondFactor("boss", typed(), secret, Totp.code(secret, Instant.now()), station.seat());
        }
        Files.delete(home.resolve("settings.json"));
        assertThatThrownBy(() -> again("boss", "another password 18")).satisfies(coded("APP-08"));
        assertThat(again("boss", "a long password 17")).isTrue();
        try (Station station = Station.open(home)) {
            assertThatThrownBy(() -> station.accounts().signIn("boss", typed(), station.seat()))
                    .as("whatever the settings say")
                    .satisfies(coded("ACC-14"));
        }
    }

    @Test
    void beginsAnewByItselfWhereSettingUpWasKilled() throws Exception {
        Files.move(home.resolve("settings.json"), home.resolve("founding")); // as a kill leaves it
        Path mine = Files.writeString(home.resolve("mine"), "mine");
        assertThatThrownBy(() -> Station.open(home)).satisfies(coded("HOM-14"));

        Path keyFile = folder.resolve("home.key");
        boolean kept = NewStation.create(
                home,
                new KeyPlace.InFile(keyFile),
                StationSettings.of("Utena", ZoneId.of("Europe/Vilnius"), Language.LT),
                Account.first("other", "Somebody"),
                typed());
        assertThat(kept).isFalse();
        assertThat(home.resolve("founding")).doesNotExist();
        assertThat(mine).hasContent("mine");
        try (Station station = Station.open(home)) {
            assertThat(station.accounts().all()).extracting(Account::account).containsExactly("other");
            assertThat(station.safe().ring().place())
                    .as("as it was asked for this time")
                    .isEqualTo(new KeyPlace.InFile(keyFile));
        }
    }

    @Test
    void isNotSetUpWhereABackupIsBeingPutBack() throws Exception {
        Files.move(home.resolve("settings.json"), home.resolve("restoring"));
        assertThatThrownBy(() -> Station.open(home)).satisfies(coded("HOM-13"));
        assertThatThrownBy(() -> again("boss", "a long password 17")).satisfies(coded("HOM-13"));
        assertThat(data).exists();
    }

    private static char[] typed() {
        return "a long password 17".toCharArray();
    }

    private boolean again(String account, String password) {
        return Station.create(
                home,
                StationSettings.of("Kārsava", ZoneId.of("Europe/Riga"), Language.LV),
                Account.first(account, "Somebody"),
                password.toCharArray());
    }

    @Test
    void doesNotBecomeAnotherStationWhenItsKeyIsGone() throws Exception {
        Path key = home.resolve("keys/origin.key");
        byte[] kept = Files.readAllBytes(key);
        Files.delete(key);

        assertThatThrownBy(() -> Station.open(home)).satisfies(coded("JRN-03"));
        assertThat(key).doesNotExist();
        Files.move(home.resolve("settings.json"), folder.resolve("settings.json"));
        assertThatThrownBy(() -> again("boss", "a long password 17")).satisfies(coded("JRN-03"));

        Files.write(key, kept);
        assertThat(again("boss", "a long password 17")).isTrue();
    }

    @Test
    void saysOfAHomeThatItCannotLookIntoThatItCannot() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "no folder");
        assertThatThrownBy(() -> Station.open(file)).satisfies(coded("HOM-04"));
    }

    @Test
    void tellsThatItsHomeWasMoved() throws Exception {
        try (Station station = Station.open(home)) {
            assertThat(station.notice()).isEmpty();
            assertThat(Doctor.examine(station))
                    .extracting(Finding::check, Finding::verdict)
                    .as("its key lies in the home as yet")
                    .containsExactly(tuple("station", Verdict.OK), tuple("key", Verdict.WARN));
        }
        Path moved = Files.move(home, folder.resolve("moved"));
        try (Station station = Station.open(moved)) {
            assertThat(station.notice()).map(Fault::code).contains("JRN-04");
        }
        try (Station station = Station.open(moved)) {
            assertThat(station.notice()).as("it is told once").isEmpty();
            assertThat(Doctor.examine(station))
                    .as("and shown later, too")
                    .last()
                    .satisfies(finding -> {
                        assertThat(finding.verdict()).isEqualTo(Verdict.WARN);
                        assertThat(finding.advice()).isEqualTo("app.doctor.advice.copied");
                        assertThat(finding.found()).startsWith("20").endsWith("COPIED_HOME");
                    });
        }
    }

    @Test
    void doctorTellsHowManyCallersWereRefusedInEachLanguage() throws Exception {
        try (Station station = Station.open(home)) {
            station.link(Optional.of(new PeerAddress("127.0.0.1", 0)));
            PeerAddress where = station.peers().now().self().listensAt().orElseThrow();
            try (Socket stranger = new Socket(where.host(), where.port())) {
                stranger.setSoTimeout(20_000);
                stranger.getOutputStream().write("GET / HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                stranger.getInputStream().readAllBytes(); // until it hangs up
            }
            long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
            while (station.peers().refused().count() == 0 && System.nanoTime() < until) {
                Thread.onSpinWait(); // the caller may hear of it first
            }

            Finding refused = Doctor.examine(station).stream()
                    .filter(finding -> finding.check().equals("callers"))
                    .findFirst()
                    .orElseThrow();

            assertThat(refused.verdict()).isEqualTo(Verdict.WARN);
            assertThat(refused.found()).isEqualTo("1");
            String last = String.valueOf(refused.arguments().get(1));
            for (Language language : Language.values()) {
                assertThat(new Texts(language)
                                .get(refused.advice(), refused.arguments().toArray()))
                        .contains(": 1,", last);
            }
        }
    }

    @Test
    void beginsNoStationWhereTheDiskHasNoRoomForOne() {
        assertThatThrownBy(() -> NewStation.requireRoom(home, 20 << 20)).satisfies(coded("STO-03"));
        NewStation.requireRoom(home, 40 << 20);
    }

    @Test
    void leavesNothingBehindWhereItsFirstAccountIsRefused() {
        Path refused = folder.resolve("refused");
        char[] password = "Daugava un Dridzis 7".toCharArray();
        assertThatThrownBy(() -> Station.create(
                        refused,
                        StationSettings.of("Kārsava", ZoneId.of("Europe/Riga"), Language.LV),
                        Account.first("", "Nobody"),
                        password))
                .satisfies(coded("ACC-01"));
        assertThat(refused).doesNotExist();
        assertThat(password).containsOnly('\0');
    }

    private static Consumer<Throwable> coded(String code) {
        return failure -> assertThat(failure)
                .isInstanceOfSatisfying(
                        Fault.class, fault -> assertThat(fault.code()).isEqualTo(code));
    }

    private void refused() {
        assertThatThrownBy(() -> Station.open(home))
                .isInstanceOfSatisfying(
                        Fault.class, fault -> assertThat(fault.code()).isEqualTo("STO-01"));
    }
}

package eu.sargs.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import eu.sargs.access.Accounts.Account;
import eu.sargs.access.Totp;
import eu.sargs.app.command.Console;
import eu.sargs.app.command.SargsCommand;
import eu.sargs.platform.Home;
import eu.sargs.platform.HomeKey;
import eu.sargs.platform.Language;
import eu.sargs.platform.StationSettings;
import eu.sargs.store.Database;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Accounts from the shell, and what officers of a role get there. */
class UserCommandTest {
    @TempDir
    Path folder;

    private StringWriter out;
    private StringWriter err;

    @BeforeEach
    void create() throws Exception {
        Station.create(
                home(),
                StationSettings.of("Kārsava", ZoneId.of("Europe/Riga"), Language.LV),
                Account.first("boss", "B. Oss"),
                "a long password 17".toCharArray());
        Files.writeString(folder.resolve("boss"), "a long password 17\n");
        Files.writeString(folder.resolve("given"), "of the office 3\n");
        Files.writeString(folder.resolve("duty"), "night and day 24\n");
        Files.writeString(folder.resolve("fresh"), "day and night 42\n");
    }

    private Path home() {
        return folder.resolve("home");
    }

    private int as(String who, String passwordFile, String... words) {
        out = new StringWriter();
        err = new StringWriter();
        Console console = new Console(new PrintWriter(out), new PrintWriter(err), Language.EN);
        return SargsCommand.execute(
                console,
                Stream.concat(
                                Stream.of(words),
                                Stream.of(
                                        "--home",
                                        home().toString(),
                                        "--as",
                                        who,
                                        "--password-file",
                                        folder.resolve(passwordFile).toString()))
                        .toArray(String[]::new));
    }

    /** Opens an account whose officer then chose a password of their own. */
    private int adds(String name, String roles) {
        int opened = opens(name, roles);
        return opened == 0 ? chooses(name, "given", "duty") : opened;
    }

    private int chooses(String name, String before, String after) {
        return as(name, before, "user", "password", name, "--new-password-file", password(after));
    }

    private int opens(String name, String roles) {
        return as(
                "boss",
                "boss",
                "user",
                "add",
                name,
                "--full-name",
                "D. Uty",
                "--role",
                roles,
                "--new-password-file",
                password("given"));
    }

    @Test
    void letsAPasswordOfSomebodyElsesDoNothingButChangeItself() throws Exception {
        assertThat(opens("duty", "duty-officer")).isZero();
        for (List<String> words : List.of(List.of("watchlist", "list"), List.of("verify"), List.of("user", "list"))) {
            assertThat(as("duty", "given", words.toArray(String[]::new)))
                    .as(words.toString())
                    .isEqualTo(1);
            assertThat(err.toString()).contains("ACC-12").contains("sargs user password");
        }
        assertThat(chooses("duty", "given", "given")).isEqualTo(1);
        assertThat(err.toString()).contains("ACC-13");
        assertThat(chooses("duty", "fresh", "duty")).isEqualTo(1);
        assertThat(err.toString()).contains("ACC-03");
        assertThat(listed("duty").get("newPasswordDue").asBoolean()).isTrue();
        assertThat(listed("duty").get("lastSignIn").isNull()).isTrue();
        assertThat(chooses("duty", "given", "duty")).as(err.toString()).isZero();
        assertThat(as("duty", "duty", "watchlist", "list")).isZero();
        assertThat(listed("duty").get("newPasswordDue").asBoolean()).isFalse();
        assertThat(Instant.parse(listed("duty").get("lastSignIn").asText()))
                .isBetween(Instant.now().minus(Duration.ofMinutes(10)), Instant.now());
    }

    @Test
    void setsASecondFactorUpInTwoStepsAndAsksForItsCodeFromThenOn() throws Exception {
        Path secretFile = folder.resolve("secret");
        assertThat(as("boss", "boss", "user", "second-factor", "boss", "--secret-file", secretFile.toString()))
                .as(err.toString())
                .isZero();
        assertThat(out.toString()).startsWith("otpauth://totp/Sargs%20K%C4%81rsava:boss?secret=");
        assertThat(as("boss", "boss", "user", "list")).as("not yet").isZero();
        byte[] secret = Totp.read(Files.readString(secretFile).strip());
        Path code = folder.resolve("code");
        Files.writeString(code, "0000000");
        assertThat(secondFactor(secretFile, code)).isEqualTo(1);
        assertThat(err.toString()).contains("ACC-15");
        Files.writeString(code, Totp.code(secret, Instant.now()) + "\n");
        assertThat(secondFactor(secretFile, code)).as(err.toString()).isZero();
        assertThat(as("boss", "boss", "user", "list")).isEqualTo(1);
        assertThat(err.toString()).contains("ACC-14").contains("--code-file");
        assertThat(as("boss", "boss", "user", "list", "--code-file", code.toString()))
                .as("used")
                .isEqualTo(1);
        assertThat(err.toString()).contains("ACC-15");
        Path other = Files.writeString(folder.resolve("other"), "another of mine 5");
        assertThat(as("boss", "boss", "user", "password", "boss", "--new-password-file", other.toString()))
                .as("a password alone changes none")
                .isEqualTo(1);
        assertThat(err.toString()).contains("ACC-14");
        assertThat(as(
                        "boss",
                        "boss",
                        "user",
                        "password",
                        "boss",
                        "--new-password-file",
                        other.toString(),
                        "--code-file",
                        code.toString()))
                .as("used")
                .isEqualTo(1);
        assertThat(err.toString()).contains("ACC-15");
        // The step after: within what a telephone's clock may be off, so that nobody has to wait for it.
        Files.writeString(code, Totp.code(secret, Instant.now().plusSeconds(30)));
        assertThat(as("boss", "boss", "user", "second-factor", "boss", "--off", "--code-file", code.toString()))
                .as(err.toString())
                .isZero();
        assertThat(as("boss", "boss", "user", "list")).isZero();
        assertThat(as("boss", "boss", "user", "second-factor", "other", "--secret-file", "x"))
                .isNotZero();
        assertThat(err.toString()).contains("CLI-41");
        assertThat(as("boss", "boss", "user", "second-factor", "boss", "--secret-file", secretFile.toString()))
                .isNotZero();
        assertThat(err.toString()).contains("CLI-42");
    }

    private int secondFactor(Path secretFile, Path code) {
        return as(
                "boss",
                "boss",
                "user",
                "second-factor",
                "boss",
                "--secret-file",
                secretFile.toString(),
                "--code-file",
                code.toString());
    }

    private JsonNode listed(String account) throws Exception {
        assertThat(as("boss", "boss", "user", "list", "--json")).isZero();
        for (String line : out.toString().lines().toList()) {
            JsonNode one = new ObjectMapper().readTree(line);
            if (one.get("account").asText().equals(account)) {
                return one;
            }
        }
        throw new AssertionError("Not listed: " + account);
    }

    @Test
    void opensAnAccountThatCanDoWhatItsRoleCanAndNoMore() throws Exception {
        assertThat(adds("duty", "duty-officer")).as(err.toString()).isZero();
        assertThat(as("duty", "duty", "watchlist", "list")).isZero();
        Path csv = Files.writeString(folder.resolve("list.csv"), "plate,reason,priority\nHO3817,Stolen vehicle,high\n");
        assertThat(as("duty", "duty", "watchlist", "import", csv.toString(), "--yes"))
                .isEqualTo(1);
        assertThat(err.toString()).contains("ACC-06").contains("supervisor");
        for (List<String> refused : List.of(
                List.of("camera", "add", "KAR-01", "rtsp://10.0.0.1/a", "--lat", "56", "--lon", "27"),
                List.of("camera", "remove", "KAR-01"),
                List.of("verify"),
                List.of("erase", "list"),
                List.of("erase", "range", "--lane", "duty", "--first", "1", "--last", "1", "--reason", "no reason"),
                List.of("retention", "--days", "3", "--reason", "less to keep"),
                List.of("peer", "id", "--agency", "vp", "--country", "LV"),
                List.of("peer", "group", "border", "vp"),
                List.of("peer", "rotate", "--yes", "--reason", "a drive was lost"),
                List.of("key", "move", "--to-file", folder.resolve("key").toString()),
                List.of("user", "list"),
                List.of("user", "lock", "boss"),
                List.of("user", "role", "duty", "administrator"))) {
            assertThat(as("duty", "duty", refused.toArray(String[]::new)))
                    .as(refused.toString())
                    .isEqualTo(1);
            assertThat(err.toString()).as(refused.toString()).contains("ACC-06");
        }
        assertThat(as("boss", "boss", "user", "role", "duty", "duty-officer,supervisor"))
                .isZero();
        assertThat(as("duty", "duty", "watchlist", "import", csv.toString(), "--yes"))
                .as(err.toString())
                .isZero();
    }

    @Test
    void listsLocksUnlocksAndChangesPasswords() throws Exception {
        assertThat(adds("duty", "duty-officer")).isZero();
        assertThat(as("boss", "boss", "user", "lock", "duty")).isZero();
        JsonNode locked = listed("duty");
        assertThat(locked.get("name").asText()).isEqualTo("D. Uty");
        assertThat(locked.get("roles").toString()).isEqualTo("[\"duty-officer\"]");
        assertThat(locked.get("locked").asBoolean()).isTrue();
        assertThat(as("duty", "duty", "watchlist", "list")).isEqualTo(1);
        assertThat(err.toString()).contains("ACC-08");
        assertThat(as("boss", "boss", "user", "unlock", "duty")).isZero();
        assertThat(chooses("duty", "duty", "fresh")).isZero();
        assertThat(as("duty", "duty", "watchlist", "list")).isEqualTo(1);
        assertThat(as("duty", "fresh", "watchlist", "list")).isZero();
        assertThat(as("boss", "boss", "user", "password", "duty", "--new-password-file", password("given")))
                .isZero();
        assertThat(as("duty", "given", "watchlist", "list")).isEqualTo(1);
        assertThat(err.toString()).contains("ACC-12");
        assertThat(chooses("duty", "given", "duty")).isZero();
        assertThat(as("duty", "duty", "watchlist", "list")).isZero();
    }

    /** Since somebody set another's password. */
    private void passSevenDays() throws IOException {
        try (Home home = Home.open(home());
                Database database = Database.h2(home, HomeKey.of(home))) {
            database.change(connection -> {
                try (Statement age = connection.createStatement()) {
                    age.executeUpdate("UPDATE credential SET hand_at = hand_at - INTERVAL '7' DAY");
                }
            });
        }
    }

    @Test
    void keepsLongerThanNinetyDaysOnlyWhereASecondPersonAgrees() throws Exception {
        assertThat(adds("duty", "duty-officer")).isZero();
        assertThat(adds("second", "supervisor")).isZero();
        assertThat(keep("90")).as(err.toString()).isZero();
        assertThat(keep("91")).isEqualTo(1);
        assertThat(err.toString()).contains("RET-03").contains("90");
        assertThat(keep("0")).as("for good").isEqualTo(1);
        assertThat(keep("120", "--second", "boss", "--second-password-file", password("boss")))
                .isEqualTo(1);
        assertThat(err.toString()).contains("RET-04");
        assertThat(keep("120", "--second", "duty", "--second-password-file", password("duty")))
                .isEqualTo(1);
        assertThat(err.toString()).contains("ACC-06");
        assertThat(keep("120", "--second", "second", "--second-password-file", password("boss")))
                .isEqualTo(1);
        assertThat(err.toString()).contains("ACC-03");
        assertThat(keep("120", "--second", "second", "--second-password-file", password("duty")))
                .isEqualTo(1);
        assertThat(err.toString()).contains("RET-07");
        assertThat(as("boss", "boss", "retention")).isZero();
        assertThat(err.toString() + out).contains("90 d");
        passSevenDays();
        assertThat(keep("120", "--second", "second", "--second-password-file", password("duty")))
                .as(err.toString())
                .isZero();
        assertThat(err.toString() + out).contains("120 d");
        assertThat(keep("30", "--reason", "")).as("a reason").isEqualTo(2);
        assertThat(err.toString()).contains("CLI-17");
    }

    @Test
    void opensAnAdministratorAgainWhoLostTheirPasswordWithASecondPersonAndTellsEverybody() {
        assertThat(recovers("boss", "--reason", "")).as("a reason").isEqualTo(2);
        assertThat(adds("second", "supervisor")).isZero();
        assertThat(adds("duty", "duty-officer")).isZero();
        assertThat(recovers("duty")).isEqualTo(1);
        assertThat(err.toString()).contains("ACC-40");
        assertThat(recovers("boss")).as("with nobody").isEqualTo(1);
        assertThat(err.toString()).contains("ACC-41");
        assertThat(recovers("boss", "--second", "duty", "--second-password-file", password("duty")))
                .isEqualTo(1);
        assertThat(err.toString()).contains("ACC-06");
        assertThat(recovers("boss", "--second", "second", "--second-password-file", password("boss")))
                .isEqualTo(1);
        assertThat(err.toString()).contains("ACC-03");
        assertThat(as("boss", "boss", "user", "list")).as("nothing was changed").isZero();
        assertThat(err.toString()).doesNotContain("ACC-42");

        assertThat(recovers("boss", "--second", "second", "--second-password-file", password("duty")))
                .as(err.toString())
                .isZero();
        assertThat(as("boss", "boss", "user", "list")).isEqualTo(1);
        assertThat(as("boss", "given", "user", "list")).isEqualTo(1);
        assertThat(err.toString()).contains("ACC-12").contains("ACC-42").contains("boss");
        assertThat(chooses("boss", "given", "fresh")).isZero();
        assertThat(as("boss", "fresh", "user", "list")).isZero();
        assertThat(err.toString()).as("to everybody, for a month").contains("ACC-42");
        assertThat(as("second", "duty", "record", "list", "--reason", "yearly audit", "--json"))
                .as(err.toString())
                .isZero();
        assertThat(out.toString()).contains("AccountRecovered").contains("\"second\":\"second\"");
    }

    @Test
    void opensTheOnlyAccountThereIsWithoutASecondPersonAndWithoutItsSecondFactor() throws Exception {
        assertThat(recovers("boss")).as(err.toString()).isZero();
        assertThat(chooses("boss", "given", "fresh")).isZero();
        assertThat(as("boss", "fresh", "user", "list")).isZero();
    }

    private int recovers(String name, String... more) {
        List<String> words =
                new ArrayList<>(List.of("user", "recover", name, "--new-password-file", password("given")));
        if (!List.of(more).contains("--reason")) {
            words.addAll(List.of("--reason", "the telephone fell into the Daugava"));
        }
        words.addAll(List.of(more));
        words.addAll(List.of("--home", home().toString()));
        out = new StringWriter();
        err = new StringWriter();
        return SargsCommand.execute(
                new Console(new PrintWriter(out), new PrintWriter(err), Language.EN), words.toArray(String[]::new));
    }

    @Test
    void setsEachKindByItselfAndTheRecordByTwoPersonsAlone() throws Exception {
        assertThat(adds("second", "supervisor")).isZero();
        passSevenDays();
        String[] withSecond = {"--second", "second", "--second-password-file", password("duty")};
        assertThat(keep("60", "--kind", "alerts")).as(err.toString()).isZero();
        assertThat(err.toString() + out)
                .contains(
                        "Sightings: 30 days",
                        "Alerts, from their end on: 60 days",
                        "The record of who did what: 1,095");
        assertThat(keep("91", "--kind", "entries")).isEqualTo(1);
        assertThat(err.toString()).contains("RET-03");
        assertThat(keep("500", "--kind", "record")).isEqualTo(1);
        assertThat(err.toString()).contains("RET-06");
        assertThat(keep(
                        "364",
                        Stream.concat(Stream.of("--kind", "record"), Stream.of(withSecond))
                                .toArray(String[]::new)))
                .isEqualTo(1);
        assertThat(err.toString()).contains("RET-05").contains("365");
        assertThat(keep(
                        "500",
                        Stream.concat(Stream.of("--kind", "record"), Stream.of(withSecond))
                                .toArray(String[]::new)))
                .as(err.toString())
                .isZero();
        assertThat(err.toString() + out)
                .contains("The record of who did what: 500 days", "Alerts, from their end on: 60");
    }

    private String password(String file) {
        return folder.resolve(file).toString();
    }

    private int keep(String days, String... more) {
        List<String> words = new ArrayList<>(List.of("retention", "--days", days));
        if (!List.of(more).contains("--reason")) {
            words.addAll(List.of("--reason", "the court asks for it"));
        }
        words.addAll(List.of(more));
        return as("boss", "boss", words.toArray(String[]::new));
    }

    @Test
    void saysWhatIsWrongWithWhatWasTyped() {
        assertThat(adds("duty", "duty-officer,king")).isEqualTo(2);
        assertThat(err.toString()).contains("CLI-30").contains("king").contains("auditor");
        assertThat(as("boss", "boss", "user", "lock", "nobody")).isEqualTo(2);
        assertThat(err.toString()).contains("ACC-10");
        assertThat(as("boss", "boss", "user", "lock", "boss")).isEqualTo(1);
        assertThat(err.toString()).contains("ACC-09");
    }
}

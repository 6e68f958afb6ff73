package eu.sargs.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.sargs.access.Accounts.Account;
import eu.sargs.access.Role;
import eu.sargs.platform.Fault;
import eu.sargs.platform.Home;
import eu.sargs.platform.HomeKey;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MigrationsTest {
    @TempDir
    Path folder;

    private Home home;
    private HomeKey key;

    @BeforeEach
    void open() {
        home = Home.open(folder.resolve("home"));
        key = HomeKey.of(home);
    }

    @AfterEach
    void close() {
        home.close();
    }

    @Test
    void bringsEveryOlderVersionToTodays() throws Exception {
        for (int known = 1; known < Migrations.ALL.size(); known++) {
            try (Database older = Database.h2(home, key, 0, Migrations.ALL.subList(0, known))) {
                execute(older, "INSERT INTO feed (origin, epoch, scope, lane) VALUES ('kept', 1, 'all', 1)");
            }
            try (Database today = Database.h2(home, key)) {
                assertThat(count(today, "SELECT COUNT(*) FROM feed WHERE origin = 'kept'"))
                        .isEqualTo(1);
                assertThat(count(
                                today,
                                "SELECT COUNT(*) FROM \"flyway_schema_history\" WHERE \"success\" = TRUE"
                                        + " AND \"version\" IS NOT NULL"))
                        .isEqualTo(Migrations.ALL.size());
            }
            Files.delete(home.folder().resolve("sargs.mv.db"));
        }
    }

    private static final String KEPT = "INSERT INTO feed (origin, epoch, scope, lane) VALUES ('kept', 1, 'all', 1)";
    private static final String COUNT = "SELECT COUNT(*) FROM feed WHERE origin = 'kept'";

    @Test
    void copiesAnOlderDatabaseBeforeItIsUpgradedAndGoesBackToIt() throws Exception {
        List<String> older = Migrations.ALL.subList(0, Migrations.ALL.size() - 1);
        try (Database database = Database.h2(home, key, 0, older)) {
            execute(database, KEPT);
            assertThat(database.upgraded()).as("a new one is not copied").isEmpty();
        }
        Path copy = home.folder().resolve("before-upgrade/sargs-" + Migrations.last(older) + ".mv.db");
        try (Database today = Database.h2(home, key)) {
            assertThat(today.upgraded()).contains(copy);
            execute(today, "DELETE FROM feed WHERE origin = 'kept'");
        }
        try (Database again = Database.h2(home, key)) {
            assertThat(again.upgraded()).as("once").isEmpty();
        }
        assertThat(UpgradeCopy.undo(home)).isEqualTo(Migrations.last(older));
        try (Database back = Database.h2(home, key, 0, older)) {
            assertThat(count(back, COUNT)).isEqualTo(1);
        }
        assertThatThrownBy(() -> UpgradeCopy.undo(home))
                .isInstanceOfSatisfying(
                        Fault.class, fault -> assertThat(fault.code()).isEqualTo("STO-09"));
        try (Database today = Database.h2(home, key)) {
            assertThat(count(today, COUNT)).as("and forward again").isEqualTo(1);
        }
        UpgradeCopy.sweep(home, Instant.now().plus(Duration.ofDays(13)));
        assertThat(copy).exists();
        UpgradeCopy.sweep(home, Instant.now().plus(Duration.ofDays(15)));
        assertThat(copy).doesNotExist();
    }

    @Test
    void isAsItWasWhereAStepFailsOrThereIsNoRoomForTheCopy() {
        List<String> older = Migrations.ALL.subList(0, Migrations.ALL.indexOf("V17__event_block.sql"));
        try (Database database = Database.h2(home, key, 0, older)) {
            execute(database, KEPT);
            execute(database, "CREATE TABLE event_block (in_the_way INT)");
        }
        assertThatThrownBy(() -> Database.h2(home, key))
                .isInstanceOfSatisfying(
                        Fault.class, fault -> assertThat(fault.code()).isEqualTo("STO-01"));
        try (Database back = Database.h2(home, key, 0, older)) {
            assertThat(count(back, COUNT)).isEqualTo(1);
            execute(back, "DROP TABLE event_block");
        }
        assertThatThrownBy(() -> Database.h2(home, key, Long.MAX_VALUE / 4, Migrations.ALL))
                .isInstanceOfSatisfying(
                        Fault.class, fault -> assertThat(fault.code()).isEqualTo("STO-08"));
        try (Database back = Database.h2(home, key, 0, older)) {
            assertThat(count(back, COUNT)).as("nothing was changed").isEqualTo(1);
        }
    }

    @Test
    void keepsWhatAccountsOfBeforeRolesCouldDo() {
        List<String> before = Migrations.ALL.subList(0, Migrations.ALL.indexOf("V18__roles.sql"));
        try (Database older = Database.h2(home, key, 0, before)) {
            execute(older, "INSERT INTO account (account, name, administrator) VALUES ('boss', 'B', TRUE)");
            execute(older, "INSERT INTO account (account, name, administrator) VALUES ('duty', 'D', FALSE)");
        }
        try (Database today = Database.h2(home, key)) {
            List<Account> all = today.read(new AccountTable(() -> {})::all);
            assertThat(all)
                    .containsExactly(Account.first("boss", "B"), new Account("duty", "D", Set.of(Role.SUPERVISOR)));
        }
    }

    @Test
    void refusesANewerDatabaseAndLeavesItAsItIs() {
        try (Database today = Database.h2(home, key)) {
            execute(today, "INSERT INTO feed (origin, epoch, scope, lane) VALUES ('kept', 1, 'all', 1)");
        }
        List<String> older = Migrations.ALL.subList(0, Migrations.ALL.size() - 1);
        assertThatThrownBy(() -> Database.h2(home, key, 0, older)).isInstanceOfSatisfying(Fault.class, fault -> {
            assertThat(fault.code()).isEqualTo("STO-02");
            assertThat(fault.arguments()).containsExactly(Migrations.last(Migrations.ALL), Migrations.last(older));
        });
        try (Database today = Database.h2(home, key)) {
            assertThat(count(today, "SELECT COUNT(*) FROM feed WHERE origin = 'kept'"))
                    .isEqualTo(1);
        }
    }

    @Test
    void refusesADatabaseThatCameByOtherStepsAndLeavesItAsItIs() {
        List<String> development = new ArrayList<>(Migrations.ALL);
        development.remove(development.size() - 2);
        try (Database between = Database.h2(home, key, 0, development)) {
            execute(between, "INSERT INTO feed (origin, epoch, scope, lane) VALUES ('kept', 1, 'all', 1)");
        }
        assertThatThrownBy(() -> Database.h2(home, key)).isInstanceOfSatisfying(Fault.class, fault -> {
            assertThat(fault.code()).isEqualTo("STO-06");
            assertThat(fault.arguments()).containsExactly(Migrations.last(Migrations.ALL));
        });
        try (Database between = Database.h2(home, key, 0, development)) {
            assertThat(count(between, "SELECT COUNT(*) FROM feed WHERE origin = 'kept'"))
                    .isEqualTo(1);
        }
    }

    @Test
    void refusesADatabaseOfAnotherKeyOrDamaged() throws Exception {
        Database.h2(home, key).close();
        Path keyFile = home.keys().resolve("home.key");
        byte[] right = Files.readAllBytes(keyFile);
        Files.writeString(keyFile, "00".repeat(32));
        HomeKey other = HomeKey.of(home);
        assertRefuses(other);
        Files.write(keyFile, right);
        Database.h2(home, key).close();
        Path file = home.folder().resolve("sargs.mv.db");
        Files.write(file, new byte[(int) Files.size(file)]);
        assertRefuses(key);
    }

    private void assertRefuses(HomeKey wrong) {
        assertThatThrownBy(() -> Database.h2(home, wrong))
                .isInstanceOfSatisfying(
                        Fault.class, fault -> assertThat(fault.code()).isEqualTo("STO-01"));
    }

    @Test
    void letsNoSqlNameAJavaClass() {
        try (Database database = Database.h2(home, key)) {
            assertThatThrownBy(() -> execute(
                            database, "CREATE ALIAS run FOR \"java.lang.System.getProperty(java.lang.String)\""))
                    .isInstanceOf(Fault.class);
        }
    }

    private static void execute(Database database, String sql) {
        database.change(connection -> {
            try (Statement statement = connection.createStatement()) {
                statement.execute(sql);
            }
        });
    }

    private static int count(Database database, String sql) {
        return database.read(connection -> {
            try (Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery(sql)) {
                rows.next();
                return rows.getInt(1);
            }
        });
    }
}

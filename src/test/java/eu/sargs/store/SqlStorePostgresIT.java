package eu.sargs.store;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;

/** The same tests of what stands in tables, on PostgreSQL: one SQL for both. */
class SqlStorePostgresIT {
    private static PostgresServer server;

    @BeforeAll
    static void start() throws Exception {
        server = PostgresServer.start();
    }

    @AfterAll
    static void stop() throws Exception {
        if (server != null) {
            server.close();
        }
    }

    private static Database open(String url) {
        return Database.postgres(url, PostgresServer.USER, server.password());
    }

    @Nested
    class JournalOnPostgres extends SqlJournalTest {
        private final String url = server.freshDatabase();

        @Override
        Database database() {
            return open(url);
        }
    }

    @Nested
    class ProjectionsOnPostgres extends ProjectionsTest {
        private final String url = server.freshDatabase();

        @Override
        Database database() {
            return open(url);
        }
    }

    @Nested
    class VerifyOnPostgres extends VerifyTest {
        private final String url = server.freshDatabase();

        @Override
        Database database() {
            return open(url);
        }
    }

    @Nested
    class AccountsOnPostgres extends SqlAccountsTest {
        private final String url = server.freshDatabase();

        @Override
        Database database() {
            return open(url);
        }
    }

    @Nested
    class CamerasOnPostgres extends CameraTableTest {
        private final String url = server.freshDatabase();

        @Override
        Database database() {
            return open(url);
        }
    }
}

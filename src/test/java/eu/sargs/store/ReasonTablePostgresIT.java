package eu.sargs.store;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** The same tables on PostgreSQL. */
class ReasonTablePostgresIT extends ReasonTableTest {
    private static PostgresServer server;
    private String url;

    @BeforeAll
    static void startServer() throws Exception {
        server = PostgresServer.start();
    }

    @AfterAll
    static void stopServer() throws Exception {
        if (server != null) {
            server.close();
        }
    }

    @Override
    Database database() {
        if (url == null) {
            url = server.freshDatabase();
        }
        return Database.postgres(url, PostgresServer.USER, server.password());
    }
}

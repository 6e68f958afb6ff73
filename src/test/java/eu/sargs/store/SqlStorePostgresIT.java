package eu.sargs.store;

import static org.assertj.core.api.Assertions.assertThat;

import eu.sargs.journal.Event;
import eu.sargs.journal.FeedId;
import eu.sargs.journal.Lane;
import eu.sargs.journal.SigningKey;
import eu.sargs.platform.Home;
import eu.sargs.platform.HomeKey;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

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
    class LedgerOnPostgres extends SqlLedgerTest {
        private final String url = server.freshDatabase();

        @Override
        Database database() {
            return open(url);
        }
    }

    @Nested
    class BareOnPostgres extends CameBareTest {
        private final String url = server.freshDatabase();

        @Override
        Database database() {
            return open(url);
        }
    }

    @Nested
    class LateOnPostgres extends CameLateTest {
        private final String url = server.freshDatabase();

        @Override
        Database database() {
            return open(url);
        }
    }

    @Nested
    class BlocksOnPostgres extends BlocksTest {
        private final String url = server.freshDatabase();

        @Override
        Database database() {
            return open(url);
        }
    }

    @Nested
    class ErasuresOnPostgres extends ErasuresTest {
        private final String url = server.freshDatabase();

        @Override
        Database database() {
            return open(url);
        }
    }

    @Nested
    class KeepingOnPostgres extends KeepingTest {
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
    class PassingByOnPostgres extends PassingByTest {
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

    @Nested
    class ScopesOnPostgres extends ScopesTest {
        private final String url = server.freshDatabase();

        @Override
        Database database(Home home, HomeKey key) {
            return open(url);
        }
    }

    /** Two seats of one duty room, each with its own home and key, on one database. */
    @Nested
    class SeatsOnOnePostgres extends StoreFixture {
        private final String url = server.freshDatabase();

        @Override
        Database database() {
            return open(url);
        }

        @Test
        void eachSeesWhatTheOtherWroteAfterItOpened() {
            try (Home otherHome = Home.open(folder.resolve("other"));
                    Database otherDatabase = open(url);
                    SqlJournal other = SqlJournal.open(
                            otherDatabase,
                            otherHome,
                            SigningKey.of(otherHome, HomeKey.of(otherHome)),
                            InstantSource.system(),
                            "other")) {
                Event own = journal.append(List.of(draft(Lane.DUTY, "own"))).getFirst();
                Event theirs = other.append(List.of(draft(Lane.TRAFFIC, "a"), draft(Lane.TRAFFIC, "b")))
                        .getLast();
                Map<FeedId, Long> both = Map.of(own.feed(), 1L, theirs.feed(), 2L);
                assertThat(journal.heads()).isEqualTo(both);
                assertThat(other.heads()).isEqualTo(both);
                assertThat(journal.heads().keySet())
                        .as("lanes in their order")
                        .containsExactly(own.feed(), theirs.feed());
                assertThat(journal.read(theirs.feed(), 1, 5))
                        .extracting(StoreFixture::text)
                        .containsExactly("b");
                assertThat(other.find(own.position()))
                        .as("without having asked for the heads again")
                        .isPresent();
                other.append(List.of(draft(Lane.TRAFFIC, "c")));
                assertThat(journal.heads()).containsEntry(theirs.feed(), 3L);
                assertThat(journal.append(List.of(draft(Lane.DUTY, "own too")))
                                .getFirst()
                                .sequence())
                        .isEqualTo(2);
                assertThat(new Verify(database).all()).hasSize(2).allMatch(Verify.FeedReport::holds);
            }
        }
    }
}

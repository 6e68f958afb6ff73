package eu.sargs.store;

import eu.sargs.platform.Fault;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.List;
import java.util.OptionalInt;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.ResourceProvider;
import org.flywaydb.core.api.resource.LoadableResource;

/**
 * The numbered steps from an empty database to today's. Each runs the same on H2 and PostgreSQL, and is never changed
 * once it has been released. Flyway is woken only where there is a step to take: it costs a good part of a start.
 */
final class Migrations {
    /** In their order; the number is the version, and one may be left out. Listed, not scanned for: scanning a class path is slow. */
    static final List<String> ALL = List.of(
            "V1__journal.sql",
            "V2__cameras_accounts.sql",
            "V3__sighting.sql",
            "V4__watchlist.sql",
            "V5__alert.sql",
            "V6__camera_backend.sql",
            "V7__ledger.sql",
            "V8__watch_changes.sql",
            "V9__alert_hits.sql",
            "V10__members.sql",
            "V12__sighting_day.sql",
            "V13__sighting_place.sql",
            "V14__scopes.sql");

    private static final String FOLDER = "migration/";

    private Migrations() {}

    /**
     * Brings a database to the last of these steps.
     *
     * @param steps {@link #ALL}, or fewer of them: how an older program left a database
     * @throws Fault STO-02 when it is of a newer version, and then nothing was touched; STO-01 when a step fails
     */
    static void run(DataSource database, List<String> steps) {
        OptionalInt version = version(database);
        int last = last(steps);
        if (version.isPresent() && version.getAsInt() > last) {
            throw new Fault("STO-02", "store.fault.newer", version.getAsInt(), last);
        }
        if (version.isPresent() && version.getAsInt() == last) {
            return;
        }
        try {
            Flyway.configure(Migrations.class.getClassLoader())
                    .dataSource(database)
                    .resourceProvider(new Listed(steps))
                    .javaMigrationClassProvider(List::of)
                    .validateMigrationNaming(true)
                    .load()
                    .migrate();
        } catch (FlywayException e) {
            throw new Fault(e, "STO-01", "store.fault.open");
        }
    }

    /** The version that these steps lead to. */
    static int last(List<String> steps) {
        return steps.stream()
                .mapToInt(name -> Integer.parseInt(name.substring(1, name.indexOf('_'))))
                .max()
                .orElse(0);
    }

    /** The version a database is at; empty for a new one. */
    private static OptionalInt version(DataSource database) {
        try (Connection connection = database.getConnection()) {
            try (ResultSet tables = connection
                    .getMetaData()
                    .getTables(null, null, "flyway_schema_history", new String[] {"TABLE", "BASE TABLE"})) {
                if (!tables.next()) {
                    return OptionalInt.empty();
                }
            }
            try (Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery(
                            "SELECT MAX(CAST(\"version\" AS INTEGER)) FROM \"flyway_schema_history\" WHERE \"success\" = TRUE")) {
                rows.next();
                int version = rows.getInt(1);
                return rows.wasNull() ? OptionalInt.empty() : OptionalInt.of(version);
            }
        } catch (SQLException e) {
            throw new Fault(e, "STO-01", "store.fault.open");
        }
    }

    /** Gives Flyway the listed files and nothing else. */
    private record Listed(List<String> steps) implements ResourceProvider {
        @Override
        public LoadableResource getResource(String name) {
            return steps.contains(name) ? new Step(name) : null;
        }

        @Override
        public Collection<LoadableResource> getResources(String prefix, String[] suffixes) {
            return steps.stream()
                    .filter(name -> name.startsWith(prefix) && List.of(suffixes).contains(".sql"))
                    .<LoadableResource>map(Step::new)
                    .toList();
        }
    }

    private static final class Step extends LoadableResource {
        private final String name;

        Step(String name) {
            this.name = name;
        }

        @Override
        public Reader read() {
            Charset utf8 = StandardCharsets.UTF_8;
            return new InputStreamReader(Migrations.class.getResourceAsStream(FOLDER + name), utf8);
        }

        @Override
        public String getAbsolutePath() {
            return name;
        }

        @Override
        public String getAbsolutePathOnDisk() {
            return name;
        }

        @Override
        public String getFilename() {
            return name;
        }

        @Override
        public String getRelativePath() {
            return name;
        }
    }
}

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
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.IntConsumer;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.ResourceProvider;
import org.flywaydb.core.api.exception.FlywayValidateException;
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
            "V14__scopes.sql",
            "V15__sighting_keys.sql",
            "V16__succession.sql",
            "V17__event_block.sql",
            "V18__roles.sql",
            "V19__passwords_of_others.sql",
            "V20__deed.sql",
            "V21__brought.sql",
            "V23__second_factor.sql",
            "V24__evidence.sql",
            "V25__came_bare.sql",
            "V26__reasons.sql",
            "V27__recovered.sql",
            "V28__alert_handling.sql",
            "V29__about.sql",
            "V30__sign_in_refusals.sql",
            "V32__came_late.sql",
            "V33__forwarded.sql",
            "V34__shift.sql",
            "V36__hands.sql");

    private static final String FOLDER = "migration/";

    private Migrations() {}

    /**
     * Brings a database to the last of these steps.
     *
     * @param steps {@link #ALL}, or fewer of them: how an older program left a database
     * @throws Fault STO-02 when it is of a newer version, STO-06 when an unreleased version made it by other steps, and
     *     then nothing was touched; STO-01 when a step fails, STO-03 when the disk is full
     */
    static void run(DataSource database, List<String> steps) {
        run(database, steps, version -> {});
    }

    /**
     * As above.
     *
     * @param before told the version of a database that is there, when there is a step to take and none was taken yet
     */
    static void run(DataSource database, List<String> steps, IntConsumer before) {
        List<Integer> taken = taken(database);
        List<Integer> known = steps.stream().map(Migrations::number).toList();
        if (!taken.isEmpty() && taken.getLast() > last(steps)) {
            throw new Fault("STO-02", "store.fault.newer", taken.getLast(), last(steps));
        }
        // Steps are only ever added at the end; one that is missing in between came later, under a number that was
        // free.
        if (!taken.equals(known.subList(0, Math.min(taken.size(), known.size())))) {
            throw new Fault("STO-06", "store.fault.development", taken.getLast());
        }
        if (taken.size() == known.size()) {
            return;
        }
        if (!taken.isEmpty()) {
            before.accept(taken.getLast());
        }
        try {
            Flyway.configure(Migrations.class.getClassLoader())
                    .dataSource(database)
                    .resourceProvider(new Listed(steps))
                    .javaMigrationClassProvider(List::of)
                    .validateMigrationNaming(true)
                    .load()
                    .migrate();
        } catch (FlywayValidateException e) {
            throw new Fault(e, "STO-06", "store.fault.development", taken.isEmpty() ? 0 : taken.getLast());
        } catch (FlywayException e) {
            throw SqlFaults.of(e, "STO-01", "store.fault.open");
        }
    }

    private static int number(String step) {
        return Integer.parseInt(step.substring(1, step.indexOf('_')));
    }

    /** The version that these steps lead to. */
    static int last(List<String> steps) {
        return steps.stream().mapToInt(Migrations::number).max().orElse(0);
    }

    /** The numbers of the steps that a database was brought through, in their order; none for a new one. */
    private static List<Integer> taken(DataSource database) {
        try (Connection connection = database.getConnection()) {
            try (ResultSet tables = connection
                    .getMetaData()
                    .getTables(null, null, "flyway_schema_history", new String[] {"TABLE", "BASE TABLE"})) {
                if (!tables.next()) {
                    return List.of();
                }
            }
            try (Statement statement = connection.createStatement();
                    ResultSet rows =
                            statement.executeQuery("SELECT CAST(\"version\" AS INTEGER) FROM \"flyway_schema_history\""
                                    + " WHERE \"success\" = TRUE AND \"version\" IS NOT NULL ORDER BY 1")) {
                List<Integer> numbers = new ArrayList<>();
                while (rows.next()) {
                    numbers.add(rows.getInt(1));
                }
                return numbers;
            }
        } catch (SQLException e) {
            throw SqlFaults.of(e, "STO-01", "store.fault.open");
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

package eu.sargs.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Statements with their parameters. Times go in and come out as instants, kept in UTC. */
final class Query {
    /** Reads the row a result stands at. */
    @FunctionalInterface
    interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    private static final int ASKED_AT_ONCE = 100;

    private Query() {}

    static <T> List<T> list(Connection connection, Row<T> row, String sql, Object... parameters) throws SQLException {
        try (PreparedStatement statement = prepared(connection, sql, parameters);
                ResultSet rows = statement.executeQuery()) {
            List<T> all = new ArrayList<>();
            while (rows.next()) {
                all.add(row.read(rows));
            }
            return all;
        }
    }

    static <T> Optional<T> first(Connection connection, Row<T> row, String sql, Object... parameters)
            throws SQLException {
        try (PreparedStatement statement = prepared(connection, sql, parameters);
                ResultSet rows = statement.executeQuery()) {
            return rows.next() ? Optional.of(row.read(rows)) : Optional.empty();
        }
    }

    /** As {@link #list}, of rows whose key is one of these: {@code sql} ends where they are to stand. */
    static <T> List<T> among(Connection connection, Row<T> row, String sql, Collection<?> keys) throws SQLException {
        List<T> all = new ArrayList<>();
        List<Object> left = new ArrayList<>(keys);
        for (int from = 0; from < left.size(); from += ASKED_AT_ONCE) {
            List<Object> some = left.subList(from, Math.min(left.size(), from + ASKED_AT_ONCE));
            all.addAll(list(connection, row, sql + "(?" + ", ?".repeat(some.size() - 1) + ")", some.toArray()));
        }
        return all;
    }

    /** @return how many rows were hit */
    static int update(Connection connection, String sql, Object... parameters) throws SQLException {
        try (PreparedStatement statement = prepared(connection, sql, parameters)) {
            return statement.executeUpdate();
        }
    }

    static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }

    private static PreparedStatement prepared(Connection connection, String sql, Object... parameters)
            throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        try {
            for (int i = 0; i < parameters.length; i++) {
                Object parameter = parameters[i];
                if (parameter instanceof Optional<?> optional) {
                    parameter = optional.orElse(null);
                }
                if (parameter instanceof Instant time) {
                    parameter = OffsetDateTime.ofInstant(time, ZoneOffset.UTC);
                }
                statement.setObject(i + 1, parameter);
            }
            return statement;
        } catch (SQLException | RuntimeException e) {
            statement.close();
            throw e;
        }
    }
}

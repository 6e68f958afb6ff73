package eu.sargs.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Password hashes, failed attempts and last sign-ins, in the encrypted database of this machine; never in the journal. */
final class CredentialTable {
    /**
     * @param renew somebody else set it: it opens nothing but the change of itself
     * @param failures in a row
     * @param secondFactor sealed; empty where there is none
     * @param secondStep the last one whose code was used
     * @param recovered when it was opened again at the machine, without the password; empty where it never was
     */
    record Credential(
            String hash,
            boolean renew,
            int failures,
            Optional<Instant> lockedUntil,
            Optional<Instant> lastSignIn,
            Optional<String> secondFactor,
            long secondStep,
            Optional<Instant> recovered) {
        /** Nobody has signed in with it yet. */
        static Credential of(String hash, boolean renew) {
            return new Credential(
                    hash, renew, 0, Optional.empty(), Optional.empty(), Optional.empty(), 0, Optional.empty());
        }

        /** What went wrong before stays counted where it is one's own: who knows a password could else guess codes without end. */
        Credential withPassword(String fresh, boolean others) {
            Credential kept = others ? forgiven() : this;
            return new Credential(
                    fresh, others, kept.failures, kept.lockedUntil, lastSignIn, secondFactor, secondStep, recovered);
        }

        Credential failed(int times, Optional<Instant> until) {
            return new Credential(hash, renew, times, until, lastSignIn, secondFactor, secondStep, recovered);
        }

        /** As if nobody had failed. */
        Credential forgiven() {
            return failed(0, Optional.empty());
        }

        Credential signedIn(Instant now) {
            return new Credential(
                    hash, renew, 0, Optional.empty(), Optional.of(now), secondFactor, secondStep, recovered);
        }

        Credential withSecondFactor(Optional<String> sealed, long step) {
            return new Credential(hash, renew, failures, lockedUntil, lastSignIn, sealed, step, recovered);
        }

        /** As an administrator's new password and no second factor would make it. */
        Credential recovered(String fresh, Instant now) {
            return new Credential(fresh, true, 0, Optional.empty(), lastSignIn, Optional.empty(), 0, Optional.of(now));
        }
    }

    private static final String COLUMNS =
            "password_hash, renew, failures, locked_until, last_sign_in, second_factor, second_step," + " recovered_at";

    private CredentialTable() {}

    static Optional<Credential> find(Connection connection, String account) throws SQLException {
        return Query.first(
                connection,
                CredentialTable::credential,
                "SELECT " + COLUMNS + " FROM credential WHERE account = ?",
                account);
    }

    /** By account. */
    static Map<String, Credential> all(Connection connection) throws SQLException {
        Map<String, Credential> all = new HashMap<>();
        Query.list(
                        connection,
                        row -> Map.entry(row.getString(9), credential(row)),
                        "SELECT " + COLUMNS + ", account FROM credential")
                .forEach(one -> all.put(one.getKey(), one.getValue()));
        return all;
    }

    private static Credential credential(ResultSet row) throws SQLException {
        return new Credential(
                row.getString(1),
                row.getBoolean(2),
                row.getInt(3),
                time(row, 4),
                time(row, 5),
                Optional.ofNullable(row.getString(6)),
                row.getLong(7),
                time(row, 8));
    }

    private static Optional<Instant> time(ResultSet row, int column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }

    static void put(Connection connection, String account, Credential credential) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement("UPDATE credential SET password_hash = ?, renew = ?,"
                        + " failures = ?, locked_until = ?, last_sign_in = ?, second_factor = ?, second_step = ?,"
                        + " recovered_at = ?"
                        + " WHERE account = ?")) {
            fill(update, account, credential);
            if (update.executeUpdate() > 0) {
                return;
            }
        }
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO credential (" + COLUMNS + ", account) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
            fill(insert, account, credential);
            insert.executeUpdate();
        }
    }

    private static void fill(PreparedStatement statement, String account, Credential credential) throws SQLException {
        statement.setString(1, credential.hash());
        statement.setBoolean(2, credential.renew());
        statement.setInt(3, credential.failures());
        fill(statement, 4, credential.lockedUntil());
        fill(statement, 5, credential.lastSignIn());
        statement.setString(6, credential.secondFactor().orElse(null));
        statement.setLong(7, credential.secondStep());
        fill(statement, 8, credential.recovered());
        statement.setString(9, account);
    }

    private static void fill(PreparedStatement statement, int column, Optional<Instant> time) throws SQLException {
        statement.setObject(
                column,
                time.map(at -> at.atOffset(ZoneOffset.UTC)).orElse(null),
                java.sql.Types.TIMESTAMP_WITH_TIMEZONE);
    }
}

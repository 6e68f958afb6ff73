package eu.sargs.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/** Password hashes and failed attempts, in the encrypted database of this machine; never in the journal. */
final class CredentialTable {
    /** @param failures in a row */
    record Credential(String hash, int failures, Optional<Instant> lockedUntil) {}

    private CredentialTable() {}

    static Optional<Credential> find(Connection connection, String account) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT password_hash, failures, locked_until FROM credential WHERE account = ?")) {
            select.setString(1, account);
            try (ResultSet rows = select.executeQuery()) {
                if (!rows.next()) {
                    return Optional.empty();
                }
                OffsetDateTime until = rows.getObject(3, OffsetDateTime.class);
                return Optional.of(new Credential(
                        rows.getString(1),
                        rows.getInt(2),
                        Optional.ofNullable(until).map(OffsetDateTime::toInstant)));
            }
        }
    }

    static void put(Connection connection, String account, Credential credential) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(
                "UPDATE credential SET password_hash = ?, failures = ?, locked_until = ? WHERE account = ?")) {
            fill(update, account, credential);
            if (update.executeUpdate() > 0) {
                return;
            }
        }
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO credential (password_hash, failures, locked_until, account) VALUES (?, ?, ?, ?)")) {
            fill(insert, account, credential);
            insert.executeUpdate();
        }
    }

    private static void fill(PreparedStatement statement, String account, Credential credential) throws SQLException {
        statement.setString(1, credential.hash());
        statement.setInt(2, credential.failures());
        statement.setObject(
                3,
                credential
                        .lockedUntil()
                        .map(until -> until.atOffset(ZoneOffset.UTC))
                        .orElse(null),
                java.sql.Types.TIMESTAMP_WITH_TIMEZONE);
        statement.setString(4, account);
    }
}

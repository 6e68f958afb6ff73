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
     * @param given what others did to it
     */
    record Credential(
            String hash,
            boolean renew,
            int failures,
            Optional<Instant> lockedUntil,
            Optional<Instant> lastSignIn,
            Optional<String> secondFactor,
            long secondStep,
            Given given) {
        /** Nobody has signed in with it yet. */
        static Credential of(String hash, boolean renew) {
            return new Credential(
                    hash, renew, 0, Optional.empty(), Optional.empty(), Optional.empty(), 0, Given.NOTHING);
        }

        /** What went wrong before stays counted where it is one's own: who knows a password could else guess codes without end. */
        Credential withPassword(String fresh, boolean others) {
            Credential kept = others ? forgiven() : this;
            return new Credential(
                    fresh, others, kept.failures, kept.lockedUntil, lastSignIn, secondFactor, secondStep, given);
        }

        Credential failed(int times, Optional<Instant> until) {
            return new Credential(hash, renew, times, until, lastSignIn, secondFactor, secondStep, given);
        }

        /** As if nobody had failed. */
        Credential forgiven() {
            return failed(0, Optional.empty());
        }

        Credential signedIn(Instant now) {
            return new Credential(hash, renew, 0, Optional.empty(), Optional.of(now), secondFactor, secondStep, given);
        }

        Credential withSecondFactor(Optional<String> sealed, long step) {
            return new Credential(hash, renew, failures, lockedUntil, lastSignIn, sealed, step, given);
        }

        /** As an administrator's new password and no second factor would make it. */
        Credential recovered(String fresh, Instant now) {
            Given then = new Given(Optional.of(now), given.hand());
            return new Credential(fresh, true, 0, Optional.empty(), lastSignIn, Optional.empty(), 0, then);
        }

        /** Somebody else knows its password, or did until its officer changed it. */
        Credential by(Hand hand) {
            Given then = new Given(given.recovered(), Optional.of(hand));
            return new Credential(hash, renew, failures, lockedUntil, lastSignIn, secondFactor, secondStep, then);
        }
    }

    /**
     * What others did to an account.
     *
     * @param recovered when it was opened again at the machine, without the password; empty where it never was
     * @param hand who else set its password last; empty where nobody did
     */
    record Given(Optional<Instant> recovered, Optional<Hand> hand) {
        static final Given NOTHING = new Given(Optional.empty(), Optional.empty());
    }

    /** @param account of who set it */
    record Hand(String account, Instant at) {}

    private static final String COLUMNS =
            "password_hash, renew, failures, locked_until, last_sign_in, second_factor, second_step,"
                    + " recovered_at, hand, hand_at";

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
                        row -> Map.entry(row.getString(11), credential(row)),
                        "SELECT " + COLUMNS + ", account FROM credential")
                .forEach(one -> all.put(one.getKey(), one.getValue()));
        return all;
    }

    private static Credential credential(ResultSet row) throws SQLException {
        Optional<String> hand = Optional.ofNullable(row.getString(9));
        Optional<Instant> handAt = time(row, 10);
        return new Credential(
                row.getString(1),
                row.getBoolean(2),
                row.getInt(3),
                time(row, 4),
                time(row, 5),
                Optional.ofNullable(row.getString(6)),
                row.getLong(7),
                new Given(time(row, 8), hand.map(account -> new Hand(account, handAt.orElseThrow()))));
    }

    private static Optional<Instant> time(ResultSet row, int column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }

    static void put(Connection connection, String account, Credential credential) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement("UPDATE credential SET password_hash = ?, renew = ?,"
                        + " failures = ?, locked_until = ?, last_sign_in = ?, second_factor = ?, second_step = ?,"
                        + " recovered_at = ?, hand = ?, hand_at = ?"
                        + " WHERE account = ?")) {
            fill(update, account, credential);
            if (update.executeUpdate() > 0) {
                return;
            }
        }
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO credential (" + COLUMNS + ", account) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
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
        fill(statement, 8, credential.given().recovered());
        statement.setString(9, credential.given().hand().map(Hand::account).orElse(null));
        fill(statement, 10, credential.given().hand().map(Hand::at));
        statement.setString(11, account);
    }

    private static void fill(PreparedStatement statement, int column, Optional<Instant> time) throws SQLException {
        statement.setObject(
                column,
                time.map(at -> at.atOffset(ZoneOffset.UTC)).orElse(null),
                java.sql.Types.TIMESTAMP_WITH_TIMEZONE);
    }
}

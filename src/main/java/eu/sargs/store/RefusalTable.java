package eu.sargs.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Refused sign-ins of this machine's seats that do not yet stand on record; a row an account, refusal and seat. */
final class RefusalTable {
    private static final int LONGEST_SEAT = 200;

    /**
     * @param account empty for names that nobody has
     * @param told when the last one was put on record
     * @param untold how many there were since
     * @param first of those; empty where there are none, as {@code last}
     */
    record Refused(
            String account, String refusal, Instant told, int untold, Optional<Instant> first, Optional<Instant> last) {
        /** One more. */
        Refused again(Instant now) {
            return new Refused(account, refusal, told, untold + 1, first.or(() -> Optional.of(now)), Optional.of(now));
        }

        /** All of them stand on record. */
        Refused told(Instant now) {
            return new Refused(account, refusal, now, 0, Optional.empty(), Optional.empty());
        }
    }

    private static final String COLUMNS = "account, refusal, told_at, untold, first_at, last_at";

    private RefusalTable() {}

    static Optional<Refused> find(Connection connection, String seat, String account, String refusal)
            throws SQLException {
        return Query.first(
                connection,
                RefusalTable::refused,
                "SELECT " + COLUMNS + " FROM sign_in_refusal WHERE seat = ? AND account = ? AND refusal = ?",
                cut(seat),
                account,
                refusal);
    }

    /** Those of a seat of which something is still to be told. */
    static List<Refused> untold(Connection connection, String seat) throws SQLException {
        return Query.list(
                connection,
                RefusalTable::refused,
                "SELECT " + COLUMNS + " FROM sign_in_refusal WHERE seat = ? AND untold > 0 ORDER BY account, refusal",
                cut(seat));
    }

    static void put(Connection connection, String seat, Refused one) throws SQLException {
        Object[] values = {one.told(), one.untold(), one.first(), one.last(), cut(seat), one.account(), one.refusal()};
        int hit = Query.update(
                connection,
                "UPDATE sign_in_refusal SET told_at = ?, untold = ?, first_at = ?, last_at = ?"
                        + " WHERE seat = ? AND account = ? AND refusal = ?",
                values);
        if (hit == 0) {
            Query.update(
                    connection,
                    "INSERT INTO sign_in_refusal (told_at, untold, first_at, last_at, seat, account, refusal)"
                            + " VALUES (?, ?, ?, ?, ?, ?, ?)",
                    values);
        }
    }

    private static Refused refused(ResultSet row) throws SQLException {
        return new Refused(
                row.getString(1),
                row.getString(2),
                Query.instant(row, "told_at").orElseThrow(),
                row.getInt(4),
                Query.instant(row, "first_at"),
                Query.instant(row, "last_at"));
    }

    private static String cut(String seat) {
        return seat.length() > LONGEST_SEAT ? seat.substring(0, LONGEST_SEAT) : seat;
    }
}

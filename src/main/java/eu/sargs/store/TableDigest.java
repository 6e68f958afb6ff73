package eu.sargs.store;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.OffsetDateTime;
import java.util.HexFormat;

/** SHA-256 over rows, to compare two states of a table of the same database without keeping either. */
final class TableDigest {
    private final MessageDigest digest;
    private long rows;

    TableDigest() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    void add(ResultSet all) throws SQLException {
        int columns = all.getMetaData().getColumnCount();
        while (all.next()) {
            rows++;
            for (int i = 1; i <= columns; i++) {
                byte[] value = bytes(all, i);
                digest.update(ByteBuffer.allocate(4)
                        .putInt(value == null ? -1 : value.length)
                        .array());
                if (value != null) {
                    digest.update(value);
                }
            }
        }
    }

    /** Not as the driver writes them: PostgreSQL's writes bytes in two ways, by how often the statement was used. */
    private static byte[] bytes(ResultSet row, int column) throws SQLException {
        return switch (row.getMetaData().getColumnType(column)) {
            case Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY -> row.getBytes(column);
            case Types.TIMESTAMP, Types.TIMESTAMP_WITH_TIMEZONE -> {
                OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
                yield time == null ? null : time.toInstant().toString().getBytes(StandardCharsets.UTF_8);
            }
            default -> {
                String text = row.getString(column);
                yield text == null ? null : text.getBytes(StandardCharsets.UTF_8);
            }
        };
    }

    @Override
    public String toString() {
        return rows + " rows " + HexFormat.of().formatHex(digest.digest());
    }
}

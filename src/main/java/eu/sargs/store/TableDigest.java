package eu.sargs.store;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
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
                String value = all.getString(i);
                byte[] bytes = value == null ? new byte[0] : value.getBytes(StandardCharsets.UTF_8);
                digest.update(ByteBuffer.allocate(4)
                        .putInt(value == null ? -1 : bytes.length)
                        .array());
                digest.update(bytes);
            }
        }
    }

    @Override
    public String toString() {
        return rows + " rows " + HexFormat.of().formatHex(digest.digest());
    }
}

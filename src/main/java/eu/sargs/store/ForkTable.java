package eu.sargs.store;

import eu.sargs.journal.ForkProof;
import eu.sargs.journal.Header;
import eu.sargs.journal.SignedHead;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Proofs that origins signed two histories, one a feed: headers in their own encoding, then the signature, twice. */
final class ForkTable {
    private static final int SIGNATURE = 64;

    private ForkTable() {}

    static List<ForkProof> all(Connection connection) throws SQLException {
        return Query.list(connection, row -> decode(row.getBytes(1)), "SELECT proof FROM fork_proof ORDER BY feed");
    }

    /** Keeps a proof where there is none of an earlier parting. */
    static void keep(Connection connection, int feed, ForkProof proof) throws SQLException {
        boolean earlier = Query.first(
                        connection, row -> row.getLong(1), "SELECT common FROM fork_proof WHERE feed = ?", feed)
                .filter(common -> common <= proof.common())
                .isPresent();
        if (!earlier) {
            Query.update(connection, "DELETE FROM fork_proof WHERE feed = ?", feed);
            Query.update(
                    connection,
                    "INSERT INTO fork_proof (feed, common, proof) VALUES (?, ?, ?)",
                    feed,
                    proof.common(),
                    encode(proof));
        }
    }

    static byte[] encode(ForkProof proof) {
        List<byte[]> parts = new ArrayList<>();
        side(parts, proof.one(), proof.oneHead());
        side(parts, proof.other(), proof.otherHead());
        ByteBuffer bytes =
                ByteBuffer.allocate(parts.stream().mapToInt(part -> part.length).sum());
        parts.forEach(bytes::put);
        return bytes.array();
    }

    private static void side(List<byte[]> parts, List<Header> headers, SignedHead head) {
        parts.add(number(headers.size()));
        for (Header header : headers) {
            byte[] encoded = header.encode();
            parts.add(number(encoded.length));
            parts.add(encoded);
        }
        parts.add(head.signature());
    }

    private static byte[] number(int value) {
        return ByteBuffer.allocate(4).putInt(value).array();
    }

    static ForkProof decode(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        List<Header> one = headers(in);
        SignedHead oneHead = head(in, one.getLast());
        List<Header> other = headers(in);
        return new ForkProof(one, oneHead, other, head(in, other.getLast()));
    }

    private static List<Header> headers(ByteBuffer in) {
        List<Header> headers = new ArrayList<>();
        for (int left = in.getInt(); left > 0; left--) {
            byte[] header = new byte[in.getInt()];
            in.get(header);
            headers.add(Header.decode(header));
        }
        return headers;
    }

    private static SignedHead head(ByteBuffer in, Header last) {
        byte[] signature = new byte[SIGNATURE];
        in.get(signature);
        return new SignedHead(last.feed(), last.sequence(), last.hash(), signature);
    }
}

package eu.sargs.store;

import eu.sargs.journal.FeedId;
import eu.sargs.journal.FeedTip;
import eu.sargs.journal.HybridTime;
import eu.sargs.journal.Lane;
import eu.sargs.journal.OriginKey;
import eu.sargs.journal.Scope;
import eu.sargs.platform.Home;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The journal's note outside the database: in which machine and folder this seat writes, and how far it has come. It
 * is what tells a home that was copied, or a database that was put back, from one that simply went on. Written after
 * each commit and never waited for: it may lag behind the database, but never runs ahead of it.
 */
final class SeatMark implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SeatMark.class);
    private static final String TITLE = "sargs seat 1";

    /**
     * What the note said.
     *
     * @param place machine and folder, hashed
     * @param known the highest epoch of this key that was known: a later one than its own came from peers. 0 in a note of
     *     before that was noted
     * @param tips of this seat's feeds of that epoch; their times are not noted
     */
    record Note(String place, int epoch, int known, Map<FeedId, FeedTip> tips) {}

    private final FileChannel channel;
    private final String place;

    private SeatMark(FileChannel channel, String place) {
        this.channel = channel;
        this.place = place;
    }

    static SeatMark open(Home home) throws IOException {
        SeatMark mark = new SeatMark(
                FileChannel.open(
                        home.seat(), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE),
                placeOf(home.folder()));
        Home.makeOwn(home.seat());
        return mark;
    }

    /** Whether a note was written where we are now. */
    boolean isOfThisPlace(Note note) {
        return note.place().equals(place);
    }

    /** @return empty where there is none, or it cannot be trusted */
    Optional<Note> read() throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate((int) Math.min(channel.size(), 1 << 20));
        channel.read(bytes, 0);
        List<String> lines = new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8)
                .lines()
                .toList();
        try {
            String[] first = lines.getFirst().split("\t");
            int count = Integer.parseInt(first[3]);
            List<String> said = lines.subList(0, count + 1);
            if (!first[0].equals(TITLE) || !lines.get(count + 1).equals(digest(String.join("\n", said)))) {
                return Optional.empty();
            }
            Map<FeedId, FeedTip> tips = new HashMap<>();
            for (String line : said.subList(1, said.size())) {
                String[] part = line.split("\t");
                tips.put(
                        new FeedId(
                                new OriginKey(part[0]),
                                Integer.parseInt(first[2]),
                                new Scope(part[1]),
                                Lane.valueOf(part[2])),
                        new FeedTip(Long.parseLong(part[3]), HexFormat.of().parseHex(part[4]), new HybridTime(0, 0)));
            }
            int known = first.length > 4 ? Integer.parseInt(first[4]) : 0;
            return Optional.of(new Note(first[1], Integer.parseInt(first[2]), known, tips));
        } catch (RuntimeException e) {
            return Optional.empty(); // torn by a power cut: what that means is decided as if there were none
        }
    }

    void write(int epoch, int known, Map<FeedId, FeedTip> tips) {
        StringBuilder text = new StringBuilder(TITLE + "\t" + place + "\t" + epoch + "\t" + tips.size() + "\t" + known);
        tips.forEach((feed, tip) -> text.append('\n')
                .append(feed.origin().hex())
                .append('\t')
                .append(feed.scope())
                .append('\t')
                .append(feed.lane())
                .append('\t')
                .append(tip.sequence())
                .append('\t')
                .append(HexFormat.of().formatHex(tip.hash())));
        byte[] bytes = (text + "\n" + digest(text.toString()) + "\n").getBytes(StandardCharsets.UTF_8);
        try {
            channel.write(ByteBuffer.wrap(bytes), 0); // never shorter than before within an epoch
        } catch (IOException e) {
            LOG.warn("The seat's note could not be written: {}", e.getMessage());
        }
    }

    /** Machine, path and the folder's own number: a copy differs in at least one. */
    private static String placeOf(Path folder) throws IOException {
        Object number = Files.readAttributes(folder, BasicFileAttributes.class).fileKey();
        String inode = number == null ? "" : number.toString().replaceAll(".*ino=", "");
        return digest(machine() + "\n" + folder + "\n" + inode);
    }

    private static String machine() throws IOException {
        Path id = Path.of("/etc/machine-id");
        if (Files.isReadable(id)) {
            String text = Files.readString(id, StandardCharsets.US_ASCII).strip();
            if (!text.isEmpty()) {
                return text;
            }
        }
        return InetAddress.getLocalHost().getHostName();
    }

    private static String digest(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            LOG.warn("The seat's note did not close: {}", e.getMessage());
        }
    }
}

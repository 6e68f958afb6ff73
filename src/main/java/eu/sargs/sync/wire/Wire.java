package eu.sargs.sync.wire;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import eu.sargs.journal.Envelope;
import eu.sargs.journal.FeedId;
import eu.sargs.journal.FeedTip;
import eu.sargs.journal.ForkProof;
import eu.sargs.journal.Header;
import eu.sargs.journal.HybridTime;
import eu.sargs.journal.Lane;
import eu.sargs.journal.OriginKey;
import eu.sargs.journal.Run;
import eu.sargs.journal.Scope;
import eu.sargs.journal.SignedHead;
import eu.sargs.picture.PictureId;
import eu.sargs.sync.engine.Farewell;
import eu.sargs.sync.engine.Message;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What stations say to each other, as bytes. Owns native memory until closed. Thread-safe: one message at a time, so
 * that the memory which reading takes is taken once.
 *
 * <p>Times of day lose what is finer than a millisecond.
 */
public final class Wire implements AutoCloseable {
    /** Bytes a message may have. */
    public static final int LIMIT = 4 << 20;

    /** Bytes a message may have that carries neither events nor a picture. */
    private static final int SMALL = 1 << 20;

    private static final int KEY = 32;
    private static final int MOST_ORIGINS = 1_000;
    private static final int MOST_VERSIONS = 100;

    private final Packing packing = new Packing();
    private final RunForm runs = new RunForm(packing);
    private final ByteSink sink = new ByteSink();

    /** @throws IllegalArgumentException when the message is larger than one may be, or its run does not hang together */
    public synchronized byte[] encode(Message message) {
        byte[] bytes = form(message).toByteArray();
        if (bytes.length > (isLarge(message) ? LIMIT : SMALL)) {
            throw new IllegalArgumentException("A message larger than one may be: " + bytes.length + " bytes");
        }
        return bytes;
    }

    private static boolean isLarge(Message message) {
        return message instanceof Message.Events
                || message instanceof Message.Fork
                || message instanceof Message.PicturePart;
    }

    private SyncWire.PeerMessage form(Message message) {
        SyncWire.PeerMessage.Builder form = SyncWire.PeerMessage.newBuilder();
        switch (message) {
            case Message.Hello hello -> form.setHello(hello(hello));
            case Message.Have have -> form.setHave(have(have));
            case Message.Want want ->
                form.setWant(SyncWire.Want.newBuilder()
                        .setFeed(feed(want.feed()))
                        .setAfter(want.after())
                        .setBare(want.bare()));
            case Message.Stop stop -> form.setStop(feed(stop.feed()));
            case Message.Credit credit ->
                form.setCredit(SyncWire.Credit.newBuilder()
                        .setLane(credit.lane().code())
                        .setBytes(credit.bytes()));
            case Message.Events events -> form.setEvents(run(events.run()));
            case Message.Fork fork ->
                form.setFork(SyncWire.Fork.newBuilder()
                        .setOne(run(line(fork.proof().one(), fork.proof().oneHead())))
                        .setOther(run(line(fork.proof().other(), fork.proof().otherHead()))));
            case Message.PictureWant want ->
                form.setPictureWant(SyncWire.PictureWant.newBuilder()
                        .setPicture(ByteString.copyFrom(want.picture().bytes()))
                        .setFrom(want.from()));
            case Message.PicturePart part ->
                form.setPicturePart(SyncWire.PicturePart.newBuilder()
                        .setPicture(ByteString.copyFrom(part.picture().bytes()))
                        .setFrom(part.from())
                        .setLength(part.length())
                        .setContent(ByteString.copyFrom(part.bytes())));
            case Message.PictureGone gone ->
                form.setPictureGone(ByteString.copyFrom(gone.picture().bytes()));
            case Message.Ping ping -> form.setPing(ping(ping.number(), ping.clock()));
            case Message.Pong pong -> form.setPong(ping(pong.number(), pong.clock()));
            case Message.Bye bye ->
                form.setBye(SyncWire.Farewell.valueOf(bye.why().name()));
        }
        return form.build();
    }

    private ByteString run(Run run) {
        sink.clear();
        runs.write(run, sink);
        return ByteString.copyFrom(sink.array(), 0, sink.size());
    }

    /** One side of a fork as a run without bodies. */
    private static Run line(List<Header> headers, SignedHead head) {
        return new Run(
                headers.getFirst().feed(),
                headers.getFirst().previous(),
                headers.stream()
                        .map(header -> new Envelope(header, Optional.empty()))
                        .toList(),
                List.of(head));
    }

    private static SyncWire.Hello hello(Message.Hello hello) {
        if (hello.origins().size() > MOST_ORIGINS || hello.versions().size() > MOST_VERSIONS) {
            throw new IllegalArgumentException("More in a greeting than there may be");
        }
        ByteSink keys = new ByteSink();
        hello.origins().forEach(key -> keys.all(HexFormat.of().parseHex(key.hex())));
        return SyncWire.Hello.newBuilder()
                .addAllVersions(hello.versions())
                .setClock(hello.clock().toEpochMilli())
                .setOrigins(ByteString.copyFrom(keys.array(), 0, keys.size()))
                .build();
    }

    private static SyncWire.Have have(Message.Have have) {
        SyncWire.Have.Builder form = SyncWire.Have.newBuilder().setFrom(have.from());
        have.ends()
                .forEach((feed, end) -> form.addEnds(SyncWire.FeedEnd.newBuilder()
                        .setFeed(feed(feed))
                        .setSequence(end.sequence())
                        .setHash(ByteString.copyFrom(end.hash()))
                        .setMillis(end.time().millis())
                        .setCounter(end.time().counter())));
        return form.build();
    }

    private static SyncWire.Feed feed(FeedId feed) {
        return SyncWire.Feed.newBuilder()
                .setOrigin(hash(feed.origin().hex()))
                .setEpoch(feed.epoch())
                .setScope(feed.scope().text())
                .setLane(feed.lane().code())
                .build();
    }

    private static SyncWire.Ping ping(long number, Instant clock) {
        return SyncWire.Ping.newBuilder()
                .setNumber(number)
                .setClock(clock.toEpochMilli())
                .build();
    }

    private static ByteString hash(String hex) {
        return ByteString.copyFrom(HexFormat.of().parseHex(hex));
    }

    /** @throws MalformedMessage whatever is wrong with the bytes */
    public synchronized Message decode(byte[] bytes) throws MalformedMessage {
        if (bytes.length > LIMIT) {
            throw new MalformedMessage("Larger than a message may be");
        }
        try {
            SyncWire.PeerMessage form = SyncWire.PeerMessage.parseFrom(bytes);
            switch (form.getSaysCase()) {
                case EVENTS, FORK, PICTURE_PART -> {}
                default -> {
                    if (bytes.length > SMALL) {
                        throw new MalformedMessage("Larger than such a message may be");
                    }
                }
            }
            return message(form, bytes.length);
        } catch (InvalidProtocolBufferException | IllegalArgumentException | java.time.DateTimeException e) {
            throw new MalformedMessage("Not a message", e);
        }
    }

    private Message message(SyncWire.PeerMessage form, int size) throws MalformedMessage {
        return switch (form.getSaysCase()) {
            case HELLO -> hello(form.getHello());
            case HAVE -> have(form.getHave());
            case WANT ->
                new Message.Want(
                        feed(form.getWant().getFeed()),
                        notNegative(form.getWant().getAfter()),
                        form.getWant().getBare());
            case STOP -> new Message.Stop(feed(form.getStop()));
            case CREDIT ->
                new Message.Credit(Lane.of(form.getCredit().getLane()), (int)
                        notNegative(form.getCredit().getBytes()));
            case EVENTS -> new Message.Events(runs.read(form.getEvents().toByteArray()), size);
            case FORK -> new Message.Fork(fork(form.getFork()));
            case PICTURE_WANT ->
                new Message.PictureWant(
                        picture(form.getPictureWant().getPicture()),
                        notNegative(form.getPictureWant().getFrom()));
            case PICTURE_PART -> part(form.getPicturePart());
            case PICTURE_GONE -> new Message.PictureGone(picture(form.getPictureGone()));
            case PING ->
                new Message.Ping(
                        form.getPing().getNumber(), clock(form.getPing().getClock()));
            case PONG ->
                new Message.Pong(
                        form.getPong().getNumber(), clock(form.getPong().getClock()));
            case BYE -> new Message.Bye(Farewell.valueOf(form.getBye().name()));
            case SAYS_NOT_SET -> throw new MalformedMessage("It says nothing");
        };
    }

    private static Message hello(SyncWire.Hello form) throws MalformedMessage {
        int size = form.getOrigins().size();
        if (size % KEY != 0 || size / KEY > MOST_ORIGINS || form.getVersionsCount() > MOST_VERSIONS) {
            throw new MalformedMessage("Not a greeting");
        }
        List<OriginKey> origins = new ArrayList<>();
        for (int at = 0; at < size; at += KEY) {
            origins.add(new OriginKey(hex(form.getOrigins().substring(at, at + KEY))));
        }
        Set<Integer> versions = new LinkedHashSet<>(form.getVersionsList());
        return new Message.Hello(versions, clock(form.getClock()), origins);
    }

    private static Message have(SyncWire.Have form) throws MalformedMessage {
        Map<FeedId, FeedTip> ends = new LinkedHashMap<>();
        for (SyncWire.FeedEnd end : form.getEndsList()) {
            if (end.getHash().size() != KEY || end.getCounter() < 0) {
                throw new MalformedMessage("Not the end of a feed");
            }
            ends.put(
                    feed(end.getFeed()),
                    new FeedTip(
                            notNegative(end.getSequence()),
                            end.getHash().toByteArray(),
                            new HybridTime(notNegative(end.getMillis()), end.getCounter())));
        }
        return new Message.Have(ends, notNegative(form.getFrom()));
    }

    private ForkProof fork(SyncWire.Fork form) throws MalformedMessage {
        Run one = runs.read(form.getOne().toByteArray());
        Run other = runs.read(form.getOther().toByteArray());
        return new ForkProof(headers(one), head(one), headers(other), head(other));
    }

    private static List<Header> headers(Run run) {
        return run.envelopes().stream().map(Envelope::header).toList();
    }

    private static SignedHead head(Run run) throws MalformedMessage {
        if (run.heads().size() != 1) {
            throw new MalformedMessage("A history that is not signed once");
        }
        return run.heads().getFirst();
    }

    private static Message part(SyncWire.PicturePart form) throws MalformedMessage {
        long from = notNegative(form.getFrom());
        long length = notNegative(form.getLength());
        if (form.getContent().size() > length - from) {
            throw new MalformedMessage("More of a picture than there is");
        }
        return new Message.PicturePart(
                picture(form.getPicture()), from, length, form.getContent().toByteArray());
    }

    private static FeedId feed(SyncWire.Feed form) throws MalformedMessage {
        if (form.getEpoch() < 1) {
            throw new MalformedMessage("Not a feed");
        }
        return new FeedId(
                new OriginKey(hex(form.getOrigin())),
                form.getEpoch(),
                new Scope(form.getScope()),
                Lane.of(form.getLane()));
    }

    private static PictureId picture(ByteString name) throws MalformedMessage {
        return PictureId.of(hash(name));
    }

    private static String hex(ByteString bytes) throws MalformedMessage {
        return HexFormat.of().formatHex(hash(bytes));
    }

    private static byte[] hash(ByteString bytes) throws MalformedMessage {
        if (bytes.size() != KEY) {
            throw new MalformedMessage("Not a key or hash");
        }
        return bytes.toByteArray();
    }

    private static long notNegative(long value) throws MalformedMessage {
        if (value < 0) {
            throw new MalformedMessage("Less than nothing");
        }
        return value;
    }

    private static Instant clock(long millis) throws MalformedMessage {
        return Instant.ofEpochMilli(notNegative(millis));
    }

    /** Frees its native memory. */
    @Override
    public synchronized void close() {
        packing.close();
    }
}

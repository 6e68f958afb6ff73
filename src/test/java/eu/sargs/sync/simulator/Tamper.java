package eu.sargs.sync.simulator;

import eu.sargs.journal.Body;
import eu.sargs.journal.Envelope;
import eu.sargs.journal.FeedId;
import eu.sargs.journal.FeedTip;
import eu.sargs.journal.Header;
import eu.sargs.journal.Run;
import eu.sargs.sync.engine.Message;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** What a malicious relay does to what it passes on. */
final class Tamper {
    private final Random random;
    private final boolean denies;
    private final List<Message> kept = new ArrayList<>();
    /** Of another picture, often the other one of its pair. */
    private Message.PicturePart passed;
    /** Runs that were altered and sent on. */
    int altered;

    /** @param denies whether it also says at times that traffic is not to be had, so as to be asked for less of it */
    Tamper(Random random, boolean denies) {
        this.random = random;
        this.denies = denies;
    }

    /** Bytes an event would have on the wire, about. */
    static int size(Envelope envelope) {
        return 40
                + envelope.header().type().length()
                + envelope.body().map(b -> 16 + b.bytes().length).orElse(32);
    }

    static int size(Run run) {
        return 64
                + run.heads().size() * 70
                + run.envelopes().stream().mapToInt(Tamper::size).sum();
    }

    static Envelope flipped(Envelope envelope, int bit) {
        byte[] bytes = envelope.body().orElseThrow().bytes().clone();
        bytes[bit / 8 % bytes.length] ^= (byte) (1 << bit % 8);
        return new Envelope(
                envelope.header(),
                Optional.of(new Body(envelope.body().orElseThrow().salt(), bytes)));
    }

    /** What goes out instead, in order. */
    List<Message> pass(Message message) {
        if (denies && message instanceof Message.Events events && random.nextInt(4) == 0) {
            return List.of(new Message.Have(Map.of(events.run().feed(), FeedTip.empty())));
        }
        if (message instanceof Message.Events events) {
            return events(events);
        }
        if (message instanceof Message.PicturePart part && random.nextInt(3) == 0) {
            return picture(part);
        }
        if (message instanceof Message.Have have && random.nextInt(4) == 0) {
            return List.of(lie(have));
        }
        return List.of(message);
    }

    private List<Message> picture(Message.PicturePart part) {
        Message.PicturePart other = passed == null ? part : passed;
        passed = part;
        byte[] bytes = part.bytes().clone();
        return switch (random.nextInt(6)) {
            case 0 -> List.of();
            case 1 -> List.of(part, part);
            case 2 -> List.of(new Message.PictureGone(part.picture()));
            case 3 -> List.of(new Message.PicturePart(part.picture(), part.from(), Integer.MAX_VALUE, bytes));
            case 4 -> List.of(new Message.PicturePart(part.picture(), other.from(), other.length(), other.bytes()));
            default -> {
                bytes[random.nextInt(bytes.length)] ^= 1;
                yield List.of(new Message.PicturePart(part.picture(), part.from(), part.length(), bytes));
            }
        };
    }

    private List<Message> events(Message.Events events) {
        if (kept.size() < 20) {
            kept.add(events);
        }
        return switch (random.nextInt(10)) {
            case 0 -> List.of(alter(events));
            case 1 -> List.of();
            case 2 -> List.of(events, events);
            case 3 -> List.of(events, kept.get(random.nextInt(kept.size())));
            case 4 -> List.of(kept.get(random.nextInt(kept.size())), events);
            case 5 -> List.of(bare(events));
            default -> List.of(events);
        };
    }

    private Message alter(Message.Events events) {
        altered++;
        List<Envelope> envelopes = new ArrayList<>(events.run().envelopes());
        int index = random.nextInt(envelopes.size());
        Envelope envelope = envelopes.get(index);
        if (envelope.body().isPresent() && random.nextBoolean()) {
            envelopes.set(index, flipped(envelope, random.nextInt(1 << 16)));
        } else {
            Header h = envelope.header();
            Header other =
                    new Header(h.feed(), h.sequence(), h.previous(), h.time(), h.type(), h.version() + 1, h.bodyHash());
            envelopes.set(index, new Envelope(other, envelope.body()));
        }
        Run run = events.run();
        return new Message.Events(new Run(run.feed(), run.before(), envelopes, run.heads()), events.bytes());
    }

    private Message bare(Message.Events events) {
        Run run = events.run();
        List<Envelope> bare = run.envelopes().stream()
                .map(e -> new Envelope(e.header(), Optional.empty()))
                .toList();
        return new Message.Events(new Run(run.feed(), run.before(), bare, run.heads()), events.bytes());
    }

    private Message lie(Message.Have have) {
        Map<FeedId, FeedTip> ends = new LinkedHashMap<>(have.ends());
        ends.replaceAll((feed, tip) -> {
            byte[] hash = tip.hash().clone();
            hash[3] ^= 1;
            return random.nextBoolean()
                    ? new FeedTip(tip.sequence(), hash, tip.time())
                    : new FeedTip(tip.sequence() + 1 + random.nextInt(10), tip.hash(), tip.time());
        });
        return new Message.Have(ends);
    }
}

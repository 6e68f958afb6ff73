package eu.sargs.sync.link;

import eu.sargs.access.HandedRange;
import eu.sargs.access.HandedRanges;
import eu.sargs.journal.Envelope;
import eu.sargs.journal.FeedId;
import eu.sargs.journal.FeedTip;
import eu.sargs.journal.ForkProof;
import eu.sargs.journal.Header;
import eu.sargs.journal.Lane;
import eu.sargs.journal.Ledger;
import eu.sargs.journal.OriginKey;
import eu.sargs.journal.Run;
import eu.sargs.journal.SeatKeys;
import eu.sargs.journal.SigningKey;
import eu.sargs.journal.Taken;
import eu.sargs.platform.Fault;
import eu.sargs.platform.Home;
import eu.sargs.sync.engine.Message;
import eu.sargs.sync.engine.Sight;
import eu.sargs.sync.wire.MalformedMessage;
import eu.sargs.sync.wire.Wire;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The runs of a link as a file, sealed for one station; {@code docs/sync.md}, "On a stick". Blocks; not thread-safe. */
public final class Stick {
    private static final byte[] MAGIC = "sargs carry 1\n".getBytes(StandardCharsets.US_ASCII);
    private static final int RUN = 256 << 10;
    /** Members before what they write. */
    private static final Comparator<FeedId> ORDER =
            Comparator.comparing((FeedId feed) -> feed.lane() != Lane.LIST).thenComparing(FeedId.LANES_FIRST);

    private final SeatKeys keys;
    private final OriginKey self;
    private final Ledger ledger;
    private final Sight sight;

    /**
     * What went out or came in.
     *
     * @param events that went out; or that came in and were not here, or without their content
     * @param refused why runs were not taken, and whose they were
     * @param forks that it proved; their feeds are ended here, and links are to be told
     * @param handed what of each feed went out
     * @param bare what of each writer went out without its content
     */
    public record Carried(
            long events,
            Map<NotTaken, Refused> refused,
            List<ForkProof> forks,
            List<HandedRange> handed,
            List<Bare> bare) {
        int runs() {
            return refused.values().stream().mapToInt(Refused::runs).sum();
        }
    }

    /**
     * What of one writer stands in a file without its content, since that was let go of here or on the way.
     *
     * @param since time of the first of it, by the writer's clock
     * @param until time of the last of it
     */
    public record Bare(OriginKey writer, Instant since, Instant until, long events) {
        private static Bare one(Header header) {
            Instant time = header.time().instant();
            return new Bare(header.feed().origin(), time, time, 1);
        }

        private Bare and(Bare other) {
            return new Bare(
                    writer,
                    since.isBefore(other.since) ? since : other.since,
                    until.isAfter(other.until) ? until : other.until,
                    events + other.events);
        }
    }

    /** @param runs how many were not taken for one reason */
    public record Refused(int runs, Set<OriginKey> writers) {
        private static Refused one(OriginKey writer) {
            return new Refused(1, Set.of(writer));
        }

        private Refused and(Refused other) {
            Set<OriginKey> both = new HashSet<>(writers);
            both.addAll(other.writers);
            return new Refused(runs + other.runs, Set.copyOf(both));
        }
    }

    /** @param keys a file that was sealed for an older one is opened too */
    public Stick(SeatKeys keys, Ledger ledger, Sight sight) {
        this.keys = keys;
        self = keys.origin();
        this.ledger = ledger;
        this.sight = sight;
    }

    /**
     * Writes what a station may see and has not.
     *
     * @param known how far it is known to be; a feed that is missing is written from its beginning
     * @throws Fault SYN-02 when the file cannot be written, SYN-03 when nobody has that key, HOM-12 where the file would lie
     *     in a home
     */
    public Carried out(Path file, OriginKey to, Map<FeedId, Long> known) {
        Home.requireOutside(file);
        Envelope25519.Sealing sealing;
        try {
            sealing = Envelope25519.seal(to, new SecureRandom());
        } catch (IllegalArgumentException e) {
            throw new Fault(e, "SYN-03", "sync.fault.key");
        }
        HandedRanges handed = new HandedRanges();
        Map<OriginKey, Bare> bare = new LinkedHashMap<>();
        try (Wire wire = new Wire();
                DataOutputStream out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
            out.write(MAGIC);
            out.write(HexFormat.of().parseHex(to.hex()));
            out.write(sealing.ephemeral());
            for (Map.Entry<FeedId, FeedTip> tip : ledger.tips().entrySet().stream()
                    .sorted(Map.Entry.comparingByKey(ORDER))
                    .toList()) {
                if (sight.maySee(to, tip.getKey())) {
                    feed(tip.getKey(), known.getOrDefault(tip.getKey(), 0L), run -> {
                        part(sealing.envelope(), wire.encode(new Message.Events(run, 0)), false, out);
                        handed.addAll(HandedRange.of(run));
                        run.envelopes().stream()
                                .filter(ledger::isLetGo)
                                .map(Envelope::header)
                                .forEach(header -> bare.merge(header.feed().origin(), Bare.one(header), Bare::and));
                    });
                }
            }
            part(sealing.envelope(), new byte[0], true, out);
            List<HandedRange> all = handed.all();
            long events = all.stream().mapToLong(HandedRange::events).sum();
            return new Carried(events, Map.of(), List.of(), all, List.copyOf(bare.values()));
        } catch (IOException | GeneralSecurityException e) {
            throw new Fault(e, "SYN-02", "sync.fault.carry_write", file.toString());
        }
    }

    private interface Writing {
        void write(Run run) throws IOException, GeneralSecurityException;
    }

    private void feed(FeedId feed, long after, Writing writing) throws IOException, GeneralSecurityException {
        long at = after;
        long end = sight.lastValid(feed);
        // What was let go of here goes without bodies: nobody knows whether anybody else will ever be reached.
        for (Optional<Run> run = ledger.read(feed, at, RUN, true);
                run.isPresent() && at < end;
                run = ledger.read(feed, at, RUN, true)) {
            writing.write(run.get());
            at = run.get().last();
        }
    }

    private static void part(Envelope25519 envelope, byte[] bytes, boolean last, DataOutputStream out)
            throws IOException, GeneralSecurityException {
        byte[] sealed = envelope.next(bytes, last);
        out.writeInt(last ? -sealed.length : sealed.length);
        out.write(sealed);
    }

    /**
     * Takes a file in, with the checks of a link. What stands before a damaged place is kept.
     *
     * @throws Fault SYN-04 when it is for another station, SYN-05 when it is damaged, SYN-15 when it cannot be read,
     *     SYN-16 when no station wrote it
     */
    public Carried in(Path file) {
        long events = 0;
        Map<FeedId, NotTaken> first = new HashMap<>();
        Map<NotTaken, Refused> refused = new EnumMap<>(NotTaken.class);
        List<ForkProof> forks = new ArrayList<>();
        try (Wire wire = new Wire();
                DataInputStream in = new DataInputStream(new BufferedInputStream(open(file)))) {
            if (!Arrays.equals(in.readNBytes(MAGIC.length), MAGIC)) {
                throw new Fault("SYN-16", "sync.fault.carry_other", file.toString());
            }
            Envelope25519 envelope = begin(in);
            while (true) {
                int length = in.readInt();
                boolean last = length < 0;
                int size = Math.abs(length);
                if (size < Envelope25519.TAG || size > Wire.LIMIT + Envelope25519.TAG) {
                    throw new IOException("A part of no possible length");
                }
                byte[] sealed = in.readNBytes(size);
                if (sealed.length < size) {
                    throw new EOFException("It ends too early");
                }
                byte[] bytes = envelope.next(sealed, last);
                if (last) {
                    return new Carried(events, refused, List.copyOf(forks), List.of(), List.of());
                }
                if (!(wire.decode(bytes) instanceof Message.Events message)) {
                    throw new IOException("Something other than events");
                }
                FeedId feed = message.run().feed();
                Took took = take(message.run());
                events += took.events();
                took.fork().ifPresent(forks::add);
                // What follows on a run that was refused is not taken for that very reason, whatever is found of it.
                took.refusal()
                        .ifPresent(why -> refused.merge(
                                first.computeIfAbsent(feed, any -> why), Refused.one(feed.origin()), Refused::and));
            }
        } catch (IOException | GeneralSecurityException | MalformedMessage | IllegalArgumentException e) {
            throw new Fault(e, "SYN-05", "sync.fault.carry_damaged", file.toString());
        }
    }

    /** A plain file: a folder gives its fault only when it is read, and a pipe may never give a byte. */
    private static InputStream open(Path file) {
        try {
            if (!Files.isRegularFile(file)) {
                throw new NoSuchFileException(file.toString());
            }
            return Files.newInputStream(file);
        } catch (IOException e) {
            throw new Fault(e, "SYN-15", "sync.fault.carry_read", file.toString());
        }
    }

    private Envelope25519 begin(DataInputStream in) throws IOException {
        byte[] to = in.readNBytes(Envelope25519.POINT);
        byte[] ephemeral = in.readNBytes(Envelope25519.POINT);
        if (to.length + ephemeral.length < 2 * Envelope25519.POINT) {
            throw new EOFException("It ends too early");
        }
        SigningKey key = keys.all().stream()
                .filter(one -> one.origin().hex().equals(HexFormat.of().formatHex(to)))
                .findFirst()
                .orElseThrow(() -> new Fault("SYN-04", "sync.fault.carry_not_ours"));
        return Envelope25519.open(key, ephemeral);
    }

    /**
     * Ends the feeds of those who were revoked, as links do: what a file brought may say that what it brought before
     * counts for nothing, or that a revocation does.
     */
    public void endRevoked() {
        ledger.ends().keySet().forEach(this::end);
        ledger.tips().keySet().forEach(this::end);
    }

    /** Our own stay whole when we are the ones that were revoked. */
    private void end(FeedId feed) {
        boolean ours = feed.origin().equals(self)
                || keys.has(feed.origin()) && sight.revokedBy(feed.origin()).isPresent();
        if (!ours && sight.maySee(self, feed)) {
            ledger.end(feed, sight.lastValid(feed), sight.endHash(feed), "revoked");
        }
    }

    private record Took(long events, Optional<NotTaken> refusal, Optional<ForkProof> fork) {
        static Took nothing(NotTaken why) {
            return new Took(0, Optional.of(why), Optional.empty());
        }
    }

    private Took take(Run run) {
        FeedId feed = run.feed();
        long valid = sight.lastValid(feed);
        // Of who was revoked it is taken up to there, as over a link; of a stranger nothing counts at all.
        if (valid == 0 && sight.revokedBy(feed.origin()).isEmpty()) {
            return Took.nothing(NotTaken.STRANGER);
        }
        if (!sight.maySee(self, feed)) {
            return Took.nothing(NotTaken.NOT_FOR_US);
        }
        if (run.first() > valid) {
            return Took.nothing(NotTaken.LEFT);
        }
        end(feed);
        long before = ledger.tips().getOrDefault(feed, FeedTip.empty()).sequence();
        Taken taken = ledger.take(List.of(run.asked(true))).getFirst();
        taken.fork().ifPresent(ledger::quarantine);
        // Of a feed that was ended a run is sound as far as that, and cut off there.
        boolean cutOff = taken.finding() == Taken.Finding.SOUND && taken.end().sequence() < run.last();
        Taken.Finding finding = cutOff ? Taken.Finding.ENDED : taken.finding();
        return new Took(
                run.envelopes().stream()
                                .map(envelope -> envelope.header().sequence())
                                .filter(sequence -> sequence > before
                                        && sequence <= taken.end().sequence())
                                .count()
                        + taken.filled(),
                finding == Taken.Finding.SOUND
                        ? Optional.empty()
                        : Optional.of(NotTaken.of(finding, valid < Long.MAX_VALUE)),
                taken.fork());
    }
}

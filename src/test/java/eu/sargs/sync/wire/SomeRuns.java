package eu.sargs.sync.wire;

import eu.sargs.journal.ActedBy;
import eu.sargs.journal.Batch;
import eu.sargs.journal.Draft;
import eu.sargs.journal.Envelope;
import eu.sargs.journal.FeedId;
import eu.sargs.journal.FeedTip;
import eu.sargs.journal.Header;
import eu.sargs.journal.HybridClock;
import eu.sargs.journal.HybridTime;
import eu.sargs.journal.Lane;
import eu.sargs.journal.Run;
import eu.sargs.journal.Scope;
import eu.sargs.journal.SignedHead;
import eu.sargs.journal.SigningKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** Runs of events for tests, with bodies of every kind. */
public final class SomeRuns {
    private final Random random;
    private final SigningKey key;

    public SomeRuns(Random random, SigningKey key) {
        this.random = random;
        this.key = key;
    }

    /** A run from a feed's first event on. @param batches how many events each of its signatures covers */
    public Run run(int... batches) {
        return run(Lane.TRAFFIC, batches);
    }

    public Run run(Lane lane, int... batches) {
        long[] now = {Instant.parse("2026-11-22T06:00:00Z").toEpochMilli()};
        HybridClock clock = new HybridClock(() -> Instant.ofEpochMilli(now[0]), new HybridTime(0, 0));
        Map<FeedId, FeedTip> tips = new HashMap<>();
        List<Envelope> envelopes = new ArrayList<>();
        List<SignedHead> heads = new ArrayList<>();
        for (int events : batches) {
            Batch batch = new Batch(key, 1, clock, random, feed -> tips.getOrDefault(feed, FeedTip.empty()));
            for (int i = 0; i < events; i++) {
                now[0] += random.nextInt(3) * 100;
                batch.add(draft(lane));
            }
            envelopes.addAll(batch.envelopes());
            heads.addAll(batch.sign());
            tips.putAll(batch.tips());
        }
        return new Run(envelopes.getFirst().header().feed(), Header.noPrevious(), envelopes, heads);
    }

    private Draft draft(Lane lane) {
        String type = random.nextInt(4) == 0 ? "TestNoted" : "TestSeen";
        return new Draft(lane, Scope.ALL, type, 1, ActedBy.machine("T-1"), payload());
    }

    /** Nothing, noise, texts, and what looks like protobuf and sometimes is. */
    private byte[] payload() {
        int kind = random.nextInt(10);
        if (kind == 0) {
            return new byte[0];
        }
        if (kind == 1) {
            byte[] noise = new byte[random.nextInt(60)];
            random.nextBytes(noise);
            return noise;
        }
        if (kind == 2) {
            return ("text " + random.nextInt(5)).getBytes(java.nio.charset.StandardCharsets.UTF_8);
        }
        ByteSink fields = new ByteSink();
        int count = random.nextInt(6);
        for (int i = 0; i < count; i++) {
            switch (random.nextInt(4)) {
                case 0 -> {
                    fields.varint(8 * (1 + i));
                    fields.varint(random.nextLong() >> random.nextInt(64));
                }
                case 1 -> {
                    fields.varint(8 * (1 + i) + 1);
                    fields.fixed(Double.doubleToLongBits(random.nextInt(100) / 100.0), 8);
                }
                case 2 -> {
                    fields.varint(8 * (1 + i) + 2);
                    byte[] text = ("AB" + random.nextInt(10_000)).getBytes(java.nio.charset.StandardCharsets.UTF_8);
                    fields.varint(text.length);
                    fields.all(text);
                }
                default -> {
                    fields.varint(8 * (1 + i) + 5);
                    fields.fixed(random.nextInt(), 4);
                }
            }
        }
        return fields.toBytes();
    }

    /** The same run after some of its bodies were erased. */
    public Run erased(Run run) {
        List<Envelope> left = run.envelopes().stream()
                .map(event -> random.nextInt(3) == 0 ? new Envelope(event.header(), Optional.empty()) : event)
                .toList();
        return new Run(run.feed(), run.before(), left, run.heads());
    }
}

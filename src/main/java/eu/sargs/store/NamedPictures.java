package eu.sargs.store;

import eu.sargs.access.StationKey;
import eu.sargs.alert.AlertCodec;
import eu.sargs.journal.Envelope;
import eu.sargs.journal.FeedId;
import eu.sargs.journal.Lane;
import eu.sargs.picture.PictureId;
import eu.sargs.sighting.EvidenceCodec;
import eu.sargs.sighting.Sighting;
import eu.sargs.sighting.SightingCodec;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Which pictures the journal names: those of sightings, and of the sightings that hits and evidence copy. Thread-safe. */
final class NamedPictures {
    private static final int STRIDE = 500;
    private static final Set<Lane> LANES = Set.of(Lane.TRAFFIC, Lane.DUTY);

    private final SqlJournal journal;
    private final JournalTables tables;

    NamedPictures(SqlJournal journal, JournalTables tables) {
        this.journal = journal;
        this.tables = tables;
    }

    /** Tells each, some more than once; also those of events that are set aside, for these may come back. May take minutes. */
    void each(Consumer<PictureId> told) {
        for (FeedId feed : journal.heads().keySet()) {
            if (LANES.contains(feed.lane())) {
                walk(sequence -> tables.read(feed, sequence, STRIDE), told);
                walk(sequence -> tables.setAside(feed, sequence, STRIDE), told);
            }
        }
    }

    private interface Source {
        List<Envelope> after(long sequence);
    }

    private static void walk(Source source, Consumer<PictureId> told) {
        long at = 0;
        for (List<Envelope> events = source.after(at); !events.isEmpty(); events = source.after(at)) {
            for (Envelope event : events) {
                sighting(event).ifPresent(sighting -> {
                    told.accept(sighting.crop());
                    told.accept(sighting.overview());
                });
            }
            at = events.getLast().header().sequence();
        }
    }

    /** Empty also for one that cannot be read: no table shows it, so its pictures were never asked for. */
    private static Optional<Sighting> sighting(Envelope event) {
        if (event.body().isEmpty()) {
            return Optional.empty();
        }
        byte[] payload = event.body().get().payload();
        try {
            return switch (event.header().type()) {
                case SightingCodec.RECORDED, SightingCodec.REFINED -> Optional.of(SightingCodec.decode(payload));
                case EvidenceCodec.KEPT ->
                    Optional.of(EvidenceCodec.decodeKept(payload).sighting());
                case AlertCodec.RAISED, AlertCodec.REFINED ->
                    Optional.of(AlertCodec.decodeHit(
                                    payload, StationKey.of(event.header().feed().origin()))
                            .sighting());
                default -> Optional.empty();
            };
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}

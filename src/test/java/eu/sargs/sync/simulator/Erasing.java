package eu.sargs.sync.simulator;

import eu.sargs.journal.ActedBy;
import eu.sargs.journal.Draft;
import eu.sargs.journal.Envelope;
import eu.sargs.journal.FeedId;
import eu.sargs.journal.Lane;
import java.nio.ByteBuffer;
import java.util.Optional;

/** An erasure as the simulator writes it: of the writer's own feed of the same scope and epoch, in its list lane. */
record Erasing(FeedId feed, long first, long last) {
    static final String TYPE = "Erased";

    Draft draft() {
        byte[] payload = ByteBuffer.allocate(21)
                .put((byte) feed.lane().code())
                .putInt(feed.epoch())
                .putLong(first)
                .putLong(last)
                .array();
        return new Draft(Lane.LIST, feed.scope(), TYPE, 1, ActedBy.machine("seat"), payload);
    }

    static Optional<Erasing> of(Envelope envelope) {
        if (!envelope.header().type().equals(TYPE) || envelope.body().isEmpty()) {
            return Optional.empty();
        }
        ByteBuffer in = ByteBuffer.wrap(envelope.event().payload().orElseThrow());
        FeedId by = envelope.header().feed();
        Lane lane = Lane.of(in.get());
        FeedId feed = new FeedId(by.origin(), in.getInt(), by.scope(), lane);
        return Optional.of(new Erasing(feed, in.getLong(), in.getLong()));
    }

    boolean covers(FeedId other, long sequence) {
        return feed.equals(other) && sequence >= first && sequence <= last;
    }
}

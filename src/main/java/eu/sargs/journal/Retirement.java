package eu.sargs.journal;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import eu.sargs.journal.wire.FeedPlace;
import eu.sargs.journal.wire.FeedRetiredBody;
import java.util.Optional;

/**
 * Says that a feed's origin, or a key that follows it, no longer keeps bodies up to a signed head, so that others may begin the feed after it.
 *
 * @param hash of the header at {@code last}
 */
public record Retirement(FeedId feed, long last, byte[] hash) {
    public static final String TYPE = "FeedRetired";

    public Retirement {
        if (last < 1 || hash.length != Digests.LENGTH) {
            throw new IllegalArgumentException("Not an end of what a feed keeps");
        }
    }

    public Draft draft(ActedBy by) {
        byte[] payload = FeedRetiredBody.newBuilder()
                .setUpto(FeedPlace.newBuilder().setFeed(FeedNames.wire(feed)).setLast(last))
                .setHash(ByteString.copyFrom(hash))
                .build()
                .toByteArray();
        return new Draft(Lane.LIST, Scope.ALL, TYPE, 1, by, payload);
    }

    /** What an event says; empty where it is none, or of a feed that is not its writer's. */
    public static Optional<Retirement> of(Event event, Successions known) {
        if (!event.type().equals(TYPE)
                || event.payload().isEmpty()
                || event.feed().lane() != Lane.LIST) {
            return Optional.empty();
        }
        try {
            FeedRetiredBody body = FeedRetiredBody.parseFrom(event.payload().get());
            Retirement retirement = new Retirement(
                    FeedNames.read(body.getUpto().getFeed()),
                    body.getUpto().getLast(),
                    body.getHash().toByteArray());
            return known.speaksFor(event.feed().origin(), retirement.feed().origin())
                    ? Optional.of(retirement)
                    : Optional.empty();
        } catch (InvalidProtocolBufferException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}

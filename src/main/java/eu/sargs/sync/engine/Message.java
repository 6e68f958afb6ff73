package eu.sargs.sync.engine;

import eu.sargs.journal.FeedId;
import eu.sargs.journal.FeedTip;
import eu.sargs.journal.ForkProof;
import eu.sargs.journal.Lane;
import eu.sargs.journal.OriginKey;
import eu.sargs.journal.Run;
import eu.sargs.picture.PictureId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What stations say to each other over a link; {@code docs/sync.md}. Byte arrays in them are not to be changed. */
public sealed interface Message {
    /**
     * The first message of each side.
     *
     * @param versions of the protocol that are spoken; the highest both speak is used
     * @param origins keys the station's seats write with
     */
    record Hello(Set<Integer> versions, Instant clock, List<OriginKey> origins) implements Message {}

    /**
     * Where feeds end at the sender; sequence 0 where a feed that was asked for is not to be had there.
     *
     * @param from with one feed: from this event on it is to be had with bodies, and was not until now where it ends after
     *     that; 0 where that is not said
     */
    record Have(Map<FeedId, FeedTip> ends, long from) implements Message {
        public Have(Map<FeedId, FeedTip> ends) {
            this(ends, 0);
        }
    }

    /**
     * Send this feed after this sequence, and go on as it grows.
     *
     * @param bare also without bodies that were let go of there; a station with an older program takes no notice of it
     */
    record Want(FeedId feed, long after, boolean bare) implements Message {
        public Want(FeedId feed, long after) {
            this(feed, after, false);
        }
    }

    /** Send this feed no more. */
    record Stop(FeedId feed) implements Message {}

    /** @param bytes that may be sent of this lane beyond what was allowed before */
    record Credit(Lane lane, int bytes) implements Message {}

    /** @param bytes it had on the wire, by which it uses up credit */
    record Events(Run run, int bytes) implements Message {}

    record Fork(ForkProof proof) implements Message {}

    record PictureWant(PictureId picture, long from) implements Message {}

    /** Of the bytes that prove it, {@link eu.sargs.picture.ProvenPicture}. @param length of all of them */
    record PicturePart(PictureId picture, long from, long length, byte[] bytes) implements Message {}

    /** It is not here, or was let go. */
    record PictureGone(PictureId picture) implements Message {}

    record Ping(long number, Instant clock) implements Message {}

    record Pong(long number, Instant clock) implements Message {}

    /** The last message. */
    record Bye(Farewell why) implements Message {}
}

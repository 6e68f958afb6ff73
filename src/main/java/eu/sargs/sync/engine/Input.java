package eu.sargs.sync.engine;

import eu.sargs.journal.FeedId;
import eu.sargs.journal.FeedTip;
import eu.sargs.journal.ForkProof;
import eu.sargs.journal.Position;
import eu.sargs.journal.Taken;
import eu.sargs.picture.PictureId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What happened, as the engine is told. */
public sealed interface Input {
    /** A link to a peer whose key was proved is open; it takes the place of an older one. */
    record Opened(PeerId peer) implements Input {}

    /** The link is closed. Not told of a link after another to the same peer was {@link Opened}. */
    record Closed(PeerId peer) implements Input {}

    record Received(PeerId peer, Message message) implements Input {}

    /** An {@link Effect.Take} was carried out: findings in the order of its runs. */
    record Took(long ticket, List<Taken> taken) implements Input {}

    /** An {@link Effect.Take} could not be carried out (disk full); it is asked for again after a while. */
    record TookNothing(long ticket) implements Input {}

    /**
     * An {@link Effect.Serve} was carried out. Told when the link has taken it, so that no more than one waits.
     *
     * @param last sequence that was sent, empty where the feed has nothing there
     * @param bytes on the wire, the same that {@link Message.Events} has at the receiver
     */
    record Served(PeerId peer, FeedId feed, Optional<Long> last, int bytes) implements Input {}

    /** Feeds grew here, by our own events or by what was taken. */
    record Grew(Map<FeedId, FeedTip> ends) implements Input {}

    /** Bodies came here of events that were held without, over a link or not. @param first of them */
    record Filled(Position first) implements Input {}

    /** A fork was proved otherwise than over a link: by what a stick brought. */
    record Proven(ForkProof proof) implements Input {}

    /** Who belongs or may see what has changed; {@link Sight} says it anew. */
    record SightChanged() implements Input {}

    /** A picture is wanted here. @param urgent of a hit */
    record PictureMissing(PictureId picture, boolean urgent) implements Input {}

    /** An {@link Effect.KeepPicture} was carried out. */
    record PictureKept(PictureId picture) implements Input {}

    /** Time passed; at least every 100 ms. */
    record Tick() implements Input {}
}

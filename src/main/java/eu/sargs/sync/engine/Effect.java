package eu.sargs.sync.engine;

import eu.sargs.journal.FeedId;
import eu.sargs.journal.ForkProof;
import eu.sargs.journal.Run;
import eu.sargs.picture.PictureId;
import eu.sargs.picture.ProvenPicture;
import java.util.List;
import java.util.Optional;

/**
 * What is to be done, in order, as the engine asks. None of it blocks the engine. What names a peer is meant for the link
 * to it that is open when it is asked for: once that link is closed or another took its place, it is dropped, and
 * nothing is answered.
 */
public sealed interface Effect {
    /** Put this on the link, in the order of the effects. */
    record Send(PeerId peer, Message message) implements Effect {}

    /** Say goodbye and close the link. */
    record Close(PeerId peer, Farewell why) implements Effect {}

    /**
     * Read a run after this sequence, of about so many bytes on the wire, put it on the link, and answer with
     * {@link Input.Served}. One at a time for each peer.
     *
     * @param upTo nothing that stands after this sequence may be on it
     * @param bare as {@link eu.sargs.journal.Ledger#read}
     */
    record Serve(PeerId peer, FeedId feed, long after, int bytes, long upTo, boolean bare) implements Effect {}

    /** Check and store these runs, answer with {@link Input.Took} or {@link Input.TookNothing}. One at a time. */
    record Take(long ticket, List<Run> runs) implements Effect {}

    /** Keep the proof, and end its feed. */
    record Quarantine(ForkProof proof) implements Effect {}

    /**
     * End a feed after this sequence: its origin was revoked there. Runs that are taken later are to be cut off too.
     * Where it was ended before that, what was set aside comes back: that revocation counts no more.
     *
     * @param last {@link Long#MAX_VALUE} where the feed goes on
     * @param hash of the event there, where it is known
     */
    record End(FeedId feed, long last, Optional<byte[]> hash) implements Effect {}

    /** Send a part of a picture, or say that it is gone. */
    record ServePicture(PeerId peer, PictureId picture, long from, int bytes) implements Effect {}

    /** A picture came whole: keep it. */
    record KeepPicture(ProvenPicture picture) implements Effect {}

    /**
     * Peers hold more of this feed of our own than we do, or hold another history of it: go on in a new epoch, where
     * this one is still written in.
     */
    record OpenEpoch(int epoch) implements Effect {}
}

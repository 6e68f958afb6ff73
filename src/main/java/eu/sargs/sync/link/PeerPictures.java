package eu.sargs.sync.link;

import eu.sargs.picture.PictureId;
import eu.sargs.picture.Pictures;
import java.util.List;
import java.util.Optional;

/** Pictures of this station and its peers: one that is looked for and is not here is asked for from those that have it. */
public final class PeerPictures implements Pictures {
    private final Pictures own;
    private final StationPeers peers;

    public PeerPictures(Pictures own, StationPeers peers) {
        this.own = own;
        this.peers = peers;
    }

    @Override
    public PictureId keep(byte[] jpeg) {
        return own.keep(jpeg);
    }

    @Override
    public List<PictureId> keepAll(List<byte[]> jpegs) {
        return own.keepAll(jpegs);
    }

    /** Empty the first time where it is not here; there later, if a peer has it. */
    @Override
    public Optional<byte[]> find(PictureId id) {
        Optional<byte[]> here = own.find(id);
        if (here.isEmpty()) {
            peers.missing(id, false);
        }
        return here;
    }

    @Override
    public boolean has(PictureId id) {
        return own.has(id);
    }
}

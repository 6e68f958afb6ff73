package eu.sargs.sync.link;

import eu.sargs.picture.PictureId;
import eu.sargs.picture.Pictures;
import eu.sargs.picture.ProvenPicture;
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
    public void keep(List<ProvenPicture> pictures) {
        own.keep(pictures);
    }

    /** Empty the first time where it is not here; there later, if a peer has it. */
    @Override
    public Optional<ProvenPicture> proven(PictureId id) {
        Optional<ProvenPicture> here = own.proven(id);
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

package eu.sargs.picture;

import java.util.List;
import java.util.Optional;

/** Pictures kept sealed (encrypted, private) at the station. Thread-safe; does I/O, never on the FX thread. */
public interface Pictures {
    /**
     * All of them durable on return, or a fault; what is there already is not written again.
     *
     * @throws eu.sargs.platform.Fault PIC-01 when the disk is full
     */
    void keep(List<ProvenPicture> pictures);

    /** As {@link #keep(List)}: what a passage's sighting names. JPEGs. */
    default PicturePair keep(byte[] crop, byte[] overview) {
        List<ProvenPicture> pair = ProvenPicture.pair(crop, overview);
        keep(pair);
        return new PicturePair(pair.getFirst().id(), pair.getLast().id());
    }

    /**
     * As it goes to other stations.
     *
     * @throws eu.sargs.platform.Fault PIC-02 when the file is damaged
     */
    Optional<ProvenPicture> proven(PictureId id);

    /** The JPEG; otherwise as {@link #proven}. */
    default Optional<byte[]> find(PictureId id) {
        return proven(id).map(ProvenPicture::jpeg);
    }

    /** Whether it is kept at this station. Opens nothing and asks nobody. */
    boolean has(PictureId id);
}

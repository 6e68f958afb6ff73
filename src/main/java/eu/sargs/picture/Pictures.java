package eu.sargs.picture;

import java.util.List;
import java.util.Optional;

/** Pictures kept sealed (encrypted, private) at the station. Thread-safe; does I/O, never on the FX thread. */
public interface Pictures {
    /**
     * Durable on return; the same bytes are kept once.
     *
     * @throws eu.sargs.platform.Fault PIC-01 when the disk is full
     */
    PictureId keep(byte[] jpeg);

    /** As {@link #keep}, all or a fault, and cheaper than one by one: a sighting has two. In the order given. */
    default List<PictureId> keepAll(List<byte[]> jpegs) {
        return jpegs.stream().map(this::keep).toList();
    }

    /** @throws eu.sargs.platform.Fault PIC-02 when the file is damaged */
    Optional<byte[]> find(PictureId id);

    /** Whether it is kept at this station. Opens nothing and asks nobody. */
    boolean has(PictureId id);
}

package eu.sargs.picture;

import java.util.Optional;

/** Pictures kept sealed (encrypted, private) at the station. Thread-safe; does I/O, never on the FX thread. */
public interface Pictures {
    /**
     * Durable on return; the same bytes are kept once.
     *
     * @throws eu.sargs.platform.Fault PIC-01 when the disk is full
     */
    PictureId keep(byte[] jpeg);

    /** @throws eu.sargs.platform.Fault PIC-02 when the file is damaged */
    Optional<byte[]> find(PictureId id);
}

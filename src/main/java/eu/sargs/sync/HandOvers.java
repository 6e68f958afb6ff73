package eu.sargs.sync;

import eu.sargs.access.HandedRange;
import eu.sargs.access.Officer;
import java.util.List;

/** Told of what other stations are given, for the record. Thread-safe; the first two are quick and do no I/O. */
public interface HandOvers {
    /** Events went out over a link, some perhaps bare. */
    void events(PeerKey to, List<HandedRange> ranges);

    /** A picture began to go out over a link. */
    void picture(PeerKey to);

    /**
     * A file was written that a station can open. On record when this returns.
     *
     * @throws eu.sargs.platform.Fault JRN-… when that cannot be written
     */
    void stick(PeerKey to, List<HandedRange> ranges, Officer officer);

    /** For links whose stations keep no record. */
    static HandOvers untold() {
        return new HandOvers() {
            @Override
            public void events(PeerKey to, List<HandedRange> ranges) {}

            @Override
            public void picture(PeerKey to) {}

            @Override
            public void stick(PeerKey to, List<HandedRange> ranges, Officer officer) {}
        };
    }
}

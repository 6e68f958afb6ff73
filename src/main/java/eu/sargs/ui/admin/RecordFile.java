package eu.sargs.ui.admin;

import eu.sargs.access.DeedSearch;
import eu.sargs.access.Officer;
import eu.sargs.access.Reason;
import java.nio.file.Path;

/** Writes what the record says to a file that the station signs, with its manifest and signature beside it. Does I/O, never on the FX thread. */
@FunctionalInterface
public interface RecordFile {
    /**
     * @return how many deeds it holds
     * @throws eu.sargs.platform.Fault ACC-06 where the officer may not, EXP-… where it cannot be written
     */
    long write(Path file, DeedSearch search, Reason reason, Officer officer);
}

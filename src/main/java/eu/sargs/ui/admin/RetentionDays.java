package eu.sargs.ui.admin;

import eu.sargs.access.Approval;
import eu.sargs.access.Officer;
import eu.sargs.access.Reason;
import eu.sargs.platform.KeptKind;
import java.util.Optional;

/** For how long each kind of data is kept is set through this. Does I/O, never on the FX thread. */
@FunctionalInterface
public interface RetentionDays {
    /**
     * @param days 0 keeps it for good
     * @param second who agrees, where {@link KeptKind#byTwo} asks for one
     * @throws eu.sargs.platform.Fault RET-02, RET-05 for a number that does not do, RET-04 where the second person is the
     *     same one, ACC-06 where one of them may not
     */
    void keep(KeptKind kind, int days, Reason reason, Optional<Approval> second, Officer officer);
}

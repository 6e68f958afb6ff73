package eu.sargs.app;

import eu.sargs.access.Approval;
import eu.sargs.access.Gate;
import eu.sargs.access.Officer;
import eu.sargs.access.Right;
import eu.sargs.platform.Fault;
import eu.sargs.store.Store;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.Supplier;

/** Looks whether who agrees is a second person, and one who may. Thread-safe; does I/O. */
final class SecondPersons {
    private final Store store;
    private final Gate gate;
    private final Supplier<ZoneId> zone;

    /** @param zone times are told in */
    SecondPersons(Store store, Gate gate, Supplier<ZoneId> zone) {
        this.store = store;
        this.gate = gate;
        this.zone = zone;
    }

    /**
     * Returns where they may agree to what somebody is about to do; where they may not that is on record, but for one who
     * named themselves.
     *
     * @param account of who is about to do it
     * @param asked as {@link Gate#require}
     * @throws Fault RET-04 where it is the same account, ACC-06 where they have not the right, RET-07 where the two count
     *     as one person
     */
    void require(Approval second, String account, String asked) {
        Officer other = second.by();
        if (other.account().equals(account)) {
            throw new Fault("RET-04", "app.fault.retention_same");
        }
        gate.require(other, Right.APPROVE, asked);
        Optional<Instant> until = store.tied(account, other.account());
        if (until.isPresent()) {
            gate.refused(other, Right.APPROVE, asked);
            throw new Fault(
                    "RET-07",
                    "app.fault.retention_tied",
                    other.account(),
                    account,
                    LocalMinute.of(until.get(), zone.get()));
        }
    }
}

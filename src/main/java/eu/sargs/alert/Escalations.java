package eu.sargs.alert;

import eu.sargs.journal.ActedBy;

/** Told by the station itself, and by no officer, when nobody answers. Thread-safe; durable and visible on return. */
public interface Escalations {
    /** From now on the alert sounds wherever it is seen, until somebody opens, shelves or ends it. */
    void escalate(AlertId id, ActedBy machine);
}

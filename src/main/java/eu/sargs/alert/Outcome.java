package eu.sargs.alert;

/** How an alert ended. */
public enum Outcome {
    STOPPED(true),
    UNIT_FOLLOWS(true),
    PASSED_ON(true),
    NOT_FOUND(true),
    MISREAD(false),
    OTHER_VEHICLE(false),
    ENTRY_OUTDATED(false),
    FALSE_PLATE(false);

    private final boolean confirms;

    Outcome(boolean confirms) {
        this.confirms = confirms;
    }

    /** Whether the officer confirmed the hit: it was the wanted plate. */
    public boolean confirms() {
        return confirms;
    }
}

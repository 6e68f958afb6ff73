package eu.sargs.journal;

import eu.sargs.journal.wire.EpochOpened;

/** The first event of an epoch that is not a seat's first: says where it came from. */
public final class EpochOpening {
    public static final String TYPE = "EpochOpened";

    private EpochOpening() {}

    public static Draft draft(int epoch, int previous, EpochCause cause, ActedBy by) {
        EpochOpened opened = EpochOpened.newBuilder()
                .setEpoch(epoch)
                .setPreviousEpoch(previous)
                .setCause(
                        switch (cause) {
                            case COPIED_HOME -> EpochOpened.Cause.COPIED_HOME;
                            case LOST_TAIL -> EpochOpened.Cause.LOST_TAIL;
                            case KNOWN_ELSEWHERE -> EpochOpened.Cause.KNOWN_ELSEWHERE;
                        })
                .build();
        return new Draft(Lane.RECORD, Scope.STATION, TYPE, 1, by, opened.toByteArray());
    }
}

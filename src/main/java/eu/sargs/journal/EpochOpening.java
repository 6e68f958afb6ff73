package eu.sargs.journal;

import com.google.protobuf.InvalidProtocolBufferException;
import eu.sargs.journal.wire.EpochOpened;
import java.util.Optional;

/** The first event of an epoch that is not a seat's first: says where it came from. */
public final class EpochOpening {
    public static final String TYPE = "EpochOpened";

    /** The feed such an event begins. */
    public static final Lane LANE = Lane.RECORD;

    public static final Scope SCOPE = Scope.STATION;

    private EpochOpening() {}

    /** Why an epoch was opened, where this is the event that opened it. */
    public static Optional<EpochCause> cause(Event event) {
        if (!event.type().equals(TYPE) || event.payload().isEmpty()) {
            return Optional.empty();
        }
        try {
            return switch (EpochOpened.parseFrom(event.payload().get()).getCause()) {
                case COPIED_HOME -> Optional.of(EpochCause.COPIED_HOME);
                case LOST_TAIL -> Optional.of(EpochCause.LOST_TAIL);
                case KNOWN_ELSEWHERE -> Optional.of(EpochCause.KNOWN_ELSEWHERE);
                default -> Optional.empty();
            };
        } catch (InvalidProtocolBufferException e) {
            return Optional.empty(); // of a version to come: it says why in another way
        }
    }

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
        return new Draft(LANE, SCOPE, TYPE, 1, by, opened.toByteArray());
    }
}

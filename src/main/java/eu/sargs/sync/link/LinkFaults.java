package eu.sargs.sync.link;

import eu.sargs.platform.Fault;
import eu.sargs.sync.PeerAddress;
import eu.sargs.sync.engine.Farewell;
import java.util.Optional;

/** Why there is no link, in words for the administrator; empty where nothing is wrong. */
final class LinkFaults {
    private LinkFaults() {}

    static Fault unreached(PeerAddress where, Unreached why) {
        return switch (why) {
            case NOBODY -> new Fault("SYN-20", "sync.fault.unreachable", where.toString());
            case NOT_LET_IN -> new Fault("SYN-21", "sync.fault.not_let_in", where.toString());
        };
    }

    /** We closed it. */
    static Optional<Fault> closedHere(Farewell why) {
        return switch (why) {
            case STOPPING, REPLACED -> Optional.empty();
            case SILENT -> broken();
            case VERSION -> Optional.of(new Fault("SYN-24", "sync.fault.version"));
            case PROTOCOL -> protocol();
            case ALTERED -> Optional.of(new Fault("SYN-25", "sync.fault.altered"));
            case WITHHELD -> Optional.of(new Fault("SYN-26", "sync.fault.withheld"));
            case OUT_OF_SCOPE -> Optional.of(new Fault("SYN-28", "sync.fault.out_of_scope"));
            case NOT_A_MEMBER -> stranger();
        };
    }

    /** The peer said goodbye. */
    static Optional<Fault> closedThere(Farewell why) {
        return switch (why) {
            case REPLACED -> Optional.empty();
            case STOPPING -> Optional.of(new Fault("SYN-23", "sync.fault.stopped"));
            case SILENT -> broken();
            case VERSION -> Optional.of(new Fault("SYN-24", "sync.fault.version"));
            case NOT_A_MEMBER -> stranger();
            case PROTOCOL, ALTERED, WITHHELD, OUT_OF_SCOPE ->
                Optional.of(new Fault("SYN-31", "sync.fault.refused", why.name()));
        };
    }

    /** Neither did. */
    static Optional<Fault> ended(Ending why) {
        return switch (why) {
            case CLOSED_HERE, REPLACED, CLOSED_THERE -> Optional.empty();
            case GARBAGE, TOO_LARGE -> protocol();
            case TOO_SLOW -> Optional.of(new Fault("SYN-30", "sync.fault.slow"));
            case BROKEN -> broken();
        };
    }

    /** The same of a peer that calls this station and is not called from here. */
    static Fault whereItCalls(Fault fault) {
        return switch (fault.code()) {
            case "SYN-22" -> new Fault("SYN-22", "sync.fault.broken.it_calls");
            case "SYN-23" -> new Fault("SYN-23", "sync.fault.stopped.it_calls");
            case "SYN-30" -> new Fault("SYN-30", "sync.fault.slow.it_calls");
            default -> fault;
        };
    }

    private static Optional<Fault> broken() {
        return Optional.of(new Fault("SYN-22", "sync.fault.broken"));
    }

    private static Optional<Fault> protocol() {
        return Optional.of(new Fault("SYN-27", "sync.fault.protocol"));
    }

    private static Optional<Fault> stranger() {
        return Optional.of(new Fault("SYN-29", "sync.fault.stranger"));
    }
}

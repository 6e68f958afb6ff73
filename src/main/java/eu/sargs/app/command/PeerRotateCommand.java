package eu.sargs.app.command;

import eu.sargs.access.Officer;
import eu.sargs.access.Reason;
import eu.sargs.app.Station;
import eu.sargs.platform.Fault;
import eu.sargs.sync.PeerKey;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code sargs peer rotate}. */
@Command(
        name = "rotate",
        description = "With --yes give this station a new key; it must not be running.",
        mixinStandardHelpOptions = true)
final class PeerRotateCommand extends HomeCommand {
    @Option(names = "--yes", description = "Change the key. The older one writes nothing any more.")
    private boolean yes;

    @Mixin
    private GivenReason reason;

    PeerRotateCommand(Console console) {
        super(console);
    }

    @Override
    protected int run(Station station) {
        if (carriedOut()) {
            throw new Fault("SYN-33", "sync.fault.rotate_running");
        }
        Officer officer = officer(station);
        Reason why = reason(station, reason);
        if (!yes) {
            console.say("app.peer.rotate_preview");
            return 0;
        }
        PeerKey next = rooms(station, officer).upkeep().replaceKey(why, officer);
        console.say("app.peer.rotated");
        console.print(next.hex());
        console.print(next.fingerprint().toString());
        return 0;
    }
}

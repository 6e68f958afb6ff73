package eu.sargs.app.command;

import eu.sargs.app.Station;
import eu.sargs.sync.Circle;
import eu.sargs.sync.Description;
import eu.sargs.sync.Peer;
import eu.sargs.sync.Peers;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.MutuallyExclusiveArgsException;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code sargs peer group}. */
@Command(
        name = "group",
        description = "Show which agencies a group is, or say it; some events are for one group only.",
        mixinStandardHelpOptions = true)
final class PeerGroupCommand extends HomeCommand {
    @Parameters(index = "0", paramLabel = "NAME", description = "The group, for example border.")
    private String name;

    @Parameters(
            index = "1..*",
            arity = "0..*",
            paramLabel = "AGENCY",
            description = "All of its agencies; none to look.")
    private List<String> agencies = List.of();

    @Option(names = "--nobody", description = "Instead of agencies: empty the group.")
    private boolean nobody;

    @Spec
    private CommandSpec spec;

    PeerGroupCommand(Console console) {
        super(console);
    }

    @Override
    protected int run(Station station) {
        Peers peers = rooms(station).peers();
        if (nobody && !agencies.isEmpty()) {
            throw new MutuallyExclusiveArgsException(spec.commandLine(), "AGENCY, --nobody");
        }
        if (!nobody && agencies.isEmpty()) {
            show(peers.now().groups().getOrDefault(name, Set.of()));
            return 0;
        }
        List<String> unheeding = peers.group(name, Set.copyOf(agencies), officer(station));
        show(Set.copyOf(agencies));
        Set<String> there = agencies(peers.now());
        List<String> unknown = agencies.stream()
                .filter(agency -> !there.contains(agency))
                .sorted()
                .toList();
        if (!unknown.isEmpty()) {
            console.say("app.peer.no_such_agency", String.join(", ", unknown));
        }
        PeerCommand.tell(unheeding, console);
        return 0;
    }

    private void show(Set<String> members) {
        if (members.isEmpty()) {
            console.say("app.peer.group_empty", name);
        } else {
            console.say("app.peer.grouped", name, String.join(", ", new TreeSet<>(members)));
        }
    }

    private static Set<String> agencies(Circle circle) {
        return Stream.concat(
                        circle.self().described().stream(),
                        circle.peers().stream().filter(Peer::belongs).map(Peer::described))
                .map(Description::agency)
                .collect(Collectors.toSet());
    }
}

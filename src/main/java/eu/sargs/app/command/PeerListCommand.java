package eu.sargs.app.command;

import eu.sargs.app.LocalMinute;
import eu.sargs.app.Station;
import eu.sargs.platform.Fault;
import eu.sargs.sync.Circle;
import eu.sargs.sync.Peer;
import eu.sargs.sync.PeerAddress;
import eu.sargs.sync.PeerLink;
import eu.sargs.ui.peer.PeerState;
import java.time.Duration;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code sargs peer list}. */
@Command(
        name = "list",
        description = "The stations that belong or did, and how their links are.",
        mixinStandardHelpOptions = true)
final class PeerListCommand extends HomeCommand {
    @Option(names = "--json", description = "One JSON object a line.")
    private boolean json;

    PeerListCommand(Console console) {
        super(console);
    }

    @Override
    protected int run(Station station) {
        Circle circle = rooms(station).peers().now();
        ZoneId zone = station.settings().now().zone();
        circle.self().outcast().ifPresent(console::say);
        circle.self()
                .missing()
                .forEach(one -> console.say(
                        "app.peer.own_let_go",
                        LocalMinute.of(one.since(), zone),
                        LocalMinute.of(one.until(), zone),
                        one.events()));
        if (circle.peers().isEmpty()) {
            console.say("app.peer.none");
        }
        for (Peer peer : circle.peers()) {
            if (json) {
                console.print(line(peer));
            } else {
                console.print("%s  %-20s %-16s %s  %-24s %-22s %s"
                        .formatted(
                                peer.key(),
                                peer.described().station(),
                                peer.described().agency(),
                                peer.described().country(),
                                state(peer, zone),
                                peer.address().map(PeerAddress::toString).orElse("-"),
                                wrong(peer.link())));
                tellMissing(peer, zone);
            }
        }
        circle.cutOff().forEach(group -> console.say("peer.own.cut-off", group));
        return 0;
    }

    private String wrong(PeerLink link) {
        return link.lastError()
                .map(fault -> console.texts().get(fault) + " [" + fault.code() + "]")
                .or(() -> link.note()
                        .map(note -> "peer.note."
                                + note.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                        .map(console.texts()::get))
                .orElse("");
    }

    private void tellMissing(Peer peer, ZoneId zone) {
        peer.missing()
                .forEach(one -> console.say(
                        one.onTheWay() ? "app.peer.let_go" : "app.peer.missing",
                        peer.described().station(),
                        LocalMinute.of(one.since(), zone),
                        LocalMinute.of(one.until(), zone),
                        one.events(),
                        one.exact()));
    }

    /** As the Peers screen says it. */
    private String state(Peer peer, ZoneId zone) {
        return PeerState.words(
                peer,
                console.texts(),
                time -> LocalMinute.of(time, zone),
                apart -> (apart.isNegative() ? "−" : "+") + apart.abs().toSeconds() + " s");
    }

    private Map<String, Object> line(Peer peer) {
        PeerLink link = peer.link();
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("key", peer.key().hex());
        line.put("fingerprint", peer.key().fingerprint().toString());
        PeerCommand.describe(line, peer.described());
        line.put("admits", peer.mayAdmit());
        line.put("belongs", peer.belongs());
        line.put("groups", peer.groups());
        line.put("sees", peer.sees());
        line.put("address", peer.address().map(PeerAddress::toString).orElse(null));
        line.put("held_until", peer.heldUntil().map(Object::toString).orElse(null));
        line.put("missing", peer.missing().stream().map(PeerCommand::object).toList());
        line.put("state", link.state().name());
        line.put("we_lack", link.weLack().isPresent() ? link.weLack().getAsLong() : null);
        line.put("they_lack", link.theyLack().isPresent() ? link.theyLack().getAsLong() : null);
        line.put("heard", link.heard().map(Object::toString).orElse(null));
        line.put("clock_ms", link.clock().map(Duration::toMillis).orElse(null));
        line.put("queued_bytes", link.queuedBytes());
        line.put("note", link.note().map(Enum::name).orElse(null));
        line.put("error", link.lastError().map(Fault::code).orElse(null));
        return line;
    }
}

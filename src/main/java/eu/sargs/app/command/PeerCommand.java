package eu.sargs.app.command;

import eu.sargs.access.Officer;
import eu.sargs.access.Right;
import eu.sargs.app.LocalMinute;
import eu.sargs.app.LogFile;
import eu.sargs.app.Station;
import eu.sargs.platform.Fault;
import eu.sargs.sync.Admission;
import eu.sargs.sync.Carried;
import eu.sargs.sync.Circle;
import eu.sargs.sync.Description;
import eu.sargs.sync.OwnStation;
import eu.sargs.sync.Peer;
import eu.sargs.sync.PeerAddress;
import eu.sargs.sync.PeerKey;
import eu.sargs.sync.Peers;
import eu.sargs.sync.RefusedCallers;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code sargs peer}: the stations this one syncs with. */
@Command(
        name = "peer",
        description = "The stations this one syncs with.",
        mixinStandardHelpOptions = true,
        subcommands = {
            PeerCommand.Id.class,
            PeerCommand.Add.class,
            PeerListCommand.class,
            PeerCommand.Address.class,
            PeerGroupCommand.class,
            PeerCommand.Revoke.class,
            PeerRotateCommand.class,
            PeerCommand.Carry.class
        })
final class PeerCommand {
    private static final Logger LOG = LoggerFactory.getLogger(PeerCommand.class);

    private static final String WHO =
            "Its key (“sargs peer id” there), the key's first eight digits or more, or its" + " station's name.";

    PeerCommand(Console console) {}

    /**
     * The one other member that was meant.
     *
     * @throws Fault SYN-09 where it is this station itself, SYN-11 where none or several could be
     */
    private static Peer find(Circle circle, String who) {
        OwnStation self = circle.self();
        if (self.key().hex().equals(who)
                || who.length() >= 8 && self.key().hex().startsWith(who)
                || self.described()
                        .filter(own -> own.station().equalsIgnoreCase(who))
                        .isPresent()) {
            throw new Fault("SYN-09", "sync.fault.own");
        }
        List<Peer> meant = circle.peers().stream()
                .filter(peer -> peer.key().hex().equals(who)
                        || who.length() >= 8 && peer.key().hex().startsWith(who)
                        || peer.belongs() && peer.described().station().equalsIgnoreCase(who))
                .toList();
        if (meant.size() != 1) {
            throw new Fault("SYN-11", "sync.fault.no_peer");
        }
        return meant.getFirst();
    }

    /** Where what was just said of others does not count. */
    static void tell(List<String> unheeding, Console console) {
        if (!unheeding.isEmpty()) {
            console.say("peer.unheeded", String.join(", ", unheeding));
        }
    }

    @Command(
            name = "id",
            description = "Key and fingerprint of this station; with --agency, say who it is.",
            mixinStandardHelpOptions = true)
    static final class Id extends HomeCommand {
        @Option(names = "--agency", paramLabel = "NAME", description = "Who it works for, for example vp-kraslava.")
        private String agency;

        @Option(names = "--country", paramLabel = "CC", description = "LV, LT or another country's two letters.")
        private String country;

        @Option(names = "--json", description = "One JSON object.")
        private boolean json;

        Id(Console console) {
            super(console);
        }

        @Override
        protected int run(Station station) {
            if (agency != null || country != null) {
                Optional<Description> before =
                        rooms(station).peers().now().self().described();
                Description self = new Description(
                        station.settings().now().station(),
                        station.seat().name(),
                        Optional.ofNullable(agency)
                                .or(() -> before.map(Description::agency))
                                .orElse(""),
                        Optional.ofNullable(country)
                                .or(() -> before.map(Description::country))
                                .orElse(""));
                rooms(station).peers().describe(self, officer(station));
                console.say("app.peer.described", self.station(), self.agency(), self.country());
            }
            Peers peers = rooms(station).peers();
            OwnStation self = peers.now().self();
            print(self, peers.refused());
            self.outcast().ifPresent(console::say);
            return 0;
        }

        private void print(OwnStation self, RefusedCallers refused) {
            if (json) {
                Map<String, Object> line = new LinkedHashMap<>();
                line.put("key", self.key().hex());
                line.put("fingerprint", self.key().fingerprint().toString());
                self.described().ifPresent(described -> describe(line, described));
                line.put("listens", self.listensAt().map(PeerAddress::toString).orElse(null));
                line.put("certificate_until", self.certificateUntil().toString());
                line.put(
                        "revoked_by",
                        self.outcast()
                                .map(fault -> fault.arguments().getFirst())
                                .orElse(null));
                line.put(
                        "missing",
                        self.missing().stream().map(PeerCommand::object).toList());
                line.put("refused_callers", refused.count());
                line.put("last_refused", refused.last().map(Instant::toString).orElse(null));
                console.print(line);
            } else {
                console.print(self.key().hex());
                console.print(self.key().fingerprint().toString());
                self.listensAt().ifPresent(where -> console.print(where.toString()));
            }
        }
    }

    static void describe(Map<String, Object> line, Description described) {
        line.put("station", described.station());
        line.put("seat", described.seat());
        line.put("agency", described.agency());
        line.put("country", described.country());
    }

    static Map<String, Object> object(Peer.Missing missing) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("since", missing.since().toString());
        object.put("until", missing.until().toString());
        object.put("exact", missing.exact());
        object.put("events", missing.events());
        object.put("cause", missing.onTheWay() ? "LET_GO" : "RETIRED");
        return object;
    }

    @Command(
            name = "add",
            description = "Show both fingerprints, and with --yes let a station in; or say anew who it is.",
            mixinStandardHelpOptions = true)
    static final class Add extends HomeCommand {
        @Parameters(paramLabel = "KEY", description = "The other station's key, as “sargs peer id” prints it there.")
        private String key;

        @Option(names = "--station", required = true, paramLabel = "NAME", description = "Its name.")
        private String name;

        @Option(names = "--seat", paramLabel = "NAME", description = "Its seat (default: the station's name and 1).")
        private String seat;

        @Option(names = "--agency", required = true, paramLabel = "NAME", description = "Who it works for.")
        private String agency;

        @Option(names = "--country", required = true, paramLabel = "CC", description = "Its country's two letters.")
        private String country;

        @Option(names = "--at", paramLabel = "HOST:PORT", description = "Where to call it (default: it calls).")
        private String at;

        @Option(names = "--admits", description = "Whom it admits belongs here too.")
        private boolean admits;

        @Option(names = "--yes", description = "The fingerprints were compared: let it in.")
        private boolean yes;

        Add(Console console) {
            super(console);
        }

        @Override
        protected int run(Station station) {
            Officer officer = officer(station);
            rooms(station).require(officer, Right.PEERS, "Peers.admit");
            Admission admission = new Admission(
                    PeerKey.typed(key),
                    new Description(name, seat == null ? name + " 1" : seat, agency, country),
                    admits,
                    Optional.ofNullable(at).map(PeerAddress::typed));
            PeerKey own = rooms(station).peers().now().self().key();
            console.say("app.peer.own_fingerprint", own.fingerprint().toString());
            console.say(
                    "app.peer.their_fingerprint", admission.key().fingerprint().toString());
            if (!yes) {
                console.say("app.peer.compare");
                return 0;
            }
            rooms(station).peers().admit(admission, officer);
            console.say("app.peer.added", admission.described().station());
            return 0;
        }
    }

    @Command(
            name = "address",
            description = "Say where a station is called; without an address it is called no more.",
            mixinStandardHelpOptions = true)
    static final class Address extends HomeCommand {
        @Parameters(index = "0", paramLabel = "WHO", description = WHO)
        private String who;

        @Parameters(index = "1", arity = "0..1", paramLabel = "HOST:PORT", description = "Where it listens.")
        private String at;

        Address(Console console) {
            super(console);
        }

        @Override
        protected int run(Station station) {
            Optional<PeerAddress> address = Optional.ofNullable(at).map(PeerAddress::typed);
            Officer officer = officer(station);
            Peer peer = find(rooms(station).peers().now(), who);
            rooms(station).peers().address(peer.key(), address, officer);
            String name = peer.described().station();
            address.ifPresentOrElse(
                    where -> console.say("app.peer.addressed", name, where.toString()),
                    () -> console.say("app.peer.unaddressed", name));
            return 0;
        }
    }

    @Command(
            name = "revoke",
            description = "Say who would be out, and with --yes revoke them: for good.",
            mixinStandardHelpOptions = true)
    static final class Revoke extends HomeCommand {
        @Parameters(paramLabel = "WHO", description = WHO)
        private String who;

        @Option(names = "--yes", description = "Revoke. The key can never come back.")
        private boolean yes;

        @Mixin
        private GivenReason reason;

        Revoke(Console console) {
            super(console);
        }

        @Override
        protected int run(Station station) {
            Officer officer = officer(station);
            Peer peer = find(rooms(station).peers().now(), who);
            String name = peer.described().station();
            if (!yes) {
                console.say(
                        "app.peer.their_fingerprint", peer.key().fingerprint().toString());
                console.say("app.peer.revoke_preview", name);
                return 0;
            }
            List<String> unheeding = rooms(station).peers().revoke(peer.key(), reason(station, reason), officer);
            console.say("app.peer.revoked", name);
            tell(unheeding, console);
            return 0;
        }
    }

    @Command(
            name = "carry",
            description = "Write what a station may see to a file for a stick, sealed for it; or take such a file in.",
            mixinStandardHelpOptions = true)
    static final class Carry extends HomeCommand {
        /** One of the two. */
        static final class Way {
            @ArgGroup(exclusive = false)
            private Out out;

            @Option(
                    names = "--in",
                    required = true,
                    paramLabel = "FILE",
                    description = "Take this file in; ends with 1 where a part of it was not taken.")
            private Path in;
        }

        static final class Out {
            @Option(names = "--out", required = true, paramLabel = "FILE", description = "Write this file.")
            private Path file;

            @Option(names = "--for", required = true, paramLabel = "WHO", description = WHO)
            private String who;
        }

        @ArgGroup(multiplicity = "1")
        private Way way;

        Carry(Console console) {
            super(console);
        }

        @Override
        protected int run(Station station) {
            Officer officer = officer(station);
            if (way.out != null) {
                Peer peer = find(rooms(station).peers().now(), way.out.who);
                Path file = resolve(way.out.file);
                Carried carried = rooms(station).peers().carryOut(file, peer.key(), officer);
                console.say(
                        "app.peer.carried_out",
                        carried.events(),
                        file.toString(),
                        peer.described().station());
                tellLacking(carried, station.settings().now().zone());
                return 0;
            }
            Carried carried = rooms(station).peers().carryIn(resolve(way.in), officer);
            boolean whole = carried.lacking().isEmpty();
            console.say("app.peer.carried_in", carried.events(), carried.refused(), whole);
            tellLacking(carried, station.settings().now().zone());
            for (Fault why : carried.why()) {
                LOG.warn("A stick was not taken whole: {}", why.code());
                console.say(why);
            }
            if (carried.refused() == 0) {
                return 0;
            }
            LogFile.place().ifPresent(file -> console.say("app.log", file));
            return 1;
        }

        private void tellLacking(Carried carried, ZoneId zone) {
            for (Carried.Lacking lacking : carried.lacking()) {
                Peer.Missing missing = lacking.missing();
                console.say(
                        "peer.stick.lacking",
                        lacking.station(),
                        LocalMinute.of(missing.since(), zone),
                        LocalMinute.of(missing.until(), zone),
                        missing.events(),
                        missing.exact());
            }
        }
    }
}

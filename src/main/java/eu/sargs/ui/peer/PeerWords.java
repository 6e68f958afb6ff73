package eu.sargs.ui.peer;

import eu.sargs.sync.Circle;
import eu.sargs.sync.Peer;
import eu.sargs.sync.PeerLink;
import eu.sargs.ui.part.Desk;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A peer in words: short for its chip, whole for its tooltip and its page. FX thread. */
final class PeerWords {
    private final Desk desk;

    PeerWords(Desk desk) {
        this.desk = desk;
    }

    String get(String key, Object... arguments) {
        return desk.words().get(key, arguments);
    }

    /** The station's name; its seat's where a station has several. */
    static String name(Peer peer, Circle circle) {
        String station = peer.described().station();
        long seats = circle.peers().stream()
                .filter(one -> one.belongs() && one.described().station().equals(station))
                .count();
        return seats > 1 ? peer.described().seat() : station;
    }

    /** {@code connected}, {@code 412 behind}, {@code clock +14 s}, {@code seen 01:52}. */
    String state(Peer peer) {
        return PeerState.words(peer, desk.words().textsProperty().get(), this::moment, this::apart);
    }

    String moment(Instant time) {
        return desk.times().lately(time, desk.ticker().now());
    }

    /** {@code +14 s}, {@code −6 min}; empty text where it is not known. */
    String clock(PeerLink link) {
        return link.clock().map(this::apart).orElse("");
    }

    private String apart(Duration clocks) {
        return (clocks.isNegative() ? "−" : "+") + desk.times().length(clocks.abs());
    }

    /** What the chip says, in sentences, one a line. */
    String tooltip(Peer peer, Circle circle) {
        PeerLink link = peer.link();
        List<String> lines = new ArrayList<>();
        lines.add(name(peer, circle) + " · " + peer.described().agency() + " · "
                + peer.described().country());
        switch (link.state()) {
            case CONNECTED -> {
                lines.add(get("peer.tip.we-lack", link.weLack().orElse(0)));
                lines.add(get("peer.tip.they-lack", link.theyLack().orElse(0)));
            }
            case CALLING -> lines.add(get("peer.tip.calling"));
            case NOT_REACHED, DROPPED -> lines.add(get("peer.tip.dropped"));
            case NOT_CALLED -> lines.add(get("peer.tip.not-called"));
        }
        link.note().ifPresent(note -> lines.add(note(note)));
        if (PeerState.clockApart(link)) {
            lines.add(get("peer.tip.clock", clock(link)));
        }
        if (link.state() != PeerLink.State.CONNECTED) {
            PeerState.lastSeen(peer).ifPresent(time -> lines.add(get("peer.tip.seen", moment(time))));
        }
        peer.missing()
                .forEach(one -> lines.add(get(
                        one.onTheWay() ? "peer.tip.let-go" : "peer.tip.missing",
                        moment(one.since()),
                        moment(one.until()),
                        one.exact())));
        link.lastError().ifPresent(error -> lines.add(desk.words().get(error)));
        return String.join("\n", lines);
    }

    String note(PeerLink.Note note) {
        return get(
                switch (note) {
                    case UNWRITTEN -> "peer.note.unwritten";
                    case STALLED -> "peer.note.stalled";
                    case WITHHOLDS -> "peer.note.withholds";
                    case CLOCK_AHEAD -> "peer.note.clock-ahead";
                });
    }

    /** What it may see of ours: {@code everything shared with all, group border}. */
    String sees(Peer peer) {
        if (peer.sees().isEmpty()) {
            return get("peer.sees.nothing");
        }
        return peer.sees().stream().map(this::scope).collect(Collectors.joining("; "));
    }

    private String scope(String scope) {
        int colon = scope.indexOf(':');
        String name = scope.substring(colon + 1);
        return switch (colon < 0 ? scope : scope.substring(0, colon)) {
            case "all" -> get("peer.sees.all");
            case "country" -> get("peer.sees.country", name);
            case "group" -> get("peer.sees.group", name);
            case "station" -> get("peer.sees.station");
            default -> scope;
        };
    }

    /** {@code 18 kB} */
    String size(long bytes) {
        if (bytes < 1_000) {
            return get("peer.size.bytes", bytes);
        }
        return bytes < 1_000_000
                ? get("peer.size.kilobytes", bytes / 1_000)
                : get("peer.size.megabytes", bytes / 100_000 / 10.0);
    }

    /** {@code 18 min ago}, counted at the moment. */
    String age(Instant time) {
        return desk.times().age(Duration.between(time, desk.ticker().now()));
    }
}

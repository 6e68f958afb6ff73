package eu.sargs.ui.peer;

import eu.sargs.platform.Texts;
import eu.sargs.sync.Peer;
import eu.sargs.sync.PeerLink;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/** How a peer stands, in one shape; the most pressing where several are true. Round, as all health is. */
public enum PeerState {
    CONNECTED("mdi2c-circle", "ok"),
    BEHIND("mdi2c-circle-half-full", "degraded"),
    UNWRITTEN("mdi2c-circle-half-full", "degraded"),
    STALLED("mdi2c-circle-half-full", "degraded"),
    WITHHOLDS("mdi2c-circle-half-full", "degraded"),
    CLOCK("mdi2c-circle-half-full", "degraded"),
    CALLING("mdi2t-timer-sand", "offline"),
    UNHEARD("mdi2c-close-circle-outline", "offline"),
    LEFT("mdi2c-close", "offline");

    /** Fewer events than this are on their way at any time while cars pass; it is no lag. */
    static final long ON_THE_WAY = 20;
    /** Times of two stations are compared on one screen: from here on an order of cars may be wrong. */
    static final Duration CLOCK_APART = Duration.ofSeconds(10);

    private final String icon;
    private final String style;

    PeerState(String icon, String style) {
        this.icon = icon;
        this.style = style;
    }

    /**
     * In a word or two: {@code connected}, {@code 412 behind}, {@code clock +14 s}, {@code seen 01:52}.
     *
     * @param moment how a time is written
     * @param apart how the difference of two clocks is
     */
    public static String words(
            Peer peer, Texts texts, Function<Instant, String> moment, Function<Duration, String> apart) {
        PeerLink link = peer.link();
        return switch (of(peer)) {
            case CONNECTED -> texts.get("peer.state.connected");
            case BEHIND -> texts.get("peer.state.behind", link.weLack().orElse(0));
            case UNWRITTEN -> texts.get("peer.state.unwritten");
            case STALLED -> texts.get("peer.state.stalled");
            case WITHHOLDS -> texts.get("peer.state.withholds");
            case CLOCK -> texts.get("peer.state.clock", link.clock().map(apart).orElse(""));
            case CALLING -> texts.get("peer.state.calling");
            case UNHEARD ->
                lastSeen(peer)
                        .map(time -> texts.get("peer.state.seen", moment.apply(time)))
                        .orElseGet(() -> texts.get("peer.state.never"));
            case LEFT ->
                texts.get(
                        peer.left().flatMap(Peer.Leaving::successor).isPresent()
                                ? "peer.state.replaced"
                                : "peer.state.revoked");
        };
    }

    /** When anything was last heard of it: over a link in this run, else by its newest event that is here. */
    static Optional<Instant> lastSeen(Peer peer) {
        return peer.link().heard().or(peer::heldUntil);
    }

    static PeerState of(Peer peer) {
        PeerLink link = peer.link();
        if (!peer.belongs()) {
            return LEFT;
        }
        if (link.note().equals(Optional.of(PeerLink.Note.WITHHOLDS))) {
            return WITHHOLDS; // whether the link stands just now or not: it comes and goes
        }
        if (link.state() != PeerLink.State.CONNECTED) {
            return link.state() == PeerLink.State.CALLING ? CALLING : UNHEARD;
        }
        if (link.note().isPresent()) {
            return switch (link.note().get()) {
                case UNWRITTEN -> UNWRITTEN;
                case STALLED -> STALLED;
                case WITHHOLDS -> WITHHOLDS;
                case CLOCK_AHEAD -> CLOCK;
            };
        }
        if (clockApart(link)) {
            return CLOCK;
        }
        return link.weLack().orElse(0) >= ON_THE_WAY ? BEHIND : CONNECTED;
    }

    static boolean clockApart(PeerLink link) {
        return link.clock()
                .filter(time -> time.abs().compareTo(CLOCK_APART) >= 0)
                .isPresent();
    }

    boolean needsAttention() {
        return this != CONNECTED && this != LEFT;
    }

    /** Ikonli literal. */
    String icon() {
        return icon;
    }

    /** Stem of its style classes. */
    String style() {
        return style;
    }
}

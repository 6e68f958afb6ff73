package eu.sargs.ui.peer;

import eu.sargs.sync.Peer;
import eu.sargs.sync.PeerLink;
import java.time.Duration;

/** How a peer stands, in one shape; the most pressing where several are true. Round, as all health is. */
enum PeerState {
    CONNECTED("mdi2c-circle", "ok"),
    BEHIND("mdi2c-circle-half-full", "degraded"),
    STALLED("mdi2c-circle-half-full", "degraded"),
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

    static PeerState of(Peer peer) {
        PeerLink link = peer.link();
        if (!peer.belongs()) {
            return LEFT;
        }
        if (link.state() != PeerLink.State.CONNECTED) {
            return link.state() == PeerLink.State.CALLING ? CALLING : UNHEARD;
        }
        if (link.note().filter(PeerLink.Note.STALLED::equals).isPresent()) {
            return STALLED;
        }
        if (link.note().isPresent() || clockApart(link)) {
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

package eu.sargs.sync.link;

import eu.sargs.sync.PeerAddress;
import eu.sargs.sync.engine.Message;
import eu.sargs.sync.engine.PeerId;

/** Hears what happens on links, on threads of theirs; be quick. For one link the calls come one after the other. */
public interface LinkListener {
    void opened(Link link);

    /** {@link Link#next} is to be called when the message is done with; until then few more come. */
    void received(Link link, Message message);

    /** A call brought no link; it is tried again. */
    void unreached(PeerId peer, PeerAddress where, Unreached why);

    /** The last that is heard of a link that was opened. */
    void closed(Link link, Ending why);
}

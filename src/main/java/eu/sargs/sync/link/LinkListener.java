package eu.sargs.sync.link;

import eu.sargs.sync.engine.Message;

/** Hears what happens on links, on threads of theirs; be quick. For one link the calls come one after the other. */
public interface LinkListener {
    void opened(Link link);

    /** {@link Link#next} is to be called when the message is done with; until then few more come. */
    void received(Link link, Message message);

    /** The last that is heard of a link that was opened. */
    void closed(Link link, Ending why);
}

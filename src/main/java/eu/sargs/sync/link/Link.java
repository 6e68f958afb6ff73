package eu.sargs.sync.link;

import eu.sargs.sync.engine.Farewell;
import eu.sargs.sync.engine.Message;
import eu.sargs.sync.engine.PeerId;

/** One ordered stream of messages each way, to a peer whose key was proved. Thread-safe; nothing blocks. */
public interface Link {
    PeerId peer();

    /**
     * Puts a message at the end of what waits to be sent. A peer that does not take what waits is dropped.
     *
     * @return its bytes on the wire; 0 where the link is closed
     * @throws IllegalArgumentException when it is larger than a message may be
     */
    int send(Message message);

    /** Runs this once most of what was put here has left, at once where it has; never after the link was closed. */
    void whenSent(Runnable then);

    /** The message that was handed out last is done with: the next one may come. */
    void next();

    /** Bytes of messages that wait here to be sent. */
    long queuedBytes();

    /** Bytes of messages that were handed to the network since the link was opened. */
    long sentBytes();

    /** Bytes of messages that came since the link was opened. */
    long receivedBytes();

    /** Says goodbye and closes. The listener is told. */
    void close(Farewell why);
}

package eu.sargs.sync.link;

import eu.sargs.sync.PeerAddress;
import eu.sargs.sync.engine.Message;
import eu.sargs.sync.engine.PeerId;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Keeps what it hears of links. */
final class HeardLinks implements LinkListener {
    final BlockingQueue<Link> opened = new LinkedBlockingQueue<>();
    final BlockingQueue<Message> messages = new LinkedBlockingQueue<>();
    final BlockingQueue<Ending> closed = new LinkedBlockingQueue<>();
    final BlockingQueue<Unreached> unreached = new LinkedBlockingQueue<>();
    private final boolean reads;

    /** @param reads whether it goes on to the next message by itself */
    HeardLinks(boolean reads) {
        this.reads = reads;
    }

    @Override
    public void opened(Link link) {
        opened.add(link);
    }

    @Override
    public void received(Link link, Message message) {
        messages.add(message);
        if (reads) {
            link.next();
        }
    }

    @Override
    public void unreached(PeerId peer, PeerAddress where, Unreached why) {
        unreached.add(why);
    }

    @Override
    public void closed(Link link, Ending why) {
        closed.add(why);
    }

    static <T> T next(BlockingQueue<T> queue) throws InterruptedException {
        T one = queue.poll(20, TimeUnit.SECONDS);
        if (one == null) {
            throw new AssertionError("Nothing was heard");
        }
        return one;
    }
}

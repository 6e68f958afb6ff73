package eu.sargs.sync.link;

import io.netty.channel.Channel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import java.util.List;

/** Listens, and tells the threshold of whoever comes before anything is read of it. */
final class NotedServerChannel extends NioServerSocketChannel {
    private final Threshold threshold;

    NotedServerChannel(Threshold threshold) {
        this.threshold = threshold;
    }

    @Override
    protected int doReadMessages(List<Object> into) throws Exception {
        int read = super.doReadMessages(into);
        if (read < 1) {
            return read;
        }
        Channel newest = (Channel) into.getLast();
        if (newest.remoteAddress() == null) { // it has gone again
            into.removeLast();
            newest.unsafe().closeForcibly();
            return 0;
        }
        threshold.came(newest);
        return read;
    }
}

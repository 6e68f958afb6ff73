package eu.sargs.sync.link;

import io.netty.channel.Channel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import java.net.SocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Listens, and turns away whoever comes when there are too many: a stranger costs memory before it is known. */
final class CountedServerChannel extends NioServerSocketChannel {
    private final Map<SocketAddress, Channel> open;
    private final int most;

    /** @param open the connections that are there, by the other side's address */
    CountedServerChannel(Map<SocketAddress, Channel> open, int most) {
        this.open = open;
        this.most = most;
    }

    static Map<SocketAddress, Channel> none() {
        return new ConcurrentHashMap<>();
    }

    @Override
    protected int doReadMessages(List<Object> into) throws Exception {
        int read = super.doReadMessages(into);
        if (read < 1) {
            return read;
        }
        Channel newest = (Channel) into.getLast();
        SocketAddress from = newest.remoteAddress();
        if (open.size() >= most || from == null) {
            into.removeLast();
            newest.unsafe().closeForcibly();
            return 0;
        }
        open.put(from, newest);
        newest.closeFuture().addListener(closed -> open.remove(from, newest));
        return read;
    }
}

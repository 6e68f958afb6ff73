package eu.sargs.sync.link;

import eu.sargs.journal.OriginKey;
import io.netty.channel.Channel;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The connections to this station. Those that have proved a key that is let in stay; those that have not are few, and
 * where there are too many the one that is least likely to be a peer gives way to who comes, so that a peer comes in while
 * somebody holds sockets open. Thread-safe; {@link #came} on the thread of the sockets.
 */
final class Threshold {
    /** A stranger costs memory before it is known, some tens of kilobytes. */
    static final int MOST_STRANGERS = 128;

    /** From one address; stations of one building may share one. */
    static final int MOST_FROM_ONE = 32;

    /** A peer has one, and for a moment those that it does not know to be broken. */
    static final int MOST_OF_ONE_KEY = 4;

    private record Proved(Channel channel, OriginKey key) {}

    private final Refusals refusals;
    /** By the other side's address, in the order they came. */
    private final Map<SocketAddress, Stranger> strangers = new LinkedHashMap<>();
    /** By the other side's address, in the order they proved their keys. */
    private final Map<SocketAddress, Proved> proved = new LinkedHashMap<>();

    Threshold(Refusals refusals) {
        this.refusals = refusals;
    }

    /** @param connection new, nothing of it was read */
    synchronized void came(Channel connection) {
        SocketAddress address = connection.remoteAddress();
        Stranger stranger = new Stranger(connection, source(address));
        List<Stranger> beside = strangers.values().stream()
                .filter(one -> one.from().equals(stranger.from()))
                .toList();
        if (beside.size() >= MOST_FROM_ONE) {
            giveWay(beside);
        } else if (strangers.size() >= MOST_STRANGERS) {
            giveWay(ofThoseWithMost());
        }
        connection.pipeline().addFirst(stranger);
        strangers.put(address, stranger);
        connection.closeFuture().addListener(closed -> gone(address, connection));
    }

    /** The strangers of the sources that have most of them. */
    private List<Stranger> ofThoseWithMost() {
        Map<Object, List<Stranger>> bySource = new HashMap<>();
        strangers
                .values()
                .forEach(one -> bySource.computeIfAbsent(one.from(), from -> new ArrayList<>())
                        .add(one));
        int most = bySource.values().stream().mapToInt(List::size).max().orElse(0);
        return strangers.values().stream()
                .filter(one -> bySource.get(one.from()).size() == most)
                .toList();
    }

    /** The oldest that did not begin TLS, or else the oldest. */
    private void giveWay(Collection<Stranger> some) {
        toGo(some).or(() -> toGo(strangers.values())).ifPresent(out -> {
            strangers.values().remove(out);
            refusals.add(Refusal.CROWDED_OUT);
            out.channel().close();
        });
    }

    /** Of those that did not come in this very moment: they are a few at a time, and cannot be hung up on yet. */
    private static Optional<Stranger> toGo(Collection<Stranger> some) {
        // The first of equals is the oldest: they come in order.
        return some.stream().filter(one -> one.channel().isRegistered()).min(Comparator.comparing(Stranger::hasBegun));
    }

    /**
     * What counts as one source: an IPv4 address, or the 64 bits of an IPv6 address that its network gives out; the rest
     * of it anybody may choose.
     */
    private static Object source(SocketAddress address) {
        InetAddress host = address instanceof InetSocketAddress inet ? inet.getAddress() : null;
        if (host instanceof Inet6Address) {
            return ByteBuffer.wrap(host.getAddress()).getLong();
        }
        return host == null ? address : host;
    }

    /** It proved a key that is let in. Any thread; once more is as good as once. */
    synchronized void proved(SocketAddress address, OriginKey key) {
        Stranger known = strangers.remove(address);
        if (known == null) {
            return;
        }
        List<Map.Entry<SocketAddress, Proved>> before = proved.entrySet().stream()
                .filter(one -> one.getValue().key().equals(key))
                .toList();
        if (before.size() >= MOST_OF_ONE_KEY) { // the newer counts, as with links
            Map.Entry<SocketAddress, Proved> oldest = before.getFirst();
            proved.remove(oldest.getKey());
            oldest.getValue().channel().close();
        }
        proved.put(address, new Proved(known.channel(), key));
    }

    private synchronized void gone(SocketAddress address, Channel connection) {
        Stranger stranger = strangers.get(address);
        if (stranger != null && stranger.channel() == connection) {
            strangers.remove(address);
            refusals.add(stranger.refusal());
        }
        Proved known = proved.get(address);
        if (known != null && known.channel() == connection) {
            proved.remove(address);
        }
    }

    /** @param address of the other side */
    synchronized Optional<Channel> find(SocketAddress address) {
        return Optional.ofNullable(proved.get(address))
                .map(Proved::channel)
                .or(() -> Optional.ofNullable(strangers.get(address)).map(Stranger::channel));
    }

    /** Connections that have not proved a key. */
    synchronized int strangers() {
        return strangers.size();
    }
}

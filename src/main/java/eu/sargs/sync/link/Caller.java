package eu.sargs.sync.link;

import eu.sargs.journal.OriginKey;
import eu.sargs.sync.PeerAddress;
import eu.sargs.sync.engine.PeerId;
import eu.sargs.sync.wire.Wire;
import io.grpc.CallOptions;
import io.grpc.ClientCall;
import io.grpc.Grpc;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.NettyChannelBuilder;
import io.netty.channel.ChannelOption;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Predicate;
import javax.net.ssl.SSLException;

/** Calls a peer: TLS in which it must prove just its key, then the stream. */
final class Caller {
    private static final Duration LAST_WORDS = Duration.ofSeconds(1);

    private final Predicate<OriginKey> letIn;
    private final InstantSource clock;
    private final Network network;
    /** Of calls that are being made and of links that stand, and whether one stands. */
    private final Map<ManagedChannel, Boolean> channels = new ConcurrentHashMap<>();

    private volatile boolean closed;

    Caller(Predicate<OriginKey> letIn, InstantSource clock, Network network) {
        this.letIn = letIn;
        this.clock = clock;
        this.network = network;
    }

    /**
     * @param shown what this station proves itself with
     * @param open given the stream when the peer has answered; gives back its link, or null where it is not wanted
     * @param over told once, with the link if there was one
     */
    void call(StationCertificate shown, PeerId peer, PeerAddress where, Opening open, BiConsumer<GrpcLink, Status> over)
            throws SSLException {
        PeerTrust trust = new PeerTrust(key -> key.equals(peer.key()) && letIn.test(key), clock);
        SslContext tls = GrpcSslContexts.configure(
                        SslContextBuilder.forClient()
                                .keyManager(shown.secret(), shown.certificate())
                                .trustManager(trust)
                                .protocols("TLSv1.3"),
                        SslProvider.JDK)
                .build();
        ManagedChannel channel = NettyChannelBuilder.forAddress(new InetSocketAddress(where.host(), where.port()))
                .sslContext(tls)
                .overrideAuthority(Certificates.name(peer.key()))
                .eventLoopGroup(network.loop())
                .channelType(NioSocketChannel.class)
                .withOption(ChannelOption.ALLOCATOR, network.buffers())
                .withOption(ChannelOption.CONNECT_TIMEOUT_MILLIS, 10_000)
                .executor(network.messages())
                .proxyDetector(address -> null)
                .disableRetry()
                .disableServiceConfigLookUp()
                .maxInboundMessageSize(Wire.LIMIT)
                .maxInboundMetadataSize(Listening.MOST_METADATA)
                .flowControlWindow(Listening.WINDOW)
                .keepAliveTime(20, TimeUnit.SECONDS)
                .keepAliveTimeout(10, TimeUnit.SECONDS)
                .build();
        channels.put(channel, false);
        if (closed) {
            ended(channel); // it was being made while the station closed
            over.accept(null, Status.CANCELLED);
            return;
        }
        try {
            ClientCall<byte[], byte[]> call = channel.newCall(Stream.METHOD, CallOptions.DEFAULT);
            call.start(
                    new Answers(call, channel, trust, peer, stream -> open.open(peer, shown.origin(), stream), over),
                    new Metadata());
        } catch (RuntimeException e) {
            ended(channel);
            throw e;
        }
    }

    private void ended(ManagedChannel channel) {
        channel.shutdownNow();
        channels.remove(channel);
    }

    /** Channels that stand open: one a link, and one a call that has not been answered. */
    int open() {
        return channels.size();
    }

    /** Ends what is being called; links have a moment to get their last words out. Nothing is called afterwards. */
    void close() {
        closed = true;
        Map<ManagedChannel, Boolean> open = Map.copyOf(channels);
        open.forEach((channel, linked) -> {
            if (linked) {
                channel.shutdown();
            } else {
                ended(channel);
            }
        });
        long until = System.nanoTime() + LAST_WORDS.toNanos();
        open.keySet().forEach(channel -> {
            try {
                channel.awaitTermination(Math.max(0, until - System.nanoTime()), TimeUnit.NANOSECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            ended(channel);
        });
    }

    /** What becomes of a stream that was opened. */
    interface Opening {
        /** @param shown the own key that the peer was shown */
        GrpcLink open(PeerId peer, OriginKey shown, Stream stream);
    }

    private final class Answers extends ClientCall.Listener<byte[]> {
        private final ClientCall<byte[], byte[]> call;
        private final ManagedChannel channel;
        private final PeerTrust trust;
        private final PeerId peer;
        private final Function<Stream, GrpcLink> open;
        private final BiConsumer<GrpcLink, Status> over;
        private GrpcLink link;

        Answers(
                ClientCall<byte[], byte[]> call,
                ManagedChannel channel,
                PeerTrust trust,
                PeerId peer,
                Function<Stream, GrpcLink> open,
                BiConsumer<GrpcLink, Status> over) {
            this.call = call;
            this.channel = channel;
            this.trust = trust;
            this.peer = peer;
            this.open = open;
            this.over = over;
        }

        @Override
        public void onHeaders(Metadata headers) {
            // Again, because a TLS session that is taken up anew checks no certificate.
            if (!Listening.isStill(call.getAttributes().get(Grpc.TRANSPORT_ATTR_SSL_SESSION), trust, peer.key())) {
                call.cancel("Not whom we called", null);
                return;
            }
            link = open.apply(new ClientStream(call, channel, network));
            if (link == null) {
                call.cancel("Not wanted any more", null);
            } else {
                channels.replace(channel, true);
                link.begin();
            }
        }

        @Override
        public void onMessage(byte[] message) {
            if (link != null) {
                link.received(message);
            }
        }

        @Override
        public void onReady() {
            if (link != null) {
                link.ready();
            }
        }

        @Override
        public void onClose(Status status, Metadata trailers) {
            if (link != null) {
                link.over(status);
            }
            ended(channel);
            over.accept(link, status);
        }
    }

    private record ClientStream(ClientCall<byte[], byte[]> call, ManagedChannel channel, Network network)
            implements Stream {
        @Override
        public boolean isReady() {
            return call.isReady();
        }

        @Override
        public void send(byte[] message) {
            call.sendMessage(message);
        }

        @Override
        public void request(int messages) {
            call.request(messages);
        }

        @Override
        public void end(Status why) {
            call.halfClose();
            call.request(Integer.MAX_VALUE / 2); // what still comes is thrown away
            network.timer().schedule(this::cut, 2, TimeUnit.SECONDS);
        }

        @Override
        public void cut() {
            call.cancel("Closed", null);
            channel.shutdownNow();
        }
    }
}

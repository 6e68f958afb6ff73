package eu.sargs.sync.link;

import eu.sargs.journal.OriginKey;
import eu.sargs.platform.Fault;
import eu.sargs.sync.PeerAddress;
import eu.sargs.sync.engine.PeerId;
import eu.sargs.sync.wire.Wire;
import io.grpc.Attributes;
import io.grpc.Grpc;
import io.grpc.Metadata;
import io.grpc.Server;
import io.grpc.ServerCall;
import io.grpc.ServerServiceDefinition;
import io.grpc.ServerTransportFilter;
import io.grpc.Status;
import io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.NettyServerBuilder;
import io.netty.channel.Channel;
import io.netty.channel.ChannelOption;
import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;

/** Listens for peers that call. Nothing of a caller is read before TLS has proved a key that is let in. */
final class Listening implements AutoCloseable {
    /** Bytes on their way to us at most, a connection. */
    static final int WINDOW = 1 << 20;

    static final int MOST_METADATA = 4 << 10;
    /** In all, TLS and what HTTP/2 begins with; who does not even begin TLS is hung up on before. */
    private static final int SECONDS_TO_PROVE = 10;

    private final Certificates certificates;
    private final PeerTrust trust;
    private final Network network;
    private final Caller.Opening open;
    private final Refusals refusals;
    private final Threshold threshold;
    private final Server server;

    /**
     * @param where port 0 takes any free one
     * @param refusals told of who comes and proves nothing; closed with this
     * @throws Fault SYN-01 when nobody can listen there
     */
    Listening(
            PeerAddress where,
            Certificates certificates,
            PeerTrust trust,
            Network network,
            Refusals refusals,
            Caller.Opening open) {
        this.certificates = certificates;
        this.trust = trust;
        this.network = network;
        this.refusals = refusals;
        this.open = open;
        threshold = new Threshold(refusals);
        try {
            SslContext tls = GrpcSslContexts.configure(
                            SslContextBuilder.forServer(certificates)
                                    .trustManager(trust)
                                    .clientAuth(ClientAuth.REQUIRE)
                                    .protocols("TLSv1.3"),
                            SslProvider.JDK)
                    .build();
            server = NettyServerBuilder.forAddress(new InetSocketAddress(where.host(), where.port()))
                    .sslContext(tls)
                    .bossEventLoopGroup(network.loop())
                    .workerEventLoopGroup(network.loop())
                    .channelFactory(() -> new NotedServerChannel(threshold))
                    .withChildOption(ChannelOption.ALLOCATOR, network.buffers())
                    .executor(network.messages())
                    .addStreamTracerFactory(Fate.FACTORY)
                    .addTransportFilter(new Proofs())
                    .handshakeTimeout(SECONDS_TO_PROVE, TimeUnit.SECONDS)
                    .maxConcurrentCallsPerConnection(1)
                    .maxConnectionIdle(30, TimeUnit.SECONDS)
                    .maxInboundMessageSize(Wire.LIMIT)
                    .maxInboundMetadataSize(MOST_METADATA)
                    .flowControlWindow(WINDOW)
                    .keepAliveTime(20, TimeUnit.SECONDS)
                    .keepAliveTimeout(10, TimeUnit.SECONDS)
                    .permitKeepAliveTime(5, TimeUnit.SECONDS)
                    .permitKeepAliveWithoutCalls(true)
                    .addService(ServerServiceDefinition.builder(Stream.SERVICE)
                            .addMethod(Stream.METHOD, this::called)
                            .build())
                    .build()
                    .start();
        } catch (SSLException e) {
            throw new IllegalStateException("TLS cannot be set up", e);
        } catch (IOException | RuntimeException e) {
            throw new Fault(e, "SYN-01", "sync.fault.listen", where.toString());
        }
    }

    int port() {
        return server.getPort();
    }

    private ServerCall.Listener<byte[]> called(ServerCall<byte[], byte[]> call, Metadata headers) {
        SSLSession session = call.getAttributes().get(Grpc.TRANSPORT_ATTR_SSL_SESSION);
        OriginKey key = keyOf(session, trust);
        if (key == null) {
            call.close(Status.UNAUTHENTICATED, new Metadata());
            return new ServerCall.Listener<>() {};
        }
        threshold.proved(call.getAttributes().get(Grpc.TRANSPORT_ATTR_REMOTE_ADDR), key); // it may be let in only now
        Fate fate = Fate.KEY.get();
        call.sendHeaders(new Metadata());
        Stream stream = new ServerStream(call, threshold, network);
        GrpcLink link = open.open(new PeerId(key), certificates.shown(session), stream);
        if (link == null) {
            call.close(Status.UNAVAILABLE, new Metadata());
            return new ServerCall.Listener<>() {};
        }
        network.messages().execute(link::begin);
        return new ServerCall.Listener<>() {
            @Override
            public void onMessage(byte[] message) {
                link.received(message);
            }

            @Override
            public void onReady() {
                link.ready();
            }

            @Override
            public void onHalfClose() {
                link.over(Status.OK);
            }

            @Override
            public void onCancel() {
                link.over(fate.status());
            }
        };
    }

    static boolean isStill(SSLSession session, PeerTrust trust, OriginKey expected) {
        return expected.equals(keyOf(session, trust));
    }

    /** The key the other side proved, where it is let in now; null where not. */
    private static OriginKey keyOf(SSLSession session, PeerTrust trust) {
        if (session == null) {
            return null;
        }
        try {
            return trust.check((X509Certificate[]) session.getPeerCertificates());
        } catch (SSLPeerUnverifiedException | CertificateException e) {
            return null;
        }
    }

    @Override
    public void close() {
        refusals.close();
        server.shutdown();
        try {
            if (!server.awaitTermination(2, TimeUnit.SECONDS)) {
                server.shutdownNow();
                server.awaitTermination(2, TimeUnit.SECONDS);
            }
        } catch (InterruptedException e) {
            server.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }

    /** Tells the threshold as soon as TLS has proved a key: its connection need not give way from then on. */
    private final class Proofs extends ServerTransportFilter {
        @Override
        public Attributes transportReady(Attributes of) {
            OriginKey key = keyOf(of.get(Grpc.TRANSPORT_ATTR_SSL_SESSION), trust);
            if (key != null) {
                threshold.proved(of.get(Grpc.TRANSPORT_ATTR_REMOTE_ADDR), key);
            }
            return of;
        }
    }

    private record ServerStream(ServerCall<byte[], byte[]> call, Threshold threshold, Network network)
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
            call.close(why, new Metadata());
            network.timer().schedule(this::hangUp, 2, TimeUnit.SECONDS);
        }

        @Override
        public void cut() {
            call.close(Status.UNAVAILABLE, new Metadata());
            hangUp();
        }

        private void hangUp() {
            threshold
                    .find(call.getAttributes().get(Grpc.TRANSPORT_ATTR_REMOTE_ADDR))
                    .ifPresent(Channel::close);
        }
    }
}

package eu.sargs.sync.link;

import eu.sargs.platform.Threads;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * What all links of a station share: one thread for the sockets, two for messages, one for time, and one small pool of
 * buffers. Netty by itself would take two threads and two arenas of megabytes a core.
 */
final class Network implements AutoCloseable {
    /** gRPC tells of every peer that misbehaves, with a stack; our own log says it in a line. Held, or it is forgotten. */
    private static final Logger TALKATIVE = Logger.getLogger("io.grpc");

    private static final int PAGE = 8192;
    /** Chunks of 256 KiB. */
    private static final int ORDER = 5;

    private final EventLoopGroup loop =
            new MultiThreadIoEventLoopGroup(1, Threads.computing("sync/net"), NioIoHandler.newFactory());
    /** What gRPC still brings after the end is let go of. */
    private final ExecutorService messages = new ThreadPoolExecutor(
            2,
            2,
            0,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            Threads.computing("sync/link"),
            new ThreadPoolExecutor.DiscardPolicy());

    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(Threads.computing("sync/call"));
    private final ByteBufAllocator buffers = new PooledByteBufAllocator(true, 1, 1, PAGE, ORDER, 64, 32, false, 0);

    Network() {
        TALKATIVE.setLevel(Level.SEVERE);
    }

    EventLoopGroup loop() {
        return loop;
    }

    ExecutorService messages() {
        return messages;
    }

    ScheduledExecutorService timer() {
        return timer;
    }

    ByteBufAllocator buffers() {
        return buffers;
    }

    /** No call begins after this. */
    void stopCalling() {
        timer.shutdownNow();
        ended(timer);
    }

    @Override
    public void close() {
        stopCalling(); // or a call might begin on sockets that are gone
        loop.shutdownGracefully(0, 2, TimeUnit.SECONDS).awaitUninterruptibly(5, TimeUnit.SECONDS);
        messages.shutdown();
        ended(messages);
    }

    private static void ended(ExecutorService threads) {
        try {
            threads.awaitTermination(5, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

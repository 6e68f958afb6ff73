package eu.sargs.sync.link;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * A connection that has not proved a key, and how far it came: stands first in its channel and hears what is said there,
 * without taking anything of it. Who has not said the first of TLS after a moment is hung up on.
 */
final class Stranger extends ChannelInboundHandlerAdapter {
    /** A station says it at once; even 1 kB a second carries it in half of one. */
    private static final int SECONDS_TO_BEGIN = 3;

    /** Of a TLS record (RFC 8446, 5.1): its kind, two bytes of version, two of length. */
    private static final int HEAD = 5;

    private static final byte HANDSHAKE = 22;

    private enum Said {
        NOTHING,
        /** Something that TLS does not begin with. */
        NO_TLS,
        PART_OF_A_HELLO,
        HELLO
    }

    private final Channel channel;
    private final Object from;
    private final byte[] head = new byte[HEAD];
    private int heard;
    private volatile Said said = Said.NOTHING;
    private ScheduledFuture<?> patience;

    /** @param from where it comes from, equal for all that have one source */
    Stranger(Channel channel, Object from) {
        this.channel = channel;
        this.from = from;
    }

    Channel channel() {
        return channel;
    }

    Object from() {
        return from;
    }

    /** Whether it has said all that TLS begins with, which who only holds sockets open does not. */
    boolean hasBegun() {
        return said == Said.HELLO;
    }

    /** Why it did not come in, where it goes by itself or is hung up on now. */
    Refusal refusal() {
        return switch (said) {
            case NOTHING -> Refusal.SILENT;
            case NO_TLS -> Refusal.NO_TLS;
            case PART_OF_A_HELLO, HELLO -> Refusal.NO_KEY;
        };
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        patience = context.executor().schedule(this::hangUpUnlessBegun, SECONDS_TO_BEGIN, TimeUnit.SECONDS);
        context.fireChannelActive();
    }

    private void hangUpUnlessBegun() {
        if (!hasBegun()) {
            channel.close();
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        if (patience != null) {
            patience.cancel(false); // or those of many that came and went would be kept for seconds
        }
        context.fireChannelInactive();
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof ByteBuf bytes && (said == Said.NOTHING || said == Said.PART_OF_A_HELLO)) {
            hear(bytes);
        }
        context.fireChannelRead(message);
    }

    private void hear(ByteBuf bytes) {
        int missing = Math.clamp(HEAD - heard, 0, bytes.readableBytes());
        bytes.getBytes(bytes.readerIndex(), head, Math.min(heard, HEAD), missing);
        heard += bytes.readableBytes(); // few: a record that goes on for longer is HELLO before
        if (heard == 0) {
            return;
        }
        if (head[0] != HANDSHAKE) {
            said = Said.NO_TLS;
        } else {
            boolean whole = heard >= HEAD && heard >= HEAD + ((head[3] & 0xff) << 8 | head[4] & 0xff);
            said = whole ? Said.HELLO : Said.PART_OF_A_HELLO;
        }
    }
}

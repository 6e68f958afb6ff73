package eu.sargs.simulation;

import eu.sargs.platform.Threads;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One client of the {@link RtspServer}: its requests on one virtual thread, its pictures written on another. */
final class RtspConnection {
    private static final Pattern CLIENT_PORTS = Pattern.compile("client_port=(\\d+)(?:-(\\d+))?");
    private static final Pattern CHANNELS = Pattern.compile("interleaved=(\\d+)(?:-(\\d+))?");
    private static final Map<Integer, String> REASONS = Map.of(
            200, "OK",
            400, "Bad RtspRequest",
            401, "Unauthorized",
            403, "Forbidden",
            404, "Not Found",
            405, "Method Not Allowed",
            454, "Session Not Found",
            455, "Method Not Valid in This State",
            461, "Unsupported Transport",
            503, "Service Unavailable");

    private record Outgoing(H264Track.CodedPicture picture, long timestamp, boolean report) {}

    private final RtspServer server;
    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;
    private final BlockingQueue<Outgoing> queue = new ArrayBlockingQueue<>(64);
    private final String session = Long.toHexString(ThreadLocalRandom.current().nextLong() | 1L << 62);
    private final RtpPacketiser packetiser = new RtpPacketiser(
            ThreadLocalRandom.current().nextInt(), ThreadLocalRandom.current().nextInt(0x8000));

    private RtspStream stream;
    private boolean setUp;
    private int channel = -1;
    private DatagramSocket[] datagrams;
    private InetSocketAddress rtpTo;
    private InetSocketAddress rtcpTo;
    private Thread writer;
    private volatile boolean waitingForKey = true;
    private volatile boolean closed;

    RtspConnection(RtspServer server, Socket socket) throws IOException {
        this.server = server;
        this.socket = socket;
        this.in = new BufferedInputStream(socket.getInputStream());
        this.out = new BufferedOutputStream(socket.getOutputStream(), 1 << 16);
    }

    void hangUp() {
        closed = true;
        try {
            socket.close();
        } catch (IOException e) {
            // It is closed either way.
            closed = true;
        }
    }

    void serve() {
        try {
            for (Optional<RtspRequest> request = RtspRequest.read(in);
                    request.isPresent();
                    request = RtspRequest.read(in)) {
                if (!answer(request.get())) {
                    break;
                }
            }
        } catch (IOException | IllegalArgumentException e) {
            // The client went, or does not speak RTSP: nothing to save.
            closed = true;
        } finally {
            end();
            hangUp();
        }
    }

    private void end() {
        if (stream != null) {
            stream.leave(this);
        }
        if (writer != null) {
            writer.interrupt();
            writer = null;
        }
        if (datagrams != null) {
            for (DatagramSocket one : datagrams) {
                one.close();
            }
            datagrams = null;
        }
    }

    /** @return whether the connection goes on */
    private boolean answer(RtspRequest request) throws IOException {
        if (request.method().equals("OPTIONS")) {
            reply(request, 200, "Public: OPTIONS, DESCRIBE, SETUP, PLAY, GET_PARAMETER, SET_PARAMETER, TEARDOWN");
            return true;
        }
        Optional<RtspStream> wanted = server.find(path(request.url()));
        if (wanted.isEmpty()) {
            reply(request, 404);
            return true;
        }
        switch (wanted.get().trouble()) {
            case Trouble.Closed closing -> {
                return false;
            }
            case Trouble.Refusing(int status) -> {
                reply(request, status);
                return true;
            }
            default -> {}
        }
        Optional<RtspLogin> login = wanted.get().login();
        if (login.isPresent() && !login.get().accepts(request.header("Authorization"), request.method())) {
            reply(request, 401, "WWW-Authenticate: " + login.get().challenge());
            return true;
        }
        switch (request.method()) {
            case "DESCRIBE" -> describe(request, wanted.get());
            case "SETUP" -> setUp(request, wanted.get());
            case "PLAY" -> play(request);
            case "GET_PARAMETER", "SET_PARAMETER" -> reply(request, 200, "Session: " + session + ";timeout=60");
            case "TEARDOWN" -> {
                end();
                reply(request, 200, "Session: " + session);
                return false;
            }
            default -> reply(request, 405);
        }
        return true;
    }

    private static String path(String url) {
        String path = URI.create(url).getPath();
        path = path == null ? "" : path.replaceAll("^/+", "").replaceAll("/(trackID=\\d+)?$", "");
        return path;
    }

    private void describe(RtspRequest request, RtspStream what) throws IOException {
        boolean sound = what.trouble() instanceof Trouble.WrongCodec;
        String sdp = "v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=" + what.path() + "\r\nc=IN IP4 0.0.0.0\r\nt=0 0\r\n"
                + "a=control:*\r\na=range:npt=now-\r\n"
                + (sound
                        ? "m=audio 0 RTP/AVP 0\r\na=rtpmap:0 PCMU/8000\r\n"
                        : "m=video 0 RTP/AVP " + RtpPacketiser.PAYLOAD_TYPE + "\r\na=rtpmap:"
                                + RtpPacketiser.PAYLOAD_TYPE + " H264/90000\r\na=fmtp:" + RtpPacketiser.PAYLOAD_TYPE
                                + " " + what.track().formatParameters() + "\r\na=framerate:"
                                + Math.round(what.track().fps()) + "\r\n")
                + "a=control:trackID=0\r\n";
        reply(request, 200, sdp, "Content-Base: " + what.url() + "/", "Content-Type: application/sdp");
    }

    private void setUp(RtspRequest request, RtspStream what) throws IOException {
        String transport = request.header("Transport");
        if (transport == null) {
            reply(request, 461);
            return;
        }
        end();
        stream = what;
        Matcher channels = CHANNELS.matcher(transport);
        Matcher ports = CLIENT_PORTS.matcher(transport);
        if (transport.contains("TCP")) {
            channel = channels.find() ? Integer.parseInt(channels.group(1)) : 0;
            setUp = true;
            reply(
                    request,
                    200,
                    "Transport: RTP/AVP/TCP;unicast;interleaved=" + channel + "-" + (channel + 1) + ssrc(),
                    "Session: " + session + ";timeout=60");
        } else if (ports.find()) {
            channel = -1;
            datagrams = pair();
            int rtp = Integer.parseInt(ports.group(1));
            int rtcp = ports.group(2) == null ? rtp + 1 : Integer.parseInt(ports.group(2));
            rtpTo = new InetSocketAddress(socket.getInetAddress(), rtp);
            rtcpTo = new InetSocketAddress(socket.getInetAddress(), rtcp);
            setUp = true;
            reply(
                    request,
                    200,
                    "Transport: RTP/AVP;unicast;client_port=" + rtp + "-" + rtcp + ";server_port="
                            + datagrams[0].getLocalPort() + "-" + datagrams[1].getLocalPort() + ssrc(),
                    "Session: " + session + ";timeout=60");
        } else {
            reply(request, 461);
        }
    }

    private String ssrc() {
        return ";ssrc=" + String.format(Locale.ROOT, "%08X", packetiser.ssrc());
    }

    /** Two neighbouring ports where the system lets us, as receivers expect of RTP and RTCP. */
    private static DatagramSocket[] pair() throws SocketException {
        InetAddress loopback = InetAddress.getLoopbackAddress();
        for (int attempt = 0; attempt < 20; attempt++) {
            DatagramSocket rtp = new DatagramSocket(0, loopback);
            try {
                if (rtp.getLocalPort() % 2 == 0) {
                    return new DatagramSocket[] {rtp, new DatagramSocket(rtp.getLocalPort() + 1, loopback)};
                }
            } catch (SocketException e) {
                // The neighbour is taken: the next try gets another pair.
                rtp.close();
                continue;
            }
            rtp.close();
        }
        return new DatagramSocket[] {new DatagramSocket(0, loopback), new DatagramSocket(0, loopback)};
    }

    private void play(RtspRequest request) throws IOException {
        if (!setUp) {
            reply(request, 455);
            return;
        }
        reply(
                request,
                200,
                "Session: " + session + ";timeout=60",
                "Range: npt=now-",
                "RTP-Info: url=" + stream.url() + "/trackID=0;seq=" + packetiser.sequence() + ";rtptime="
                        + stream.timestamp());
        if (writer == null) {
            writer = Threads.waiting("simulation/rtsp-write-").newThread(this::write);
            writer.start();
            stream.join(this);
        }
    }

    /** From the sender thread; never waits. A viewer that cannot follow loses pictures up to the next key picture. */
    void offer(H264Track.CodedPicture picture, long timestamp, boolean report) {
        if (closed || waitingForKey && !picture.key()) {
            return;
        }
        waitingForKey = !queue.offer(new Outgoing(picture, timestamp, report));
    }

    private void write() {
        long packets = 0;
        long bytes = 0;
        try {
            while (!closed) {
                Outgoing next = queue.take();
                List<byte[]> nals = next.picture().nals();
                if (next.picture().key()) {
                    nals = new ArrayList<>(nals);
                    nals.add(0, stream.track().sps());
                    nals.add(1, stream.track().pps());
                }
                List<byte[]> rtp = packetiser.packets(nals, next.timestamp());
                send(rtp, 0);
                packets += rtp.size();
                bytes += rtp.stream().mapToLong(p -> p.length - 12L).sum();
                if (next.report()) {
                    send(
                            List.of(packetiser.senderReport(
                                    next.timestamp(), System.currentTimeMillis(), packets, bytes)),
                            1);
                }
            }
        } catch (IOException e) {
            hangUp();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** @param kind 0 RTP, 1 RTCP */
    private void send(List<byte[]> packets, int kind) throws IOException {
        DatagramSocket[] sockets = datagrams;
        if (channel < 0) {
            for (byte[] packet : packets) {
                if (sockets != null && !sockets[kind].isClosed()) {
                    sockets[kind].send(new DatagramPacket(packet, packet.length, kind == 0 ? rtpTo : rtcpTo));
                }
            }
            return;
        }
        synchronized (out) {
            for (byte[] packet : packets) {
                out.write('$');
                out.write(channel + kind);
                out.write(packet.length >> 8);
                out.write(packet.length);
                out.write(packet);
            }
            out.flush();
        }
    }

    private void reply(RtspRequest request, int status, String... headers) throws IOException {
        String body = headers.length > 0 && headers[0].startsWith("v=0") ? headers[0] : "";
        StringBuilder text = new StringBuilder("RTSP/1.0 ")
                .append(status)
                .append(' ')
                .append(REASONS.getOrDefault(status, "Error"))
                .append("\r\nCSeq: ")
                .append(request.headers().getOrDefault("cseq", "0"))
                .append("\r\nServer: Sargs simulation\r\n");
        for (String header : headers) {
            if (!header.startsWith("v=0")) {
                text.append(header).append("\r\n");
            }
        }
        if (!body.isEmpty()) {
            text.append("Content-Length: ")
                    .append(body.getBytes(StandardCharsets.UTF_8).length)
                    .append("\r\n");
        }
        text.append("\r\n").append(body);
        synchronized (out) {
            out.write(text.toString().getBytes(StandardCharsets.UTF_8));
            out.flush();
        }
    }
}

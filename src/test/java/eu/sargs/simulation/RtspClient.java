package eu.sargs.simulation;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** A client written against the RFCs, not against the server: reads RTP in the connection or in datagrams. */
final class RtspClient implements AutoCloseable {
    record Answer(int status, Map<String, String> headers, String body) {
        String header(String name) {
            return headers.get(name.toLowerCase(Locale.ROOT));
        }
    }

    /** One picture put together from its packets. */
    record PictureUnits(long timestamp, List<byte[]> nals, boolean whole) {
        List<Integer> types() {
            return nals.stream().map(n -> n[0] & 31).toList();
        }

        int content() {
            return nals.stream().mapToInt(Arrays::hashCode).reduce(1, (a, b) -> 31 * a + b);
        }
    }

    private final Socket socket;
    private final InputStream in;
    private final String url;
    private DatagramSocket rtp;
    private int sequence;
    private int expected = -1;
    private String session = "";

    RtspClient(int port, String path) throws IOException {
        socket = new Socket("127.0.0.1", port);
        socket.setSoTimeout(20_000);
        in = new BufferedInputStream(socket.getInputStream());
        url = "rtsp://127.0.0.1:" + port + "/" + path;
    }

    RtspClient within(int millis) throws IOException {
        socket.setSoTimeout(millis);
        return this;
    }

    Answer request(String method, String... headers) throws IOException {
        String at = method.equals("SETUP") ? url + "/trackID=0" : url;
        StringBuilder text = new StringBuilder(method + " " + at + " RTSP/1.0\r\nCSeq: " + ++sequence + "\r\n");
        if (!session.isEmpty()) {
            text.append("Session: ").append(session).append("\r\n");
        }
        for (String header : headers) {
            text.append(header).append("\r\n");
        }
        socket.getOutputStream().write((text + "\r\n").getBytes(StandardCharsets.UTF_8));
        String first = line();
        Map<String, String> fields = new TreeMap<>();
        for (String line = line(); !line.isEmpty(); line = line()) {
            fields.put(
                    line.substring(0, line.indexOf(':')).toLowerCase(Locale.ROOT),
                    line.substring(line.indexOf(':') + 1).trim());
        }
        if (!fields.get("cseq").equals(String.valueOf(sequence))) {
            throw new IOException("Answer to another request");
        }
        byte[] body = in.readNBytes(Integer.parseInt(fields.getOrDefault("content-length", "0")));
        if (fields.containsKey("session")) {
            session = fields.get("session").replaceAll(";.*", "");
        }
        return new Answer(Integer.parseInt(first.split(" ")[1]), fields, new String(body, StandardCharsets.UTF_8));
    }

    private String line() throws IOException {
        StringBuilder text = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new EOFException();
            }
            if (c != '\r') {
                text.append((char) c);
            }
        }
        return text.toString();
    }

    void playInterleaved() throws IOException {
        ok(request("SETUP", "Transport: RTP/AVP/TCP;unicast;interleaved=2-3"));
        ok(request("PLAY"));
    }

    void playDatagrams() throws IOException {
        rtp = new DatagramSocket(0, InetAddress.getLoopbackAddress());
        rtp.setSoTimeout(20_000);
        int port = rtp.getLocalPort();
        Answer answer = request("SETUP", "Transport: RTP/AVP;unicast;client_port=" + port + "-" + (port + 1));
        ok(answer);
        if (!answer.header("Transport").contains("server_port=")) {
            throw new IOException("No server ports");
        }
        ok(request("PLAY"));
    }

    private static void ok(Answer answer) throws IOException {
        if (answer.status() != 200) {
            throw new IOException("Status " + answer.status());
        }
    }

    String digest(String challenge, String method, String user, String password) throws Exception {
        String realm = challenge.replaceAll(".*realm=\"([^\"]*)\".*", "$1");
        String nonce = challenge.replaceAll(".*nonce=\"([^\"]*)\".*", "$1");
        String response = md5(md5(user + ":" + realm + ":" + password) + ":" + nonce + ":" + md5(method + ":" + url));
        return "Authorization: Digest username=\"" + user + "\", realm=\"" + realm + "\", nonce=\"" + nonce
                + "\", uri=\"" + url + "\", response=\"" + response + "\"";
    }

    private static String md5(String text) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    List<PictureUnits> pictures(int count) throws IOException {
        List<PictureUnits> pictures = new ArrayList<>();
        List<byte[]> nals = new ArrayList<>();
        java.io.ByteArrayOutputStream fragment = new java.io.ByteArrayOutputStream();
        boolean whole = true;
        while (pictures.size() < count) {
            byte[] packet = packet();
            int number = (packet[2] & 255) << 8 | packet[3] & 255;
            whole &= expected < 0 || number == expected;
            expected = number + 1 & 0xFFFF;
            int type = packet[12] & 31;
            if (type == 28) {
                if ((packet[13] & 0x80) != 0) {
                    fragment.reset();
                    fragment.write(packet[12] & 0xE0 | packet[13] & 31);
                }
                fragment.write(packet, 14, packet.length - 14);
                if ((packet[13] & 0x40) != 0) {
                    nals.add(fragment.toByteArray());
                }
            } else {
                nals.add(Arrays.copyOfRange(packet, 12, packet.length));
            }
            if ((packet[1] & 0x80) != 0) {
                long time =
                        (packet[4] & 255L) << 24 | (packet[5] & 255) << 16 | (packet[6] & 255) << 8 | packet[7] & 255;
                pictures.add(new PictureUnits(time, List.copyOf(nals), whole));
                nals.clear();
            }
        }
        return pictures;
    }

    private byte[] packet() throws IOException {
        if (rtp != null) {
            byte[] room = new byte[2048];
            DatagramPacket datagram = new DatagramPacket(room, room.length);
            rtp.receive(datagram);
            return Arrays.copyOf(room, datagram.getLength());
        }
        while (true) {
            int dollar = in.read();
            if (dollar < 0) {
                throw new EOFException();
            }
            if (dollar != '$') {
                throw new IOException("Not a packet: " + dollar);
            }
            int channel = in.read();
            int length = in.read() << 8 | in.read();
            byte[] packet = in.readNBytes(length);
            if (packet.length < length) {
                throw new EOFException();
            }
            if (channel == 2) {
                return packet;
            }
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
        if (rtp != null) {
            rtp.close();
        }
    }
}

package eu.sargs.simulation;

import java.util.ArrayList;
import java.util.List;

/** H.264 in RTP after RFC 6184: a NAL unit alone where it fits, else in fragments (FU-A). One for each receiver. */
final class RtpPacketiser {
    static final int PAYLOAD_TYPE = 96;
    static final int LARGEST_PAYLOAD = 1380;

    private final int ssrc;
    private int sequence;

    RtpPacketiser(int ssrc, int firstSequence) {
        this.ssrc = ssrc;
        this.sequence = firstSequence & 0xFFFF;
    }

    int sequence() {
        return sequence;
    }

    int ssrc() {
        return ssrc;
    }

    /** @param timestamp in 90 kHz, wrapping */
    List<byte[]> packets(List<byte[]> nals, long timestamp) {
        List<byte[]> packets = new ArrayList<>();
        for (int i = 0; i < nals.size(); i++) {
            byte[] nal = nals.get(i);
            boolean last = i == nals.size() - 1;
            if (nal.length <= LARGEST_PAYLOAD) {
                byte[] packet = header(nal.length, timestamp, last);
                System.arraycopy(nal, 0, packet, 12, nal.length);
                packets.add(packet);
            } else {
                fragments(nal, timestamp, last, packets);
            }
        }
        return packets;
    }

    private void fragments(byte[] nal, long timestamp, boolean last, List<byte[]> packets) {
        int indicator = nal[0] & 0xE0 | 28;
        int type = nal[0] & 0x1F;
        for (int at = 1; at < nal.length; ) {
            int size = Math.min(LARGEST_PAYLOAD - 2, nal.length - at);
            boolean first = at == 1;
            boolean end = at + size == nal.length;
            byte[] packet = header(size + 2, timestamp, last && end);
            packet[12] = (byte) indicator;
            packet[13] = (byte) (type | (first ? 0x80 : 0) | (end ? 0x40 : 0));
            System.arraycopy(nal, at, packet, 14, size);
            packets.add(packet);
            at += size;
        }
    }

    private byte[] header(int payload, long timestamp, boolean marker) {
        byte[] packet = new byte[12 + payload];
        packet[0] = (byte) 0x80;
        packet[1] = (byte) (PAYLOAD_TYPE | (marker ? 0x80 : 0));
        packet[2] = (byte) (sequence >> 8);
        packet[3] = (byte) sequence;
        put32(packet, 4, timestamp);
        put32(packet, 8, ssrc);
        sequence = sequence + 1 & 0xFFFF;
        return packet;
    }

    /** An RTCP sender report, so that receivers can tie the timestamps to the clock. */
    byte[] senderReport(long timestamp, long epochMillis, long packets, long bytes) {
        byte[] report = new byte[28];
        report[0] = (byte) 0x80;
        report[1] = (byte) 200;
        report[3] = 6;
        put32(report, 4, ssrc);
        put32(report, 8, epochMillis / 1000 + 2_208_988_800L);
        put32(report, 12, (epochMillis % 1000 << 32) / 1000);
        put32(report, 16, timestamp);
        put32(report, 20, packets);
        put32(report, 24, bytes);
        return report;
    }

    private static void put32(byte[] to, int at, long value) {
        to[at] = (byte) (value >> 24);
        to[at + 1] = (byte) (value >> 16);
        to[at + 2] = (byte) (value >> 8);
        to[at + 3] = (byte) value;
    }
}

package eu.sargs.simulation;

import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_H264;
import static org.bytedeco.ffmpeg.global.avcodec.AV_PKT_FLAG_KEY;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;
import static org.bytedeco.ffmpeg.global.avformat.av_read_frame;
import static org.bytedeco.ffmpeg.global.avformat.avformat_close_input;
import static org.bytedeco.ffmpeg.global.avformat.avformat_find_stream_info;
import static org.bytedeco.ffmpeg.global.avformat.avformat_open_input;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.PointerPointer;

/**
 * The H.264 pictures of an MP4, as NAL units on the heap.
 *
 * @param pictures in the order of showing (there are no B pictures); the first is a key picture
 */
record H264Track(byte[] sps, byte[] pps, double fps, List<CodedPicture> pictures) {
    /**
     * @param nals without length or start code
     */
    record CodedPicture(boolean key, List<byte[]> nals) {}

    static H264Track read(Path mp4) throws IOException {
        AVFormatContext context = new AVFormatContext(null);
        if (avformat_open_input(context, mp4.toString(), null, null) < 0) {
            throw new IOException("Not a video file: " + mp4.getFileName());
        }
        AVPacket packet = av_packet_alloc();
        try {
            avformat_find_stream_info(context, (PointerPointer<?>) null);
            AVStream stream = null;
            for (int i = 0; i < context.nb_streams() && stream == null; i++) {
                if (context.streams(i).codecpar().codec_id() == AV_CODEC_ID_H264) {
                    stream = context.streams(i);
                }
            }
            if (stream == null) {
                throw new IOException("No H.264 in " + mp4.getFileName());
            }
            byte[][] sets = parameterSets(stream.codecpar());
            List<CodedPicture> pictures = new ArrayList<>();
            while (av_read_frame(context, packet) >= 0) {
                if (packet.stream_index() == stream.index()) {
                    byte[] data = new byte[packet.size()];
                    packet.data().get(data);
                    pictures.add(new CodedPicture((packet.flags() & AV_PKT_FLAG_KEY) != 0, units(data)));
                }
                av_packet_unref(packet);
            }
            if (pictures.isEmpty() || !pictures.getFirst().key()) {
                throw new IOException("No key picture at the start of " + mp4.getFileName());
            }
            double fps = stream.avg_frame_rate().num()
                    / (double) Math.max(1, stream.avg_frame_rate().den());
            return new H264Track(sets[0], sets[1], fps, List.copyOf(pictures));
        } finally {
            av_packet_free(packet);
            avformat_close_input(context);
        }
    }

    /** The SDP's {@code fmtp} values. */
    String formatParameters() {
        Base64.Encoder base64 = Base64.getEncoder();
        return "packetization-mode=1;profile-level-id=" + HexFormat.of().formatHex(sps, 1, 4) + ";sprop-parameter-sets="
                + base64.encodeToString(sps) + "," + base64.encodeToString(pps);
    }

    /** First SPS and PPS of an avcC record (ISO/IEC 14496-15, 5.2.4.1). */
    private static byte[][] parameterSets(AVCodecParameters parameters) throws IOException {
        byte[] record = new byte[parameters.extradata_size()];
        BytePointer extra = parameters.extradata();
        if (record.length < 8 || extra == null) {
            throw new IOException("No parameter sets");
        }
        extra.get(record);
        int spsLength = (record[6] & 255) << 8 | record[7] & 255;
        byte[] sps = java.util.Arrays.copyOfRange(record, 8, 8 + spsLength);
        int at = 8 + spsLength + 1;
        int ppsLength = (record[at] & 255) << 8 | record[at + 1] & 255;
        return new byte[][] {sps, java.util.Arrays.copyOfRange(record, at + 2, at + 2 + ppsLength)};
    }

    /** Splits a sample with four-byte lengths. */
    private static List<byte[]> units(byte[] sample) throws IOException {
        List<byte[]> nals = new ArrayList<>();
        int at = 0;
        while (at + 4 <= sample.length) {
            int length = (sample[at] & 255) << 24
                    | (sample[at + 1] & 255) << 16
                    | (sample[at + 2] & 255) << 8
                    | sample[at + 3] & 255;
            at += 4;
            if (length <= 0 || at + length > sample.length) {
                throw new IOException("Broken H.264 sample");
            }
            nals.add(java.util.Arrays.copyOfRange(sample, at, at + length));
            at += length;
        }
        return nals;
    }
}

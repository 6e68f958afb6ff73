package eu.sargs.camera;

import java.nio.ByteBuffer;
import java.util.zip.CRC32;

/**
 * What health needs to know of a picture.
 *
 * @param print a checksum of every fourth luma row: equal for equal pictures
 * @param contrast distance between the 2nd and 98th percentile of sampled luma, 0 to 255
 */
record PictureSigns(long print, int contrast) {
    private static final int ROW_STEP = 4;
    private static final int SAMPLES_ACROSS = 64;
    private static final int SAMPLES_DOWN = 36;

    static long print(Frame.Plane y) {
        CRC32 crc = new CRC32();
        ByteBuffer bytes = y.bytes().duplicate();
        for (int row = ROW_STEP / 2; row < y.height(); row += ROW_STEP) {
            int from = row * y.stride();
            bytes.limit(from + y.width()).position(from);
            crc.update(bytes);
        }
        return crc.getValue();
    }

    static int contrast(Frame.Plane y) {
        int[] histogram = new int[256];
        int across = Math.min(SAMPLES_ACROSS, y.width());
        int down = Math.min(SAMPLES_DOWN, y.height());
        for (int j = 0; j < down; j++) {
            int row = (2 * j + 1) * y.height() / (2 * down) * y.stride();
            for (int i = 0; i < across; i++) {
                histogram[y.bytes().get(row + (2 * i + 1) * y.width() / (2 * across)) & 0xFF]++;
            }
        }
        int tail = across * down / 50;
        return percentile(histogram, across * down - tail) - percentile(histogram, tail + 1);
    }

    private static int percentile(int[] histogram, int rank) {
        int seen = 0;
        for (int level = 0; level < 256; level++) {
            seen += histogram[level];
            if (seen >= rank) {
                return level;
            }
        }
        return 255;
    }
}

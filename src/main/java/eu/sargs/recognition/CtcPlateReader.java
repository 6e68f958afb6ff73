package eu.sargs.recognition;

import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.util.List;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Size;

/** PP-OCR's English line reader: a CTC network over 48 rows of blue, green, red, scaled to -1 to 1. */
final class CtcPlateReader implements PlateReader {
    static final int ROWS = 48;
    private static final int WIDEST = 480;
    /** What the network was trained on: short plates lie in the middle of nothing. */
    static final int AS_TRAINED = 320;
    /** A third cheaper, and on some plates a sign worse: for video, where many looks vote. */
    static final int TIGHT = 160;
    /** The network's own order: digits, then the printable signs behind them, then those before, and space twice. */
    private static final String DICTIONARY =
            "0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`" + "abcdefghijklmnopqrstuvwxyz{|}~!\"#$%&'()*+,-./  ";

    private final OnnxModel model =
            OnnxModel.load("en_PP-OCRv4_rec.onnx", "870d81b658bb0ba59ae4a2aecf21f879e4921002be29d208cdcdb977af6e0959");
    private final CtcDecoding decoding = new CtcDecoding(DICTIONARY);
    private final FloatBuffer values = OnnxModel.buffer(3 * ROWS * WIDEST);
    private final byte[] row = new byte[3 * WIDEST];

    private final int narrowest;

    /** @param narrowest columns given to the network, however short the plate: {@link #AS_TRAINED} or {@link #TIGHT} */
    CtcPlateReader(int narrowest) {
        this.narrowest = narrowest;
    }

    @Override
    public List<SignRead> read(Mat line) {
        int width = (int) Math.clamp(Math.round((double) ROWS * line.cols() / Math.max(1, line.rows())), 16, WIDEST);
        int padded = Math.min(WIDEST, Math.max(narrowest, (width + 31) / 32 * 32));
        try (Mat scaled = new Mat();
                Size size = new Size(width, ROWS)) {
            opencv_imgproc.resize(line, scaled, size, 0, 0, opencv_imgproc.INTER_LINEAR);
            fill(scaled, width, padded);
        }
        OnnxModel.Output output = model.run(values.slice(0, 3 * ROWS * padded), 1, 3, ROWS, padded);
        int steps = (int) output.shape()[1];
        if (output.shape()[2] != decoding.classes()) {
            throw new IllegalStateException("The reader's classes are not the dictionary's");
        }
        return decoding.decode(output.values(), steps, (double) width / padded);
    }

    private void fill(Mat scaled, int width, int padded) {
        if (scaled.type() != opencv_core.CV_8UC3) {
            throw new IllegalArgumentException("A line is 8 bits, blue, green, red");
        }
        ByteBuffer bytes = scaled.createBuffer();
        int plane = ROWS * padded;
        for (int y = 0; y < ROWS; y++) {
            bytes.get(y * width * 3, row, 0, width * 3);
            int at = y * padded;
            for (int x = 0; x < width; x++) {
                values.put(at + x, (row[3 * x] & 0xff) / 127.5f - 1);
                values.put(at + x + plane, (row[3 * x + 1] & 0xff) / 127.5f - 1);
                values.put(at + x + 2 * plane, (row[3 * x + 2] & 0xff) / 127.5f - 1);
            }
            for (int x = width; x < padded; x++) {
                values.put(at + x, 0);
                values.put(at + x + plane, 0);
                values.put(at + x + 2 * plane, 0);
            }
        }
    }

    @Override
    public void close() {
        model.close();
    }
}

package eu.sargs.recognition;

import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Size;

/**
 * PP-OCR's English text detector as a plate finder: every text in the picture is a candidate, and so are neighbours
 * on one line ({@code BA} beside {@code 123 XY}) and two lines above each other. Which of them is a plate is decided
 * by what is read there.
 */
final class TextPlateFinder implements PlateFinder {
    private static final int STEP = 32; // the network halves its picture five times
    private static final float[] MEAN = {0.485f, 0.456f, 0.406f};
    private static final float[] DEVIATION = {0.229f, 0.224f, 0.225f};

    private final OnnxModel model =
            OnnxModel.load("en_PP-OCRv3_det.onnx", "f139598bc2af4e4b6fe98dec11574e30edfdd91fc94ac1425c18ace3bd5a866b");
    private final TextBoxes boxes = new TextBoxes(0.5, 1.5);
    private FloatBuffer values = OnnxModel.buffer(0);
    private byte[] row = new byte[0];

    @Override
    public List<Candidate> find(Mat picture, int longestSide) {
        double factor = (double) longestSide / Math.max(picture.cols(), picture.rows());
        int width = toStep(picture.cols() * factor);
        int height = toStep(picture.rows() * factor);
        try (Mat scaled = new Mat();
                Size size = new Size(width, height)) {
            opencv_imgproc.resize(
                    picture, scaled, size, 0, 0, factor < 1 ? opencv_imgproc.INTER_AREA : opencv_imgproc.INTER_LINEAR);
            fill(scaled, width, height);
        }
        OnnxModel.Output output = model.run(values.slice(0, 3 * width * height), 1, 3, height, width);
        List<TextBoxes.TextBox> found;
        try (FloatPointer pointer = new FloatPointer(output.values());
                Mat map = new Mat(height, width, opencv_core.CV_32FC1, pointer)) {
            found = boxes.of(map);
        }
        List<TextBoxes.TextBox> texts = new ArrayList<>();
        for (TextBoxes.TextBox box : found) {
            texts.add(new TextBoxes.TextBox(
                    box.quad().scaled((double) picture.cols() / width, (double) picture.rows() / height), box.score()));
        }
        return TextGroups.candidates(texts);
    }

    private static int toStep(double pixels) {
        return Math.max(STEP, (int) Math.round(pixels / STEP) * STEP);
    }

    private void fill(Mat scaled, int width, int height) {
        if (scaled.type() != opencv_core.CV_8UC3) {
            throw new IllegalArgumentException("A picture is 8 bits, blue, green, red");
        }
        int plane = width * height;
        if (values.capacity() < 3 * plane) {
            values = OnnxModel.buffer(3 * plane);
        }
        if (row.length < 3 * width) {
            row = new byte[3 * width];
        }
        ByteBuffer bytes = scaled.createBuffer();
        for (int y = 0; y < height; y++) {
            bytes.get(y * width * 3, row, 0, width * 3);
            for (int c = 0; c < 3; c++) {
                float factor = 1 / (255 * DEVIATION[c]);
                float shift = MEAN[c] / DEVIATION[c];
                int at = c * plane + y * width;
                for (int x = 0, from = c; x < width; x++, from += 3) {
                    values.put(at + x, (row[from] & 0xff) * factor - shift);
                }
            }
        }
    }

    @Override
    public void close() {
        model.close();
    }
}

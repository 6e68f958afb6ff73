package eu.sargs.recognition;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.MatVector;
import org.bytedeco.opencv.opencv_core.Point;
import org.bytedeco.opencv.opencv_core.Point2f;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_core.RotatedRect;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.bytedeco.opencv.opencv_core.Size2f;

/**
 * From a text detector's probability map to boxes, as differentiable binarisation wants it (Liao et al. 2020): the
 * network draws each text shrunk, so that neighbours stay apart; each island is boxed and grown back.
 */
final class TextBoxes {
    /** @param score mean probability on the island */
    record TextBox(Quad quad, double score) {}

    private static final double ON = 0.3;
    private static final int SMALLEST = 3;

    private final double leastScore;
    private final double growth;

    /**
     * @param leastScore islands of less are noise
     * @param growth part of area by perimeter that each side moves out; 1.5 undoes the shrinking of training
     */
    TextBoxes(double leastScore, double growth) {
        this.leastScore = leastScore;
        this.growth = growth;
    }

    /**
     * @param map {@code float[rows][columns]}, 0 to 1; not changed
     * @return boxes in the map's pixels, text running left to right
     */
    List<TextBox> of(Mat map) {
        List<TextBox> boxes = new ArrayList<>();
        try (Mat on = new Mat();
                Mat islands = new Mat();
                MatVector contours = new MatVector()) {
            opencv_imgproc.threshold(map, on, ON, 255, opencv_imgproc.THRESH_BINARY);
            on.convertTo(islands, opencv_core.CV_8U);
            opencv_imgproc.findContours(
                    islands, contours, opencv_imgproc.RETR_EXTERNAL, opencv_imgproc.CHAIN_APPROX_SIMPLE);
            for (long i = 0; i < contours.size(); i++) {
                try (Mat contour = contours.get(i)) {
                    Quad quad = grown(contour);
                    if (quad == null) {
                        continue;
                    }
                    double score = score(map, contours, (int) i, contour);
                    if (score >= leastScore) {
                        boxes.add(new TextBox(quad, score));
                    }
                }
            }
        }
        return boxes;
    }

    private Quad grown(Mat contour) {
        try (RotatedRect rect = opencv_imgproc.minAreaRect(contour);
                Size2f size = rect.size();
                Point2f centre = rect.center()) {
            double width = size.width() + 1;
            double height = size.height() + 1;
            double angle = Math.toRadians(rect.angle());
            // Any corner may come first: turn until the text runs within 45° of level.
            while (angle > Math.PI / 4 + 1e-6) {
                angle -= Math.PI / 2;
                double swap = width;
                width = height;
                height = swap;
            }
            while (angle < -Math.PI / 4 - 1e-6) {
                angle += Math.PI / 2;
                double swap = width;
                width = height;
                height = swap;
            }
            if (Math.min(width, height) < SMALLEST) {
                return null;
            }
            double out = width * height * growth / (2 * (width + height));
            width += 2 * out;
            height += 2 * out;
            double alongX = Math.cos(angle) * width / 2;
            double alongY = Math.sin(angle) * width / 2;
            double acrossX = -Math.sin(angle) * height / 2;
            double acrossY = Math.cos(angle) * height / 2;
            double x = centre.x() + 0.5;
            double y = centre.y() + 0.5;
            return new Quad(
                    new Quad.Corner(x - alongX - acrossX, y - alongY - acrossY),
                    new Quad.Corner(x + alongX - acrossX, y + alongY - acrossY),
                    new Quad.Corner(x + alongX + acrossX, y + alongY + acrossY),
                    new Quad.Corner(x - alongX + acrossX, y - alongY + acrossY));
        }
    }

    private static double score(Mat map, MatVector contours, int index, Mat contour) {
        try (Rect bounds = opencv_imgproc.boundingRect(contour);
                Mat part = new Mat(map, bounds);
                Mat mask = Mat.zeros(bounds.height(), bounds.width(), opencv_core.CV_8U)
                        .asMat();
                Scalar white = new Scalar(255.0);
                Mat none = new Mat();
                Point offset = new Point(-bounds.x(), -bounds.y())) {
            opencv_imgproc.drawContours(
                    mask, contours, index, white, opencv_imgproc.FILLED, opencv_imgproc.LINE_8, none, 0, offset);
            try (Scalar mean = opencv_core.mean(part, mask)) {
                return mean.get(0);
            }
        }
    }
}

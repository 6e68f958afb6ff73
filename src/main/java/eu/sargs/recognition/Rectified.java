package eu.sargs.recognition;

import org.bytedeco.javacpp.indexer.FloatIndexer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.bytedeco.opencv.opencv_core.Size;

/** Cuts a quad out of a picture and lays it upright. */
final class Rectified {
    private Rectified() {}

    /**
     * @param height rows of the result; its width follows the quad's shape, at most {@code longest}
     * @return a new picture, the caller's to close
     */
    static Mat cut(Mat picture, Quad quad, int height, int longest) {
        int width = (int) Math.clamp(Math.round(height * quad.width() / Math.max(1, quad.height())), 8, longest);
        try (Mat from = corners(quad.topLeft(), quad.topRight(), quad.bottomRight(), quad.bottomLeft());
                Mat to = corners(
                        new Quad.Corner(0, 0),
                        new Quad.Corner(width, 0),
                        new Quad.Corner(width, height),
                        new Quad.Corner(0, height));
                Mat transform = opencv_imgproc.getPerspectiveTransform(from, to);
                Size size = new Size(width, height);
                Scalar black = new Scalar(0.0)) {
            Mat upright = new Mat();
            opencv_imgproc.warpPerspective(
                    picture, upright, transform, size, opencv_imgproc.INTER_CUBIC, opencv_core.BORDER_REPLICATE, black);
            return upright;
        }
    }

    private static Mat corners(Quad.Corner... corners) {
        Mat mat = new Mat(4, 2, opencv_core.CV_32FC1);
        try (FloatIndexer at = mat.createIndexer()) {
            for (int i = 0; i < 4; i++) {
                at.put(i, 0, (float) corners[i].x());
                at.put(i, 1, (float) corners[i].y());
            }
        }
        return mat;
    }
}

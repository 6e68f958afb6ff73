package eu.sargs.recognition;

import eu.sargs.camera.Frame;
import java.nio.ByteBuffer;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgcodecs;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Size;

/** Parts of a camera's frame as pictures of blue, green, red, and as JPEG. */
final class FramePicture {
    static final int OVERVIEW_WIDEST = 1280;
    private static final int QUALITY = 90;

    private FramePicture() {}

    /** A box moved and rounded to lie in the frame on even pixels, where luma and chroma meet. */
    static Quad.Box within(Frame frame, Quad.Box box) {
        int x = even(Math.clamp(Math.floor(box.x()), 0, Math.max(0, frame.width() - 2)));
        int y = even(Math.clamp(Math.floor(box.y()), 0, Math.max(0, frame.height() - 2)));
        int right = Math.min(even(frame.width()), even(Math.ceil(box.right()) + 1));
        int bottom = Math.min(even(frame.height()), even(Math.ceil(box.bottom()) + 1));
        return new Quad.Box(x, y, Math.max(2, right - x), Math.max(2, bottom - y));
    }

    /**
     * @param box as {@link #within} gives it
     * @return the caller's to close
     */
    static Mat part(Frame frame, Quad.Box box) {
        int x = (int) box.x();
        int y = (int) box.y();
        int width = (int) box.width();
        int height = (int) box.height();
        try (Mat planar = new Mat(height * 3 / 2, width, opencv_core.CV_8UC1)) {
            ByteBuffer to = planar.createBuffer();
            copy(frame.y(), x, y, width, height, to, 0);
            copy(frame.u(), x / 2, y / 2, width / 2, height / 2, to, width * height);
            copy(frame.v(), x / 2, y / 2, width / 2, height / 2, to, width * height * 5 / 4);
            Mat picture = new Mat();
            opencv_imgproc.cvtColor(planar, picture, opencv_imgproc.COLOR_YUV2BGR_I420);
            return picture;
        }
    }

    /** Whether a plate lies in the frame with room round it for all its text. */
    static boolean whole(Frame frame, Quad.Box plate) {
        double room = 0.25 * plate.height();
        return plate.x() >= room
                && plate.y() >= room
                && plate.right() <= frame.width() - room
                && plate.bottom() <= frame.height() - room;
    }

    /** The plate with some surroundings, not scaled; what lies beyond the frame's edge is filled with its outermost pixels. */
    static byte[] crop(Frame frame, Quad.Box plate) {
        // The text's box leaves out the country band: the crop takes it in.
        double aside = Math.max(0.2 * plate.width(), 0.9 * plate.height());
        double above = Math.max(0.5 * plate.height(), 4);
        Quad.Box box = new Quad.Box(
                plate.x() - aside, plate.y() - above, plate.width() + 2 * aside, plate.height() + 2 * above);
        Quad.Box seen = within(frame, box);
        // The same surroundings on all sides, at the frame's edge too: whoever shows the middle then shows the plate.
        int top = beyond(seen.y() - box.y(), seen);
        int bottom = beyond(box.bottom() - seen.bottom(), seen);
        int left = beyond(seen.x() - box.x(), seen);
        int right = beyond(box.right() - seen.right(), seen);
        try (Mat picture = part(frame, seen);
                Mat whole = new Mat()) {
            if (top + bottom + left + right == 0) {
                return jpeg(picture);
            }
            opencv_core.copyMakeBorder(picture, whole, top, bottom, left, right, opencv_core.BORDER_REPLICATE);
            return jpeg(whole);
        }
    }

    /** Pixels to fill; rounding to even ones is not worth a filling. */
    private static int beyond(double pixels, Quad.Box seen) {
        return pixels < 2 ? 0 : (int) Math.min(Math.round(pixels), (long) Math.max(seen.width(), seen.height()));
    }

    /** The whole frame, at most {@link #OVERVIEW_WIDEST} pixels wide. */
    static byte[] overview(Frame frame) {
        try (Mat picture = part(frame, within(frame, new Quad.Box(0, 0, frame.width(), frame.height())))) {
            if (picture.cols() <= OVERVIEW_WIDEST) {
                return jpeg(picture);
            }
            int height = (int) Math.round((double) picture.rows() * OVERVIEW_WIDEST / picture.cols());
            try (Mat scaled = new Mat();
                    Size size = new Size(OVERVIEW_WIDEST, height)) {
                opencv_imgproc.resize(picture, scaled, size, 0, 0, opencv_imgproc.INTER_AREA);
                return jpeg(scaled);
            }
        }
    }

    static byte[] jpeg(Mat picture) {
        try (BytePointer bytes = new BytePointer();
                IntPointer quality = new IntPointer(opencv_imgcodecs.IMWRITE_JPEG_QUALITY, QUALITY)) {
            opencv_imgcodecs.imencode(".jpg", picture, bytes, quality);
            byte[] jpeg = new byte[(int) bytes.limit()];
            bytes.get(jpeg);
            return jpeg;
        }
    }

    private static int even(double pixels) {
        return (int) pixels & ~1;
    }

    private static void copy(Frame.Plane plane, int x, int y, int width, int height, ByteBuffer to, int at) {
        ByteBuffer from = plane.bytes();
        for (int row = 0; row < height; row++) {
            to.put(at + row * width, from, (y + row) * plane.stride() + x, width);
        }
    }
}

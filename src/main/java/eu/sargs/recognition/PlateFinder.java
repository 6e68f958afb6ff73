package eu.sargs.recognition;

import java.util.List;
import org.bytedeco.opencv.opencv_core.Mat;

/** Finds where plates may be. One thread at a time; owns native memory until closed. */
public interface PlateFinder extends AutoCloseable {
    /**
     * A place that may be a plate.
     *
     * @param lines its lines of text from top to bottom, one or two; a finder of whole plates gives the plate itself
     * @param score how sure the finder is that something is there, 0 to 1
     */
    record Candidate(List<Quad> lines, double score) {
        public Candidate {
            lines = List.copyOf(lines);
            if (lines.isEmpty()) {
                throw new IllegalArgumentException("A candidate has a line");
            }
        }

        /** The upright box round all lines. */
        public Quad.Box box() {
            Quad.Box first = lines.getFirst().box();
            double left = first.x();
            double top = first.y();
            double right = first.right();
            double bottom = first.bottom();
            for (Quad line : lines) {
                Quad.Box box = line.box();
                left = Math.min(left, box.x());
                top = Math.min(top, box.y());
                right = Math.max(right, box.right());
                bottom = Math.max(bottom, box.bottom());
            }
            return new Quad.Box(left, top, right - left, bottom - top);
        }
    }

    /**
     * @param picture 8 bits, blue, green, red; not changed
     * @param longestSide pixels the picture's longer side is brought to before looking: cost grows with its square
     * @return places in the picture's own pixels, which may overlap: two readings of the same spot
     */
    List<Candidate> find(Mat picture, int longestSide);

    @Override
    void close();
}

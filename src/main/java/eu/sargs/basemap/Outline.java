package eu.sargs.basemap;

import java.awt.geom.Path2D;
import java.util.Arrays;

/**
 * A line or ring of projected points: {@code xy} alternates x and y in world units (0 to 1). Immutable; the array is not
 * copied.
 */
final class Outline {
    private final double[] xy;
    private final Box box;

    Outline(double[] xy) {
        this.xy = xy;
        double minX = Double.POSITIVE_INFINITY;
        double minY = Double.POSITIVE_INFINITY;
        double maxX = Double.NEGATIVE_INFINITY;
        double maxY = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < xy.length; i += 2) {
            minX = Math.min(minX, xy[i]);
            maxX = Math.max(maxX, xy[i]);
            minY = Math.min(minY, xy[i + 1]);
            maxY = Math.max(maxY, xy[i + 1]);
        }
        this.box = new Box(minX, minY, maxX, maxY);
    }

    Box box() {
        return box;
    }

    int size() {
        return xy.length / 2;
    }

    double x(int point) {
        return xy[2 * point];
    }

    double y(int point) {
        return xy[2 * point + 1];
    }

    /** Without the points nearer than this to the last kept one; both ends stay. The same wherever the line is drawn, so that tiles meet. */
    Outline thinned(double distance) {
        double[] kept = new double[xy.length];
        int n = 0;
        for (int i = 0; i < size(); i++) {
            boolean end = i == 0 || i == size() - 1;
            if (end || Math.hypot(x(i) - kept[n - 2], y(i) - kept[n - 1]) >= distance) {
                kept[n++] = x(i);
                kept[n++] = y(i);
            }
        }
        return n == xy.length ? this : new Outline(Arrays.copyOf(kept, n));
    }

    /** A curve through the same points (centripetal Catmull–Rom), {@code steps} pieces a segment. */
    Outline smoothed(int steps) {
        int last = size() - 1;
        if (last < 2) {
            return this;
        }
        double[] curve = new double[2 * (last * steps + 1)];
        int n = 0;
        for (int i = 0; i < last; i++) {
            for (int s = 0; s < steps; s++) {
                double t = (double) s / steps;
                curve[n++] = between(0, i, t);
                curve[n++] = between(1, i, t);
            }
        }
        curve[n++] = x(last);
        curve[n] = y(last);
        return new Outline(curve);
    }

    /** Tangents weighted by the chord lengths on either side, so that short pieces beside long ones make no loops. */
    private double between(int axis, int i, double t) {
        int last = size() - 1;
        double p1 = xy[2 * i + axis];
        double p2 = xy[2 * i + 2 + axis];
        double chord = chord(i);
        double m1 = i == 0 ? p2 - p1 : tangent(axis, i) * chord;
        double m2 = i + 1 == last ? p2 - p1 : tangent(axis, i + 1) * chord;
        double t2 = t * t;
        double t3 = t2 * t;
        return (2 * t3 - 3 * t2 + 1) * p1 + (t3 - 2 * t2 + t) * m1 + (3 * t2 - 2 * t3) * p2 + (t3 - t2) * m2;
    }

    private double tangent(int axis, int i) {
        double before = chord(i - 1);
        double after = chord(i);
        double slopeBefore = (xy[2 * i + axis] - xy[2 * i - 2 + axis]) / before;
        double slopeAfter = (xy[2 * i + 2 + axis] - xy[2 * i + axis]) / after;
        return (slopeBefore * after + slopeAfter * before) / (before + after);
    }

    private double chord(int i) {
        return Math.max(1e-12, Math.hypot(x(i + 1) - x(i), y(i + 1) - y(i)));
    }

    /** Adds this ring, closed, to a path in pixels of the view. */
    void addRing(Path2D path, View view) {
        for (int i = 0; i < size(); i++) {
            if (i == 0) {
                path.moveTo(view.px(x(i)), view.py(y(i)));
            } else {
                path.lineTo(view.px(x(i)), view.py(y(i)));
            }
        }
        path.closePath();
    }

    /**
     * Hands over the pieces of this line that come near the view, each with the length in pixels from the line's start
     * to the piece's, by which dashes keep their rhythm from tile to tile.
     */
    void pieces(View view, double margin, PieceSink sink) {
        Box near = view.box(margin);
        if (!box.meets(near)) {
            return;
        }
        double along = 0;
        Path2D piece = null;
        double start = 0;
        for (int i = 1; i < size(); i++) {
            boolean inside = Math.max(x(i - 1), x(i)) >= near.minX()
                    && Math.min(x(i - 1), x(i)) <= near.maxX()
                    && Math.max(y(i - 1), y(i)) >= near.minY()
                    && Math.min(y(i - 1), y(i)) <= near.maxY();
            if (inside && piece == null) {
                piece = new Path2D.Double();
                piece.moveTo(view.px(x(i - 1)), view.py(y(i - 1)));
                start = along;
            }
            along += Math.hypot(x(i) - x(i - 1), y(i) - y(i - 1));
            if (inside) {
                piece.lineTo(view.px(x(i)), view.py(y(i)));
            } else if (piece != null) {
                sink.piece(piece, start * view.worldSide());
                piece = null;
            }
        }
        if (piece != null) {
            sink.piece(piece, start * view.worldSide());
        }
    }

    /** Takes the pieces of a line. */
    interface PieceSink {
        /**
         * @param along length in pixels from the line's start to the piece's
         */
        void piece(Path2D path, double along);
    }
}

package eu.sargs.ui.map;

import java.util.ArrayList;
import java.util.List;

/** Moves marks that would cover each other apart, as little as it takes, and always the same way. */
final class Spread {
    private static final int ROUNDS = 60;

    private Spread() {}

    /** A point of the window, pixels. */
    record Point(double x, double y) {
        double distance(Point other) {
            return Math.hypot(x - other.x, y - other.y);
        }
    }

    /**
     * @param apart least distance between two marks, pixels
     * @param farthest a mark goes no farther than this from its place, pixels
     * @return where each mark is drawn, in the order of the places
     */
    static List<Point> apart(List<Point> places, double apart, double farthest) {
        double[] x = places.stream().mapToDouble(Point::x).toArray();
        double[] y = places.stream().mapToDouble(Point::y).toArray();
        boolean moved = true;
        for (int round = 0; round < ROUNDS && moved; round++) {
            moved = false;
            for (int i = 0; i < x.length; i++) {
                for (int k = i + 1; k < x.length; k++) {
                    moved |= push(x, y, i, k, apart);
                }
            }
            for (int i = 0; i < x.length; i++) {
                Point home = places.get(i);
                double off = Math.hypot(x[i] - home.x(), y[i] - home.y());
                if (off > farthest) {
                    x[i] = home.x() + (x[i] - home.x()) * farthest / off;
                    y[i] = home.y() + (y[i] - home.y()) * farthest / off;
                }
            }
        }
        List<Point> drawn = new ArrayList<>();
        for (int i = 0; i < x.length; i++) {
            drawn.add(new Point(x[i], y[i]));
        }
        return drawn;
    }

    private static boolean push(double[] x, double[] y, int i, int k, double apart) {
        double dx = x[k] - x[i];
        double dy = y[k] - y[i];
        double distance = Math.hypot(dx, dy);
        // A hair of tolerance, or two marks would push each other for ever.
        if (distance >= apart - 0.01) {
            return false;
        }
        if (distance < 1e-6) {
            // In one place: part them in a direction of their own, so that a whole stack fans out.
            double angle = 2.4 * (i + k);
            dx = Math.cos(angle);
            dy = Math.sin(angle);
            distance = 1;
        }
        double by = (apart - Math.hypot(x[k] - x[i], y[k] - y[i])) / 2;
        x[i] -= dx / distance * by;
        y[i] -= dy / distance * by;
        x[k] += dx / distance * by;
        y[k] += dy / distance * by;
        return true;
    }
}

package eu.sargs.simulation;

import java.awt.geom.Point2D;

/**
 * The camera on its pole. Road coordinates are metres: x to the right of the centre line, y up from the asphalt, z away
 * from the camera along the road. The optical axis is parallel to the road, the principal point shifted (as with a
 * tilted long lens, whose convergence nobody would see), the whole picture rolled a little.
 *
 * @param focal in pixels
 * @param cameraHeight metres above the road
 * @param cameraX metres right of the centre line
 * @param vanishX pixel where a straight road vanishes
 * @param vanishY the horizon's pixel row
 * @param roll radians, clockwise
 * @param bend road curvature in 1/m; positive bends to the right
 * @param exitZ metres at which a car's plate leaves the picture; nearer than that the road swings past the pole
 */
record Viewpoint(
        int width,
        int height,
        double focal,
        double cameraHeight,
        double cameraX,
        double vanishX,
        double vanishY,
        double roll,
        double bend,
        double exitZ) {
    /** Lane centres, metres from the centre line. Traffic keeps right, so what approaches is on the picture's left. */
    static final double LANE = 1.85;

    /** Nearer than this nothing is drawn, metres. */
    static final double NEAREST = 1.0;

    /**
     * @param lens focal length in picture widths
     * @param lane the lane the camera watches, −1 approaching or 1 receding
     * @param laneAt where in the picture's width that lane's plates leave it
     */
    static Viewpoint watching(
            int width,
            int height,
            double lens,
            double cameraHeight,
            double vanishShare,
            double roll,
            double bend,
            int lane,
            double laneAt) {
        double focal = lens * width;
        double vanishY = 0.29 * height;
        double vanishX = vanishShare * width;
        double scale = (0.94 * height - vanishY) / (cameraHeight - 0.5);
        double exitZ = focal / scale;
        double lateral = (laneAt * width - vanishX) / scale;
        double cameraX = lane * LANE + bend * exitZ * exitZ / 2 - lateral;
        return new Viewpoint(width, height, focal, cameraHeight, cameraX, vanishX, vanishY, roll, bend, exitZ);
    }

    /** Pixels a metre at that distance. */
    double scale(double z) {
        return focal / Math.max(z, NEAREST);
    }

    Point2D.Double project(double x, double y, double z) {
        double depth = Math.max(z, NEAREST);
        double s = focal / depth;
        double px = s * (x + bend * depth * depth / 2 - cameraX);
        double py = s * (cameraHeight - y);
        double cos = Math.cos(roll);
        double sin = Math.sin(roll);
        return new Point2D.Double(vanishX + px * cos - py * sin, vanishY + px * sin + py * cos);
    }

    /**
     * A vehicle's lateral place. Past the point where its plate has left the picture, its lane swings away from the
     * pole: the ground there is below the picture's edge, so only the vehicle's way past the camera shows it.
     */
    double laneX(int lane, double z) {
        double past = Math.max(0, exitZ * 0.97 - z) / exitZ;
        return lane * (LANE + 20 * past * past);
    }
}

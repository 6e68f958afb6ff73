package eu.sargs.simulation;

import java.awt.Shape;
import java.awt.geom.Path2D;
import java.util.ArrayList;
import java.util.List;

/**
 * A vehicle as parts in metres, drawn in their order: x right of its middle, y up from the road, z back from the face
 * that the camera sees. Built once a kind and direction.
 */
final class VehicleShape {
    enum Material {
        BODY,
        SIDE,
        SHINE,
        CARGO,
        CARGO_SIDE,
        GLASS,
        GLARE,
        TRIM,
        STEEL,
        TYRE,
        LENS,
        RED,
        AMBER,
        PERSON
    }

    sealed interface Part {}

    /** A convex outline drawn out from {@code back} to {@code front}. */
    record Hull(double[] xy, double back, double front, Material material) implements Part {}

    /** A flat or leaning outline: its depth is {@code z + lean·(y − foot)}. */
    record Panel(Shape outline, double z, double foot, double lean, Material material) implements Part {}

    record Lamp(double x, double y, double z, double radius, boolean red) implements Part {}

    /** The middle of the plate. */
    record PlateMount(double x, double y, double z) implements Part {}

    private final List<Part> parts = new ArrayList<>();

    List<Part> parts() {
        return parts;
    }

    PlateMount mount() {
        return parts.stream()
                .filter(PlateMount.class::isInstance)
                .map(PlateMount.class::cast)
                .findFirst()
                .orElseThrow();
    }

    VehicleShape hull(double back, double front, Material material, double... rightHalf) {
        parts.add(new Hull(mirrored(rightHalf), back, front, material));
        return this;
    }

    /** A hull that is not symmetric about the middle. */
    VehicleShape block(double back, double front, Material material, double x0, double y0, double x1, double y1) {
        parts.add(new Hull(new double[] {x0, y0, x1, y0, x1, y1, x0, y1}, back, front, material));
        return this;
    }

    VehicleShape panel(double z, Material material, double round, double... rightHalf) {
        parts.add(new Panel(rounded(mirrored(rightHalf), round), z, 0, 0, material));
        return this;
    }

    VehicleShape leaning(
            double foot, double zFoot, double top, double zTop, Material material, double round, double... rightHalf) {
        parts.add(new Panel(rounded(mirrored(rightHalf), round), zFoot, foot, (zTop - zFoot) / (top - foot), material));
        return this;
    }

    /** A leaning outline given whole, not by its right half. */
    VehicleShape leaningSingle(
            double foot, double zFoot, double top, double zTop, Material material, double round, double... xy) {
        parts.add(new Panel(rounded(xy, round), zFoot, foot, (zTop - zFoot) / (top - foot), material));
        return this;
    }

    /** The same outline left and right. */
    VehicleShape pair(double z, Material material, double round, double... xy) {
        double[] other = xy.clone();
        for (int i = 0; i < other.length; i += 2) {
            other[i] = -other[i];
        }
        parts.add(new Panel(rounded(xy, round), z, 0, 0, material));
        parts.add(new Panel(rounded(other, round), z, 0, 0, material));
        return this;
    }

    VehicleShape single(double z, Material material, double round, double... xy) {
        parts.add(new Panel(rounded(xy, round), z, 0, 0, material));
        return this;
    }

    VehicleShape lamps(double x, double y, double z, double radius, boolean red) {
        parts.add(new Lamp(-x, y, z, radius, red));
        if (x != 0) {
            parts.add(new Lamp(x, y, z, radius, red));
        }
        return this;
    }

    VehicleShape plate(double x, double y, double z) {
        parts.add(new PlateMount(x, y, z));
        return this;
    }

    /** From the right half, bottom to top, the whole outline. */
    static double[] mirrored(double... rightHalf) {
        int n = rightHalf.length;
        double[] all = new double[2 * n];
        System.arraycopy(rightHalf, 0, all, 0, n);
        for (int i = 0; i < n; i += 2) {
            all[2 * n - 2 - i] = -rightHalf[i];
            all[2 * n - 1 - i] = rightHalf[i + 1];
        }
        return all;
    }

    /** A closed outline with its corners rounded by up to {@code radius}. */
    static Shape rounded(double[] xy, double radius) {
        Path2D path = new Path2D.Double();
        int n = xy.length / 2;
        for (int i = 0; i < n; i++) {
            double px = xy[2 * ((i + n - 1) % n)];
            double py = xy[2 * ((i + n - 1) % n) + 1];
            double x = xy[2 * i];
            double y = xy[2 * i + 1];
            double qx = xy[2 * ((i + 1) % n)];
            double qy = xy[2 * ((i + 1) % n) + 1];
            double before = Math.hypot(x - px, y - py);
            double after = Math.hypot(qx - x, qy - y);
            double r = Math.min(radius, 0.45 * Math.min(before, after));
            double ax = before == 0 ? x : x + (px - x) * r / before;
            double ay = before == 0 ? y : y + (py - y) * r / before;
            double bx = after == 0 ? x : x + (qx - x) * r / after;
            double by = after == 0 ? y : y + (qy - y) * r / after;
            if (i == 0) {
                path.moveTo(ax, ay);
            } else {
                path.lineTo(ax, ay);
            }
            path.quadTo(x, y, bx, by);
        }
        path.closePath();
        return path;
    }
}

package eu.sargs.simulation;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.Paint;
import java.awt.Shape;
import java.awt.geom.Path2D;
import java.awt.geom.PathIterator;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Draws one vehicle where it stands at one moment: its shadow, its body, then its lamps as light added to the pixels. */
final class VehiclePainter {
    private final Viewpoint view;
    private final Palette palette;
    private final Light light;
    private final Weather weather;

    VehiclePainter(Viewpoint view, Palette palette, Light light, Weather weather) {
        this.view = view;
        this.palette = palette;
        this.light = light;
        this.weather = weather;
    }

    private Point2D.Double at(Passing vehicle, double z, double x, double y, double back) {
        double depth = z + back;
        return view.project(view.laneX(vehicle.lane(), depth) + x, y, depth);
    }

    /** @param z metres from the camera to the vehicle's near face */
    void body(Graphics2D g, Passing vehicle, double z) {
        shadow(g, vehicle, z);
        for (VehicleShape.Part part : vehicle.shape().parts()) {
            switch (part) {
                case VehicleShape.Hull hull -> hull(g, vehicle, z, hull);
                case VehicleShape.Panel panel -> {
                    Shape outline = projected(vehicle, z, panel);
                    g.setPaint(paint(vehicle, z, panel.material(), outline.getBounds2D()));
                    g.fill(outline);
                }
                case VehicleShape.Lamp lamp -> {}
                case VehicleShape.PlateMount mount -> {}
            }
        }
    }

    private void shadow(Graphics2D g, Passing vehicle, double z) {
        double half = vehicle.kind().heavy() ? 1.3 : vehicle.kind() == VehicleKind.MOTORCYCLE ? 0.25 : 0.98;
        int strength = light.dark() ? 46 : weather == Weather.CLEAR ? 30 : 24;
        for (int ring = 6; ring >= 1; ring--) {
            double out = (ring - 3) * 0.07;
            double back = vehicle.kind().length() + out;
            Path2D path = new Path2D.Double();
            double in = 0.16;
            double front = -out * 3;
            double[][] corners = {
                {-half - out + in, front},
                {half + out - in, front},
                {half + out, front + 0.8},
                {half + out, back},
                {-half - out, back},
                {-half - out, front + 0.8}
            };
            for (int i = 0; i < corners.length; i++) {
                Point2D p = at(vehicle, z, corners[i][0], 0.01, corners[i][1]);
                if (i == 0) {
                    path.moveTo(p.getX(), p.getY());
                } else {
                    path.lineTo(p.getX(), p.getY());
                }
            }
            path.closePath();
            g.setColor(new Color(6, 8, 10, strength));
            g.fill(path);
        }
    }

    private void hull(Graphics2D g, Passing vehicle, double z, VehicleShape.Hull hull) {
        int pieces = (int) Math.min(6, Math.max(1, Math.ceil((hull.back() - hull.front()) / 2.2)));
        for (int i = pieces; i > 0; i--) {
            double far = hull.front() + (hull.back() - hull.front()) * i / pieces;
            double near = hull.front() + (hull.back() - hull.front()) * (i - 1) / pieces;
            if (z + far < Viewpoint.NEAREST) {
                continue;
            }
            List<Point2D.Double> points = new ArrayList<>(hull.xy().length);
            for (int n = 0; n < hull.xy().length; n += 2) {
                points.add(at(vehicle, z, hull.xy()[n], hull.xy()[n + 1], far));
                points.add(at(vehicle, z, hull.xy()[n], hull.xy()[n + 1], near));
            }
            Path2D outline = convex(points);
            g.setPaint(paint(vehicle, z, hull.material(), outline.getBounds2D()));
            g.fill(outline);
        }
    }

    private Shape projected(Passing vehicle, double z, VehicleShape.Panel panel) {
        Path2D path = new Path2D.Double();
        double[] c = new double[6];
        for (PathIterator it = panel.outline().getPathIterator(null); !it.isDone(); it.next()) {
            int kind = it.currentSegment(c);
            Point2D a = place(vehicle, z, panel, c[0], c[1]);
            switch (kind) {
                case PathIterator.SEG_MOVETO -> path.moveTo(a.getX(), a.getY());
                case PathIterator.SEG_LINETO -> path.lineTo(a.getX(), a.getY());
                case PathIterator.SEG_QUADTO -> {
                    Point2D b = place(vehicle, z, panel, c[2], c[3]);
                    path.quadTo(a.getX(), a.getY(), b.getX(), b.getY());
                }
                default -> path.closePath();
            }
        }
        return path;
    }

    private Point2D place(Passing vehicle, double z, VehicleShape.Panel panel, double x, double y) {
        return at(vehicle, z, x, y, panel.z() + panel.lean() * (y - panel.foot()));
    }

    private Paint paint(Passing vehicle, double z, VehicleShape.Material material, Rectangle2D bounds) {
        int body = vehicle.paint();
        return switch (material) {
            case BODY ->
                shaded(bounds, Palette.scale(body, 1.07, 1.07, 1.07), Palette.scale(body, 0.74, 0.74, 0.75), z);
            case SIDE -> shaded(bounds, side(body, 0.74), side(body, 0.40), z);
            case SHINE -> shaded(bounds, Palette.mix(body, 0xFFFFFF, 0.24), Palette.mix(body, 0xFFFFFF, 0.06), z);
            case CARGO ->
                shaded(
                        bounds,
                        Palette.scale(vehicle.cargo(), 1.02, 1.02, 1.02),
                        Palette.scale(vehicle.cargo(), 0.86, 0.86, 0.86),
                        z);
            case CARGO_SIDE ->
                shaded(
                        bounds,
                        Palette.scale(vehicle.cargo(), 0.68, 0.68, 0.70),
                        Palette.scale(vehicle.cargo(), 0.56, 0.56, 0.58),
                        z);
            case GLASS -> shaded(bounds, 0x4C5C66, 0x1A2229, z);
            case GLARE -> new Color(255, 255, 255, light.dark() ? 9 : 30);
            case TRIM -> palette.color(0x17191C, z);
            case STEEL -> palette.color(0x9DA3A9, z);
            case TYRE -> palette.color(0x121314, z);
            case LENS -> shaded(bounds, 0xE4E9EC, 0xAEB6BC, z);
            case RED -> palette.color(0x9E2023, z);
            case AMBER ->
                new Color(
                        light.dark()
                                ? palette.hazed(light == Light.INFRARED ? 0x8A8A8A : 0xE09A30, z)
                                : palette.at(0xD9922E, z));
            case PERSON -> {
                Color c = palette.color(0x23292E, z);
                yield new Color(
                        c.getRed(), c.getGreen(), c.getBlue(), vehicle.kind() == VehicleKind.MOTORCYCLE ? 255 : 150);
            }
        };
    }

    /** Paint seen at a slant: darker, with a little of the sky in it. */
    private static int side(int body, double share) {
        return Palette.mix(Palette.scale(body, share, share, share), 0x8A949C, 0.10);
    }

    private Paint shaded(Rectangle2D bounds, int top, int bottom, double z) {
        float y0 = (float) bounds.getMinY();
        float y1 = (float) Math.max(bounds.getMaxY(), y0 + 1);
        return new GradientPaint(0, y0, palette.color(top, z), 0, y1, palette.color(bottom, z));
    }

    /** The lamps, after everything of this vehicle is drawn. */
    void lamps(Glow glow, Passing vehicle, double z, double fade) {
        double clear = palette.clear(z) * fade;
        for (VehicleShape.Part part : vehicle.shape().parts()) {
            if (!(part instanceof VehicleShape.Lamp lamp) || z + lamp.z() < Viewpoint.NEAREST * 2) {
                continue;
            }
            Point2D p = at(vehicle, z, lamp.x(), lamp.y(), lamp.z());
            double s = view.scale(z + lamp.z());
            if (lamp.red()) {
                tail(glow, p, s, lamp.radius(), clear);
            } else {
                head(glow, vehicle, z, p, s, lamp, clear);
            }
        }
    }

    private void head(Glow glow, Passing vehicle, double z, Point2D p, double s, VehicleShape.Lamp lamp, double clear) {
        int white = light == Light.INFRARED
                ? 0xFFFFFF
                : vehicle.plate().display().hashCode() % 3 == 0 ? 0xE6EFFF : 0xFFF1D6;
        double r = lamp.radius();
        if (!light.dark()) {
            double dusk = light == Light.DUSK ? 1.5 : weather == Weather.CLEAR ? 0.55 : 0.9;
            glow.disc(p.getX(), p.getY(), r * s * 1.15, r * s * 0.95, white, 0.5 * clear);
            glow.halo(p.getX(), p.getY(), s * 0.5 * dusk + 3, s * 0.5 * dusk + 3, white, 0.45 * dusk * clear);
            return;
        }
        double far = Math.min(1, 40 / s);
        glow.disc(p.getX(), p.getY(), r * s * 1.3 + 0.8, r * s * 1.1 + 0.8, white, 1.2 * clear);
        double wide = s * (light == Light.INFRARED ? 0.75 : 0.95) + 5 * far;
        glow.halo(p.getX(), p.getY(), wide, wide, white, 0.95 * clear);
        glow.halo(p.getX(), p.getY(), wide * 2.6, wide * 2.2, white, 0.16 * clear);
        double wet = weather == Weather.RAIN ? 0.62 : 0.26;
        Point2D ground = at(vehicle, Math.max(z - 1.2, 1), lamp.x(), 0, 0);
        glow.halo(ground.getX(), ground.getY() + s * 0.35, s * 0.34, s * 1.0, white, wet * clear);
        Point2D pool = at(vehicle, Math.max(z - 4, 1), lamp.x() * 0.8, 0, 0);
        int pale = light == Light.INFRARED ? 0x8C8C8C : 0x9A927E;
        glow.halo(pool.getX(), pool.getY(), s * 2.4, s * 0.55, pale, 0.34 * clear);
    }

    private void tail(Glow glow, Point2D p, double s, double r, double clear) {
        int red = light == Light.INFRARED ? 0xD8D8D8 : 0xFF3A2A;
        double strength = light.dark() ? 1 : light == Light.DUSK ? 0.7 : 0.35;
        glow.disc(p.getX(), p.getY(), r * s + 0.7, r * s + 0.7, red, 0.75 * strength * clear);
        if (light != Light.DAY) {
            glow.halo(p.getX(), p.getY(), s * 0.6 + 3, s * 0.6 + 3, red, 0.6 * strength * clear);
        }
    }

    /** The outline round a set of points (Andrew's monotone chain). */
    static Path2D convex(List<Point2D.Double> points) {
        points.sort(Comparator.<Point2D.Double>comparingDouble(p -> p.x).thenComparingDouble(p -> p.y));
        List<Point2D.Double> chain = new ArrayList<>();
        for (int pass = 0; pass < 2; pass++) {
            int start = chain.size();
            for (Point2D.Double p : points) {
                while (chain.size() >= start + 2 && turn(chain.get(chain.size() - 2), chain.getLast(), p) <= 0) {
                    chain.removeLast();
                }
                chain.add(p);
            }
            chain.removeLast();
            points = points.reversed();
        }
        Path2D path = new Path2D.Double();
        for (int i = 0; i < chain.size(); i++) {
            if (i == 0) {
                path.moveTo(chain.get(i).x, chain.get(i).y);
            } else {
                path.lineTo(chain.get(i).x, chain.get(i).y);
            }
        }
        if (!chain.isEmpty()) {
            path.closePath();
        }
        return path;
    }

    private static double turn(Point2D.Double a, Point2D.Double b, Point2D.Double c) {
        return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
    }
}

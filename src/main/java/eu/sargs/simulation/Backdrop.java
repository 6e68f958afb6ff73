package eu.sargs.simulation;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.LinearGradientPaint;
import java.awt.RenderingHints;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.random.RandomGenerator;

/** What stands still: sky, forest on both sides, verge, road with its lines, reflector posts. Drawn once a scene. */
final class Backdrop {
    private static final double FAR = 4000;
    private static final double ROAD_HALF = 3.75;
    private static final double SHOULDER = 1.1;

    private final Graphics2D g;
    private final Viewpoint view;
    private final Palette palette;
    private final Light light;
    private final Weather weather;
    private final RandomGenerator random;

    private Backdrop(Graphics2D g, Viewpoint view, Light light, Weather weather, RandomGenerator random) {
        this.g = g;
        this.view = view;
        this.palette = new Palette(light, weather);
        this.light = light;
        this.weather = weather;
        this.random = random;
    }

    /** @return the empty road, TYPE_INT_RGB, without the camera's noise */
    static BufferedImage of(Viewpoint view, Light light, Weather weather, RandomGenerator random) {
        BufferedImage picture = new BufferedImage(view.width(), view.height(), BufferedImage.TYPE_INT_RGB);
        Graphics2D g = picture.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        Backdrop backdrop = new Backdrop(g, view, light, weather, random);
        backdrop.sky();
        backdrop.forest();
        backdrop.verge();
        backdrop.road();
        backdrop.posts();
        g.dispose();
        backdrop.grain(picture);
        return picture;
    }

    private void sky() {
        g.setPaint(new GradientPaint(
                0, 0, new Color(palette.skyTop), 0, (float) view.vanishY(), new Color(palette.skyLow)));
        g.fill(new Rectangle2D.Double(0, 0, view.width(), view.height()));
        if (light.dark() || weather != Weather.CLEAR) {
            return;
        }
        // Long thin clouds, the flat light of these parts.
        for (int i = 0; i < 9; i++) {
            double y = view.vanishY() * (0.05 + 0.75 * random.nextDouble());
            double w = view.width() * (0.2 + 0.5 * random.nextDouble());
            double x = random.nextDouble(-w / 2, view.width() - w / 2);
            double h = view.height() * (0.008 + 0.02 * random.nextDouble());
            int tint = light == Light.DUSK ? 0xE6B48E : 0xF2F5F6;
            for (int layer = 0; layer < 4; layer++) {
                g.setColor(new Color(tint >> 16 & 255, tint >> 8 & 255, tint & 255, 26));
                double shrink = layer * 0.16;
                Path2D cloud = new Path2D.Double();
                cloud.moveTo(x + w * shrink / 2, y);
                cloud.curveTo(
                        x + w * 0.3,
                        y - h * (1 - shrink),
                        x + w * 0.7,
                        y - h * (1 - shrink),
                        x + w * (1 - shrink / 2),
                        y);
                cloud.curveTo(
                        x + w * 0.7,
                        y + h * (0.6 - shrink / 2),
                        x + w * 0.3,
                        y + h * (0.6 - shrink / 2),
                        x + w * shrink / 2,
                        y);
                g.fill(cloud);
            }
        }
    }

    /** Rows of spruce and birch from the horizon forward, each row a little greyer the farther it stands. */
    private void forest() {
        double clearing = 25 + 8 * random.nextDouble();
        double nearest = view.focal() * clearing / (view.width() * 0.66);
        for (double z = nearest * 9; z >= nearest * 0.98; z /= 1.33) {
            row(z, clearing, -1);
            row(z, clearing, 1);
        }
    }

    private void row(double z, double clearing, int side) {
        double scale = view.scale(z);
        Point2D edge = view.project(side * clearing, 0, z);
        double end = side < 0 ? -60 : view.width() + 60;
        double step = 2.6 * scale;
        double ground = view.project(side * clearing, 0.6, z).getY();
        // A dark mass of trunks behind the outlines, so that no sky shows between them.
        double x = edge.getX();
        Path2D mass = new Path2D.Double();
        mass.moveTo(x, ground);
        double low = scale * 6.5;
        while (side < 0 ? x > end : x < end) {
            double in = Math.min(1, Math.abs(x - edge.getX()) / (scale * 14));
            mass.lineTo(x, ground - low * in * (0.7 + 0.5 * random.nextDouble()));
            x += side * step * 0.8;
        }
        mass.lineTo(x, ground);
        mass.closePath();
        g.setColor(tint(z, 0.92));
        g.fill(mass);
        x = edge.getX() + side * step * random.nextDouble();
        while (side < 0 ? x > end : x < end) {
            double tall = scale * (8.5 + 8.5 * random.nextDouble());
            double foot = ground + scale * 0.5;
            if (random.nextInt(5) == 0) {
                birch(x, foot, tall * 0.82, z);
            } else {
                spruce(x, foot, tall, z);
            }
            x += side * step * (0.55 + 0.9 * random.nextDouble());
        }
    }

    private Color tint(double z, double brightness) {
        int rgb = Palette.scale(palette.forest, brightness, brightness, brightness);
        double veil = light.dark() ? 0.0 : Math.min(0.5, z / 5000);
        int lit = light == Light.INFRARED ? Palette.scale(palette.at(rgb, z), 1.2, 1.2, 1.2) : palette.at(rgb, z);
        return new Color(Palette.mix(lit, palette.skyLow, veil));
    }

    private void spruce(double x, double foot, double tall, double z) {
        double half = tall * (0.15 + 0.06 * random.nextDouble());
        int tiers = 6 + random.nextInt(4);
        Path2D tree = new Path2D.Double();
        tree.moveTo(x, foot - tall);
        for (int side = 1; side >= -1; side -= 2) {
            for (int i = 1; i <= tiers; i++) {
                int tier = side > 0 ? i : tiers + 1 - i;
                double down = tier / (double) tiers;
                double y = foot - tall + tall * 0.95 * down;
                double out = half * Math.pow(down, 0.85) * (0.85 + 0.3 * random.nextDouble());
                if (side > 0) {
                    tree.lineTo(x + out, y);
                    tree.lineTo(x + out * 0.55, y - tall * 0.02);
                } else {
                    tree.lineTo(x - out * 0.55, y - tall * 0.02);
                    tree.lineTo(x - out, y);
                }
            }
        }
        tree.closePath();
        g.setColor(tint(z, 0.86 + 0.3 * random.nextDouble()));
        g.fill(tree);
    }

    private void birch(double x, double foot, double tall, double z) {
        Color leaves = new Color(Palette.mix(
                tint(z, 1).getRGB() & 0xFFFFFF, palette.at(light == Light.DAY ? 0x8C8A4A : 0x66653C, z), 0.45));
        Path2D crown = new Path2D.Double();
        int bumps = 9;
        for (int i = 0; i <= bumps; i++) {
            double angle = 2 * Math.PI * i / bumps;
            double r = (0.85 + 0.3 * random.nextDouble());
            double px = x + tall * 0.19 * r * Math.sin(angle);
            double py = foot - tall * 0.60 - tall * 0.38 * r * Math.cos(angle);
            if (i == 0) {
                crown.moveTo(px, py);
            } else {
                crown.lineTo(px, py);
            }
        }
        crown.closePath();
        g.setColor(leaves);
        g.fill(crown);
        g.fill(new Rectangle2D.Double(x - tall * 0.012, foot - tall * 0.4, tall * 0.024, tall * 0.4));
    }

    private void verge() {
        double y = view.vanishY();
        double h = view.height() - y;
        double slant = Math.abs(Math.sin(view.roll())) * view.width();
        float[] at = {0f, 0.06f, 0.25f, 1f};
        double[] z = {FAR, depthAt(0.06), depthAt(0.25), depthAt(1)};
        Color[] colors = new Color[4];
        for (int i = 0; i < 4; i++) {
            colors[i] = palette.color(Palette.mix(palette.grassFar, palette.grassNear, at[i]), z[i]);
        }
        g.setPaint(new LinearGradientPaint(new Point2D.Double(0, y), new Point2D.Double(0, y + h), at, colors));
        Path2D ground = new Path2D.Double();
        // The ground's far edge is level whatever the road does, tilted only by the camera's roll.
        double tilt = Math.tan(view.roll());
        double edge = y + view.focal() * view.cameraHeight() / FAR;
        ground.moveTo(-10, edge - tilt * (view.vanishX() + 10));
        ground.lineTo(view.width() + 10.0, edge + tilt * (view.width() + 10 - view.vanishX()));
        ground.lineTo(view.width() + 10, view.height() + slant);
        ground.lineTo(-10, view.height() + slant);
        ground.closePath();
        g.fill(ground);
        // Tufts, smaller and closer together with distance.
        for (int i = 0; i < view.width() * 5; i++) {
            double drop = Math.pow(random.nextDouble(), 1.4);
            double depth = depthAt(Math.max(0.012, drop));
            double x = random.nextDouble() * view.width();
            double py = y + h * drop;
            double size = Math.max(0.7, 0.16 * view.scale(depth)) * (0.4 + random.nextDouble());
            int shade = random.nextInt(3) == 0 ? 0x9C9958 : random.nextBoolean() ? 0x62662F : 0x55592C;
            Color c = palette.color(shade, depth);
            g.setColor(new Color(c.getRed(), c.getGreen(), c.getBlue(), 70));
            g.setStroke(new BasicStroke((float) Math.max(0.6, size * 0.18)));
            g.draw(new java.awt.geom.Line2D.Double(x, py, x + size * (random.nextDouble() - 0.5), py - size));
        }
    }

    /** The distance seen at a share (0 horizon, 1 bottom) of the ground in the picture. */
    private double depthAt(double share) {
        return view.focal() * view.cameraHeight() / Math.max(1e-3, share * (view.height() - view.vanishY()));
    }

    private void road() {
        fillStrip(-ROAD_HALF - SHOULDER, ROAD_HALF + SHOULDER, weather == Weather.RAIN ? 0x6A665C : 0x9A9583, 255, 1);
        fillStrip(-ROAD_HALF, ROAD_HALF, palette.asphalt, 255, 1);
        for (double lane : new double[] {-Viewpoint.LANE, Viewpoint.LANE}) {
            for (double wheel : new double[] {-0.75, 0.75}) {
                fillStrip(lane + wheel - 0.30, lane + wheel + 0.30, 0x4D5156, 46, 1);
                fillStrip(lane + wheel - 0.16, lane + wheel + 0.16, 0x4D5156, 40, 1);
            }
        }
        patches();
        if (weather == Weather.RAIN) {
            sheen();
        }
        fillStrip(-ROAD_HALF + 0.12, -ROAD_HALF + 0.30, palette.line, 235, 1.5);
        fillStrip(ROAD_HALF - 0.30, ROAD_HALF - 0.12, palette.line, 235, 1.5);
        for (double z = 14; z < 1200; z += 9) {
            Path2D dash = strip(-0.08, 0.08, z, z + 3.6);
            int rgb = palette.reflecting(palette.line, z, 1.5);
            g.setColor(new Color(rgb));
            g.fill(dash);
        }
    }

    /** Repairs and cracks: a road that is old, and different at each site. */
    private void patches() {
        for (int i = 0; i < 7; i++) {
            double z = depthAt(0.08 + 0.9 * random.nextDouble());
            double x = random.nextDouble(-3.4, 2.2);
            Path2D patch = strip(x, x + 0.5 + 1.3 * random.nextDouble(), z, z + 1 + 5 * random.nextDouble());
            Color c = palette.color(random.nextBoolean() ? 0x62666B : 0x70757A, z);
            g.setColor(new Color(c.getRed(), c.getGreen(), c.getBlue(), 90));
            g.fill(patch);
        }
    }

    /** The sky in a wet road. */
    private void sheen() {
        for (double z = 600; z > 12; z *= 0.93) {
            double strength = 0.34 * Math.min(1, z / 120);
            Color c = new Color(palette.hazed(light.dark() ? 0x2A323C : palette.skyLow, z));
            g.setColor(new Color(c.getRed(), c.getGreen(), c.getBlue(), (int) (255 * strength)));
            g.fill(strip(-ROAD_HALF, ROAD_HALF, z * 0.93, z));
        }
    }

    private void fillStrip(double x0, double x1, int rgb, int alpha, double gain) {
        // In pieces, each in the colour of its distance; a little overlap hides the seams.
        double z = FAR;
        while (z > 10) {
            double next = z * (light.dark() ? 0.955 : 0.88);
            int c = palette.reflecting(rgb, (z + next) / 2, gain);
            g.setColor(new Color(c >> 16 & 255, c >> 8 & 255, c & 255, alpha));
            g.fill(strip(x0, x1, alpha == 255 ? next * 0.97 : next, z));
            z = next;
        }
    }

    private Path2D strip(double x0, double x1, double near, double far) {
        Path2D path = new Path2D.Double();
        int steps = 4;
        for (int i = 0; i <= steps; i++) {
            double z = near * Math.pow(far / near, i / (double) steps);
            Point2D p = view.project(x0, 0, z);
            if (i == 0) {
                path.moveTo(p.getX(), p.getY());
            } else {
                path.lineTo(p.getX(), p.getY());
            }
        }
        for (int i = steps; i >= 0; i--) {
            Point2D p = view.project(x1, 0, near * Math.pow(far / near, i / (double) steps));
            path.lineTo(p.getX(), p.getY());
        }
        path.closePath();
        return path;
    }

    private void posts() {
        for (double z = 460; z > 22; z -= 25) {
            for (int side = -1; side <= 1; side += 2) {
                post(side * (ROAD_HALF + SHOULDER + 0.35), z, side);
            }
        }
    }

    private void post(double x, double z, int side) {
        double s = view.scale(z);
        Point2D foot = view.project(x, 0, z);
        double w = Math.max(1.2, 0.13 * s);
        double h = 0.95 * s;
        int white = palette.reflecting(0xE9EAE6, z, 1.15);
        g.setColor(new Color(white));
        g.fill(new Rectangle2D.Double(foot.getX() - w / 2, foot.getY() - h, w, h));
        g.setColor(palette.color(0x16181B, z));
        g.fill(new Rectangle2D.Double(foot.getX() - w / 2, foot.getY() - h * 0.86, w, h * 0.28));
        int reflector = side > 0 ? 0xFFB347 : 0xF4F4EE;
        if (light == Light.INFRARED) {
            reflector = 0xFFFFFF;
        } else if (light == Light.NIGHT) {
            reflector = 0xFFB765;
        }
        double shine = light.dark() ? 0.35 + 0.65 / (1 + z / 160) : 1;
        g.setColor(new Color(
                light.dark()
                        ? Palette.scale(palette.hazed(reflector, z), shine, shine, shine)
                        : palette.at(reflector, z)));
        g.fill(new Rectangle2D.Double(
                foot.getX() - w * 0.3, foot.getY() - h * 0.80, Math.max(1, w * 0.6), Math.max(1.2, h * 0.16)));
    }

    /** Fine texture on the ground and a slight fall of light to the corners. */
    private void grain(BufferedImage picture) {
        int w = view.width();
        int h = view.height();
        double amount = light.dark() ? 0.05 : 0.028;
        for (int y = 0; y < h; y++) {
            for (int x = 0; x < w; x++) {
                double dx = (x - w / 2.0) / w;
                double dy = (y - h / 2.0) / h;
                double corner = 1 - 0.42 * (dx * dx + dy * dy);
                double texture = y > view.vanishY() ? 1 + amount * random.nextGaussian() : 1;
                picture.setRGB(
                        x,
                        y,
                        Palette.scale(picture.getRGB(x, y), corner * texture, corner * texture, corner * texture));
            }
        }
    }
}

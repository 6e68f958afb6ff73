package eu.sargs.simulation;

import java.awt.AlphaComposite;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Line2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Draws the pictures of a scene, each from its number alone, so that any order gives the same pictures. Not
 * thread-safe: one renderer a thread.
 */
public final class SceneRenderer {
    private static final int NOISE = 1 << 16;

    private final RoadScene scene;
    private final Viewpoint view;
    private final Palette palette;
    private final VehiclePainter painter;
    private final SceneMotion motion;
    private final Map<Passing, PlateWarp> plates = new HashMap<>();
    private final int[] backdrop;
    private final BufferedImage picture;
    private final int[] pixels;
    private final byte[] noise = new byte[NOISE];
    private final Glow glow;

    public SceneRenderer(RoadScene scene) {
        this.scene = scene;
        view = scene.viewpoint();
        palette = new Palette(scene.light(), scene.weather());
        painter = new VehiclePainter(view, palette, scene.light(), scene.weather());
        motion = new SceneMotion(scene);
        motion.passings().forEach(p -> plates.put(p, new PlateWarp(PlatePicture.of(p.plate()))));
        BufferedImage empty = Backdrop.of(
                view,
                scene.light(),
                scene.weather(),
                new SplittableRandom(scene.site().hashCode()));
        backdrop = ((DataBufferInt) empty.getRaster().getDataBuffer()).getData();
        picture = new BufferedImage(view.width(), view.height(), BufferedImage.TYPE_INT_RGB);
        pixels = ((DataBufferInt) picture.getRaster().getDataBuffer()).getData();
        glow = new Glow(pixels, view.width(), view.height());
        SplittableRandom random = new SplittableRandom(scene.seed());
        double sigma = switch (scene.light()) {
            case DAY -> 2.2;
            case DUSK -> 3.0;
            case NIGHT -> 3.4;
            case INFRARED -> 4.0;
        };
        for (int i = 0; i < NOISE; i++) {
            noise[i] = (byte) Math.max(-127, Math.min(127, Math.round(random.nextGaussian() * sigma)));
        }
    }

    /** @return picture number {@code frame}, TYPE_INT_RGB; the renderer's own, overwritten by the next call */
    public BufferedImage render(int frame) {
        System.arraycopy(backdrop, 0, pixels, 0, pixels.length);
        double t = (frame % scene.picture().frames()) / (double) scene.picture().fps();
        Graphics2D g = picture.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        for (SceneMotion.Here here : motion.at(t)) {
            double fade = Math.min(1, (SceneMotion.APPEARS - here.z()) / 60);
            g.setComposite(
                    fade < 1
                            ? AlphaComposite.getInstance(AlphaComposite.SRC_OVER, (float) fade)
                            : AlphaComposite.SrcOver);
            painter.body(g, here.passing(), here.z());
            plate(here);
            painter.lamps(glow, here.passing(), here.z(), fade);
        }
        g.setComposite(AlphaComposite.SrcOver);
        SplittableRandom random = new SplittableRandom(scene.seed() * 1_000_003L + frame);
        if (scene.weather() == Weather.RAIN) {
            rain(g, random);
        }
        g.dispose();
        grain(random);
        return picture;
    }

    private void plate(SceneMotion.Here here) {
        double z = here.z();
        if (z < 4) {
            return;
        }
        double exposure = switch (scene.light()) {
            case DAY -> 1 / 700.0;
            case DUSK -> 1 / 350.0;
            case NIGHT -> 1 / 300.0;
            case INFRARED -> 1 / 500.0;
        };
        double moved = here.passing().speed() * exposure * (here.passing().approaching() ? -1 : 1);
        List<double[]> quads = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            quads.add(motion.plate(here.passing(), z + moved * (i - 1) / 2));
        }
        double gain = scene.light() == Light.INFRARED ? 1.55 : 1.75;
        plates.get(here.passing()).draw(picture, quads, rgb -> palette.reflecting(rgb, z, gain));
    }

    private void rain(Graphics2D g, SplittableRandom random) {
        int drops = view.width() / 4;
        for (int i = 0; i < drops; i++) {
            double near = Math.pow(random.nextDouble(), 2);
            double length = view.height() * (0.015 + 0.07 * near);
            double x = random.nextDouble() * view.width();
            double y = random.nextDouble() * view.height();
            int alpha = (int) (24 + 46 * near);
            g.setColor(scene.light().dark() ? new Color(150, 160, 172, alpha / 2) : new Color(226, 232, 236, alpha));
            g.setStroke(new BasicStroke((float) (0.5 + near * view.width() / 900.0)));
            g.draw(new Line2D.Double(x, y, x - length * 0.12, y + length));
        }
    }

    /** The sensor's noise: never twice the same picture, even of an empty road. */
    private void grain(SplittableRandom random) {
        int at = random.nextInt(NOISE);
        int step = random.nextInt(NOISE / 4) * 2 + 1;
        for (int i = 0; i < pixels.length; i++) {
            if (i % view.width() == 0) {
                at = at + step & NOISE - 1;
            }
            int n = noise[at + i & NOISE - 1];
            int p = pixels[i];
            int r = (p >> 16 & 255) + n;
            int g = (p >> 8 & 255) + n;
            int b = (p & 255) + n;
            pixels[i] = (r < 0 ? 0 : Math.min(r, 255)) << 16
                    | (g < 0 ? 0 : Math.min(g, 255)) << 8
                    | (b < 0 ? 0 : Math.min(b, 255));
        }
    }

    /** What is true of this scene. */
    public GroundTruth truth() {
        return motion.truth();
    }
}

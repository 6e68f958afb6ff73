package eu.sargs.simulation;

import java.awt.AlphaComposite;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Line2D;
import java.awt.geom.Point2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Draws the pictures of a scene, each from its number alone, so that any order gives the same pictures. Not
 * thread-safe: one renderer a thread.
 */
public final class SceneRenderer {
    /** Vehicles come up out of the distance here, metres. */
    private static final double APPEARS = 430;

    private static final int NOISE = 1 << 16;

    private final RoadScene scene;
    private final Viewpoint view;
    private final Palette palette;
    private final VehiclePainter painter;
    private final List<Passing> passings;
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
        passings = scene.passings();
        passings.forEach(p -> plates.put(p, new PlateWarp(PlatePicture.of(p.plate()))));
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

    /** A vehicle in one picture. */
    private record Here(Passing passing, double z) {}

    /** @return picture number {@code frame}, TYPE_INT_RGB; the renderer's own, overwritten by the next call */
    public BufferedImage render(int frame) {
        System.arraycopy(backdrop, 0, pixels, 0, pixels.length);
        double t = (frame % scene.picture().frames()) / (double) scene.picture().fps();
        Graphics2D g = picture.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        for (Here here : here(t)) {
            double fade = Math.min(1, (APPEARS - here.z) / 60);
            g.setComposite(
                    fade < 1
                            ? AlphaComposite.getInstance(AlphaComposite.SRC_OVER, (float) fade)
                            : AlphaComposite.SrcOver);
            painter.body(g, here.passing, here.z);
            plate(here, t);
            painter.lamps(glow, here.passing, here.z, fade);
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

    /** Everything on the road, farthest first; the loop before and after reach into this one. */
    private List<Here> here(double t) {
        List<Here> all = new ArrayList<>();
        int loop = scene.picture().seconds();
        int reach = (int) Math.ceil(APPEARS / 9 / loop) + 1;
        for (Passing passing : passings) {
            for (int turn = -reach; turn <= reach; turn++) {
                double z = passing.z(view, t + turn * loop);
                if (z < APPEARS && z + passing.kind().length() > 2.5) {
                    all.add(new Here(passing, z));
                }
            }
        }
        all.sort(Comparator.comparingDouble(Here::z).reversed());
        return all;
    }

    private void plate(Here here, double t) {
        double z = here.z;
        if (z < 4) {
            return;
        }
        double exposure = switch (scene.light()) {
            case DAY -> 1 / 700.0;
            case DUSK -> 1 / 350.0;
            case NIGHT -> 1 / 300.0;
            case INFRARED -> 1 / 500.0;
        };
        double moved = here.passing.speed() * exposure * (here.passing.approaching() ? -1 : 1);
        List<double[]> quads = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            quads.add(quad(here.passing, z + moved * (i - 1) / 2));
        }
        double gain = scene.light() == Light.INFRARED ? 1.55 : 1.75;
        plates.get(here.passing).draw(picture, quads, rgb -> palette.reflecting(rgb, z, gain));
    }

    /** The plate's corners in pixels: top left, top right, bottom right, bottom left. */
    private double[] quad(Passing passing, double z) {
        VehicleShape.PlateMount mount = passing.shape().mount();
        double w = passing.plate().width() / 2000;
        double h = passing.plate().height() / 2000;
        double depth = z + mount.z();
        double x = view.laneX(passing.lane(), depth) + mount.x();
        double[] quad = new double[8];
        double[][] signs = {{-1, 1}, {1, 1}, {1, -1}, {-1, -1}};
        for (int i = 0; i < 4; i++) {
            Point2D p = view.project(x + signs[i][0] * w, mount.y() + signs[i][1] * h, depth);
            quad[2 * i] = p.getX();
            quad[2 * i + 1] = p.getY();
        }
        return quad;
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

    /** What is true of this scene, for every plate that comes to at least {@link TruePassage#SMALLEST} pixels. */
    public GroundTruth truth() {
        Map<Passing, List<TruePassage.Corners>> seen = new HashMap<>();
        for (int frame = 0; frame < scene.picture().frames(); frame++) {
            double t = frame / (double) scene.picture().fps();
            List<Here> all = here(t);
            for (int i = 0; i < all.size(); i++) {
                Here here = all.get(i);
                long ms = Math.round(t * 1000);
                visible(here, all.subList(i + 1, all.size()))
                        .ifPresent(q -> seen.computeIfAbsent(here.passing, p -> new ArrayList<>())
                                .add(TruePassage.Corners.of(ms, q)));
            }
        }
        List<TruePassage> truths = new ArrayList<>();
        for (Passing passing : passings) {
            List<TruePassage.Corners> corners = seen.getOrDefault(passing, List.of());
            if (!corners.isEmpty()) {
                truths.add(new TruePassage(
                        passing.plate().plate(),
                        passing.plate().country(),
                        passing.kind(),
                        passing.approaching(),
                        corners));
            }
        }
        truths.sort(Comparator.comparingLong(TruePassage::enterMs));
        return new GroundTruth(scene.site(), scene.picture(), scene.light(), scene.weather(), truths);
    }

    private Optional<double[]> visible(Here here, List<Here> nearer) {
        if (here.z < 4) {
            return Optional.empty();
        }
        double[] quad = quad(here.passing, here.z);
        if (Math.hypot(quad[2] - quad[0], quad[3] - quad[1]) < TruePassage.SMALLEST) {
            return Optional.empty();
        }
        for (int i = 0; i < 8; i += 2) {
            if (quad[i] < 0 || quad[i] > view.width() || quad[i + 1] < 0 || quad[i + 1] > view.height()) {
                return Optional.empty();
            }
        }
        return nearer.stream().anyMatch(other -> hides(other, quad)) ? Optional.empty() : Optional.of(quad);
    }

    /** Whether a nearer vehicle's box, from its near face to its back, covers part of the plate. */
    private boolean hides(Here other, double[] quad) {
        double half = other.passing.kind().heavy() ? 1.3 : 1.1;
        double top = other.passing.kind().heavy() ? 4.0 : other.passing.kind() == VehicleKind.VAN ? 2.45 : 1.75;
        for (double back : new double[] {
            0, other.passing.kind().length() / 2, other.passing.kind().length()
        }) {
            double depth = other.z + back;
            if (depth < Viewpoint.NEAREST) {
                continue;
            }
            double x = view.laneX(other.passing.lane(), depth);
            Point2D a = view.project(x - half, top, depth);
            Point2D b = view.project(x + half, 0, depth);
            if (quad[2] > a.getX() && quad[0] < b.getX() && quad[5] > a.getY() && quad[1] < b.getY()) {
                return true;
            }
        }
        return false;
    }
}

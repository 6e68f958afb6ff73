package eu.sargs.simulation;

import java.awt.geom.Point2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where everything of a scene is at a time, and so what is true of it; draws nothing. */
final class SceneMotion {
    /** Vehicles come up out of the distance here, metres. */
    static final double APPEARS = 430;

    private final RoadScene scene;
    private final Viewpoint view;
    private final List<Passing> passings;

    SceneMotion(RoadScene scene) {
        this.scene = scene;
        this.view = scene.viewpoint();
        this.passings = scene.passings();
    }

    /**
     * A vehicle in one picture.
     *
     * @param z metres from the camera to its near face
     */
    record Here(Passing passing, double z) {}

    List<Passing> passings() {
        return passings;
    }

    /** Everything on the road, farthest first; the loop before and after reach into this one. */
    List<Here> at(double t) {
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

    /** The plate's corners in pixels: top left, top right, bottom right, bottom left. */
    double[] plate(Passing passing, double z) {
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

    /** What is true of this scene, for every plate that comes to at least {@link TruePassage#SMALLEST} pixels. */
    GroundTruth truth() {
        Map<Passing, List<TruePassage.Corners>> seen = new HashMap<>();
        for (int frame = 0; frame < scene.picture().frames(); frame++) {
            double t = frame / (double) scene.picture().fps();
            List<Here> all = at(t);
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
        double[] quad = plate(here.passing, here.z);
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

package eu.sargs.basemap;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.util.List;

/** Draws a window of the map: land, water, roads, borders, then labels. Stateless but for what it was given; thread-safe. */
final class Painter {
    private static final double EXTERNAL_WIDTH = 2;
    private static final double EXTERNAL_HALO_WIDTH = 9;
    private static final double EXTERNAL_HALO_OPACITY = 0.16;
    private static final float INTERNAL_WIDTH = 1.4f;
    private static final float[] INTERNAL_DASHES = {7, 5};

    /** The countries were simplified one by one, so that neighbours gape by some tens of metres; home land is drawn this much wider, and foreign land over it. */
    private static final double GAP_METRES = 70;

    /** Where the data ends the land fades out over this many degrees of longitude, instead of breaking off. */
    private static final double FADE = 0.5 / 360;

    /** How far from the window a line may run and still colour it, in points. */
    private static final double MARGIN = 16;

    private final Box extent;
    private final Palette palette;

    Painter(Box extent, Palette palette) {
        this.extent = extent;
        this.palette = palette;
    }

    /**
     * @param pixelsPerPoint the picture's pixels for one point of the view
     */
    TileImage paint(View view, Ground ground, List<Label> labels, double pixelsPerPoint) {
        int width = (int) Math.round(view.width() * pixelsPerPoint);
        int height = (int) Math.round(view.height() * pixelsPerPoint);
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        Graphics2D g = image.createGraphics();
        try {
            g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
            g.scale(pixelsPerPoint, pixelsPerPoint);
            g.setColor(palette.foreign());
            g.fill(new Rectangle2D.Double(0, 0, view.width(), view.height()));
            land(g, view, ground);
            water(g, view, ground);
            roads(g, view, ground);
            borders(g, view, ground);
            edges(g, view);
            labels.forEach(label -> label.draw(g, view, palette));
        } finally {
            g.dispose();
        }
        return new TileImage(width, ((DataBufferInt) image.getRaster().getDataBuffer()).getData());
    }

    private void land(Graphics2D g, View view, Ground ground) {
        double metres = Mercator.metresPerPixel(Mercator.lat(view.box(0).minY()), view.zoom());
        g.setStroke(round(Math.max(0.8, 2 * GAP_METRES / metres)));
        g.setColor(palette.home());
        for (Region.Land land : ground.lands()) {
            if (land.home()) {
                Path2D path = path(land.areas(), view);
                g.fill(path);
                g.draw(path);
            }
        }
        g.setColor(palette.foreign());
        for (Region.Land land : ground.lands()) {
            if (!land.home()) {
                g.fill(path(land.areas(), view));
            }
        }
    }

    private void water(Graphics2D g, View view, Ground ground) {
        g.setColor(palette.water());
        g.fill(path(ground.waters(), view));
        for (Region.River river : ground.rivers()) {
            double width = riverWidth(river.level(), view.zoom());
            g.setStroke(round(width));
            river.line().pieces(view, MARGIN, (piece, along) -> g.draw(piece));
        }
    }

    private static double riverWidth(int level, int zoom) {
        double first = switch (level) {
            case 0, 1, 2 -> 1.3;
            case 3 -> 0.9;
            default -> 0.7;
        };
        return first * Math.min(2.5, Math.pow(1.25, Math.max(0, zoom - 8)));
    }

    private void roads(Graphics2D g, View view, Ground ground) {
        double grown = Math.pow(1.2, Math.max(0, view.zoom() - 9));
        for (boolean main : new boolean[] {false, true}) {
            g.setColor(main ? palette.mainRoad() : palette.regionalRoad());
            g.setStroke(round((main ? mainWidth(view.zoom()) : 1) * grown));
            for (Region.Road road : ground.roads()) {
                if (road.main() == main) {
                    road.line().pieces(view, MARGIN, (piece, along) -> g.draw(piece));
                }
            }
        }
    }

    private static double mainWidth(int zoom) {
        return zoom <= 7 ? 1.2 : zoom == 8 ? 1.6 : 2;
    }

    private void borders(Graphics2D g, View view, Ground ground) {
        for (Region.Border border : ground.borders()) {
            if (border.kind() == Region.BorderKind.EXTERNAL) {
                continue;
            }
            boolean foreign = border.kind() == Region.BorderKind.FOREIGN;
            g.setColor(foreign ? Palette.faded(palette.borderInternal(), 0.45) : palette.borderInternal());
            border.line().pieces(view, MARGIN, (piece, along) -> {
                g.setStroke(new BasicStroke(
                        INTERNAL_WIDTH, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, INTERNAL_DASHES, (float)
                                (along % (INTERNAL_DASHES[0] + INTERNAL_DASHES[1]))));
                g.draw(piece);
            });
        }
        // One path for all of the external border: a halo drawn twice would be twice as strong where pieces meet.
        Path2D external = new Path2D.Double();
        for (Region.Border border : ground.borders()) {
            if (border.kind() == Region.BorderKind.EXTERNAL) {
                border.line().pieces(view, MARGIN, (piece, along) -> external.append(piece, false));
            }
        }
        g.setColor(Palette.faded(palette.borderExternal(), EXTERNAL_HALO_OPACITY));
        g.setStroke(round(EXTERNAL_HALO_WIDTH));
        g.draw(external);
        g.setColor(palette.borderExternal());
        g.setStroke(round(view.zoom() < 7 ? 1.4 : EXTERNAL_WIDTH));
        g.draw(external);
    }

    /** Lets the land fade into the foreign ground where the data ends. */
    private void edges(Graphics2D g, View view) {
        double left = view.px(extent.minX());
        double right = view.px(extent.maxX());
        double top = view.py(extent.minY());
        double bottom = view.py(extent.maxY());
        double fade = FADE * view.worldSide();
        double far = 1e8;
        Rectangle2D window = new Rectangle2D.Double(0, 0, view.width(), view.height());
        edge(
                g,
                window,
                new Rectangle2D.Double(-far, -far, far + left + fade, 2 * far),
                gradient(left, left + fade, true));
        edge(g, window, new Rectangle2D.Double(right - fade, -far, far, 2 * far), gradient(right, right - fade, true));
        edge(
                g,
                window,
                new Rectangle2D.Double(-far, -far, 2 * far, far + top + fade),
                gradient(top, top + fade, false));
        edge(
                g,
                window,
                new Rectangle2D.Double(-far, bottom - fade, 2 * far, far),
                gradient(bottom, bottom - fade, false));
    }

    private GradientPaint gradient(double from, double to, boolean across) {
        Color solid = palette.foreign();
        Color clear = Palette.faded(solid, 0);
        return across
                ? new GradientPaint((float) from, 0, solid, (float) to, 0, clear)
                : new GradientPaint(0, (float) from, solid, 0, (float) to, clear);
    }

    private static void edge(Graphics2D g, Rectangle2D window, Rectangle2D where, GradientPaint paint) {
        if (window.intersects(where)) {
            g.setPaint(paint);
            g.fill(window.createIntersection(where));
        }
    }

    private static Path2D path(List<Region.Area> areas, View view) {
        Box near = view.box(MARGIN);
        Path2D path = new Path2D.Double(Path2D.WIND_EVEN_ODD);
        for (Region.Area area : areas) {
            if (area.box().meets(near)) {
                area.rings().forEach(ring -> ring.addRing(path, view));
            }
        }
        return path;
    }

    private static BasicStroke round(double width) {
        return new BasicStroke((float) width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
    }
}

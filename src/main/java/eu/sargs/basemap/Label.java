package eu.sargs.basemap;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.util.List;

/**
 * Something written on the map at a fixed spot of one zoom. Spots and boxes are in points of the world at that zoom, so
 * that every tile that a label touches draws its own part of the very same label.
 */
sealed interface Label {
    /** Everything that it covers. */
    Box box();

    void draw(Graphics2D g, View view, Palette palette);

    /** Is any of it in the view? */
    default boolean shownIn(View view) {
        return box().meets(new Box(view.left(), view.top(), view.left() + view.width(), view.top() + view.height()));
    }

    /** How a place is written. */
    enum PlaceLook {
        STATION,
        CITY,
        TOWN,
        VILLAGE
    }

    /**
     * A place: its mark and its name.
     *
     * @param x of the mark
     * @param y of the mark
     * @param textX where the name's baseline starts
     * @param textY baseline
     */
    record Place(PlaceLook look, boolean home, double x, double y, Shape name, double textX, double textY, Box box)
            implements Label {
        private static final double HALO = 3;

        @Override
        public void draw(Graphics2D g, View view, Palette palette) {
            Color ground = home ? palette.home() : palette.foreign();
            Shape text = AffineTransform.getTranslateInstance(textX - view.left(), textY - view.top())
                    .createTransformedShape(name);
            g.setStroke(new BasicStroke((float) HALO, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
            g.setColor(Palette.faded(ground, 0.85));
            g.draw(text);
            Color ink = switch (look) {
                case STATION, CITY -> palette.strongText();
                case TOWN -> palette.text();
                case VILLAGE -> palette.faintText();
            };
            mark(g, x - view.left(), y - view.top(), ink, ground);
            g.setColor(ink);
            g.fill(text);
        }

        private void mark(Graphics2D g, double cx, double cy, Color ink, Color ground) {
            double r = switch (look) {
                case STATION -> 4;
                case CITY, TOWN -> 2.5;
                case VILLAGE -> 1.75;
            };
            g.setColor(ground);
            g.fill(shape(cx, cy, r + 1.5));
            g.setColor(ink);
            g.fill(shape(cx, cy, r));
        }

        private Shape shape(double cx, double cy, double r) {
            return look == PlaceLook.STATION
                    ? new Rectangle2D.Double(cx - r, cy - r, 2 * r, 2 * r)
                    : new Ellipse2D.Double(cx - r, cy - r, 2 * r, 2 * r);
        }
    }

    /** A road's number on its shield. */
    record Shield(Shape number, double textX, double textY, Box plate, Box box) implements Label {
        @Override
        public void draw(Graphics2D g, View view, Palette palette) {
            Shape outline = new RoundRectangle2D.Double(
                    plate.minX() - view.left() + 0.5,
                    plate.minY() - view.top() + 0.5,
                    plate.width() - 1,
                    plate.height() - 1,
                    6,
                    6);
            g.setColor(palette.home());
            g.fill(outline);
            g.setColor(palette.regionalRoad());
            g.setStroke(new BasicStroke(1));
            g.draw(outline);
            g.setColor(palette.text());
            g.fill(AffineTransform.getTranslateInstance(textX - view.left(), textY - view.top())
                    .createTransformedShape(number));
        }
    }

    /** A country's name, letter-spaced. */
    record Country(List<Shape> letters, double textX, double textY, Box box) implements Label {
        @Override
        public void draw(Graphics2D g, View view, Palette palette) {
            g.setColor(Palette.faded(palette.faintText(), 0.75));
            AffineTransform here = AffineTransform.getTranslateInstance(textX - view.left(), textY - view.top());
            letters.forEach(letter -> g.fill(here.createTransformedShape(letter)));
        }
    }
}

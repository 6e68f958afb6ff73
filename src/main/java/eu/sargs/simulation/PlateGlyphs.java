package eu.sargs.simulation;

import java.awt.BasicStroke;
import java.awt.Shape;
import java.awt.geom.Area;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.HashMap;
import java.util.Map;

/**
 * The signs of number plates as strokes of one width, drawn by us after the proportions that road lettering shares. A
 * sign stands 100 units high on the line y = 100; strokes are 14 wide.
 */
final class PlateGlyphs {
    private static final double STROKE = 14;
    private static final double HALF = STROKE / 2;

    /** Centre lines: M, L and C with absolute coordinates, x from 0, y from 0 (top) to 86; the stroke adds 7 all round. */
    private static final Map<Character, String> LINES = Map.ofEntries(
            Map.entry('0', "M22 0 C35 0 44 9 44 22 L44 64 C44 77 35 86 22 86 C9 86 0 77 0 64 L0 22 C0 9 9 0 22 0 Z"),
            Map.entry('1', "M0 22 L23 0 L23 86"),
            Map.entry('2', "M1 20 C2 8 10 0 22 0 C34 0 43 8.5 43 21 C43 30 39 36 33 43 L1 86 L44 86"),
            Map.entry(
                    '3',
                    "M1 17 C3 6 11 0 22 0 C34 0 42 8 42 20 C42 32 34 40 24 40 L17 40 L24 40 C36 40 44 50 44 63"
                            + " C44 77 35 86 22 86 C10 86 2 79 0 68"),
            Map.entry('4', "M28 0 L0 62 L46 62 M33 34 L33 86"),
            Map.entry('5', "M41 0 L6 0 L3 42 C8 35 14 32 22 32 C35 32 44 43 44 59 C44 75 35 86 21 86 C10 86 2 80 0 70"),
            Map.entry(
                    '6',
                    "M31 0 L6 41 C2 48 0 54 0 61 C0 76 9 86 22 86 C35 86 44 76 44 61 C44 47 35 38 22 38 C15 38 9 40 5 45"),
            Map.entry('7', "M0 0 L44 0 L16 86"),
            Map.entry(
                    '8',
                    "M22 40 C11 40 3 32 3 20 C3 8 11 0 22 0 C33 0 41 8 41 20 C41 32 33 40 22 40 C9 40 0 49 0 63"
                            + " C0 77 9 86 22 86 C35 86 44 77 44 63 C44 49 35 40 22 40 Z"),
            Map.entry(
                    '9',
                    "M13 86 L38 45 C42 38 44 32 44 25 C44 10 35 0 22 0 C9 0 0 10 0 25 C0 39 9 48 22 48 C29 48 35 46 39 41"),
            Map.entry('A', "M0 86 L24 0 L48 86 M9 58 L39 58"),
            Map.entry(
                    'B',
                    "M0 0 L0 86 L24 86 C36 86 44 77 44 64 C44 51 36 41 24 41 L0 41 M0 0 L22 0 C33 0 40 9 40 20"
                            + " C40 32 33 41 22 41"),
            Map.entry('C', "M44 21 C44 9 35 0 22 0 C9 0 0 9 0 22 L0 64 C0 77 9 86 22 86 C35 86 44 77 44 65"),
            Map.entry('D', "M0 0 L0 86 L20 86 C35 86 45 76 45 62 L45 24 C45 10 35 0 20 0 Z"),
            Map.entry('E', "M40 0 L0 0 L0 86 L40 86 M0 41 L34 41"),
            Map.entry('F', "M40 0 L0 0 L0 86 M0 41 L34 41"),
            Map.entry(
                    'G',
                    "M44 20 C43 8 35 0 22 0 C9 0 0 9 0 22 L0 64 C0 77 9 86 22 86 C35 86 44 77 44 64 L44 46 L25 46"),
            Map.entry('H', "M0 0 L0 86 M46 0 L46 86 M0 41 L46 41"),
            Map.entry('I', "M4 0 L4 86"),
            Map.entry('J', "M32 0 L32 64 C32 78 25 86 14 86 C8 86 3 84 0 80"),
            Map.entry('K', "M0 0 L0 86 M45 0 L2 53 M17 35 L46 86"),
            Map.entry('L', "M0 0 L0 86 L40 86"),
            Map.entry('M', "M0 86 L0 0 L27 52 L54 0 L54 86"),
            Map.entry('N', "M0 86 L0 0 L46 86 L46 0"),
            Map.entry('O', "M24 0 C38 0 48 9 48 22 L48 64 C48 77 38 86 24 86 C10 86 0 77 0 64 L0 22 C0 9 10 0 24 0 Z"),
            Map.entry('P', "M0 86 L0 0 L24 0 C36 0 44 10 44 24 C44 38 36 48 24 48 L0 48"),
            Map.entry(
                    'Q',
                    "M24 0 C38 0 48 9 48 22 L48 64 C48 77 38 86 24 86 C10 86 0 77 0 64 L0 22 C0 9 10 0 24 0 Z"
                            + " M28 62 L48 86"),
            Map.entry('R', "M0 86 L0 0 L24 0 C36 0 44 9 44 22 C44 36 36 45 24 45 L0 45 M22 45 L45 86"),
            Map.entry(
                    'S',
                    "M43 19 C41 7 34 0 22 0 C10 0 2 8 2 20 C2 31 8 36 22 41 C37 47 44 52 44 64 C44 78 35 86 22 86"
                            + " C9 86 1 78 0 66"),
            Map.entry('T', "M0 0 L46 0 M23 0 L23 86"),
            Map.entry('U', "M0 0 L0 64 C0 77 9 86 22 86 C36 86 45 77 45 64 L45 0"),
            Map.entry('V', "M0 0 L24 86 L48 0"),
            Map.entry('W', "M0 0 L17 86 L34 10 L51 86 L68 0"),
            Map.entry('X', "M0 0 L46 86 M46 0 L0 86"),
            Map.entry('Y', "M0 0 L24 46 L48 0 M24 46 L24 86"),
            Map.entry('Z', "M0 0 L44 0 L0 86 L44 86"),
            Map.entry('-', "M4 46 L18 46"));

    private static final Map<Character, Shape> SIGNS = outlines();

    private PlateGlyphs() {}

    /** The filled outline, left edge at x = 0, 100 units high. */
    static Shape sign(char c) {
        Shape sign = SIGNS.get(c);
        if (sign == null) {
            throw new IllegalArgumentException("No plate sign for '" + c + "'");
        }
        return sign;
    }

    static double width(char c) {
        return sign(c).getBounds2D().getWidth();
    }

    private static Map<Character, Shape> outlines() {
        Map<Character, Shape> all = new HashMap<>();
        LINES.forEach((c, line) -> all.put(c, outline(line)));
        return all;
    }

    private static Shape outline(String line) {
        Path2D centre = path(line);
        BasicStroke pen = new BasicStroke((float) STROKE, BasicStroke.CAP_SQUARE, BasicStroke.JOIN_MITER, 4f);
        Area area = new Area(pen.createStrokedShape(centre));
        Rectangle2D span = centre.getBounds2D();
        // Mitres and slanted ends would stand out of the line: road lettering is cut flat, top and bottom.
        area.intersect(new Area(
                new Rectangle2D.Double(span.getMinX() - HALF - 2, -HALF, span.getWidth() + STROKE + 4, 86 + STROKE)));
        double left = area.getBounds2D().getMinX();
        return java.awt.geom.AffineTransform.getTranslateInstance(-left, HALF).createTransformedShape(area);
    }

    private static Path2D path(String line) {
        Path2D path = new Path2D.Double();
        String[] parts = line.trim().split("(?=[MLCZ])");
        for (String untrimmed : parts) {
            String part = untrimmed.trim();
            double[] n = part.length() < 2
                    ? new double[0]
                    : java.util.Arrays.stream(part.substring(1).trim().split("\\s+"))
                            .mapToDouble(Double::parseDouble)
                            .toArray();
            switch (part.charAt(0)) {
                case 'M' -> path.moveTo(n[0], n[1]);
                case 'L' -> path.lineTo(n[0], n[1]);
                case 'C' -> path.curveTo(n[0], n[1], n[2], n[3], n[4], n[5]);
                case 'Z' -> path.closePath();
                default -> throw new IllegalStateException(part);
            }
        }
        return path;
    }
}

package eu.sargs.recognition;

/**
 * Four corners in a picture, in its pixels, origin top left, in the order of the text: {@code topLeft} is where the
 * text begins.
 */
public record Quad(Corner topLeft, Corner topRight, Corner bottomRight, Corner bottomLeft) {
    /** Pixels, fractions allowed. */
    public record Corner(double x, double y) {
        Corner towards(Corner other, double part) {
            return new Corner(x + (other.x - x) * part, y + (other.y - y) * part);
        }

        double distance(Corner other) {
            return Math.hypot(x - other.x, y - other.y);
        }
    }

    /** An upright box in pixels, edges possibly outside the picture. */
    public record Box(double x, double y, double width, double height) {
        public double right() {
            return x + width;
        }

        public double bottom() {
            return y + height;
        }

        public double centreX() {
            return x + width / 2;
        }

        public double centreY() {
            return y + height / 2;
        }

        public double area() {
            return Math.max(0, width) * Math.max(0, height);
        }

        /** The shared area's part of both together, 0 to 1. */
        public double iou(Box other) {
            double shared = shared(other);
            return shared <= 0 ? 0 : shared / (area() + other.area() - shared);
        }

        /** The shared area in square pixels. */
        public double shared(Box other) {
            double w = Math.min(right(), other.right()) - Math.max(x, other.x);
            double h = Math.min(bottom(), other.bottom()) - Math.max(y, other.y);
            return w <= 0 || h <= 0 ? 0 : w * h;
        }

        public Box moved(double dx, double dy) {
            return new Box(x + dx, y + dy, width, height);
        }

        public Box scaled(double factor) {
            return new Box(x * factor, y * factor, width * factor, height * factor);
        }
    }

    public static Quad of(double x, double y, double width, double height) {
        return new Quad(
                new Corner(x, y),
                new Corner(x + width, y),
                new Corner(x + width, y + height),
                new Corner(x, y + height));
    }

    /** Mean of the two long edges. */
    public double width() {
        return (topLeft.distance(topRight) + bottomLeft.distance(bottomRight)) / 2;
    }

    /** Mean of the two short edges. */
    public double height() {
        return (topLeft.distance(bottomLeft) + topRight.distance(bottomRight)) / 2;
    }

    public Corner centre() {
        return new Corner(
                (topLeft.x + topRight.x + bottomRight.x + bottomLeft.x) / 4,
                (topLeft.y + topRight.y + bottomRight.y + bottomLeft.y) / 4);
    }

    /** Radians the text runs downwards to the right. */
    public double angle() {
        return Math.atan2(
                topRight.y + bottomRight.y - topLeft.y - bottomLeft.y,
                topRight.x + bottomRight.x - topLeft.x - bottomLeft.x);
    }

    public Box box() {
        double left = Math.min(Math.min(topLeft.x, topRight.x), Math.min(bottomRight.x, bottomLeft.x));
        double right = Math.max(Math.max(topLeft.x, topRight.x), Math.max(bottomRight.x, bottomLeft.x));
        double top = Math.min(Math.min(topLeft.y, topRight.y), Math.min(bottomRight.y, bottomLeft.y));
        double bottom = Math.max(Math.max(topLeft.y, topRight.y), Math.max(bottomRight.y, bottomLeft.y));
        return new Box(left, top, right - left, bottom - top);
    }

    public Quad scaled(double factorX, double factorY) {
        return new Quad(
                scaled(topLeft, factorX, factorY),
                scaled(topRight, factorX, factorY),
                scaled(bottomRight, factorX, factorY),
                scaled(bottomLeft, factorX, factorY));
    }

    public Quad moved(double dx, double dy) {
        return new Quad(
                new Corner(topLeft.x + dx, topLeft.y + dy),
                new Corner(topRight.x + dx, topRight.y + dy),
                new Corner(bottomRight.x + dx, bottomRight.y + dy),
                new Corner(bottomLeft.x + dx, bottomLeft.y + dy));
    }

    /** Cut or grown along the text: 0 and 1 keep it, {@code part(0.1, 1)} leaves out the first tenth. */
    public Quad part(double from, double to) {
        return new Quad(
                topLeft.towards(topRight, from),
                topLeft.towards(topRight, to),
                bottomLeft.towards(bottomRight, to),
                bottomLeft.towards(bottomRight, from));
    }

    /** Cut or grown across the text: {@code rows(-0.1, 1.1)} adds a tenth above and below. */
    public Quad rows(double from, double to) {
        return new Quad(
                topLeft.towards(bottomLeft, from),
                topRight.towards(bottomRight, from),
                topRight.towards(bottomRight, to),
                topLeft.towards(bottomLeft, to));
    }

    private static Corner scaled(Corner corner, double factorX, double factorY) {
        return new Corner(corner.x * factorX, corner.y * factorY);
    }
}

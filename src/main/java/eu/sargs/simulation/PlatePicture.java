package eu.sargs.simulation;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Area;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;

/** Draws a registration plate flat, one pixel a millimetre: field, border, band or flag, seals, bolts, signs. */
final class PlatePicture {
    private static final Color FIELD = new Color(0xF1F1EC);
    private static final Color INK = new Color(0x14151A);
    private static final Color EU_BLUE = new Color(0x0B3A96);
    private static final Color STARS = new Color(0xF7C600);

    private final Graphics2D g;
    private final double width;
    private final double height;

    private PlatePicture(Graphics2D g, double width, double height) {
        this.g = g;
        this.width = width;
        this.height = height;
    }

    /** @return an opaque RGB picture, {@code width() × height()} millimetres at one pixel each */
    static BufferedImage of(RegistrationPlate plate) {
        int w = (int) plate.width();
        int h = (int) plate.height();
        BufferedImage picture = new BufferedImage(w, h, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = picture.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        new PlatePicture(g, w, h).paint(plate);
        g.dispose();
        return picture;
    }

    private void paint(RegistrationPlate plate) {
        g.setColor(new Color(0x2A2C30));
        g.fill(new Rectangle2D.Double(0, 0, width, height));
        g.setColor(FIELD);
        g.fill(new RoundRectangle2D.Double(1.5, 1.5, width - 3, height - 3, 14, 14));
        String country = plate.country().code();
        if (plate.twoLines()) {
            twoLines(plate, country);
        } else {
            oneLine(plate, country);
        }
        bolts();
        g.setColor(INK);
        g.setStroke(new BasicStroke(3f));
        g.draw(new RoundRectangle2D.Double(3.5, 3.5, width - 7, height - 7, 11, 11));
    }

    private void oneLine(RegistrationPlate plate, String country) {
        String text = plate.display();
        switch (country) {
            case "RU" -> {
                int hash = text.indexOf('#');
                double box = width - 116;
                g.setColor(INK);
                g.fill(new Rectangle2D.Double(box, 4, 3, height - 8));
                // Letters are lower than digits and stand on the same line.
                line(text.substring(0, hash), 24, box - 18, 96, 76, 62);
                line(text.substring(hash + 1), box + 10, width - 10, 68, 56, 56);
                line("RUS", box + 14, box + 66, 97, 20, 20);
                flag(box + 72, 78, 32, 19, new Color(0xF4F4F4), new Color(0x2146A8), new Color(0xC8252C));
            }
            case "BY" -> {
                flag(16, 28, 38, 26, new Color(0xC23A3A), new Color(0xC23A3A), new Color(0x3C8C4E));
                line("BY", 14, 56, 88, 21, 21);
                line(text, 66, width - 14, 95, 76, 76);
            }
            default -> {
                band(country, 6, 6, 42, height - 12);
                boolean arms = country.equals("LT") && text.hashCode() % 3 == 0;
                if (arms) {
                    shield(62, height / 2);
                }
                line(text, arms ? 82 : 60, width - 20, 95, 77, 77);
            }
        }
    }

    private void twoLines(RegistrationPlate plate, String country) {
        String text = plate.display();
        String top = text.substring(0, text.indexOf('/'));
        String bottom = text.substring(text.indexOf('/') + 1);
        boolean banded = !country.equals("BY") && !country.equals("RU");
        if (banded) {
            band(country, 6, 6, 34, 74);
        } else if (country.equals("BY")) {
            flag(14, 18, 34, 22, new Color(0xC23A3A), new Color(0xC23A3A), new Color(0x3C8C4E));
            line("BY", 14, 48, 66, 18, 18);
        }
        line(top, banded || country.equals("BY") ? 50 : 20, width - 14, 82, 66, 66);
        int hash = bottom.indexOf('#');
        if (hash >= 0) {
            line(bottom.substring(0, hash), 14, 128, 156, 62, 62);
            line(bottom.substring(hash + 1), 138, width - 12, 138, 44, 44);
            line("RUS", 150, 204, 158, 13, 13);
        } else {
            line(bottom, 18, width - 16, 156, 64, 64);
        }
    }

    /** Sets signs between two edges on a base line, centred, narrowed where they would not fit. Millimetres. */
    private void line(String text, double left, double right, double base, double digitHeight, double letterHeight) {
        double natural = 0;
        double gap = digitHeight * 0.15;
        for (int i = 0; i < text.length(); i++) {
            natural += advance(text.charAt(i), digitHeight, letterHeight) + (i == 0 ? 0 : gap);
        }
        double squeeze = Math.min(1, (right - left) / natural);
        double x = left + (right - left - natural * squeeze) / 2;
        g.setColor(INK);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            double size = Character.isLetter(c) ? letterHeight : digitHeight;
            if (c == '|') {
                seals(x + advance(c, digitHeight, letterHeight) * squeeze / 2, base - digitHeight / 2);
                g.setColor(INK);
            } else if (c != ' ') {
                AffineTransform place = AffineTransform.getTranslateInstance(x, base - size);
                place.scale(size / 100 * squeeze, size / 100);
                Shape sign = place.createTransformedShape(PlateGlyphs.sign(c));
                g.fill(sign);
            }
            x += (advance(c, digitHeight, letterHeight) + gap) * squeeze;
        }
    }

    private static double advance(char c, double digitHeight, double letterHeight) {
        return switch (c) {
            case ' ' -> digitHeight * 0.30;
            case '|' -> digitHeight * 0.42;
            default -> PlateGlyphs.width(c) * (Character.isLetter(c) ? letterHeight : digitHeight) / 100;
        };
    }

    private void band(String country, double x, double y, double w, double h) {
        Shape band = new RoundRectangle2D.Double(x, y, w, h, 9, 9);
        boolean ukraine = country.equals("UA");
        g.setColor(ukraine ? new Color(0x1452B8) : EU_BLUE);
        g.fill(band);
        double cx = x + w / 2;
        if (ukraine) {
            flag(x + 7, y + 12, w - 14, 20, new Color(0x3B82E0), new Color(0x3B82E0), new Color(0xF2CE2E));
        } else {
            g.setColor(STARS);
            double ring = w * 0.30;
            for (int i = 0; i < 12; i++) {
                double angle = Math.PI * i / 6;
                g.fill(new Ellipse2D.Double(
                        cx + ring * Math.sin(angle) - 1.7, y + h * 0.31 - ring * Math.cos(angle) - 1.7, 3.4, 3.4));
            }
        }
        String code = country.equals("EE") ? "EST" : country.equals("DE") ? "D" : country;
        Color ink = Color.WHITE;
        double size = code.length() > 2 ? 15 : 21;
        double natural = code.length()
                - 1
                + code.chars()
                        .mapToDouble(c -> PlateGlyphs.width((char) c) * size / 100)
                        .sum();
        double at = cx - natural / 2;
        g.setColor(ink);
        for (char c : code.toCharArray()) {
            AffineTransform place = AffineTransform.getTranslateInstance(at, y + h * 0.88 - size);
            place.scale(size / 100, size / 100);
            g.fill(place.createTransformedShape(PlateGlyphs.sign(c)));
            at += PlateGlyphs.width(c) * size / 100 + 1.5;
        }
    }

    private void flag(double x, double y, double w, double h, Color top, Color middle, Color bottom) {
        Color[] stripes = {top, middle, bottom};
        for (int i = 0; i < 3; i++) {
            g.setColor(stripes[i]);
            g.fill(new Rectangle2D.Double(x, y + h * i / 3, w, h / 3));
        }
        g.setColor(new Color(0x30000000, true));
        g.setStroke(new BasicStroke(1f));
        g.draw(new Rectangle2D.Double(x, y, w, h));
    }

    private void seals(double cx, double cy) {
        g.setColor(new Color(0xC9B27A));
        g.fill(new Ellipse2D.Double(cx - 14, cy - 33, 28, 28));
        g.setColor(new Color(0xA8ADB4));
        g.fill(new Ellipse2D.Double(cx - 16, cy + 2, 32, 32));
        g.setColor(new Color(0x5C6068));
        g.setStroke(new BasicStroke(2f));
        g.draw(new Ellipse2D.Double(cx - 9, cy + 9, 18, 18));
    }

    private void shield(double cx, double cy) {
        Path2D shield = new Path2D.Double();
        shield.moveTo(cx - 10, cy - 12);
        shield.lineTo(cx + 10, cy - 12);
        shield.lineTo(cx + 10, cy + 2);
        shield.curveTo(cx + 10, cy + 8, cx + 5, cy + 11, cx, cy + 14);
        shield.curveTo(cx - 5, cy + 11, cx - 10, cy + 8, cx - 10, cy + 2);
        shield.closePath();
        g.setColor(new Color(0xC03038));
        g.fill(new Area(shield));
        g.setColor(new Color(0xE8E4DC));
        g.fill(new Ellipse2D.Double(cx - 5, cy - 6, 10, 12));
    }

    private void bolts() {
        g.setColor(new Color(0xB9BAB6));
        double y = height > 150 ? 12 : height / 2 - 4;
        if (height > 150) {
            g.fill(new Ellipse2D.Double(width * 0.3, y, 7, 7));
            g.fill(new Ellipse2D.Double(width * 0.68, y, 7, 7));
        }
    }
}

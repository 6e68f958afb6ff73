package eu.sargs.simulation;

import java.awt.Color;

/** What a colour looks like at a distance in this light and weather. Colours are 0xRRGGBB, distances metres. */
final class Palette {
    private final Light light;
    private final double haze;
    private final int air;
    final int skyTop;
    final int skyLow;
    final int grassFar;
    final int grassNear;
    final int forest;
    final int asphalt;
    final int line;

    Palette(Light light, Weather weather) {
        this.light = light;
        boolean wet = weather == Weather.RAIN;
        boolean fog = weather == Weather.FOG;
        haze = fog ? (light.dark() ? 42 : 34) : wet ? 420 : light.dark() ? 900 : 1100;
        air = switch (light) {
            case DAY -> fog ? 0xC6CBCD : wet ? 0xA9B2B8 : 0xB7C6D2;
            case DUSK -> fog ? 0x7B7A86 : 0x77707F;
            case NIGHT -> fog ? 0x414B57 : 0x0F141C;
            case INFRARED -> fog ? 0x626262 : 0x141414;
        };
        skyTop = switch (light) {
            case DAY -> fog ? 0xC9CECF : wet ? 0x9FA9B0 : 0x9DB4C8;
            case DUSK -> wet ? 0x4A4F60 : 0x3F4A68;
            case NIGHT -> fog ? 0x3A434E : 0x080B12;
            case INFRARED -> fog ? 0x5A5A5A : 0x0E0E0E;
        };
        skyLow = switch (light) {
            case DAY -> fog ? 0xC6CBCD : wet ? 0xBAC1C5 : 0xD9E1E5;
            case DUSK -> wet ? 0x7D7880 : 0xC99A78;
            case NIGHT -> fog ? 0x414B57 : 0x18202C;
            case INFRARED -> fog ? 0x626262 : 0x1E1E1E;
        };
        grassFar = light == Light.DAY ? 0x8B8A52 : 0x7E7D4C;
        grassNear = light == Light.DAY ? 0x7A7A40 : 0x6C6C38;
        forest = light == Light.DAY ? 0x42544A : 0x39483F;
        asphalt = wet ? 0x5E656B : 0x7B8085;
        line = 0xE6E7E2;
    }

    /** Lit as it stands there, behind the air between: an ordinary, dull surface. */
    int at(int rgb, double z) {
        return hazed(lit(rgb, z, 1), z);
    }

    /** As {@link #at}, for what throws light back to the camera: plates, lines, posts. */
    int reflecting(int rgb, double z, double gain) {
        return hazed(lit(rgb, z, light.dark() ? gain : 1), z);
    }

    /** Seen through the air but not lit: the sky's own light, a lamp's glass. */
    int hazed(int rgb, double z) {
        return mix(rgb, air, 1 - Math.exp(-z / haze));
    }

    /** How much of something bright is left at that distance, 0–1. */
    double clear(double z) {
        return Math.exp(-z / haze);
    }

    Color color(int rgb, double z) {
        return new Color(at(rgb, z));
    }

    private int lit(int rgb, double z, double gain) {
        // The camera's own lamp at night: strong on the road before it, nothing past 150 m.
        double own = 1 / (1 + Math.pow(z / 58, 2));
        return switch (light) {
            case DAY -> rgb;
            case DUSK -> scale(rgb, 0.52 * gain, 0.49 * gain, 0.53 * gain);
            case NIGHT -> {
                double l = 0.085 + 0.47 * own * gain;
                yield scale(rgb, l * 0.98, l, l * 1.06);
            }
            case INFRARED -> {
                // Paint and leaves look alike in infrared: contrast between colours shrinks.
                double grey = 30 + 0.70 * grey(rgb);
                int v = clamp(grey * (0.095 + 0.78 * own * gain));
                yield v << 16 | v << 8 | v;
            }
        };
    }

    static double grey(int rgb) {
        return 0.30 * (rgb >> 16 & 255) + 0.59 * (rgb >> 8 & 255) + 0.11 * (rgb & 255);
    }

    static int scale(int rgb, double r, double g, double b) {
        return clamp((rgb >> 16 & 255) * r) << 16 | clamp((rgb >> 8 & 255) * g) << 8 | clamp((rgb & 255) * b);
    }

    /** @param share of the second colour, 0–1 */
    static int mix(int one, int other, double share) {
        double keep = 1 - share;
        return clamp((one >> 16 & 255) * keep + (other >> 16 & 255) * share) << 16
                | clamp((one >> 8 & 255) * keep + (other >> 8 & 255) * share) << 8
                | clamp((one & 255) * keep + (other & 255) * share);
    }

    static int clamp(double value) {
        return value <= 0 ? 0 : value >= 255 ? 255 : (int) (value + 0.5);
    }
}

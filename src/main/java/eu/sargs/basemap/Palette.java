package eu.sargs.basemap;

import java.awt.Color;

/** The colours of one style, from the visual tokens. */
record Palette(
        Color home,
        Color foreign,
        Color water,
        Color mainRoad,
        Color regionalRoad,
        Color borderExternal,
        Color borderInternal,
        Color strongText,
        Color text,
        Color faintText) {
    private static final Palette DARK = new Palette(
            new Color(0x1B242E),
            new Color(0x0F1419),
            new Color(0x1C3A52),
            new Color(0x8F7F5B),
            new Color(0x4C5864),
            new Color(0xC4719B),
            new Color(0x8E93BE),
            new Color(0xE1E7ED),
            new Color(0xAFBAC6),
            new Color(0x96A3B1));
    private static final Palette LIGHT = new Palette(
            new Color(0xF7F8F9),
            new Color(0xE2E6EA),
            new Color(0xB9D3E6),
            new Color(0xA68F5C),
            new Color(0xA9B3BC),
            new Color(0x9A4274),
            new Color(0x5E639C),
            new Color(0x16202A),
            new Color(0x3C4A58),
            new Color(0x4F5D6B));

    static Palette of(MapStyle style) {
        return switch (style) {
            case DARK -> DARK;
            case LIGHT -> LIGHT;
        };
    }

    static Color faded(Color color, double opacity) {
        return new Color(color.getRed(), color.getGreen(), color.getBlue(), (int) Math.round(255 * opacity));
    }
}

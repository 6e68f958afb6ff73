package eu.sargs.basemap;

import java.awt.Font;
import java.awt.FontFormatException;
import java.io.IOException;
import java.io.InputStream;

/**
 * The type of the map's labels, at any size: it is scaled. The map is given its type instead of finding one, so that it
 * depends on no screen.
 *
 * @param regular small places, road numbers
 * @param medium larger places
 * @param semibold station towns, countries
 */
public record LabelFonts(Font regular, Font medium, Font semibold) {
    /**
     * From TrueType files. The streams are read to their end and not closed.
     *
     * @throws IOException when one can't be read or holds no font
     */
    public static LabelFonts read(InputStream regular, InputStream medium, InputStream semibold) throws IOException {
        return new LabelFonts(font(regular), font(medium), font(semibold));
    }

    /** The machine's own sans serif, for use where no font comes along. */
    public static LabelFonts ofMachine() {
        Font plain = new Font(Font.SANS_SERIF, Font.PLAIN, 1);
        return new LabelFonts(plain, plain, plain.deriveFont(Font.BOLD));
    }

    private static Font font(InputStream in) throws IOException {
        try {
            return Font.createFont(Font.TRUETYPE_FONT, in);
        } catch (FontFormatException e) {
            throw new IOException("Not a TrueType font", e);
        }
    }
}

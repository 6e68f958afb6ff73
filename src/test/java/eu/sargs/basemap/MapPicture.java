package eu.sargs.basemap;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/** Draws a window of the map to a PNG, to be looked at: {@code FILE.png ZOOM LON LAT WIDTH HEIGHT DARK|LIGHT FONTFOLDER}. */
final class MapPicture {
    private MapPicture() {}

    public static void main(String[] args) throws IOException {
        Path folder = Path.of(args[7]);
        LabelFonts fonts;
        try (InputStream regular = Files.newInputStream(folder.resolve("SargsUI-Regular.ttf"));
                InputStream medium = Files.newInputStream(folder.resolve("SargsUI-Medium.ttf"));
                InputStream semibold = Files.newInputStream(folder.resolve("SargsUI-SemiBold.ttf"))) {
            fonts = LabelFonts.read(regular, medium, semibold);
        }
        int zoom = Integer.parseInt(args[1]);
        double width = Integer.parseInt(args[4]);
        double height = Integer.parseInt(args[5]);
        View view = new View(
                zoom,
                Math.rint(Mercator.x(Double.parseDouble(args[2])) * Mercator.side(zoom) - width / 2),
                Math.rint(Mercator.y(Double.parseDouble(args[3])) * Mercator.side(zoom) - height / 2),
                width,
                height);
        EmbeddedBaseMap map = new EmbeddedBaseMap(fonts, CountryNames.own(), Marked.NOTHING);
        TileImage picture = map.draw(view, MapStyle.valueOf(args[6]), 1);
        BufferedImage image = new BufferedImage((int) width, (int) height, BufferedImage.TYPE_INT_ARGB);
        image.setRGB(0, 0, (int) width, (int) height, picture.argb(), 0, picture.side());
        ImageIO.write(image, "png", Path.of(args[0]).toFile());
    }
}

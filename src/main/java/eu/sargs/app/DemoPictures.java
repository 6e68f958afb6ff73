package eu.sargs.app;

import eu.sargs.platform.Fault;
import eu.sargs.platform.Language;
import eu.sargs.platform.StationSettings.Theme;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.Scene;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javax.imageio.ImageIO;

/** Pictures of the demo's window: which are wanted, and how one becomes a file. */
public final class DemoPictures {
    /** What {@code --screen} takes. */
    public static final List<String> SCREENS =
            List.of("wall", "map", "alerts", "watchlist", "admin", "peers", "first-run");

    /**
     * @param shot a file for one picture, a folder for several
     * @param length when the demo ends by itself
     */
    public record Wanted(
            List<String> screens,
            List<Language> languages,
            List<Theme> themes,
            int width,
            int height,
            Optional<Path> shot,
            Optional<Duration> length) {
        int count() {
            return screens.size() * languages.size() * themes.size();
        }

        Path file(String screen, Language language, Theme theme) {
            Path named = shot.orElseThrow();
            return count() > 1
                    ? named.resolve(
                            screen + "-" + language.code() + "-" + theme.name().toLowerCase(Locale.ROOT) + ".png")
                    : named;
        }
    }

    private DemoPictures() {}

    /**
     * Writes what a scene shows. FX thread.
     *
     * @throws Fault APP-06 when it can't be written
     */
    static void write(Scene scene, Path file) {
        WritableImage image = scene.snapshot(null);
        int width = (int) image.getWidth();
        int height = (int) image.getHeight();
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        // Straight into the picture's own memory: a large window's picture is dear to hold twice.
        int[] pixels = ((DataBufferInt) picture.getRaster().getDataBuffer()).getData();
        image.getPixelReader().getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
        try {
            if (file.getParent() != null) {
                Files.createDirectories(file.getParent());
            }
            if (!ImageIO.write(picture, "png", file.toFile())) {
                throw new IOException("no PNG writer");
            }
        } catch (IOException e) {
            throw new Fault(e, "APP-06", "app.fault.screenshot", file.toString());
        }
    }
}

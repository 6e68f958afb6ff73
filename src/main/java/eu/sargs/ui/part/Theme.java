package eu.sargs.ui.part;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import eu.sargs.platform.StationSettings;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import javafx.application.Application;
import javafx.scene.Scene;
import javafx.scene.text.Font;

/**
 * The look of every window: AtlantaFX below, {@code theme.css} above, the light palette over that, and the text scale
 * applied to every length that is written in px. FX thread.
 */
public final class Theme {
    private static final Pattern PX = Pattern.compile("(\\d+(?:\\.\\d+)?)px");
    private static final List<String> FONTS = List.of(
            "SargsUI-Regular", "SargsUI-Medium", "SargsUI-SemiBold", "SargsPlate-Medium", "SargsPlate-SemiBold");

    private Theme() {}

    /** Makes the two families known to JavaFX. Calling it again does no harm. */
    public static void loadFonts() {
        for (String file : FONTS) {
            try (InputStream in = Theme.class.getResourceAsStream("/eu/sargs/ui/font/" + file + ".ttf")) {
                if (in == null || Font.loadFont(in, 13) == null) {
                    throw new IllegalStateException("The font " + file + " is not in the program or cannot be read");
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /**
     * Dresses a window.
     *
     * @param percent text scale, one of {@link StationSettings#TEXT_SCALES}
     */
    public static void apply(Scene scene, StationSettings.Theme tone, int percent) {
        Application.setUserAgentStylesheet(
                tone == StationSettings.Theme.DARK
                        ? new PrimerDark().getUserAgentStylesheet()
                        : new PrimerLight().getUserAgentStylesheet());
        scene.getStylesheets().setAll(stylesheets(tone, percent));
        scene.getRoot().getStyleClass().removeIf(name -> name.startsWith("scale-"));
        scene.getRoot().getStyleClass().add("scale-" + percent);
    }

    /** The author stylesheets of one look, as URLs. */
    public static List<String> stylesheets(StationSettings.Theme tone, int percent) {
        String base = url(scaled(read("theme.css"), percent));
        return tone == StationSettings.Theme.DARK ? List.of(base) : List.of(base, url(read("theme-light.css")));
    }

    /** A stylesheet with each length in px multiplied by the text scale. */
    static String scaled(String css, int percent) {
        return percent == 100
                ? css
                : PX.matcher(css)
                        .replaceAll(length -> String.format(
                                Locale.ROOT, "%.2fpx", Double.parseDouble(length.group(1)) * percent / 100));
    }

    private static String read(String file) {
        try (InputStream in = Theme.class.getResourceAsStream("/eu/sargs/ui/" + file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String url(String css) {
        return "data:text/css;charset=utf-8;base64,"
                + Base64.getEncoder().encodeToString(css.getBytes(StandardCharsets.UTF_8));
    }
}

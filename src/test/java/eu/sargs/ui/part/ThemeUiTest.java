package eu.sargs.ui.part;

import static org.assertj.core.api.Assertions.assertThat;

import eu.sargs.platform.StationSettings;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.TreeSet;
import java.util.regex.Pattern;
import javafx.geometry.Bounds;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.Text;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;

@ExtendWith(ApplicationExtension.class)
class ThemeUiTest {
    @BeforeAll
    static void loadFonts() {
        Theme.loadFonts();
    }

    @Test
    void reachesEachFamilyAndWeight() {
        assertThat(Font.font("Sargs UI", FontWeight.NORMAL, 13).getName()).isEqualTo("Sargs UI");
        assertThat(Font.font("Sargs UI", FontWeight.BOLD, 13).getName()).isEqualTo("Sargs UI Bold");
        assertThat(Font.font("Sargs UI Medium", FontWeight.NORMAL, 13).getName())
                .isEqualTo("Sargs UI Medium");
        assertThat(Font.font("Sargs Plate", FontWeight.NORMAL, 13).getName()).isEqualTo("Sargs Plate");
        assertThat(Font.font("Sargs Plate", FontWeight.BOLD, 13).getName()).isEqualTo("Sargs Plate Bold");
    }

    @Test
    void givesAllDigitsOneWidth() {
        for (String family : new String[] {"Sargs UI", "Sargs Plate"}) {
            Font font = Font.font(family, FontWeight.BOLD, 24);
            assertThat(width("1111", font)).isEqualTo(width("0000", font)).isEqualTo(width("8484", font));
        }
    }

    @Test
    void hasTheSignsOfAllFourLanguagesAndTheirNeighbours() throws Exception {
        for (String file :
                new String[] {"SargsUI-Regular", "SargsUI-Medium", "SargsUI-SemiBold", "SargsPlate-SemiBold"}) {
            try (InputStream in = Theme.class.getResourceAsStream("/eu/sargs/ui/font/" + file + ".ttf")) {
                java.awt.Font font = java.awt.Font.createFont(java.awt.Font.TRUETYPE_FONT, in);
                assertThat(font.canDisplayUpTo("āčēģīķļņšūžąęėįųłńóśźżõäöüßЖжЩщЪъЫыЭэЮюЯяЁёІі–—„“”«»…→↓°±≥·"))
                        .as(file)
                        .isEqualTo(-1);
            }
        }
    }

    @Test
    void scalesLengthsInPxOnly() {
        assertThat(Theme.scaled("a { -fx-font-size: 12px; -fx-border-width: 1; }", 125))
                .isEqualTo("a { -fx-font-size: 15.00px; -fx-border-width: 1; }");
    }

    @Test
    void replacesTheWholePaletteInTheLightTheme() {
        String dark = sheet(Theme.stylesheets(StationSettings.Theme.DARK, 100).getFirst());
        String light = sheet(Theme.stylesheets(StationSettings.Theme.LIGHT, 100).getLast());
        assertThat(names(light)).isEqualTo(names(dark.substring(0, dark.indexOf('}'))));
    }

    private static TreeSet<String> names(String css) {
        TreeSet<String> names = new TreeSet<>();
        Pattern.compile("(-sargs-[a-z0-9-]+):").matcher(css).results().forEach(found -> names.add(found.group(1)));
        assertThat(names).hasSizeGreaterThan(30);
        return names;
    }

    private static String sheet(String url) {
        return new String(Base64.getDecoder().decode(url.substring(url.indexOf(',') + 1)), StandardCharsets.UTF_8);
    }

    private static double width(String signs, Font font) {
        Text text = new Text(signs);
        text.setFont(font);
        Bounds bounds = text.getLayoutBounds();
        return bounds.getWidth();
    }
}

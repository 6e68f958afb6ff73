package eu.sargs.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.sargs.plate.Country;
import eu.sargs.plate.CountryFormats;
import java.awt.image.BufferedImage;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlateSeriesTest {
    private static final long SEED = 20;

    @ParameterizedTest
    @ValueSource(strings = {"LV", "LT", "EE", "PL", "BY", "RU", "UA", "DE"})
    void everyPlateIsOneOfItsCountrysFormats(String country) {
        CountryFormats formats = CountryFormats.standard();
        SplittableRandom random = new SplittableRandom(SEED);
        for (int i = 0; i < 400; i++) {
            RegistrationPlate plate = PlateSeries.plate(country, i % 3 == 0, i % 4 == 0, random);
            assertThat(formats.match(plate.plate()))
                    .as("seed %d, number %d: %s", SEED, i, plate.display())
                    .anyMatch(m -> m.country().equals(Country.of(country)));
        }
    }

    @Test
    void drawsEverySignAPlateCanCarry() {
        for (char c : "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-".toCharArray()) {
            assertThat(PlateGlyphs.width(c)).as("%s", c).isBetween(10.0, 90.0);
        }
        assertThatThrownBy(() -> PlateGlyphs.sign('Ж')).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void signsOfAPlateStayInsideItsBorder() {
        SplittableRandom random = new SplittableRandom(SEED);
        for (String country : new String[] {"LV", "LT", "EE", "PL", "BY", "RU", "UA", "DE"}) {
            BufferedImage picture = PlatePicture.of(PlateSeries.plate(country, false, false, random));
            // Just inside the border the field is bare, all along the right edge.
            for (int y = 16; y < picture.getHeight() - 16; y++) {
                int rgb = picture.getRGB(picture.getWidth() - 9, y);
                assertThat(Palette.grey(rgb)).as("%s at row %d", country, y).isGreaterThan(200);
            }
        }
    }
}

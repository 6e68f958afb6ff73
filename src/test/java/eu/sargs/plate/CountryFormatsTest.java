package eu.sargs.plate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class CountryFormatsTest {
    private final CountryFormats formats = CountryFormats.standard();

    @Test
    void everyExampleFitsItsOwnSeriesAndOneOfItsLayouts() {
        assertThat(formats.all()).hasSize(43);
        for (PlateFormat format : formats.all()) {
            assertThat(format.examples()).isNotEmpty().allSatisfy(example -> {
                assertThat(format.fits(example)).as(format.id() + " " + example).isTrue();
                assertThat(format.layouts())
                        .as(format.id() + " " + example)
                        .anyMatch(layout -> layout.length() == example.length()
                                && java.util.stream.IntStream.range(0, example.length())
                                        .allMatch(i -> layout.slots().get(i).indexOf(example.charAt(i)) >= 0));
            });
        }
    }

    @Test
    void issuesPlatesOfTheSeriesEqualForEqualSeeds() {
        for (PlateFormat format : formats.all()) {
            Random one = new Random(11);
            Random other = new Random(11);
            for (int i = 0; i < 200; i++) {
                Plate plate = format.issue(one);
                assertThat(format.fits(plate.text()))
                        .as(format.id() + " " + plate)
                        .isTrue();
                assertThat(format.issue(other)).isEqualTo(plate);
            }
        }
    }

    @Test
    void ordinaryLatvianCarsNeverGetArmyOrTaxiLetters() {
        PlateFormat cars = formats.format("LV-car").orElseThrow();
        Random random = new Random(5);
        for (int i = 0; i < 5000; i++) {
            assertThat(cars.issue(random).text()).doesNotStartWith("LA").doesNotStartWith("TX");
        }
    }

    @Test
    void writesPlatesAsTheirCountriesDo() {
        assertThat(formats.display(Plate.of("HO3817"), Country.of("LV"))).isEqualTo("HO-3817");
        assertThat(formats.display(Plate.of("ABC123"), Country.of("LT"))).isEqualTo("ABC 123");
        assertThat(formats.display(Plate.of("EV0123"), Country.of("LT"))).isEqualTo("EV 0123");
        assertThat(formats.display(Plate.of("123ABC"), Country.of("EE"))).isEqualTo("123 ABC");
        assertThat(formats.display(Plate.of("1234AB7"), Country.of("BY"))).isEqualTo("1234 AB-7");
        assertThat(formats.display(Plate.of("A123BC77"), Country.of("RU"))).isEqualTo("A123BC 77");
        assertThat(formats.display(Plate.of("AA1234BB"), Country.of("UA"))).isEqualTo("AA 1234 BB");
        assertThat(formats.display(Plate.of("WA12345"), Country.of("PL"))).isEqualTo("WA 12345");
        assertThat(formats.display(Plate.of("COYOTE"), Country.of("LV"))).isEqualTo("COYOTE");
        assertThat(formats.display(Plate.of("XYZ99999"), Country.UNKNOWN)).isEqualTo("XYZ99999");
    }

    @Test
    void leavesTheGermanDistrictOpenWhereOnlyTheSealsTell() {
        assertThat(formats.display(Plate.of("BMA1234"), Country.of("DE"))).isEqualTo("BMA 1234");
        assertThat(formats.display(Plate.of("BM1234"), Country.of("DE"))).isEqualTo("B-M 1234");
    }

    @Test
    void guessesTheLikeliestCountry() {
        assertThat(formats.guess(Plate.of("HO3817"))).isEqualTo(Country.of("LV"));
        assertThat(formats.guess(Plate.of("ABC123"))).isEqualTo(Country.of("LT"));
        assertThat(formats.guess(Plate.of("EV0123"))).isEqualTo(Country.of("LT"));
        assertThat(formats.guess(Plate.of("1234AB7"))).isEqualTo(Country.of("BY"));
        assertThat(formats.guess(Plate.of("A123BC77"))).isEqualTo(Country.of("RU"));
        assertThat(formats.guess(Plate.of("COYOTE"))).isEqualTo(Country.UNKNOWN);
        assertThat(formats.match(Plate.of("COYOTE")))
                .singleElement()
                .satisfies(match -> assertThat(match.format()).isEqualTo("LV-vanity"));
    }

    @Test
    void repairsSignsThatTheSlotCannotHold() {
        assertThat(formats.repairs(Plate.of("H03817"), 0.3)).first().satisfies(repair -> {
            assertThat(repair.plate()).isEqualTo(Plate.of("HO3817"));
            assertThat(repair.format().country()).isEqualTo(Country.of("LV"));
            assertThat(repair.likeness()).isGreaterThan(0.9);
        });
        assertThat(formats.repairs(Plate.of("WWWWWW"), 0.3)).isEmpty();
    }
}

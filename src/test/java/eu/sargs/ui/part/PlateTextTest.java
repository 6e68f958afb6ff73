package eu.sargs.ui.part;

import static org.assertj.core.api.Assertions.assertThat;

import eu.sargs.plate.Country;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlateTextTest {
    @ParameterizedTest
    @CsvSource({
        "HO3817,LV,HO-3817",
        "MNB417,LT,MNB 417",
        "123ABC,EE,123 ABC",
        "AK55213,BY,AK 5521-3",
        "7714KX2,BY,7714 KX-2",
        "Y417KC60,RU,Y417KC 60",
        "AA1234BB,UA,AA 1234 BB",
        "EZIS,LV,EZIS",
        "HO3817,,HO3817"
    })
    void printsAPlateAsItsCountryDoes(String signs, String country, String printed) {
        assertThat(PlateText.of(signs, Country.of(country))).isEqualTo(printed);
    }
}

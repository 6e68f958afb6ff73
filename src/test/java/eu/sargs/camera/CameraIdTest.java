package eu.sargs.camera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CameraIdTest {
    @ParameterizedTest
    @ValueSource(strings = {"K", "KRA-02", "9", "A-", "ABCDEFGHIJKLMNOPQRSTUVWX"})
    void namesACamera(String text) {
        assertThat(new CameraId(text).text()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-A", "kra-02", "KRA 02", "KRĀ", "К", "A\n", "ABCDEFGHIJKLMNOPQRSTUVWXY"})
    void refusesWhatNobodyCanSayOnTheRadio(String text) {
        assertThatThrownBy(() -> new CameraId(text)).isInstanceOf(IllegalArgumentException.class);
    }
}

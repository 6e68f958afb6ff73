package eu.sargs.platform;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OneLineTest {
    @Test
    void keepsWhatCanBeReadOnOneLine() {
        assertThat(OneLine.of(" yearly audit]\n2026-11-23 03:00:00  boss [x\r\n"))
                .isEqualTo("yearly audit] 2026-11-23 03:00:00  boss [x");
        assertThat(OneLine.of("Ķekava Žiežmariai Себеж — 12/2026")).isEqualTo("Ķekava Žiežmariai Себеж — 12/2026");
        assertThat(OneLine.of("\u200b\u200b\u200b")).as("nobody sees it").isEmpty();
        assertThat(OneLine.of("a\u001b[2J\u009b1m\u202eb\u2028c")).isEqualTo("a [2J 1mb c");
    }

    @Test
    void showsWhatNobodyWouldSee() {
        assertThat(OneLine.shown("Krāslava 1 · HO3817")).isEqualTo("Krāslava 1 · HO3817");
        assertThat(OneLine.shown("a\nb\u001b[2J\u202ec")).isEqualTo("a\\u000ab\\u001b[2J\\u202ec");
        assertThat(OneLine.shown(new String(Character.toChars(0xE0041)))).isEqualTo("\\udb40\\udc41");
    }
}

package eu.sargs.ui.alert;

import java.util.Arrays;

/** Tones as 16-bit mono PCM at 44.1 kHz, little-endian; each rises and falls over 25 ms so that nobody starts. */
final class ToneShape {
    static final int RATE = 44_100;
    private static final double RISE_S = 0.025;
    private static final double GAP_S = 0.04;
    private static final double PLAIN = 0.25;
    private static final double LOUDER = PLAIN * Math.pow(10, 6 / 20.0);
    private static final double SOFT = 0.15;

    private ToneShape() {}

    static byte[] of(AlarmSound.Tone tone) {
        return switch (tone) {
            case HIGH -> tones(PLAIN, 0.150, 660, 880, 660);
            case HIGH_LOUDER -> tones(LOUDER, 0.150, 660, 880, 660);
            case MEDIUM -> tones(PLAIN, 0.150, 660, 550);
            case LOW -> tones(SOFT, 0.120, 440);
            case FLOOD -> tones(SOFT, 0.120, 440, 440);
            case TROUBLE -> tones(PLAIN, 0.150, 330, 330);
        };
    }

    private static byte[] tones(double level, double seconds, double... hertz) {
        int each = (int) (seconds * RATE);
        int gap = (int) (GAP_S * RATE);
        int rise = (int) (RISE_S * RATE);
        byte[] pcm = new byte[2 * hertz.length * (each + gap)];
        int at = 0;
        for (double one : hertz) {
            for (int i = 0; i < each; i++) {
                double edge = Math.min(1, Math.min(i, each - 1 - i) / (double) rise);
                double envelope = 0.5 - 0.5 * Math.cos(Math.PI * edge);
                short sample = (short) (32_767 * level * envelope * Math.sin(2 * Math.PI * one * i / RATE));
                pcm[at++] = (byte) sample;
                pcm[at++] = (byte) (sample >> 8);
            }
            at += 2 * gap;
        }
        return Arrays.copyOf(pcm, at);
    }
}

package eu.sargs.ui.alert;

import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.LineUnavailableException;
import javax.sound.sampled.SourceDataLine;

/** Where tones come out. */
@FunctionalInterface
interface Loudspeaker {
    /** The machine has no sound device now. */
    final class Lost extends Exception {
        private static final long serialVersionUID = 1L;

        Lost(Throwable cause) {
            super("No sound device", cause);
        }
    }

    /** Plays to the end. @param pcm 16-bit mono at {@link ToneShape#RATE}, little-endian */
    void play(byte[] pcm) throws Lost;

    /** The machine's default device, opened anew for each tone: one that was pulled out and put back works again. */
    static Loudspeaker ofMachine() {
        return pcm -> {
            AudioFormat format = new AudioFormat(ToneShape.RATE, 16, 1, true, false);
            try (SourceDataLine line = AudioSystem.getSourceDataLine(format)) {
                line.open(format);
                line.start();
                line.write(pcm, 0, pcm.length);
                line.drain();
            } catch (LineUnavailableException | IllegalArgumentException | SecurityException e) {
                throw new Lost(e);
            }
        };
    }
}

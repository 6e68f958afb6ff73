package eu.sargs.recognition;

/**
 * How hard recognition works, since it started.
 *
 * @param offered frames that came
 * @param looked frames that were looked at
 * @param dropped frames that were due and had to give way to newer ones
 */
public record RecognitionLoad(long offered, long looked, long dropped) {
    RecognitionLoad plus(RecognitionLoad other) {
        return new RecognitionLoad(offered + other.offered, looked + other.looked, dropped + other.dropped);
    }
}

package eu.sargs.simulation;

/** How a simulated camera can fail. */
public sealed interface Trouble {
    /** Works as it should. */
    record None() implements Trouble {}

    /** Keeps the connection and sends nothing more. */
    record Silent() implements Trouble {}

    /** Sends one picture again and again, with fresh timestamps: a frozen encoder. */
    record SamePicture() implements Trouble {}

    /** Sends fewer pictures a second. */
    record Slow(int fps) implements Trouble {
        public Slow {
            if (fps < 1) {
                throw new IllegalArgumentException("At least one picture a second");
            }
        }
    }

    /** Sends well-formed RTP with noise in it. */
    record Garbage() implements Trouble {}

    /** Answers every request with this RTSP status, for example 401, 404 or 454. */
    record Refusing(int status) implements Trouble {}

    /** Offers sound only. */
    record WrongCodec() implements Trouble {}

    /** Closes the connections it has, and each new one at its first request. */
    record Closed() implements Trouble {}
}

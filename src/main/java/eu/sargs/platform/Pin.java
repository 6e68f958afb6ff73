package eu.sargs.platform;

/** A subscription's handle: closing it releases the observer. Closing twice does nothing. */
@FunctionalInterface
public interface Pin extends AutoCloseable {
    @Override
    void close();

    /** One handle for several. */
    static Pin all(Pin... pins) {
        return () -> {
            for (Pin pin : pins) {
                pin.close();
            }
        };
    }
}

package eu.sargs.platform;

/** Something that runs. {@link #start} returns when it does; {@link #close} returns when its threads and native memory are gone, and may be called twice. */
public interface Service extends AutoCloseable {
    void start();

    @Override
    void close();
}

package eu.sargs.store.backup;

/** Hears how far a backup has come, on the thread that makes it. */
@FunctionalInterface
public interface Progress {
    /** @param percent of all bytes, 0 to 100; told when it has become more by ten or is all */
    void at(int percent);
}

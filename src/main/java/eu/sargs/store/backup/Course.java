package eu.sargs.store.backup;

/** Counts bytes, and tells of each tenth. One thread. */
final class Course {
    private static final int STEP = 10;

    private final long of;
    private final Progress progress;
    private long done;
    private int told;

    /** @param of bytes that are expected; more may come */
    Course(long of, Progress progress) {
        this.of = Math.max(1, of);
        this.progress = progress;
    }

    void passed(long bytes) {
        done += bytes;
        int percent = (int) Math.min(99, done * 100 / of); // all is told by the end alone
        if (percent >= told + STEP) {
            told = percent / STEP * STEP;
            progress.at(told);
        }
    }

    void all() {
        progress.at(100);
    }
}

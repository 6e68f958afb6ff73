package eu.sargs.watchlist;

/**
 * What was taken of a list file.
 *
 * @param of how many things were to be done
 */
public record ListTaken(int added, int changed, int removed, int of) {
    public int size() {
        return added + changed + removed;
    }

    /** Whether it was stopped before its end: the same file, read again, names what is left. */
    public boolean stopped() {
        return size() < of;
    }

    public ListTaken plus(ListPreview.Step step) {
        return new ListTaken(
                added + (step.before().isEmpty() ? 1 : 0),
                changed + (step.before().isPresent() && step.after().isPresent() ? 1 : 0),
                removed + (step.after().isEmpty() ? 1 : 0),
                of);
    }
}

package eu.sargs.sync.wire;

/** Bytes that are no message: cut short, altered, too large, or from something that is not a station. */
public final class MalformedMessage extends Exception {
    private static final long serialVersionUID = 1L;

    MalformedMessage(String what) {
        super(what);
    }

    MalformedMessage(String what, Throwable cause) {
        super(what, cause);
    }
}

package eu.sargs.camera;

/** Why an input could not be opened or read on. The message names no address and no login. */
final class FeedTrouble extends Exception {
    private static final long serialVersionUID = 1L;

    private final CameraHealth.Cause cause;

    FeedTrouble(CameraHealth.Cause cause, String message) {
        super(message);
        this.cause = cause;
    }

    CameraHealth.Cause why() {
        return cause;
    }
}

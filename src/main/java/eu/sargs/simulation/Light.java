package eu.sargs.simulation;

/** How a scene is lit. {@link #INFRARED} is a camera with its own infrared lamp at night: grey, with shining plates. */
public enum Light {
    DAY,
    DUSK,
    NIGHT,
    INFRARED;

    /** Whether headlights, not the sky, are the brightest thing in the picture. */
    boolean dark() {
        return this == NIGHT || this == INFRARED;
    }
}
